//! Numbers as the page prints them.

/// A count with its thousands apart.
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A rate per thousand: one decimal, two below one.
pub fn rate(per_thousand: f64) -> String {
    if per_thousand == 0.0 {
        "0".to_owned()
    } else if per_thousand < 0.01 {
        "<0.01".to_owned()
    } else if per_thousand < 1.0 {
        format!("{per_thousand:.2}")
    } else {
        format!("{per_thousand:.1}")
    }
}

/// A number with its sign, a true minus, and so many decimals.
pub fn signed(number: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", number.abs());
    let is_zero = digits.chars().all(|c| matches!(c, '0' | '.'));
    match (is_zero, number < 0.0) {
        (true, _) => digits,
        (false, true) => format!("−{digits}"),
        (false, false) => format!("+{digits}"),
    }
}

/// A probability: two significant digits, and no smaller than a reader can use.
pub fn probability(p: f64) -> String {
    if p < 0.001 { "< .001".to_owned() } else { format!("{p:.3}").trim_start_matches('0').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_for_reading() {
        assert_eq!([count(0), count(999), count(1000), count(12_345_678)], ["0", "999", "1,000", "12,345,678"]);
        assert_eq!([rate(0.0), rate(0.002), rate(0.043), rate(12.34)], ["0", "<0.01", "0.04", "12.3"]);
        assert_eq!([signed(1.25, 1), signed(-0.04, 1), signed(-2.0, 1)], ["+1.2", "0.0", "−2.0"]);
        assert_eq!([probability(0.00001), probability(0.0432), probability(1.0)], ["< .001", ".043", "1.000"]);
    }
}

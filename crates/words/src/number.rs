//! Numbers as a language prints them.

use crate::language::{Data, language};
use crate::numbers;

/// A count with its thousands apart: "12,345".
pub fn count(n: u64) -> String {
    let mut out = String::new();
    group(&mut out, &n.to_string(), language().data());
    out
}

/// A number with a fixed number of decimals: "1,234.5"; a true minus where it is below zero.
pub fn decimal(number: f64, decimals: usize) -> String {
    printed(number, decimals, "")
}

/// A number that always shows its sign, but for zero: "+1.5", "−0.3", "0.0".
pub fn signed(number: f64, decimals: usize) -> String {
    printed(number, decimals, "+")
}

/// A number of hundredths: "95%".
pub fn percent(per_cent: f64, decimals: usize) -> String {
    let (before, after) = language().data().percent;
    [before, &decimal(per_cent, decimals), after].concat()
}

/// A rate per thousand: one decimal, two below one.
pub fn rate(per_thousand: f64) -> String {
    if per_thousand == 0.0 {
        decimal(0.0, 0)
    } else if per_thousand < 0.01 {
        numbers::less_than(&decimal(0.01, 2))
    } else if per_thousand < 1.0 {
        decimal(per_thousand, 2)
    } else {
        decimal(per_thousand, 1)
    }
}

/// A probability: three decimals, and no smaller than a reader can use.
pub fn probability(p: f64) -> String {
    if p < 0.001 { numbers::less_than(&decimal(0.001, 3)) } else { decimal(p, 3) }
}

fn printed(number: f64, decimals: usize, plus: &str) -> String {
    let data = language().data();
    let digits = format!("{:.decimals$}", number.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    // What is rounded to zero is neither above nor below it.
    let is_zero = digits.bytes().all(|digit| matches!(digit, b'0' | b'.'));
    let sign = match (is_zero, number < 0.0) {
        (false, true) => "−",
        (false, false) if number > 0.0 => plus,
        _ => "",
    };
    let mut out = sign.to_owned();
    group(&mut out, whole, data);
    if !fraction.is_empty() {
        out.push_str(data.decimal);
        out.push_str(fraction);
    }
    out
}

fn group(out: &mut String, digits: &str, data: &Data) {
    let is_grouped = digits.len() >= 3 + data.minimum_grouping_digits;
    for (index, digit) in digits.chars().enumerate() {
        if is_grouped && index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(data.thousands);
        }
        out.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_rates_and_probabilities_are_said_to_be_small() {
        assert_eq!([rate(0.0), rate(0.002), rate(0.043), rate(12.34)], ["0", "<0.01", "0.04", "12.3"]);
        assert_eq!([probability(0.00001), probability(0.0432), probability(1.0)], ["<0.001", "0.043", "1.000"]);
    }

    #[test]
    fn some_languages_leave_four_digits_together() {
        let polish = Data {
            tag: "pl",
            name: "Polski",
            decimal: ",",
            thousands: "\u{A0}",
            minimum_grouping_digits: 2,
            percent: ("", "%"),
            plural: &[],
            texts: "",
        };
        let grouped = ["999", "1234", "12345", "1234567"].map(|digits| {
            let mut out = String::new();
            group(&mut out, digits, &polish);
            out
        });
        assert_eq!(grouped, ["999", "1234", "12\u{A0}345", "1\u{A0}234\u{A0}567"]);
    }
}

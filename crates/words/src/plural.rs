//! Plural rules in CLDR's own syntax, for whole numbers.

/// Whether a rule such as `i % 10 = 2..4 and i % 100 != 12..14` holds for a whole number; nothing where it is no rule.
pub(crate) fn holds(rule: &str, n: u64) -> Option<bool> {
    let mut any = false;
    for condition in rule.split(" or ") {
        let mut all = true;
        for relation in condition.split(" and ") {
            all &= relation_holds(relation, n)?;
        }
        any |= all;
    }
    Some(any)
}

fn relation_holds(relation: &str, n: u64) -> Option<bool> {
    let (left, ranges) = relation.split_once('=')?;
    let (left, wanted) = left.strip_suffix('!').map_or((left, true), |left| (left, false));
    let (operand, modulus) = left.split_once('%').map_or((left, None), |(operand, modulus)| (operand, Some(modulus)));
    let value = match operand.trim_matches(' ') {
        "n" | "i" => n,
        // Decimals and powers of ten in compact notation: a whole number has none.
        "v" | "w" | "f" | "t" | "c" | "e" => 0,
        _ => return None,
    };
    let value = match modulus {
        Some(modulus) => value.checked_rem(number(modulus)?)?,
        None => value,
    };
    let mut is_within = false;
    for range in ranges.split(',') {
        let (first, last) = range.split_once("..").unwrap_or((range, range));
        is_within |= (number(first)?..=number(last)?).contains(&value);
    }
    Some(is_within == wanted)
}

fn number(digits: &str) -> Option<u64> {
    digits.trim_matches(' ').parse().ok()
}

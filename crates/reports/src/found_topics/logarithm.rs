//! The natural logarithm, with the same bits wherever it is computed.

use std::f64::consts::{LN_2, SQRT_2};

/// The terms of the series: the next would be less than the last bit.
const N_TERMS: u32 = 11;

/// The natural logarithm of a positive number; of anything else nothing useful.
///
/// The standard library's differs in its last bit between the page and the command, which would group an article otherwise once in a while.
/// With x = m · 2^e and m between √½ and √2, ln x = e · ln 2 + 2 · artanh((m − 1) / (m + 1)), whose series is summed from its last term.
pub(super) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as f64 - 1023.0;
    let mut m = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000);
    if m > SQRT_2 {
        m /= 2.0;
        exponent += 1.0;
    }
    let s = (m - 1.0) / (m + 1.0);
    let series = (0..N_TERMS).rev().fold(0.0, |sum, k| sum * s * s + 1.0 / f64::from(2 * k + 1));
    exponent * LN_2 + 2.0 * s * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_that_of_the_standard_library_but_for_the_last_bits() {
        for x in [1e-9, 0.1, 0.5, 0.7, 0.71, 1.0, 1.1, 1.414, 1.415, 2.0, 3.0, 10.0, 12_345.678, 1e12] {
            let (ours, theirs) = (ln(x), x.ln());
            assert!((ours - theirs).abs() <= 1e-15 * theirs.abs().max(1.0), "{x}: {ours} {theirs}");
        }
    }
}

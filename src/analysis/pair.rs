//! A *pair* is one word's occurrences in two subcorpora, the target and the reference, beside the sizes of both in tokens.
//!
//! Everything here counts words, not articles: it describes how far apart two rates are. Whether the difference would hold
//! in other articles of the same outlets is what [`clustered`](super::clustered) answers.

/// One word in two subcorpora. A count is never greater than the tokens it was counted among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Occurrences in the target.
    pub target_count: u64,
    /// Occurrences in the reference.
    pub reference_count: u64,
    /// Size of the target in tokens.
    pub target_tokens: u64,
    /// Size of the reference in tokens.
    pub reference_tokens: u64,
}

/// The numbers of a pair as the formulas write them: occurrences `a` and `b` among `c` and `d` tokens.
struct Cells {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
}

impl Pair {
    /// The same word seen from the other side: target and reference change places.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self {
            target_count: self.reference_count,
            reference_count: self.target_count,
            target_tokens: self.reference_tokens,
            reference_tokens: self.target_tokens,
        }
    }

    /// Log-likelihood with two terms, as Rayson's wizard prints it: twice the sum, over target and reference, of the
    /// occurrences times the natural logarithm of occurrences over those expected were the rates equal.
    ///
    /// Source: Rayson & Garside (2000). Unit: none; never negative, 0 where the rates are equal; 3.84 is the usual 5 %
    /// line. Worked: 340 in 10,000 against 2,500 in 100,000 tokens gives 26.18.
    ///
    /// Misleads because it takes every occurrence for independent evidence: between two random halves of one outlet it passes
    /// 3.84 for about one word in six. It also grows with the size of the corpus, so it ranks evidence, not difference.
    #[must_use]
    pub fn log_likelihood_two_term(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        let (in_target, in_reference) = expected(a + b, c, d);
        (2.0 * (log_term(a, in_target) + log_term(b, in_reference))).max(0.0)
    }

    /// Log-likelihood with four terms: the two of [`Self::log_likelihood_two_term`] and the two for all other tokens.
    ///
    /// Source: Dunning (1993). Unit: none; never negative. Worked: 340 in 10,000 against 2,500 in 100,000 gives 26.93.
    ///
    /// Misleads like its sibling, and is often quoted under the same name: say which of the two a figure is.
    #[must_use]
    pub fn log_likelihood_four_term(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        let (in_target, in_reference) = expected(a + b, c, d);
        let (others_in_target, others_in_reference) = expected(c - a + d - b, c, d);
        let of_word = log_term(a, in_target) + log_term(b, in_reference);
        let of_others = log_term(c - a, others_in_target) + log_term(d - b, others_in_reference);
        (2.0 * (of_word + of_others)).max(0.0)
    }

    /// A statistic that is never negative, given the direction of the difference: negative where the word's rate is lower
    /// in the target. Corpus tools print G² and χ² this way. Worked: the χ² of 39 in 43,002 against 332 in 108,539 is −58.4.
    #[must_use]
    pub fn signed(self, statistic: f64) -> f64 {
        let target = u128::from(self.target_count) * u128::from(self.reference_tokens);
        let reference = u128::from(self.reference_count) * u128::from(self.target_tokens);
        if target < reference { -statistic } else { statistic }
    }

    /// Bayesian information criterion: two-term log-likelihood less the natural logarithm of all tokens.
    ///
    /// Source: Wilson (2013). Unit: none. Below 0 no evidence, 0–2 weak, 2–6 positive, 6–10 strong, above 10 very strong.
    /// Worked: 340 in 10,000 against 2,500 in 100,000 gives 14.57.
    ///
    /// Misleads where log-likelihood does: it corrects for the size of the corpus, not for words that come in clumps.
    #[must_use]
    pub fn bic(self) -> f64 {
        let all_tokens = (self.target_tokens + self.reference_tokens).max(1) as f64;
        self.log_likelihood_two_term() - all_tokens.ln()
    }

    /// Percentage by which the word's rate in the target exceeds its rate in the reference; none where the reference
    /// lacks the word or a side is empty.
    ///
    /// Source: Gabrielatos & Marchi (2011). Unit: per cent, from −100 up. Worked: 340 in 10,000 against 2,500 in 100,000 is
    /// 3.4 % against 2.5 %, so +36.
    ///
    /// Misleads for rare words, where one occurrence more doubles it, and because +100 mirrors −50, not −100.
    #[must_use]
    pub fn percent_difference(self) -> Option<f64> {
        let Cells { a, b, c, d } = self.cells();
        (b > 0.0 && c > 0.0).then(|| 100.0 * (a / c - b / d) / (b / d))
    }

    /// Log Ratio: the binary logarithm of the word's rate in the target over its rate in the reference; a count of zero is
    /// taken as one half, and two sides of which one is empty differ by 0.
    ///
    /// Source: Hardie (2014). Unit: doublings; +1 is twice as frequent in the target, −1 half as frequent. Worked: 340 in
    /// 10,000 against 2,500 in 100,000 is 1.36 times as frequent, so 0.444.
    ///
    /// Misleads for rare words: 7 against 0 gives 7.1 doublings here, and means little more than "seen, and not seen".
    #[must_use]
    pub fn log_ratio(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        if c == 0.0 || d == 0.0 {
            return 0.0;
        }
        (at_least_half(a) / c).log2() - (at_least_half(b) / d).log2()
    }

    /// Log Ratio with half an occurrence (and half a token) added to each side, so that rare words are drawn inwards.
    ///
    /// Source: Evert, R package `corpora`. Unit: doublings. Worked: 10 in 1,177 against 0 in 341,805 gives 12.57.
    ///
    /// Misleads where [`Self::log_ratio`] does, a little less.
    #[must_use]
    pub fn log_ratio_smoothed(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        ((a + 0.5) / (c + 0.5)).log2() - ((b + 0.5) / (d + 0.5)).log2()
    }

    /// Odds ratio: the odds that a token of the target is this word, over the same odds in the reference; none where the
    /// reference lacks the word or a side holds nothing else.
    ///
    /// Source: UCREL's effect-size sheet. Unit: none; 1 is no difference. Worked: 340 in 10,000 against 2,500 in 100,000
    /// gives 1.373.
    ///
    /// Misleads when read as "times as frequent": that holds for rare words only.
    #[must_use]
    pub fn odds_ratio(self) -> Option<f64> {
        let Cells { a, b, c, d } = self.cells();
        (b > 0.0 && a < c && b < d).then(|| (a / (c - a)) / (b / (d - b)))
    }

    /// Effect size of log-likelihood: two-term log-likelihood over all tokens times the natural logarithm of the smaller
    /// expected count; none where that count is 1 or less.
    ///
    /// Source: Johnston, Berry & Mielke (2006), as in UCREL's sheet. Unit: none, from 0 to 1. Worked: 654 in 10,000 against
    /// 654 in 100,000 gives 1,447.84 / (110,000 · ln 118.9) = 0.002755.
    ///
    /// Misleads by looking tiny: it is a share of the greatest log-likelihood possible, which no word comes near.
    #[must_use]
    pub fn effect_size_ell(self) -> Option<f64> {
        let Cells { a, b, c, d } = self.cells();
        let (in_target, in_reference) = expected(a + b, c, d);
        let smaller = in_target.min(in_reference);
        (smaller > 1.0).then(|| self.log_likelihood_two_term() / ((c + d) * smaller.ln()))
    }

    /// Chi-squared of word against all other tokens with Yates' correction, negative where the word is rarer in the target.
    ///
    /// Source: quanteda's `textstat_keyness`. Unit: none. Worked: 1,048 in 43,002 against 779 in 108,539 gives 764.45.
    ///
    /// Misleads for rare words, whose expected counts it needs to be 5 or more, and, like log-likelihood, for words that
    /// come in clumps.
    #[must_use]
    pub fn chi_squared_yates_signed(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        let n = c + d;
        let margins = (a + b) * (n - a - b) * c * d;
        let cross = (a * (d - b) - b * (c - a)).abs();
        if margins <= 0.0 || cross <= n / 2.0 {
            return 0.0;
        }
        self.signed(n * (cross - n / 2.0).powi(2) / margins)
    }

    fn cells(self) -> Cells {
        Cells {
            a: self.target_count as f64,
            b: self.reference_count as f64,
            c: self.target_tokens as f64,
            d: self.reference_tokens as f64,
        }
    }
}

/// Occurrences that sides of `c` and `d` tokens would share in proportion to their sizes.
fn expected(occurrences: f64, c: f64, d: f64) -> (f64, f64) {
    let all = (c + d).max(1.0);
    (c * occurrences / all, d * occurrences / all)
}

/// Observed times the logarithm of observed over expected; nothing observed adds nothing.
fn log_term(observed: f64, expected: f64) -> f64 {
    if observed > 0.0 && expected > 0.0 { observed * (observed / expected).ln() } else { 0.0 }
}

/// The count that logarithms take: half an occurrence stands for none.
fn at_least_half(count: f64) -> f64 {
    if count > 0.0 { count } else { 0.5 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(target_count: u64, reference_count: u64, target_tokens: u64, reference_tokens: u64) -> Pair {
        Pair { target_count, reference_count, target_tokens, reference_tokens }
    }

    /// `digits` is the relative (for 0: absolute) tolerance.
    fn check(found: f64, published: f64, tolerance: f64) {
        let scale = if published == 0.0 { 1.0 } else { published.abs() };
        assert!((found - published).abs() <= tolerance * scale, "{found} is not the published {published}");
    }

    fn check_option(found: Option<f64>, published: Option<f64>) {
        match (found, published) {
            (Some(found), Some(published)) => check(found, published, 1e-12),
            (found, published) => assert_eq!(found, published),
        }
    }

    /// Ten thousand tokens against a hundred thousand, as UCREL's sheet has them.
    fn check_ucrel(a: u64, b: u64, [ll2, bic, log_ratio, ll4]: [f64; 4], percent: Option<f64>, odds: Option<f64>) {
        let pair = pair(a, b, 10_000, 100_000);
        check(pair.log_likelihood_two_term(), ll2, 1e-12);
        check(pair.bic(), bic, 1e-12);
        check(pair.log_ratio(), log_ratio, 1e-12);
        check(pair.log_likelihood_four_term(), ll4, 1e-11);
        check_option(pair.percent_difference(), percent);
        check_option(pair.odds_ratio(), odds);
    }

    #[test]
    fn ucrel_sheet() {
        check_ucrel(1500, 15000, [0.0, -11.608_235_644_774_552, 0.0, 0.0], Some(0.0), Some(1.0));
        check_ucrel(
            340,
            2500,
            [26.175_757_819_087_551, 14.567_522_174_312_998, 0.443_606_651_475_614_84, 26.933_549_516_4],
            Some(36.0),
            Some(1.372_670_807_453_416_2),
        );
        check_ucrel(
            200,
            2500,
            [9.827_928_282_577_772_7, -1.780_307_362_196_779_8, -0.321_928_094_887_362_51, 10.060_594_949_5],
            Some(-20.0),
            Some(0.795_918_367_346_938_77),
        );
        let seven = [33.570_533_819_177_186, 21.962_298_174_402_633, 7.129_283_016_944_966_4, 33.574_989_498_9];
        check_ucrel(7, 0, seven, None, None);
        check_ucrel(
            654,
            654,
            [1_447.839_707_659_508_8, 1_436.231_472_014_734_2, 3.321_928_094_887_362_6, 1_480.246_658_771_0],
            Some(900.0),
            Some(10.629_788_144_660_818),
        );
        check_ucrel(
            89,
            536,
            [17.377_403_618_065_06, 5.769_167_973_290_507_2, 0.731_572_335_395_987_65, 17.492_089_677_7],
            Some(66.044_776_119_402_982),
            Some(1.666_378_530_112_026_9),
        );
    }

    /// Totals since 1945 and before, as quanteda's example prints them.
    fn check_inaugural(a: u64, b: u64, published: f64, tolerance: f64) {
        check(pair(a, b, 43_002, 108_539).chi_squared_yates_signed(), published, tolerance);
    }

    #[test]
    fn quanteda_inaugural_addresses() {
        check_inaugural(1048, 779, 764.448_4, 1e-6);
        check_inaugural(148, 54, 200.554_4, 1e-6);
        check_inaugural(84, 21, 137.775_3, 1e-6);
        check_inaugural(39, 332, -58.398_10, 1e-6);
        check_inaugural(96, 911, -177.100_87, 1e-6);
        check_inaugural(2089, 8094, -331.990_69, 1e-6);
    }

    /// MRSA articles against a general corpus, as the R package `corpora` has them.
    fn check_evert(a: u64, b: u64, g2: f64, log_ratio: f64) {
        let pair = pair(a, b, 1177, 341_805);
        check(pair.signed(pair.log_likelihood_four_term()), g2, 1e-12);
        check(pair.log_ratio_smoothed(), log_ratio, 1e-12);
    }

    #[test]
    fn evert_smoothed_log_ratio() {
        check_evert(944, 367, 10_290.404_740_549_54, 9.543_111_288_240_535);
        check_evert(411, 13, 4_711.916_499_175_445, 13.111_165_859_834_05);
        check_evert(10, 0, 113.579_094_635_597_07, 12.573_622_164_354_656);
        check_evert(2, 1, 18.890_003_767_374_008, 8.918_270_335_742_099);
    }

    #[test]
    fn effect_size_is_the_worked_one() {
        let expected = 1308.0 * 10_000.0 / 110_000.0;
        check_option(
            pair(654, 654, 10_000, 100_000).effect_size_ell(),
            Some(1_447.839_707_659_508_8 / (110_000.0 * f64::ln(expected))),
        );
        assert_eq!(pair(1, 2, 10_000, 100_000).effect_size_ell(), None);
    }

    #[test]
    fn swapped_sides_change_signs_exactly() {
        for (a, b) in [(340, 2500), (0, 12), (12, 0), (1, 1), (77, 9)] {
            let pair = pair(a, b, 10_007, 100_003);
            let other = pair.swapped();
            assert_eq!(pair.log_ratio().to_bits(), (-other.log_ratio()).to_bits());
            assert_eq!(pair.log_ratio_smoothed().to_bits(), (-other.log_ratio_smoothed()).to_bits());
            assert_eq!(pair.log_likelihood_two_term().to_bits(), other.log_likelihood_two_term().to_bits());
            check(pair.chi_squared_yates_signed(), -other.chi_squared_yates_signed(), 1e-14);
        }
    }

    #[test]
    fn empty_sides_yield_numbers() {
        let empty = pair(0, 3, 0, 100);
        check(empty.log_likelihood_two_term(), 0.0, 1e-12);
        check(empty.log_ratio(), 0.0, 0.0);
        assert_eq!(empty.percent_difference(), None);
        assert!(empty.log_ratio_smoothed().is_finite() && pair(0, 0, 0, 0).bic().is_finite());
    }
}

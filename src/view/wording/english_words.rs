//! English: the heads of columns of figures.

/// Log Ratio.
pub const COLUMN_RATIO: &str = "Log Ratio";
/// Its interval.
pub const COLUMN_INTERVAL: &str = "95 % interval";
/// Log-likelihood.
pub const COLUMN_LIKELIHOOD: &str = "LL (two-term)";
/// BIC.
pub const COLUMN_BIC: &str = "BIC";
/// The adjusted p.
pub const COLUMN_P: &str = "p, adjusted";
/// The reliable difference.
pub const COLUMN_KEY: &str = "At least";
/// Four-term log-likelihood.
pub const COLUMN_LIKELIHOOD_4: &str = "LL (four-term)";
/// The p of each word by itself.
pub const COLUMN_P_SINGLE: &str = "p";
/// Percentage difference.
pub const COLUMN_PERCENT: &str = "%DIFF";
/// Odds ratio.
pub const COLUMN_ODDS: &str = "Odds ratio";
/// Fightin' Words.
pub const COLUMN_FIGHTIN: &str = "Fightin’ Words z";
/// The dispersion on a side.
pub fn column_dispersion(side: &str) -> String {
    format!("DP, {side}")
}
/// The same measures by their names, for files.
pub const DISPERSION: [&str; 5] = ["range", "Juilland D", "Gries DP", "DP normalised", "KLD"];
/// Log-likelihood over all outlets of the table.
pub const COLUMN_LIKELIHOOD_N: &str = "LL, outlets";

//! Offer: the lines in which a site offers to sell the rest of an article.

/// What such a line says of prices and trials, in small letters.
const SAYS: [&str; 43] = [
    " a month",
    " a week",
    " a year for",
    "/month",
    "/week",
    "/monat",
    "/woche",
    "/mois",
    "/mes",
    "/mese",
    "/mês",
    "/mån",
    "per month",
    "per week",
    "per maand",
    "im monat",
    "pro monat",
    "pro woche",
    "par mois",
    "al mes",
    "al mese",
    "por mês",
    "i måneden",
    "i månaden",
    "kr/md",
    "на місяць",
    "в месяц",
    "cancel any",
    "cancel at any",
    "free trial",
    "unlimited access",
    "first month free",
    "jederzeit kündbar",
    "gratis testen",
    "kostenlos testen",
    "unbegrenzter zugang",
    "sans engagement",
    "accès illimité",
    "acceso ilimitado",
    "acesso ilimitado",
    "accesso illimitato",
    "disdici quando",
    "opzegbaar",
];

/// Whether a line offers what costs something or is a trial.
pub(super) fn is_one(line: &str) -> bool {
    let said = line.to_lowercase();
    SAYS.iter().any(|words| said.contains(words))
}

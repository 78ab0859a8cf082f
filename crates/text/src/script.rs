//! Scripts: which ones are written without spaces between words, which have no capitals, and which run from right to left.

/// Whether a letter belongs to a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, related scripts, Han, and the two
/// Japanese kana.
pub fn is_unspaced(c: char) -> bool {
    // Quick exit for Latin, Greek, Cyrillic, Hebrew, Arabic and the scripts of India.
    c >= '\u{e00}'
        && matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19ff}'
            | '\u{1a20}'..='\u{1aaf}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aadf}'
            | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{303b}'
            | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a letter belongs to a script without capitals. Georgian has some, but only to print whole lines in.
pub fn has_no_case(letter: char) -> bool {
    matches!(letter, '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}')
        || (letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase())
}

/// Whether a text runs from right to left: most of its letters are Hebrew, Arabic, Syriac, Thaana, N'Ko or a related script.
///
/// The majority decides, not the first letter, because a right-to-left line may begin with a name in Latin letters.
pub fn is_right_to_left(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.map(|c| if is_right_to_left_letter(c) { 1 } else { -1_i64 }).sum::<i64>() > 0
}

fn is_right_to_left_letter(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognises_scripts_without_spaces() {
        assert!("停戦ウクライナのสงครามສົງຄາມសង្គ្រាមစစ်々ｱｰ𠮷".chars().all(is_unspaced));
        assert!(!"Ukraine’s Ελλάδα война حرب मौत 전쟁 2024 、。".chars().any(is_unspaced));
    }

    #[test]
    fn recognises_scripts_without_capitals() {
        assert!("停戦のสงครามحربשלוםमौत전쟁საქართველო".chars().filter(|c| c.is_alphabetic()).all(has_no_case));
        assert!(!"aÉßΩжԱﬁ7".chars().any(has_no_case));
    }

    #[test]
    fn most_letters_decide_the_direction() {
        for text in ["حرب", "מלחמה", "جنگ ۲۰۲۴", "NATO: قال الرئيس", "ﻼ", "ދިވެހި", "2024 שלום"]
        {
            assert!(is_right_to_left(text), "{text}");
        }
        for text in ["", "2024 …", "war", "The paper الحياة said so", "戦争", "สงคราม"] {
            assert!(!is_right_to_left(text), "{text}");
        }
    }
}

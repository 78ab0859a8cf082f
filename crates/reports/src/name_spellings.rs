//! Name spellings: whether two words may be one, spelled in two ways.

use crate::spelling::edit_distance;
use text::{fold, without_accents};

/// Shorter words are different ones if a letter differs.
const LEAST_LETTERS: usize = 5;

/// Whether two words differ little: long ones of which one letter in five at most must change, the first letter staying.
pub(super) fn is_close(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| fold(word).chars().collect::<Vec<char>>());
    let length = a.len().max(b.len());
    length >= LEAST_LETTERS && a.first() == b.first() && 5 * edit_distance(&a, &b) <= length
}

/// Whether one word is the other with an `s`.
pub(super) fn is_plural(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(fold);
    a.strip_suffix('s') == Some(&*b) || b.strip_suffix('s') == Some(&*a)
}

/// Whether two words sound alike, as the spellings of one foreign name do: "Dmitry" and "Dmitri", "Gaddafi" and "Gadhafi", "Mohammed" and
/// "Mohamad". "Carson" and "Carlson" do not, nor "Ivana" and "Ivanka", which are as close in letters.
///
/// Letters count by the sound that they have in most languages: `c`, `q` and `k` are one, `s` and `z`, `v` and `w`, `f` and `ph`, `i`, `j` and `y`,
/// and the other vowels except at the end; doubled letters are single, and `h` is silent except at the beginning. Accents do not count.
pub(super) fn sounds_like(a: &str, b: &str) -> bool {
    sound(a) == sound(b)
}

fn sound(word: &str) -> String {
    let folded = fold(word);
    let word = without_accents(&folded).replace("ph", "f");
    let length = word.chars().count();
    let mut sound = String::with_capacity(word.len());
    for (at, letter) in word.chars().enumerate() {
        let letter = match letter {
            'c' | 'q' => 'k',
            'z' => 's',
            'w' => 'v',
            'j' | 'y' => 'i',
            'e' | 'o' | 'u' if at + 1 < length => 'a',
            'h' if at > 0 => continue,
            letter => letter,
        };
        if !sound.ends_with(letter) {
            sound.push(letter);
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_foreign_name_sound_alike_and_other_names_do_not() {
        for (a, b) in [("Dmitry", "Dmitri"), ("Gaddafi", "Gadhafi"), ("Zelensky", "Zelenskyy"), ("Chávez", "Chavez")] {
            assert!(sounds_like(a, b), "{a} {b}");
        }
        for (a, b) in [("Carson", "Carlson"), ("Ivana", "Ivanka"), ("Maria", "Mario"), ("Phillips", "Phillies")] {
            assert!(!sounds_like(a, b), "{a} {b}");
        }
        assert!(is_close("Dmitry", "Dmitri") && !is_close("Chávez", "Chaves"));
        assert!(is_plural("Yorker", "yorkers") && !is_plural("Yorker", "Yorke"));
    }
}

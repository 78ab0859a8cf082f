//! Hints: what the name of a file and those of its folders say of the article in it: its outlet, its day, its headline.

use crate::dates;
use crate::file_name::stem;
use model::Edtf;
use model::edtf::Precision;

/// The fewest words of a file's name that may be a headline.
const FEWEST_WORDS: usize = 3;
/// In how many folders of dates a file may be: of its year, month and day.
const MOST_DATED: usize = 3;

/// The folders that a file is in, the nearest first.
fn folders(file: &str) -> impl Iterator<Item = &str> {
    let names = file.rsplit(['/', '\\']).skip(1).map(str::trim);
    names.filter(|name| !name.is_empty() && *name != "." && *name != "..")
}

fn is_of_dates(folder: &str) -> bool {
    folder.chars().all(|c| !c.is_alphabetic()) || dates::read(folder).is_ok()
}

/// The folder that may be an outlet's: the nearest but for those of dates.
pub(crate) fn outlet(file: &str) -> Option<&str> {
    folders(file).take(MOST_DATED + 1).find(|folder| !is_of_dates(folder))
}

/// The day, or the month, that the names of folders of dates and of the file say: where an address could have it, in any usual form before the first word of the
/// file's name, or in words that say a day.
pub(crate) fn day(file: &str) -> Option<Edtf> {
    let name = stem(file).trim();
    let mut parts: Vec<&str> = folders(file).take(MOST_DATED).take_while(|folder| is_of_dates(folder)).collect();
    parts.reverse();
    parts.push(name);
    let in_words = |n_words: usize| {
        let words: Vec<&str> = name.split([' ', '_']).filter(|word| !word.is_empty()).collect();
        let day = |words: &[&str]| dates::read(&words.join(" ")).ok().filter(|date| date.precision == Precision::Day);
        words.windows(n_words).find_map(day)
    };
    dates::in_address(&parts.join("-").replace([' ', ','], "-"))
        .or_else(|| {
            let end = name.find(|c: char| c.is_alphabetic()).unwrap_or(name.len());
            let start = name.get(..end)?.trim_matches(|c: char| !c.is_ascii_digit());
            dates::read(&start.replace('_', ".")).ok().filter(|date| date.text.len() > 4)
        })
        .or_else(|| [3, 5, 1].into_iter().find_map(in_words))
}

/// The words of the file's name, without what dates or numbers stand before them; `None` where they are too few for a headline.
pub(crate) fn headline(file: &str) -> Option<String> {
    let name = stem(file).trim_start_matches(|c: char| !c.is_alphabetic()).trim();
    let words = if name.contains(' ') { name.to_owned() } else { name.replace(['_', '-'], " ") };
    let n_words = words.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    let mut letters = words.chars();
    let first = letters.next()?;
    (n_words >= FEWEST_WORDS).then(|| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_names_say_outlet_and_day() {
        let check = |file: &str, wanted: Option<&str>, wanted_day: &str| {
            let day = day(file).map(|date| date.text).unwrap_or_default();
            assert_eq!((outlet(file), day.as_str()), (wanted, wanted_day), "{file}");
        };
        check("in/The Valley Post/2024-11-05 Talks begin.txt", Some("The Valley Post"), "2024-11-05");
        check("a.zip/Post/20241105_talks.txt", Some("Post"), "2024-11-05");
        check("Post/05.11.2024 - talks.txt", Some("Post"), "2024-11-05");
        check("Post/talks 2024-11.txt", Some("Post"), "2024-11");
        check("Post/25 talks, 3 days.txt", Some("Post"), "");
        check("Post/2024/11/05/talks.txt", Some("Post"), "2024-11-05");
        check("Post\\2024-11\\05-talks.txt", Some("Post"), "2024-11-05");
        check("./Post/November 2024/5. Nov 2024 talks.txt", Some("Post"), "2024-11-05");
        check("Post/2024/11/talks.txt", Some("Post"), "2024-11");
        check("Post/talks_5Nov2024.txt", Some("Post"), "2024-11-05");
        check("Post/talks_20241105T0800.txt", Some("Post"), "2024-11-05");
        check("Post/5 de noviembre de 2024 cita.txt", Some("Post"), "2024-11-05");
        check("2024/talks.txt", None, "");
        check(&"1/".repeat(30_000), None, "");
    }

    #[test]
    fn a_name_of_some_words_may_be_a_headline() {
        let check = |file: &str, wanted: Option<&str>| assert_eq!(headline(file).as_deref(), wanted, "{file}");
        check("in/2024-03-05 Rain in Lund.txt", Some("Rain in Lund"));
        check("20240305_rain_in_lund.txt", Some("Rain in lund"));
        check("doc_7_final.txt", None);
        check("20240305.txt", None);
    }
}

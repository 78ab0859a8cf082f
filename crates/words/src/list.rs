//! Lists of names within a sentence.

use crate::sheet;

/// "A", "A and B", "A, B and C".
pub fn list<T: AsRef<str>>(parts: &[T]) -> String {
    let Some((last, before)) = parts.split_last() else { return String::new() };
    let before = before.iter().map(|part| part.as_ref().to_owned());
    match before.reduce(|list, next| sheet::list_more(&list, &next)) {
        Some(list) => sheet::list_end(&list, last.as_ref()),
        None => last.as_ref().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_is_joined_differently() {
        let lists = [&[][..], &["A"], &["A", "B"], &["A", "B", "C", "D"]].map(list);
        assert_eq!(lists, ["", "A", "A and B", "A, B, C and D"]);
    }
}

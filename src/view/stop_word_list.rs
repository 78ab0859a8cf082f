//! The stop words of one's own as a text: a word a line, those that are never to be hidden behind a `-`.

/// The name of such a text as a file.
pub const FILE: &str = "stop-words.txt";
/// How much of a file is read, in bytes.
const LONGEST: usize = 1 << 20;

/// Words to hide and words never to hide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StopWordList {
    /// Words to hide beside the stop words.
    pub also: Vec<String>,
    /// Words never to hide.
    pub never: Vec<String>,
}

/// The words of a text, one a line; white space around them and empty lines say nothing.
pub fn words_of(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

impl StopWordList {
    /// Reads a file. What is not UTF-8 becomes �, and what is beyond a megabyte is passed over.
    pub fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes.get(..LONGEST).unwrap_or(bytes));
        let (never, also): (Vec<String>, Vec<String>) =
            words_of(text.trim_start_matches('\u{feff}')).into_iter().partition(|word| word.starts_with('-'));
        let never = never.iter().map(|word| word.trim_start_matches('-').trim().to_owned());
        Self { also, never: never.filter(|word| !word.is_empty()).collect() }
    }

    /// Writes a file that reads back as the same list.
    pub fn write(&self) -> String {
        let also = self.also.iter().map(|word| format!("{word}\n"));
        also.chain(self.never.iter().map(|word| format!("-{word}\n"))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_back() {
        let list = StopWordList::read("\u{feff}Mr\r\n  said \n\n-may\n- will\n-\n".as_bytes());
        assert_eq!((list.also.join(" "), list.never.join(" ")), ("Mr said".to_owned(), "may will".to_owned()));
        assert_eq!(list.write(), "Mr\nsaid\n-may\n-will\n");
        assert_eq!(StopWordList::read(list.write().as_bytes()), list);
        assert_eq!(StopWordList::read(b""), StopWordList::default());
    }
}

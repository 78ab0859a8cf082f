//! A lexicon's file as it comes into a corpus.

use crate::edit::EditFault;
use crate::payload::{Payload, whole};
use formats::readers::lexicon::lexicon;
use formats::writers::lexicon::FILE as LEXICON;
use model::{Fault, Head, Place};

/// The head with the lexicon of a file. `None` where the file cannot be read at all; what is wrong with it is added to the faults.
pub(super) fn with_lexicon_file(here: &Head, payload: &mut dyn Payload, faults: &mut Vec<EditFault>) -> Option<Head> {
    let file = match whole(payload) {
        Ok(file) => file,
        Err(kind) => {
            faults.push(EditFault::Unread(Fault { place: Place::file(LEXICON), kind }));
            return None;
        }
    };
    let Ok(text) = std::str::from_utf8(&file) else {
        faults.push(EditFault::NotUtf8);
        return None;
    };
    let (lexicon, unread) = match lexicon(LEXICON, text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(read) => read,
        Err(fault) => {
            faults.push(EditFault::Unread(fault));
            return None;
        }
    };
    faults.extend(unread.into_iter().map(EditFault::Unread));
    Some(here.clone().with_lexicon(lexicon))
}

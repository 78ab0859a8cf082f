//! What a reader finds in a file, told piece by piece as it is found.

use crate::boilerplate::LeftOut;
use crate::record::Record;
use model::fault::{Fault, Place};
use model::{FaultKind, Head};

/// One find.
#[derive(Debug)]
pub enum Found {
    /// What is said of the corpus as a whole.
    Head(Box<Head>),
    /// The fields of an article.
    Record(Box<Record>),
    /// Something wrong; what else the file holds is told all the same.
    Fault(Fault),
    /// A line that belongs to a page and not to its article.
    LeftOut(LeftOut),
}

impl Found {
    /// Something wrong at a place.
    pub fn fault(place: Place, kind: FaultKind) -> Self {
        Self::Fault(Fault { place, kind })
    }
}

/// Takes what is found. A reader is a function of a file's name, its text (or bytes) and this.
pub type Take<'a> = dyn FnMut(Found) + 'a;

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// The records that a reader gives, which must be all that it gives.
    pub(crate) fn records(read: impl FnOnce(&mut Take<'_>)) -> Vec<Record> {
        let mut all = Vec::new();
        read(&mut |found| match found {
            Found::Record(record) => all.push(*record),
            other => panic!("{other:?}"),
        });
        all
    }

    /// A record has these fields, all of them texts, and no others.
    #[track_caller]
    pub(crate) fn check(record: &Record, expected: &[(&str, &str)]) {
        let got: BTreeMap<_, _> = record.fields.iter().map(|(n, v)| (n.as_str(), v.as_str().unwrap())).collect();
        assert_eq!(got, expected.iter().copied().collect());
    }
}

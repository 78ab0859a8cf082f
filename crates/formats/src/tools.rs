//! Tools: what readers of bytes need, a decoder of old encodings and a limit to what archives may unpack to.

use crate::archive::{self, Member};
use crate::encoding::{Decode, decode};
use model::fault::ArchiveFault;
use std::cell::Cell;

/// What readers of bytes need.
pub struct Tools<'a> {
    /// Decodes what is neither UTF-8 nor UTF-16.
    pub outside: &'a Decode<'a>,
    /// How many bytes all archives together may still unpack to.
    pub budget: Cell<u64>,
}

impl Tools<'_> {
    /// Bytes as text, in the encoding of a label or in one that they look like.
    pub fn text(&self, bytes: &[u8], label: Option<&str>) -> String {
        decode(bytes, label, self.outside).text
    }

    /// Unpacks gzip. Returns what could be unpacked, and the fault if there is one.
    pub fn gunzip(&self, bytes: &[u8]) -> (Vec<u8>, Option<ArchiveFault>) {
        archive::gunzip(bytes, &self.budget)
    }

    /// Unpacks the wanted files of a zip one by one.
    ///
    /// # Errors
    /// The bytes are not a zip, or its list of files cannot be read.
    pub fn unzip(
        &self,
        bytes: &[u8],
        wanted: impl FnMut(&str) -> bool,
        emit: impl FnMut(Member),
    ) -> Result<(), ArchiveFault> {
        archive::unzip(bytes, &self.budget, wanted, emit)
    }
}

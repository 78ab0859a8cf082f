//! Raw: what columns of numbers are made of, and how they are carried: as bytes, several times as fast as number by number.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt::{self, Formatter};
use std::marker::PhantomData;

/// What stands in a column for a number: the number itself, or that it is beside.
pub trait Code: Copy + Eq + TryFrom<u32> + Into<u32> {
    /// Stands for a number that takes more bytes.
    const BESIDE: Self;
    /// How many bytes it has, four at most.
    const N_BYTES: usize = size_of::<Self>();
}

impl Code for u8 {
    const BESIDE: Self = Self::MAX;
}

impl Code for u16 {
    const BESIDE: Self = Self::MAX;
}

/// Writes the numbers, the lowest byte of each first.
pub(super) fn serialize<C: Code, S: Serializer>(codes: &[C], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(codes.len() * C::N_BYTES);
    for code in codes {
        let number: u32 = (*code).into();
        bytes.extend(number.to_le_bytes().iter().take(C::N_BYTES));
    }
    serializer.serialize_bytes(&bytes)
}

/// Reads what [`serialize`] wrote.
pub(super) fn deserialize<'de, C: Code, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<C>, D::Error> {
    struct Codes<C>(PhantomData<C>);

    impl<C: Code> Visitor<'_> for Codes<C> {
        type Value = Vec<C>;

        fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            write!(formatter, "numbers of {} bytes", C::N_BYTES)
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<C>, E> {
            if !bytes.len().is_multiple_of(C::N_BYTES) {
                return Err(E::invalid_length(bytes.len(), &self));
            }
            let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |number: u32, byte| number << 8 | u32::from(*byte));
            let code = |bytes: &[u8]| C::try_from(number(bytes)).unwrap_or(C::BESIDE);
            Ok(bytes.chunks_exact(C::N_BYTES).map(code).collect())
        }
    }

    deserializer.deserialize_bytes(Codes(PhantomData))
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Columns(#[serde(with = "super")] Vec<u8>, #[serde(with = "super")] Vec<u16>);

    #[test]
    fn numbers_come_back_and_a_part_of_one_is_refused() {
        let columns = Columns(vec![0, 1, u8::MAX], vec![0, 255, 256, u16::MAX]);
        let mut carried = postcard::to_allocvec(&columns).unwrap();
        assert_eq!(postcard::from_bytes::<Columns>(&carried).unwrap(), columns);
        // One byte less, which the length in front says, too.
        carried.pop();
        carried[4] -= 1;
        assert!(postcard::from_bytes::<Columns>(&carried).is_err());
    }
}

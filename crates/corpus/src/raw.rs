//! Raw: a column of numbers carried as bytes, several times as fast as number by number.

use crate::Position;
use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt::{self, Formatter};

const N_BYTES: usize = size_of::<Position>();

/// Writes the numbers, the lowest byte of each first.
pub(super) fn serialize<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    serializer.serialize_bytes(&bytes)
}

/// Reads what [`serialize`] wrote.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
    struct Numbers;

    impl Visitor<'_> for Numbers {
        type Value = Vec<u32>;

        fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            formatter.write_str("numbers of four bytes")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u32>, E> {
            let (numbers, rest) = bytes.as_chunks::<N_BYTES>();
            if !rest.is_empty() {
                return Err(E::invalid_length(bytes.len(), &self));
            }
            Ok(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect())
        }
    }

    deserializer.deserialize_bytes(Numbers)
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Column(#[serde(with = "super")] Vec<u32>);

    #[test]
    fn numbers_come_back_and_a_part_of_one_is_refused() {
        let column = Column(vec![0, 1, 255, 256, u32::MAX]);
        let mut carried = postcard::to_allocvec(&column).unwrap();
        assert_eq!(postcard::from_bytes::<Column>(&carried).unwrap(), column);
        // One byte less, which the length in front says, too.
        carried.pop();
        carried[0] -= 1;
        assert!(postcard::from_bytes::<Column>(&carried).is_err());
    }
}

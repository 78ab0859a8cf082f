//! Raw: a column of numbers carried as bytes, several times as fast as number by number.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt::{self, Formatter};
use std::marker::PhantomData;

/// A number of `N` bytes.
pub(super) trait Number<const N: usize>: Copy {
    /// Its bytes, the lowest first.
    fn bytes(self) -> [u8; N];
    /// The number of these.
    fn of(bytes: [u8; N]) -> Self;
}

impl Number<2> for u16 {
    fn bytes(self) -> [u8; 2] {
        self.to_le_bytes()
    }

    fn of(bytes: [u8; 2]) -> Self {
        Self::from_le_bytes(bytes)
    }
}

impl Number<4> for u32 {
    fn bytes(self) -> [u8; 4] {
        self.to_le_bytes()
    }

    fn of(bytes: [u8; 4]) -> Self {
        Self::from_le_bytes(bytes)
    }
}

/// Writes the numbers, the lowest byte of each first.
pub(super) fn serialize<T: Number<N>, S: Serializer, const N: usize>(
    numbers: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.bytes()).collect();
    serializer.serialize_bytes(&bytes)
}

/// Reads what [`serialize`] wrote.
pub(super) fn deserialize<'de, T: Number<N>, D: Deserializer<'de>, const N: usize>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct Numbers<T, const N: usize>(PhantomData<T>);

    impl<T: Number<N>, const N: usize> Visitor<'_> for Numbers<T, N> {
        type Value = Vec<T>;

        fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            write!(formatter, "numbers of {N} bytes")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
            let (numbers, rest) = bytes.as_chunks::<N>();
            if !rest.is_empty() {
                return Err(E::invalid_length(bytes.len(), &self));
            }
            Ok(numbers.iter().map(|number| T::of(*number)).collect())
        }
    }

    deserializer.deserialize_bytes(Numbers(PhantomData))
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Columns(#[serde(with = "super")] Vec<u16>, #[serde(with = "super")] Vec<u32>);

    #[test]
    fn numbers_come_back_and_a_part_of_one_is_refused() {
        let columns = Columns(vec![0, 255, 256, u16::MAX], vec![0, 1, 255, 256, u32::MAX]);
        let mut carried = postcard::to_allocvec(&columns).unwrap();
        assert_eq!(postcard::from_bytes::<Columns>(&carried).unwrap(), columns);
        // One byte less, which the length in front says, too.
        carried.pop();
        carried[9] -= 1;
        assert!(postcard::from_bytes::<Columns>(&carried).is_err());
    }
}

//! Any value of a type that can be read: bytes decide each variant, text, number and length, so that a new question or edit is tried as soon as there is one.

use serde::de::value::{BorrowedStrDeserializer, Error, U32Deserializer};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Visitor};

/// Texts that ask something of the corpora of these targets, and some that are hostile.
const TEXTS: [&str; 40] = [
    "war",
    "peace",
    "Kyiv",
    "Mark Rutte",
    "Rutte",
    "The Post",
    "The Mail",
    "war peace",
    "\"war peace\"",
    "war*",
    "-war",
    "war OR peace",
    "NEAR/3",
    "war NEAR/2 peace",
    "outlet:\"The Post\"",
    "actor:Kyiv",
    "topic:talks",
    "date:2024",
    "date:2024-02..2025",
    "(",
    "\"",
    "*",
    "",
    " ",
    "a",
    "0",
    "2024",
    "2024-02-30",
    "2024-02",
    "2025-02-20/2025-02-24",
    "9999-12-31",
    "0001-01-01",
    "talks",
    "peace deal",
    "\u{130}",
    "é e\u{301}",
    "戦争",
    "שלום",
    "\u{0}\u{fffd}\u{200d}",
    "json_lines",
];
/// The keys of facets, which are the keys of maps.
const KEYS: [&str; 4] = ["outlet", "author", "actor", "topic"];
const NUMBERS: [i64; 16] =
    [0, 1, 2, 3, 4, 5, 9, 40, 100, -1, 20_000, -800_000, 2_932_896, i32::MAX as i64, i32::MIN as i64, u32::MAX as i64];
/// The longest list.
const LONGEST: usize = 4;
/// How deep values lie in one another.
const DEEPEST: u32 = 12;

/// The bytes that decide.
pub struct Any<'a> {
    bytes: &'a [u8],
    depth: u32,
}

impl<'a> Any<'a> {
    /// What these bytes decide.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, depth: 0 }
    }

    /// Whether nothing is left to decide by.
    pub fn is_over(&self) -> bool {
        self.bytes.is_empty()
    }

    /// A number below another; 0 once nothing is left.
    pub fn number(&mut self, below: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first) % below.max(1)
    }

    /// One of some.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.number(of.len())]
    }

    /// A text.
    pub fn text(&mut self) -> &'static str {
        self.one(&TEXTS)
    }

    /// A value of a type; `None` where what was decided is none.
    pub fn value<T: DeserializeOwned>(&mut self) -> Option<T> {
        self.depth = 0;
        T::deserialize(self).ok()
    }

    fn deeper(&mut self) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(de::Error::custom("too deep")) } else { Ok(()) }
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $of:ty),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.one(&NUMBERS) as $of)
        })*
    };
}

impl<'de> de::Deserializer<'de> for &mut Any<'_> {
    type Error = Error;

    numbers!(
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32, deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64,
        deserialize_f32 visit_f32 f32, deserialize_f64 visit_f64 f64
    );

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.number(2) == 1)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.number(2) == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deeper()?;
        let left = self.number(LONGEST + 1);
        let value = visitor.visit_seq(Parts { any: self, left, fields: None });
        self.depth -= 1;
        value
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, left: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Parts { any: self, left, fields: None })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_seq(Parts { any: self, left, fields: None })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deeper()?;
        let left = self.number(KEYS.len() + 1);
        let value = visitor.visit_map(Parts { any: self, left, fields: Some(&KEYS) });
        self.depth -= 1;
        value
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deeper()?;
        let value = visitor.visit_map(Parts { any: self, left: fields.len(), fields: Some(fields) });
        self.depth -= 1;
        value
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deeper()?;
        let number = self.number(variants.len()) as u32;
        let value = visitor.visit_enum(Chosen { any: self, number });
        self.depth -= 1;
        value
    }

    serde::forward_to_deserialize_any! { i128 u128 char str string bytes byte_buf identifier ignored_any }
}

/// The parts of a list or a map; of a map the names of its fields, in order.
struct Parts<'a, 'b> {
    any: &'a mut Any<'b>,
    left: usize,
    fields: Option<&'static [&'static str]>,
}

impl<'de> de::SeqAccess<'de> for Parts<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.any).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for Parts<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let key = self.fields.unwrap_or_default()[self.left];
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(&mut *self.any)
    }
}

/// A variant, by its number.
struct Chosen<'a, 'b> {
    any: &'a mut Any<'b>,
    number: u32,
}

impl<'de, 'a, 'b> de::EnumAccess<'de> for Chosen<'a, 'b> {
    type Error = Error;
    type Variant = &'a mut Any<'b>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self::Variant), Error> {
        Ok((seed.deserialize(U32Deserializer::new(self.number))?, self.any))
    }
}

impl<'de> de::VariantAccess<'de> for &mut Any<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, left: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(Parts { any: self, left, fields: None })
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(Parts { any: self, left: fields.len(), fields: Some(fields) })
    }
}

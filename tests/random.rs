//! Random values of the format's types.

use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, Error, U32Deserializer};
use serde::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

/// A value made of random choices and random texts; the same of the same.
pub(crate) fn made<'w, T: Deserialize<'w>>(choices: Vec<u8>, words: &'w [String]) -> T {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    T::deserialize(Random { choices: &mut choices.into_iter(), words: &mut words.into_iter() }).unwrap()
}

/// Makes a value of any of our types from random choices: it asks each type for its fields, so that a field
/// that is added later is tried too.
struct Random<'r, 'w> {
    choices: &'r mut std::vec::IntoIter<u8>,
    words: &'r mut std::vec::IntoIter<&'w str>,
}

impl<'w> Random<'_, 'w> {
    fn again(&mut self) -> Random<'_, 'w> {
        Random { choices: self.choices, words: self.words }
    }

    /// A number below `most`; 0 when there are no more choices, so that everything ends.
    fn below(&mut self, most: usize) -> usize {
        self.choices.next().map_or(0, |choice| usize::from(choice) % most)
    }

    fn word(&mut self) -> &'w str {
        self.words.next().unwrap_or("x")
    }
}

impl<'w> Deserializer<'w> for Random<'_, 'w> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'w>>(self, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom("a type of the format that this test cannot make"))
    }

    fn deserialize_str<V: Visitor<'w>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.word())
    }

    fn deserialize_string<V: Visitor<'w>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'w>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.below(2) == 1)
    }

    fn deserialize_u32<V: Visitor<'w>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let number = self.below(256);
        visitor.visit_u32([0, 1, 2, 3, u32::MAX].get(number).copied().unwrap_or(77))
    }

    fn deserialize_option<V: Visitor<'w>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if self.below(3) == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'w>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            // A value with its place: start, end, value.
            "$alir::Loc" => visitor.visit_seq(Located { random: self.again(), part: 0 }),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'w>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let left = self.below(4);
        visitor.visit_seq(Several { random: self, left, used: Vec::new() })
    }

    fn deserialize_map<V: Visitor<'w>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let left = self.below(4);
        visitor.visit_map(Several { random: self, left, used: Vec::new() })
    }

    fn deserialize_struct<V: Visitor<'w>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { random: self, fields: fields.iter() })
    }

    fn deserialize_enum<V: Visitor<'w>>(
        mut self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = variants[self.below(variants.len())];
        visitor.visit_enum(Chosen { random: self, variant })
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'w>>
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

struct Located<'r, 'w> {
    random: Random<'r, 'w>,
    part: u8,
}

impl<'w> SeqAccess<'w> for Located<'_, 'w> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'w>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.part += 1;
        let nowhere: U32Deserializer<Error> = 0_u32.into_deserializer();
        if self.part < 3 {
            seed.deserialize(nowhere).map(Some)
        } else {
            seed.deserialize(self.random.again()).map(Some)
        }
    }
}

/// Items of a list, or entries of a map with a key each.
struct Several<'r, 'w> {
    random: Random<'r, 'w>,
    left: usize,
    used: Vec<&'w str>,
}

impl<'w> SeqAccess<'w> for Several<'_, 'w> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'w>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(self.random.again()).map(Some)
    }
}

impl<'w> MapAccess<'w> for Several<'_, 'w> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'w>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let key = self.random.word();
        // No key stands twice; the reader refuses that.
        if self.left == 0 || self.used.contains(&key) {
            return Ok(None);
        }
        self.left -= 1;
        self.used.push(key);
        seed.deserialize(Key(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'w>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.random.again())
    }
}

/// A key of a map: a text with its place.
struct Key<'w>(&'w str);

impl<'w> Deserializer<'w> for Key<'w> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'w>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'w>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let (mut choices, mut words) = (Vec::new().into_iter(), vec![self.0].into_iter());
        Random { choices: &mut choices, words: &mut words }.deserialize_newtype_struct(name, visitor)
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'w>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Fields<'r, 'w> {
    random: Random<'r, 'w>,
    fields: std::slice::Iter<'static, &'static str>,
}

impl<'w> MapAccess<'w> for Fields<'_, 'w> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'w>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let name = self.fields.next();
        name.map(|name| seed.deserialize(BorrowedStrDeserializer::<Error>::new(name))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'w>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.random.again())
    }
}

struct Chosen<'r, 'w> {
    random: Random<'r, 'w>,
    variant: &'static str,
}

impl<'r, 'w> de::EnumAccess<'w> for Chosen<'r, 'w> {
    type Error = Error;
    type Variant = Random<'r, 'w>;

    fn variant_seed<S: DeserializeSeed<'w>>(self, seed: S) -> Result<(S::Value, Random<'r, 'w>), Error> {
        Ok((seed.deserialize(BorrowedStrDeserializer::<Error>::new(self.variant))?, self.random))
    }
}

impl<'w> VariantAccess<'w> for Random<'_, 'w> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'w>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'w>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'w>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_struct("", fields, visitor)
    }
}

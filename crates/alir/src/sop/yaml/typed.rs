//! Tree to types, through serde, without stopping: a value that does not fit is reported and stood in for.
//!
//! Three conventions make plain `derive(Deserialize)` enough for the whole format:
//! - [`Loc`](crate::sop::Loc) asks for a newtype of its own name and gets the position with the value;
//! - an enum whose variants are `$text`, `$list` and `$map` is chosen by the shape of the value;
//! - a list field takes a single value too.

use std::cell::RefCell;

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};

use super::{Node, Value, shape};
use crate::diagnostic::{Diagnostic, Span};
use crate::limits;
use crate::sop::loc::LOC;

/// Reads a value of any type from a tree; what does not fit is added to `findings`.
pub(in crate::sop) fn typed<'t, T: de::Deserialize<'t>>(
    node: &'t Node<'t>,
    findings: &mut Vec<Diagnostic>,
) -> Option<T> {
    let sink = RefCell::new(std::mem::take(findings));
    let value = T::deserialize(At { node, sink: &sink });
    *findings = sink.into_inner();
    value.map_err(|Odd(message)| findings.push(shape::odd(&message, node.span))).ok()
}

/// An error that only a broken type of ours could raise; a broken file raises none.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Odd(String);

impl de::Error for Odd {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

const EMPTY: &Node<'static> = &Node { span: Span::new(0, 0), value: Value::Empty };

/// A place in the tree, as a source for serde.
#[derive(Clone, Copy)]
struct At<'t, 's> {
    node: &'t Node<'t>,
    sink: &'s RefCell<Vec<Diagnostic>>,
}

impl<'t> At<'t, '_> {
    fn to(self, node: &'t Node<'t>) -> Self {
        Self { node, ..self }
    }

    fn report(self, finding: Diagnostic) {
        if !self.is_full() {
            self.sink.borrow_mut().push(finding);
        }
    }

    /// Whether there are more findings than will be shown.
    fn is_full(self) -> bool {
        self.sink.borrow().len() > limits::MAX_FINDINGS
    }

    fn expected(self, shape: &shape::Shape) {
        self.report(shape.expected(self.node.span));
    }

    fn text(self) -> &'t str {
        match &self.node.value {
            Value::Text(text) => text,
            Value::Empty => "",
            Value::List(_) | Value::Map(_) => {
                self.expected(&shape::A_TEXT);
                ""
            }
        }
    }

    fn entries(self) -> &'t [(Node<'t>, Node<'t>)] {
        match &self.node.value {
            Value::Map(entries) => entries,
            Value::Empty => &[],
            Value::Text(_) | Value::List(_) => {
                self.expected(&shape::A_MAP);
                &[]
            }
        }
    }
}

impl<'t> Deserializer<'t> for At<'t, '_> {
    type Error = Odd;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        match &self.node.value {
            Value::Empty => visitor.visit_unit(),
            Value::Text(text) => visitor.visit_str(text),
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Map(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_str(self.text())
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        match &self.node.value {
            Value::Text(text) if matches!(&**text, "ya" | "true") => visitor.visit_bool(true),
            Value::Text(text) if matches!(&**text, "tidak" | "false") => visitor.visit_bool(false),
            _ => {
                self.expected(&shape::YES_OR_NO);
                visitor.visit_bool(false)
            }
        }
    }

    fn deserialize_u32<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        let number = match &self.node.value {
            Value::Text(text) => text.parse().ok(),
            Value::Empty | Value::List(_) | Value::Map(_) => None,
        };
        if number.is_none() {
            self.expected(&shape::A_NUMBER);
        }
        // What stands in must not be too small for anything, or one mistake would be reported twice.
        visitor.visit_u32(number.unwrap_or(u32::MAX))
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        match self.node.value {
            Value::Empty => visitor.visit_none(),
            Value::Text(_) | Value::List(_) | Value::Map(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Odd> {
        if name == LOC {
            visitor.visit_seq(Located { at: self, part: 0 })
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        let items = match &self.node.value {
            Value::List(items) => items.as_slice(),
            Value::Empty => &[],
            Value::Text(_) | Value::Map(_) => std::slice::from_ref(self.node),
        };
        visitor.visit_seq(Items { at: self, items: items.iter() })
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_map(Entries { at: self, rest: self.entries().iter(), known: None, value: EMPTY })
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        visitor.visit_map(Entries {
            at: self,
            rest: self.entries().iter(),
            known: Some(fields),
            value: EMPTY,
        })
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        visitor.visit_enum(Variant { at: self, variants })
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        <W: Visitor<'t>>
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

/// Start, end and value of a [`crate::sop::Loc`].
struct Located<'t, 's> {
    at: At<'t, 's>,
    part: u8,
}

impl<'t> de::SeqAccess<'t> for Located<'t, '_> {
    type Error = Odd;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Odd> {
        self.part += 1;
        let number = |number: u32| -> U32Deserializer<Odd> { number.into_deserializer() };
        match self.part {
            1 => seed.deserialize(number(self.at.node.span.start)).map(Some),
            2 => seed.deserialize(number(self.at.node.span.end)).map(Some),
            3 => seed.deserialize(self.at).map(Some),
            _ => Ok(None),
        }
    }
}

struct Items<'t, 's> {
    at: At<'t, 's>,
    items: std::slice::Iter<'t, Node<'t>>,
}

impl<'t> de::SeqAccess<'t> for Items<'t, '_> {
    type Error = Odd;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Odd> {
        self.items.next().map(|node| seed.deserialize(self.at.to(node))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of a map; of a struct when its fields are known.
struct Entries<'t, 's> {
    at: At<'t, 's>,
    rest: std::slice::Iter<'t, (Node<'t>, Node<'t>)>,
    known: Option<&'static [&'static str]>,
    value: &'t Node<'t>,
}

impl Entries<'_, '_> {
    fn unknown_key(&self, key: &Node<'_>, known: &[&'static str]) {
        let Value::Text(name) = &key.value else { return };
        // To look for a near name takes long when it is done a hundred thousand times.
        if self.at.is_full() {
            return;
        }
        self.at.report(shape::unknown_key(name, key.span, known));
    }
}

impl<'t> de::MapAccess<'t> for Entries<'t, '_> {
    type Error = Odd;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Odd> {
        while let Some((key, value)) = self.rest.next() {
            self.value = value;
            // A key that is no text is reported by the tree.
            let Value::Text(name) = &key.value else { continue };
            let Some(known) = self.known else { return seed.deserialize(self.at.to(key)).map(Some) };
            match known.iter().find(|field| *field == name) {
                // A key that stands twice is reported by the tree; serde would stop at it.
                Some(_) if self.stands_before(key) => {}
                Some(field) => return seed.deserialize(StrDeserializer::new(field)).map(Some),
                None => self.unknown_key(key, known),
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Odd> {
        seed.deserialize(self.at.to(self.value))
    }
}

impl<'t> Entries<'t, '_> {
    /// Whether the same key stands earlier in this struct.
    fn stands_before(&self, key: &Node<'t>) -> bool {
        let Value::Map(all) = &self.at.node.value else { return false };
        all.iter()
            .take_while(|(other, _)| !std::ptr::eq(other, key))
            .any(|(other, _)| other.value == key.value)
    }
}

/// One of several variants: by the shape of the value, or by its word.
struct Variant<'t, 's> {
    at: At<'t, 's>,
    variants: &'static [&'static str],
}

impl<'t, 's> de::EnumAccess<'t> for Variant<'t, 's> {
    type Error = Odd;
    type Variant = At<'t, 's>;

    fn variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<(S::Value, At<'t, 's>), Odd> {
        let by_shape = self.variants.iter().any(|variant| variant.starts_with('$'));
        let name = if by_shape { self.by_shape() } else { self.by_word() };
        let inner = if name.1 { self.at } else { self.at.to(EMPTY) };
        Ok((seed.deserialize(StrDeserializer::<Odd>::new(name.0))?, inner))
    }
}

impl Variant<'_, '_> {
    fn by_shape(&self) -> (&'static str, bool) {
        let shape = match self.at.node.value {
            Value::Empty | Value::Text(_) => "$text",
            Value::List(_) => "$list",
            Value::Map(_) => "$map",
        };
        if let Some(variant) = self.variants.iter().find(|variant| **variant == shape) {
            return (variant, true);
        }
        self.at.expected(&shape::TEXT_OR_MAP);
        (self.variants[0], false)
    }

    fn by_word(&self) -> (&'static str, bool) {
        let word = self.at.text();
        if let Some(variant) = self.variants.iter().find(|variant| **variant == word) {
            return (variant, true);
        }
        self.at.report(shape::no_such_word(word, self.at.node.span, self.variants));
        (self.variants[0], true)
    }
}

impl<'t> de::VariantAccess<'t> for At<'t, '_> {
    type Error = Odd;

    fn unit_variant(self) -> Result<(), Odd> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<S::Value, Odd> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'t>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        self.deserialize_struct("", fields, visitor)
    }
}

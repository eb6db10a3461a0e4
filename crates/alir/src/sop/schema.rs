//! The JSON Schema of each kind of file, made from the types that read them.
//!
//! An editor shows it as completion, hover texts and warnings while somebody types. It is no stricter than the
//! reader where people write plain values: every YAML scalar is text to the reader, so `no: 1` is right here too.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use super::schema_id::indonesian;
use super::{Decree, Definition, Holidays, Profile, Scenarios};

/// The schema of a SOP file, draft-07.
pub fn sop() -> Value {
    generate::<Definition>("Definition", "SOP")
}

/// The schema of a decree file, draft-07.
pub fn decree() -> Value {
    generate::<Decree>("Decree", "Keputusan")
}

/// The schema of a profile file, draft-07.
pub fn profile() -> Value {
    generate::<Profile>("Profile", "Profil daerah")
}

/// The schema of a holiday file, draft-07.
pub fn holidays() -> Value {
    generate::<Holidays>("Holidays", "Hari libur")
}

/// The schema of a scenario file, draft-07.
pub fn scenarios() -> Value {
    generate::<Scenarios>("Scenarios", "Uji SOP")
}

pub use super::overlay::schema::overlay;

/// A value that may be written in several ways.
pub(super) fn shapes(alternatives: &[Schema]) -> Schema {
    schemars::json_schema!({ "anyOf": alternatives })
}

fn generate<T: JsonSchema>(name: &str, title: &str) -> Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value();
    if let Some(types) = schema.get_mut("definitions").and_then(Value::as_object_mut) {
        for (name, schema) in types {
            describe(name, schema);
        }
    }
    describe(name, &mut schema);
    relax(&mut schema);
    schema["title"] = json!(title);
    schema
}

/// Puts the Indonesian words before the English ones, on a type and on what it is made of.
fn describe(name: &str, schema: &mut Value) {
    translate(name, schema);
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        for (property, schema) in properties {
            translate(&format!("{name}.{property}"), schema);
        }
    }
    for word in schema.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(given) = word["const"].as_str() {
            let key = format!("{name}.{given}");
            translate(&key, word);
        }
    }
}

fn translate(key: &str, schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else { return };
    let english = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    // Only the first paragraph is meant for whoever writes a file; links are for Rust developers.
    let english = english.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let indonesian = indonesian().find(|(candidate, _)| *candidate == key).map(|(_, text)| text);
    let text = indonesian.map_or_else(|| english.clone(), |text| format!("{text}\n\n{english}"));
    schema.insert("description".to_owned(), Value::String(text));
}

/// Lets every plain value stand where the reader takes it, here and in all schemas inside.
fn relax(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else { return };
    for inside in ["properties", "definitions"] {
        schema
            .get_mut(inside)
            .and_then(Value::as_object_mut)
            .into_iter()
            .for_each(|map| map.values_mut().for_each(relax));
    }
    for inside in ["anyOf", "allOf", "oneOf"] {
        schema.get_mut(inside).and_then(Value::as_array_mut).into_iter().flatten().for_each(relax);
    }
    for inside in ["items", "additionalProperties"] {
        schema.get_mut(inside).into_iter().for_each(relax);
    }
    // An empty text is where the reader starts from, not what anybody would want to be typed for them.
    schema.remove("default");
    if !schema.contains_key("enum") && !schema.contains_key("const") {
        relax_scalar(schema);
    }
}

fn relax_scalar(schema: &mut Map<String, Value>) {
    let types: Vec<String> = match schema.get("type") {
        Some(Value::String(only)) => vec![only.clone()],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => return,
    };
    let has = |name: &str| types.iter().any(|given| given == name);
    let null = has("null").then_some("null");
    if has("string") {
        let plain: Vec<_> = ["string", "number", "boolean"].into_iter().chain(null).collect();
        schema.insert("type".to_owned(), json!(plain));
    } else if has("boolean") {
        let mut words = vec![json!(true), json!(false), json!("ya"), json!("tidak")];
        words.extend(null.map(|_| Value::Null));
        schema.remove("type");
        schema.insert("enum".to_owned(), Value::Array(words));
    } else if has("integer") {
        // Names of Rust's number types mean nothing to an editor.
        schema.remove("format");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(name: &str, schema: &Value, found: &mut BTreeSet<String>) {
        let properties =
            schema["properties"].as_object().into_iter().flatten().map(|(property, _)| property.clone());
        let words =
            schema["oneOf"].as_array().into_iter().flatten().filter_map(|word| word["const"].as_str());
        found.insert(name.to_owned());
        found.extend(properties.chain(words.map(str::to_owned)).map(|property| format!("{name}.{property}")));
    }

    #[test]
    fn every_property_has_its_indonesian_words_and_no_words_are_left_over() {
        let mut found = BTreeSet::new();
        for (name, schema) in [
            ("Definition", sop()),
            ("Decree", decree()),
            ("Profile", profile()),
            ("Holidays", holidays()),
            ("Scenarios", scenarios()),
        ] {
            keys(name, &schema, &mut found);
            for (name, schema) in schema["definitions"].as_object().unwrap() {
                keys(name, schema, &mut found);
            }
        }
        let table: BTreeSet<String> = indonesian().map(|(key, _)| key.to_owned()).collect();
        assert_eq!(table.len(), indonesian().count(), "an entry stands twice");
        let missing: Vec<_> = found.difference(&table).collect();
        let left_over: Vec<_> = table.difference(&found).collect();
        assert!(missing.is_empty() && left_over.is_empty(), "missing: {missing:?}, left over: {left_over:?}");
    }

    #[test]
    fn every_description_is_indonesian_first_and_english_second() {
        fn look(at: &str, schema: &Value) {
            if let Some(text) = schema.get("description").and_then(Value::as_str) {
                let parts: Vec<_> = text.split("\n\n").collect();
                assert!(
                    matches!(parts.as_slice(), [id, en] if !id.is_empty() && !en.is_empty()),
                    "{at}: {text:?}"
                );
                assert!(!text.contains("[`"), "{at}: a link for Rust developers: {text:?}");
            }
            for (inside, schema) in schema.as_object().into_iter().flatten() {
                look(&format!("{at}/{inside}"), schema);
            }
            for schema in schema.as_array().into_iter().flatten() {
                look(&format!("{at}/*"), schema);
            }
        }
        look("sop", &sop());
        look("keputusan", &decree());
        look("profil", &profile());
        look("libur", &holidays());
        look("uji", &scenarios());
    }
}

//! What may stand at a place of a file, and what it is for, from the JSON Schema of its kind.

use std::sync::LazyLock;

use alir::lang::Lang;
use alir::sop::{Document, ITEM, each_place, schema};
use serde_json::Value;

/// The kinds of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Sop,
    Decree,
    Profile,
    Holidays,
    Scenarios,
    Overlay,
}

impl Kind {
    /// What a file is: what it was read as or, where it cannot be read yet, what its first keys say.
    pub(super) fn of(document: Option<&Document>, text: &str) -> Self {
        match document {
            Some(Document::Sop(_)) => Self::Sop,
            Some(Document::Decree(_)) => Self::Decree,
            Some(Document::Profile(_)) => Self::Profile,
            Some(Document::Holidays(_)) => Self::Holidays,
            Some(Document::Scenarios(_)) => Self::Scenarios,
            Some(Document::Overlay(_)) => Self::Overlay,
            None => Self::guess(text),
        }
    }

    fn guess(text: &str) -> Self {
        let mut keys = Vec::new();
        each_place(text, |way, is_key, key, _| {
            if way.is_empty() && is_key {
                keys.push(key.to_owned());
            }
        });
        let has = |name: &str| keys.iter().any(|key| key == name);
        if has("turunan_dari") {
            Self::Overlay
        } else if has("sop") || has("langkah") || has("pelaksana") {
            Self::Sop
        } else if has("keputusan") {
            Self::Decree
        } else if has("uji") || has("skenario") {
            Self::Scenarios
        } else if has("profil") {
            Self::Profile
        } else if has("libur") {
            Self::Holidays
        } else {
            Self::Sop
        }
    }

    fn schema(self) -> &'static Value {
        static SCHEMAS: [LazyLock<Value>; 6] = [
            LazyLock::new(schema::sop),
            LazyLock::new(schema::decree),
            LazyLock::new(schema::profile),
            LazyLock::new(schema::holidays),
            LazyLock::new(schema::scenarios),
            LazyLock::new(schema::overlay),
        ];
        &SCHEMAS[self as usize]
    }
}

/// A key or a word that may stand somewhere, and what it is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Allowed {
    pub(super) word: String,
    pub(super) about: String,
}

/// The keys of the map at the end of a way.
pub(super) fn keys(kind: Kind, way: &[&str], lang: Lang) -> Vec<Allowed> {
    let root = kind.schema();
    let maps = at(root, way).into_iter().filter_map(|schema| schema["properties"].as_object());
    let of = |(word, schema)| Allowed { word: String::clone(word), about: about(root, schema, lang) };
    maps.flatten().map(of).collect()
}

/// The words among which the value at the end of a way is chosen, if it is.
pub(super) fn words(kind: Kind, way: &[&str], lang: Lang) -> Vec<Allowed> {
    let root = kind.schema();
    let mut found = Vec::new();
    for schema in at(root, way) {
        if let Some(word) = schema["const"].as_str() {
            found.push(Allowed { word: word.to_owned(), about: about(root, schema, lang) });
        }
        let words = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
        found.extend(words.map(|word| Allowed { word: word.to_owned(), about: String::new() }));
    }
    found
}

/// All schemas that may hold at the end of a way.
fn at<'s>(root: &'s Value, way: &[&str]) -> Vec<&'s Value> {
    let mut here = Vec::new();
    shapes(root, root, &mut here);
    for part in way {
        let mut inside = Vec::new();
        for schema in here {
            let next = if *part == ITEM {
                schema.get("items")
            } else {
                schema["properties"].get(*part).or_else(|| schema.get("additionalProperties"))
            };
            if let Some(next) = next {
                shapes(root, next, &mut inside);
            }
        }
        here = inside;
    }
    here
}

/// A schema and those of which it is made.
fn shapes<'s>(root: &'s Value, schema: &'s Value, found: &mut Vec<&'s Value>) {
    found.push(schema);
    let meant = schema["$ref"].as_str().and_then(|name| root.pointer(name.strip_prefix('#')?));
    if let Some(schema) = meant {
        shapes(root, schema, found);
    }
    for several in ["anyOf", "oneOf", "allOf"] {
        for schema in schema[several].as_array().into_iter().flatten() {
            shapes(root, schema, found);
        }
    }
}

/// What a key is for: what its schema says, or that of its value.
fn about(root: &Value, schema: &Value, lang: Lang) -> String {
    let mut all = Vec::new();
    shapes(root, schema, &mut all);
    let text = all.iter().find_map(|schema| schema["description"].as_str()).unwrap_or_default();
    let (id, en) = text.split_once("\n\n").unwrap_or((text, text));
    match lang {
        Lang::Id => id.to_owned(),
        Lang::En => en.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(allowed: &[Allowed]) -> Vec<&str> {
        allowed.iter().map(|allowed| allowed.word.as_str()).collect()
    }

    #[test]
    fn keys_are_found_through_every_shape() {
        let keys = |way: &[&str]| keys(Kind::Sop, way, Lang::En);
        assert!(names(&keys(&[])).contains(&"pelaksana"));
        assert!(names(&keys(&["langkah", "a"])).contains(&"lanjut"));
        assert_eq!(names(&keys(&["langkah", "a", "maks_ulang"])), ["kali", "lalu"]);
        assert_eq!(names(&keys(&["langkah", "a", "cabang", "ya", "maks_ulang"])), ["kali", "lalu"]);
        assert_eq!(names(&keys(&["langkah", "a", "isi", ITEM])), ["nama", "wajib"]);
        assert_eq!(names(&keys(&["langkah", "a", "lanjut"])), [""; 0]);
        assert_eq!(names(&keys(&["langkah", "a", "cabang"])), [""; 0]);
        assert_eq!(names(&keys(&["tidak", "ada"])), [""; 0]);
        let bound = keys(&["langkah", "a", "maks_ulang"]);
        assert_eq!(bound[1].about, "The step to which that time leads.");
    }

    #[test]
    fn words_are_found_with_what_they_mean() {
        let join = words(Kind::Sop, &["langkah", "a", "gabung"], Lang::Id);
        assert_eq!(names(&join), ["semua", "salah_satu"]);
        assert_eq!(join[0].about, "Semua jalan.");
        assert_eq!(names(&words(Kind::Sop, &["langkah", "a", "otomatis"], Lang::Id)), ["ya", "tidak"]);
        assert_eq!(words(Kind::Sop, &["nama"], Lang::Id), []);
    }

    #[test]
    fn what_a_file_is_its_keys_say_before_it_can_be_read() {
        for (text, kind) in [
            ("profil: a\nsop: b\n x", Kind::Sop),
            ("keputusan: a\n x", Kind::Decree),
            ("profil: a\n x: [", Kind::Profile),
            ("libur: a\n x: [", Kind::Holidays),
            ("profil: a\nuji: b\n x: [", Kind::Scenarios),
            ("", Kind::Sop),
        ] {
            assert_eq!(Kind::of(None, text), kind, "{text}");
        }
    }
}

//! The JSON Schemas in `sops/`: up to date, and of one mind with the reader.

use std::fs;

use alir::sop::{read, schema};
use serde_json::{Map, Value, json};

use crate::shared::{library, root};

const RENEW: &str = "renew them with `ALIR_RENEW=1 cargo test -p alir-tests schema`";

fn kinds() -> [(&'static str, Value); 5] {
    [
        ("sop.schema.json", schema::sop()),
        ("keputusan.schema.json", schema::decree()),
        ("profil.schema.json", schema::profile()),
        ("libur.schema.json", schema::holidays()),
        ("uji.schema.json", schema::scenarios()),
    ]
}

/// Those, and that of overlays, which the reader takes only together with their base.
fn all_kinds() -> impl Iterator<Item = (&'static str, Value)> {
    kinds().into_iter().chain([("turunan.schema.json", schema::overlay())])
}

#[test]
fn the_files_are_what_the_types_say() {
    for (name, made) in all_kinds() {
        let path = root().join("sops").join(name);
        if std::env::var_os("ALIR_RENEW").is_some() {
            let pretty = serde_json::to_string_pretty(&made).unwrap();
            fs::write(&path, pretty + "\n").unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_else(|error| panic!("sops/{name}: {error}; {RENEW}"));
        assert!(kept.ends_with("}\n"), "{name} does not end with one newline");
        // Compared as values: the order of keys depends on which features others ask of the JSON library.
        let kept: Value = serde_json::from_str(&kept).unwrap();
        assert!(kept == made, "sops/{name} is not what the types say; {RENEW}");
    }
}

#[test]
fn every_file_in_sops_names_its_schema_and_fits_it() {
    for (name, text) in library() {
        let (first, _) = text.split_once('\n').unwrap();
        let named = first
            .strip_prefix("# yaml-language-server: $schema=")
            .and_then(|path| path.strip_prefix(if name.contains('/') { "../" } else { "" }))
            .unwrap_or_else(|| panic!("{name}: {first}"));
        let (_, schema) =
            all_kinds().find(|(kind, _)| *kind == named).unwrap_or_else(|| panic!("{name}: {named}"));
        // As an editor reads it: numbers are numbers and `ya` is a text.
        let value: Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(misfits(&schema, &schema, &value, ""), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_the_schema_refuses() {
    let schema = schema::sop();
    let fits = |change: fn(&mut Value)| {
        let mut sop = json!({
            "sop": "a", "nama": 1, "pelaksana": {"x": {"nama": "X", "eksternal": "ya"}},
            "langkah": {"s": {"no": 1, "kegiatan": true, "oleh": ["x"], "gabung": null, "selesai": 0.5,
                "maks_ulang": {"kali": 3, "lalu": "s"}}},
        });
        change(&mut sop);
        misfits(&schema, &schema, &sop, "").is_empty()
    };
    assert!(fits(|_| {}));
    assert!(!fits(|sop| sop["pelaksan"] = json!({})));
    assert!(!fits(|sop| sop["pelaksana"]["x"]["warna"] = json!("merah")));
    assert!(!fits(|sop| sop["pelaksana"]["x"]["eksternal"] = json!("mungkin")));
    assert!(!fits(|sop| sop["langkah"]["s"]["gabung"] = json!("beberapa")));
    assert!(!fits(|sop| sop["langkah"]["s"]["maks_ulang"]["kali"] = json!(1)));
    assert!(!fits(|sop| sop["langkah"]["s"]["maks_ulang"] = json!({"kali": 3})));
    assert!(!fits(|sop| sop["langkah"]["s"]["kegiatan"] = json!(["a", "b"])));
    assert!(!fits(|sop| sop["langkah"] = json!([])));
    assert!(!fits(|sop| {
        sop.as_object_mut().unwrap().remove("nama");
    }));
}

#[test]
fn the_reader_takes_every_key_of_the_schema_and_no_other() {
    for (name, schema) in kinds() {
        let mut places = 0;
        for way in 0..3 {
            let sample = sample(&schema, &schema, way);
            assert_eq!(codes(&sample), Vec::<&str>::new(), "{name}: {sample:#}");
            assert_eq!(misfits(&schema, &schema, &sample, ""), Vec::<String>::new(), "{name}");
            for place in objects(&schema, &schema, &sample, "") {
                let mut changed = sample.clone();
                changed.pointer_mut(&place).unwrap()["kunci_asing"] = json!("x");
                assert_eq!(codes(&changed), ["SOP001"], "{name}: {place}");
                assert!(!misfits(&schema, &schema, &changed, "").is_empty(), "{name}: {place}");
                places += 1;
            }
        }
        assert!(places > 3, "{name}: only {places} places were tried");
    }
}

/// JSON is YAML, so the reader takes it.
fn codes(value: &Value) -> Vec<&'static str> {
    let read = read(&serde_json::to_string_pretty(value).unwrap());
    read.diagnostics.iter().map(|finding| finding.code).collect()
}

/// Follows references to the schema that is meant.
fn meant<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    let reference = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref"));
    match reference.and_then(Value::as_str) {
        Some(reference) => meant(root, root.pointer(reference.trim_start_matches('#')).unwrap()),
        None => schema,
    }
}

fn list<'s>(schema: &'s Value, key: &str) -> &'s [Value] {
    schema.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn types(schema: &Value) -> Vec<&str> {
    let only = schema.get("type").and_then(Value::as_str);
    only.into_iter().chain(list(schema, "type").iter().filter_map(Value::as_str)).collect()
}

/// A value with every key that the schema knows; `way` chooses among alternatives.
fn sample(root: &Value, schema: &Value, way: usize) -> Value {
    let schema = meant(root, schema);
    let ways: Vec<_> = list(schema, "anyOf").iter().filter(|way| types(way) != ["null"]).collect();
    if let Some(alternative) = ways.get(way % ways.len().max(1)) {
        return sample(root, alternative, way);
    }
    if let Some(word) = list(schema, "oneOf").first() {
        return word["const"].clone();
    }
    if let Some(word) = list(schema, "enum").get(way) {
        return word.clone();
    }
    match types(schema).first().copied() {
        Some("object") => {
            let mut object = Map::new();
            for (key, schema) in schema["properties"].as_object().into_iter().flatten() {
                object.insert(key.clone(), sample(root, schema, way));
            }
            if schema["additionalProperties"].is_object() {
                object.insert("x".to_owned(), sample(root, &schema["additionalProperties"], way));
            }
            Value::Object(object)
        }
        Some("array") => Value::Array(vec![sample(root, &schema["items"], way)]),
        Some("integer") => json!(3),
        Some("string") => [json!("teks"), json!(10), json!(true)][way].clone(),
        other => panic!("no sample for {other:?}: {schema:#}"),
    }
}

/// The places in a value where only known keys may stand.
fn objects(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let schema = meant(root, schema);
    let fitting = list(schema, "anyOf").iter().find(|way| misfits(root, way, value, "").is_empty());
    if let Some(way) = fitting {
        return objects(root, way, value, at);
    }
    let mut found = Vec::new();
    if schema["additionalProperties"] == json!(false) {
        found.push(at.to_owned());
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let schema = schema["properties"].get(key).unwrap_or(&schema["additionalProperties"]);
        found.extend(objects(root, schema, inner, &format!("{at}/{key}")));
    }
    for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(objects(root, &schema["items"], inner, &format!("{at}/{index}")));
    }
    found
}

/// Where a value does not fit: as much of draft-07 as our schemas use, and a failure at anything else.
fn misfits(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let schema = meant(root, schema);
    let mut found = Vec::new();
    for (word, rule) in schema.as_object().unwrap() {
        let fits = match word.as_str() {
            "$schema"
            | "title"
            | "description"
            | "definitions"
            | "items"
            | "properties"
            | "additionalProperties" => true,
            "type" => types(schema).iter().any(|name| is(value, name)),
            "enum" => list(schema, "enum").contains(value),
            "const" => rule == value,
            "minimum" => value.as_f64() >= rule.as_f64(),
            "required" => {
                list(schema, "required").iter().all(|key| value.get(key.as_str().unwrap()).is_some())
            }
            "anyOf" => list(schema, "anyOf").iter().any(|way| misfits(root, way, value, at).is_empty()),
            "oneOf" => {
                list(schema, "oneOf").iter().filter(|way| misfits(root, way, value, at).is_empty()).count()
                    == 1
            }
            _ => panic!("this test does not know `{word}` yet"),
        };
        if !fits {
            found.push(format!("{at}: {word} {rule} refuses {value}"));
        }
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let known = schema.get("properties").and_then(|properties| properties.get(key));
        match known.or_else(|| schema.get("additionalProperties")) {
            Some(Value::Bool(false)) => found.push(format!("{at}: unknown key {key}")),
            Some(schema) => found.extend(misfits(root, schema, inner, &format!("{at}/{key}"))),
            None => {}
        }
    }
    for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(
            schema
                .get("items")
                .into_iter()
                .flat_map(|items| misfits(root, items, inner, &format!("{at}/{index}"))),
        );
    }
    found
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no JSON type `{other}`"),
    }
}

#[test]
fn an_overlay_may_name_a_part_of_everything_and_remove_it() {
    let schema = schema::overlay();
    let fits = |overlay: Value| misfits(&schema, &schema, &overlay, "").is_empty();
    let overlay = |changes: Value| json!({"sop": "a", "turunan_dari": "b.yaml", "ubah": changes});
    assert!(fits(overlay(json!({}))));
    assert!(fits(overlay(
        json!({"langkah": {"x": "hapus", "y": {"waktu": "hapus", "kelengkapan": {"tambah": ["A"]}}}})
    )));
    assert!(fits(overlay(
        json!({"langkah": {"x": {"sebelum": "y", "cabang": {"ya": "hapus"}}}, "pelaksana": {"a": "B"}})
    )));
    assert!(!fits(overlay(json!({"langkah": {"x": {"wktu": "1 jam"}}}))));
    assert!(!fits(json!({"sop": "a", "turunan_dari": "b.yaml", "langkah": {}})));
    assert!(!fits(json!({"sop": "a"})));
}

//! The JSON Schema of an overlay: that of a SOP, in which nothing is required and everything can be removed.

use serde_json::{Map, Value, json};

use super::merge::BY_ID;
use crate::sop::schema;

/// Types whose values are named by id: they can be put somewhere, renamed and replaced.
const NAMED: [&str; 5] = ["Branch", "Declared", "Lane", "Stage", "Step"];

/// The schema of an overlay file, draft-07.
pub fn overlay() -> Value {
    let mut all = schema::sop();
    if let Some(types) = all.get_mut("definitions").and_then(Value::as_object_mut) {
        for (name, of_type) in types {
            *of_type = changed(of_type);
            let words = NAMED.contains(&name.as_str()).then(words);
            if let (Some(words), Some(keys)) = (words, of_type["properties"].as_object_mut()) {
                keys.extend(words);
            }
        }
    }
    let keys = all["properties"].as_object().cloned().unwrap_or_default();
    let is_id = |key: &str| key == "sop";
    let changes: Map<String, Value> = keys
        .iter()
        .filter(|(key, _)| !is_id(key))
        .map(|(key, value)| (key.clone(), removable(value)))
        .collect();
    let mut own: Map<String, Value> = changes
        .iter()
        .filter(|(key, _)| !BY_ID.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    own.insert("sop".to_owned(), keys.get("sop").cloned().unwrap_or_default());
    own.insert(
        "turunan_dari".to_owned(),
        json!({
            "description": "Berkas SOP yang menjadi dasar, dihitung dari folder berkas ini; boleh dengan `versi` dan `sidik`-nya.\n\nThe SOP file that is the base, counted from the folder of this file; with its `versi` and `sidik`, if wanted.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["berkas"],
                    "properties": {
                        "berkas": {"type": "string", "description": "Nama berkas.\n\nName of the file."},
                        "versi": text("Versi dasar ketika turunan ini ditulis.\n\nVersion of the base when this was written."),
                        "sidik": text("Awal sidik jari isi dasar ketika turunan ini ditulis.\n\nThe beginning of the base's fingerprint when this was written."),
                    },
                },
            ],
        }),
    );
    own.insert(
        "ubah".to_owned(),
        json!({
            "description": "Apa yang lain dari dasar: kunci SOP dengan isi yang baru, `hapus` untuk menghapus.\n\nWhat differs from the base: keys of a SOP with new values, `hapus` to remove.",
            "type": "object",
            "additionalProperties": false,
            "properties": changes,
        }),
    );
    all["properties"] = Value::Object(own);
    all["required"] = json!(["sop", "turunan_dari"]);
    all["title"] = json!("Turunan SOP");
    all["description"] = json!("SOP yang diturunkan dari SOP lain.\n\nA SOP that is made from another one.");
    all
}

/// A schema of which nothing is required, and whose lists can be changed in part.
fn changed(schema: &Value) -> Value {
    let Some(keys) = schema.as_object() else { return schema.clone() };
    let mut keys = keys.clone();
    keys.remove("required");
    if let Some(properties) = keys.get_mut("properties").and_then(Value::as_object_mut) {
        properties.values_mut().for_each(|value| *value = removable(value));
    }
    if let Some(of_all) = keys.get_mut("additionalProperties").filter(|of_all| of_all.is_object()) {
        *of_all = removable(of_all);
    }
    for inside in ["anyOf", "allOf", "oneOf"] {
        let alternatives = keys.get_mut(inside).and_then(Value::as_array_mut);
        alternatives.into_iter().flatten().for_each(|value| *value = changed(value));
    }
    if keys.get("type").is_some_and(|of_type| of_type == "array") {
        return json!({"anyOf": [keys, edit()]});
    }
    Value::Object(keys)
}

/// A changed schema, or the word that removes.
fn removable(schema: &Value) -> Value {
    let mut inner = changed(schema);
    let description = inner.as_object_mut().and_then(|keys| keys.remove("description"));
    let mut outer = json!({"anyOf": [inner, {"const": "hapus"}]});
    if let Some(description) = description {
        outer["description"] = description;
    }
    outer
}

fn edit() -> Value {
    let list = || json!({"anyOf": [{"type": ["string", "number", "boolean"]}, {"type": "array"}]});
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {"tambah": list(), "hapus": list()},
    })
}

fn words() -> Map<String, Value> {
    let all = [
        ("sebelum", "Tempatnya: sebelum yang ini.\n\nIts place: before this one."),
        ("sesudah", "Tempatnya: sesudah yang ini.\n\nIts place: behind this one."),
        (
            "id_baru",
            "Id yang baru, juga di semua tempat yang menyebutnya.\n\nAnother id, also wherever it is named.",
        ),
    ];
    let mut words: Map<String, Value> =
        all.into_iter().map(|(key, about)| (key.to_owned(), text(about))).collect();
    words.insert(
        "ganti".to_owned(),
        json!({"enum": [true, "ya"], "description": "Mengganti seluruh isinya, bukan hanya yang ditulis.\n\nReplaces all of it, not only what is written."}),
    );
    words
}

fn text(about: &str) -> Value {
    json!({"type": ["string", "number"], "description": about})
}

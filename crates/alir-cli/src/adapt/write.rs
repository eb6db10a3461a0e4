//! The text of a new overlay, from what an office answered.

use alir::Chart;
use alir_import::scalar;

use super::{HEAD, kept};

/// What an office answered. What is empty stays as in the base.
#[derive(Default)]
pub(crate) struct Own {
    pub(crate) id: String,
    pub(crate) region: String,
    pub(crate) version: String,
    pub(crate) profile: Option<String>,
    pub(crate) agency: Vec<String>,
    pub(crate) unit: String,
    pub(crate) office: String,
    pub(crate) name: String,
    pub(crate) nip: String,
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) lanes: Vec<(String, String)>,
}

/// The overlay. `file` is the base, counted from the folder of the overlay.
pub(crate) fn overlay(base: &Chart, file: &str, own: &Own) -> String {
    let sop = base.definition();
    let mut text = String::new();
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    line(
        "# Turunan: hanya yang lain dari dasarnya yang ditulis di sini. Periksa dengan `alir periksa`."
            .to_owned(),
    );
    line(format!("sop: {}", scalar(&own.id)));
    line("turunan_dari:".to_owned());
    line(format!("  berkas: {}", scalar(file)));
    if let Some(version) = base.version() {
        line(format!("  versi: {}", scalar(version)));
    }
    line(format!("  sidik: {}", scalar(kept::short(base.fingerprint()))));
    line(format!("versi: {}", scalar(&own.version)));
    line(format!("kabupaten: {}", scalar(&own.region)));
    let from = sop.region.as_ref().map_or_else(String::new, |region| format!(" Kabupaten {region}"));
    line(format!("sumber: {}", scalar(&format!("Diturunkan dari SOP{from}"))));
    match &own.profile {
        Some(profile) => line(format!("profil: {}", scalar(profile))),
        None if sop.profile.is_some() => line("profil: hapus".to_owned()),
        None => {}
    }
    if !own.parameters.is_empty() {
        line("parameter:".to_owned());
        own.parameters
            .iter()
            .for_each(|(name, value)| line(format!("  {}: {}", scalar(name), scalar(value))));
    }
    line(String::new());
    identity(base, own, &mut line);
    line(String::new());
    line("ubah:".to_owned());
    if own.lanes.is_empty() {
        line("  # pelaksana: {id: Nama jabatan di sini}".to_owned());
    } else {
        line("  pelaksana:".to_owned());
        own.lanes.iter().for_each(|(id, name)| line(format!("    {}: {}", scalar(id), scalar(name))));
    }
    line("  # langkah: yang lain di sini, menurut id langkah pada dasar. Contoh:".to_owned());
    line("  #   ID: {waktu: 2 hari kerja}".to_owned());
    line("  #   ID: hapus".to_owned());
    line("  #   id_baru: {sebelum: ID, kegiatan: ..., oleh: ..., waktu: 1 hari kerja}".to_owned());
    line("  # Id langkah pada dasar:".to_owned());
    for step in base.steps() {
        let words: String = step.text.chars().take(60).collect();
        line(format!("  #   {}  {}", step.id, words.replace(['\n', '\r'], " ")));
    }
    text
}

/// The head of the document: what stays in the base is another office's.
fn identity(base: &Chart, own: &Own, line: &mut dyn FnMut(String)) {
    let of_base = serde_json::to_value(&base.definition().identity).unwrap_or_default();
    line("identitas:".to_owned());
    for key in HEAD {
        match key {
            "instansi" => {
                line("  instansi:".to_owned());
                own.agency.iter().for_each(|part| line(format!("    - {}", scalar(part))));
            }
            "unit" if !own.unit.is_empty() => line(format!("  unit: {}", scalar(&own.unit))),
            "disahkan_oleh" => {
                line("  disahkan_oleh:".to_owned());
                let mut of_own = vec![("jabatan", &own.office), ("nama", &own.name), ("nip", &own.nip)];
                of_own.retain(|(_, value)| !value.is_empty());
                for (key, value) in &of_own {
                    line(format!("    {key}: {}", scalar(value)));
                }
                let of_base = of_base[key].as_object().into_iter().flat_map(|approval| approval.keys());
                let gone = of_base.filter(|key| of_own.iter().all(|(own, _)| own != key));
                gone.for_each(|key| line(format!("    {key}: hapus")));
            }
            key if of_base.get(key).is_some() => line(format!("  {key}: hapus")),
            _ => {}
        }
    }
}

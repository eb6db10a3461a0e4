//! The text of a new overlay, from what an office answered.

use alir::Chart;
use alir_import::scalar;

use super::kept;

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
    let of_base = base.definition().identity.clone().unwrap_or_default();
    line("identitas:".to_owned());
    line("  instansi:".to_owned());
    own.agency.iter().for_each(|part| line(format!("    - {}", scalar(part))));
    match own.unit.as_str() {
        "" if of_base.unit.is_empty() => {}
        "" => line("  unit: hapus".to_owned()),
        unit => line(format!("  unit: {}", scalar(unit))),
    }
    let others = [
        ("alamat", of_base.address.is_some()),
        ("nomor", of_base.number.is_some()),
        ("tanggal", of_base.date.is_some()),
        ("tanggal_pembuatan", of_base.made_on.is_some()),
        ("tanggal_revisi", of_base.revised_on.is_some()),
        ("tanggal_efektif", of_base.effective_on.is_some()),
        ("tanggal_pengesahan", of_base.approved_on.is_some()),
    ];
    others.iter().filter(|(_, has)| *has).for_each(|(key, _)| line(format!("  {key}: hapus")));
    let approval = of_base.approved_by.unwrap_or_default();
    let of_own = [
        ("jabatan", own.office.as_str(), approval.office.is_some()),
        ("sebagai", "", approval.own_office.is_some()),
        ("nama", own.name.as_str(), approval.name.is_some()),
        ("pangkat", "", approval.rank.is_some()),
        ("nip", own.nip.as_str(), approval.nip.is_some()),
    ];
    line("  disahkan_oleh:".to_owned());
    for (key, value, has) in of_own {
        match value {
            "" if has => line(format!("    {key}: hapus")),
            "" => {}
            value => line(format!("    {key}: {}", scalar(value))),
        }
    }
}

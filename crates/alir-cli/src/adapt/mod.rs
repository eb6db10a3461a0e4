//! A SOP of another office made one's own: an overlay is written, and later follows its base.

pub(crate) mod follow;
pub(crate) mod kept;
mod pin;
pub(crate) mod write;

/// The keys of `identitas` of which every office has its own.
const HEAD: [&str; 10] = [
    "instansi",
    "unit",
    "alamat",
    "nomor",
    "tanggal",
    "tanggal_pembuatan",
    "tanggal_revisi",
    "tanggal_efektif",
    "tanggal_pengesahan",
    "disahkan_oleh",
];

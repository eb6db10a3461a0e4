//! PRF022: the logo of a profile is a picture of a size that documents can carry.

use super::library::resolve;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::limits;
use crate::sop::Profile;

pub(super) const RULE: Rule = Rule {
    code: "PRF022",
    severity: Severity::Error,
    title: Words { id: "logo tidak dapat dipakai", en: "a logo that cannot be used" },
    about: Words {
        id: "`logo` pada profil menyebut berkas gambar, dihitung dari folder profil itu: PNG, JPEG atau SVG, paling besar 2 MiB. Berkas itu harus ada, dan isinya (bukan hanya namanya) harus gambar. Tanpa logo, hapus kuncinya: dokumen lalu tercetak tanpa logo.",
        en: "`logo` of a profile names a picture, counted from the folder of the profile: PNG, JPEG or SVG, of 2 MiB at most. The file has to be there, and what it holds (not only its name) has to be a picture. Without a logo, leave the key out: documents are printed without one.",
    },
};

/// How much of the beginning of a file [`logo`] looks at, in bytes.
pub const LOGO_HEAD_BYTES: usize = 1024;

/// The file of a profile's logo.
///
/// ```
/// assert_eq!(alir::rules::logo_file("sops/buol/profil.yaml", "logo.png"), "sops/buol/logo.png");
/// ```
pub fn logo_file(profile: &str, name: &str) -> String {
    resolve(profile, name)
}

/// What is wrong with the logo of a profile, if it names one. `file` is the name of the profile; `look` gives the size of
/// a file in bytes and its first [`LOGO_HEAD_BYTES`], if it is there.
///
/// ```
/// use alir::sop::{Document, read};
/// let Some(Document::Profile(profile)) = read("profil: x\nnama: X\nlogo: logo.png\n").value else { panic!() };
/// assert!(alir::rules::logo("x/profil.yaml", &profile, |_| Some((9, b"\x89PNG\r\n\x1a\n.".to_vec()))).is_none());
/// let missing = alir::rules::logo("x/profil.yaml", &profile, |_| None).ok_or("it is not there")?;
/// assert_eq!(missing.message.en, "the logo `x/logo.png` is not there");
/// # Ok::<(), &str>(())
/// ```
pub fn logo(
    file: &str,
    profile: &Profile,
    look: impl FnOnce(&str) -> Option<(u64, Vec<u8>)>,
) -> Option<Diagnostic> {
    let name = profile.logo.as_ref()?;
    let path = logo_file(file, name);
    let finding = |what| Diagnostic::error("PRF022", name.span, what);
    let Some((size, head)) = look(&path) else {
        return Some(
            finding(say!(id: "logo `{path}` tidak ada", en: "the logo `{path}` is not there")).hint(say!(
                id: "tulis nama berkas dihitung dari folder profil ini, atau hapus `logo`",
                en: "write the file's name as counted from the folder of this profile, or remove `logo`",
            )),
        );
    };
    if !is_picture(&head) {
        return Some(finding(say!(id: "logo `{path}` bukan PNG, JPEG atau SVG", en: "the logo `{path}` is no PNG, JPEG or SVG")).hint(say!(
            id: "simpan gambarnya kembali sebagai PNG, JPEG atau SVG",
            en: "save the picture again as PNG, JPEG or SVG",
        )));
    }
    let most = limits::MAX_LOGO_BYTES;
    (size > most).then(|| {
        let (kib, most) = (size.div_ceil(1 << 10), most >> 10);
        finding(say!(id: "logo `{path}` terlalu besar: {kib} KiB, paling besar {most} KiB", en: "the logo `{path}` is too large: {kib} KiB, {most} KiB at most")).hint(say!(
            id: "perkecil gambarnya; tinggi 400 titik sudah tajam tercetak",
            en: "make the picture smaller; 400 pixels of height are sharp in print",
        ))
    })
}

/// Whether a file begins as a picture does.
fn is_picture(head: &[u8]) -> bool {
    if head.starts_with(b"\x89PNG\r\n\x1a\n") || head.starts_with(b"\xff\xd8\xff") {
        return true;
    }
    // A character may be cut at the end of what was read.
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let declared = ["<?xml", "<!--", "<!DOCTYPE svg"].iter().any(|begin| text.starts_with(begin));
    text.starts_with("<svg") || declared && text.contains("<svg")
}

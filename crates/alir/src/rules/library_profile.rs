//! PRF020, PRF021 and PRF023: SOPs and their profiles and officials, profiles and their holiday file find each other.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{File, resolve};
use crate::diagnostic::{Diagnostic, Rule, Severity, nearest};
use crate::lang::{Words, say};
use crate::sop::{Definition, Document, Profile};

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "PRF020",
        severity: Severity::Warning,
        title: Words { id: "profil SOP tidak ada", en: "the profile of a SOP is not there" },
        about: Words {
            id: "`profil: x` pada SOP menyebut profil daerah: berkas `profil.yaml` di folder SOP itu bila id-nya `x`, bila tidak `../x/profil.yaml`, bila tidak berkas profil lain dengan id `x` di antara yang diperiksa. Tanpa profil, tenggat dihitung dengan jam kerja bawaan.",
            en: "`profil: x` of a SOP names the profile of an office: the file `profil.yaml` in the folder of the SOP if its id is `x`, else `../x/profil.yaml`, else another profile with the id `x` among the files that are checked. Without a profile, due dates follow the default hours.",
        },
    },
    Rule {
        code: "PRF023",
        severity: Severity::Error,
        title: Words { id: "pejabat tidak ada pada profil", en: "the profile has no such official" },
        about: Words {
            id: "`disahkan_oleh: {pejabat: x}` mengambil jabatan, nama, pangkat dan NIP dari `pejabat` pada profil yang disebut SOP. Id itu tidak ada di sana, atau SOP tidak menyebut profil.",
            en: "`disahkan_oleh: {pejabat: x}` takes office, name, rank and NIP from `pejabat` of the profile that the SOP names. That id is not there, or the SOP names no profile.",
        },
    },
    Rule {
        code: "PRF021",
        severity: Severity::Error,
        title: Words { id: "berkas hari libur tidak ada", en: "the holiday file is not there" },
        about: Words {
            id: "`libur_nasional` pada profil menyebut nama berkas hari libur, dihitung dari folder profil itu. Berkas itu tidak ada atau isinya lain.",
            en: "`libur_nasional` of a profile names a holiday file, counted from the folder of the profile. That file is not there or holds something else.",
        },
    },
];

/// Where the profile with an id is looked for that a SOP names: the first of these files that holds it.
///
/// ```
/// let files = alir::rules::profile_files("sops/buol/penyusunan-rkt.yaml", "cirebon");
/// assert_eq!(files, ["sops/buol/profil.yaml", "sops/cirebon/profil.yaml"]);
/// ```
pub fn profile_files(sop: &str, id: &str) -> [String; 2] {
    [resolve(sop, "profil.yaml"), resolve(sop, &format!("../{id}/profil.yaml"))]
}

/// The holiday file that a profile names.
///
/// ```
/// assert_eq!(alir::rules::holiday_file("sops/buol/profil.yaml", "../libur.yaml"), "sops/libur.yaml");
/// ```
pub fn holiday_file(profile: &str, name: &str) -> String {
    resolve(profile, name)
}

/// Checks what SOPs and profiles refer to. A file that is not among those given counts if it `exists`.
pub(super) fn look(
    files: &[File<'_>],
    by_name: &BTreeMap<String, &Document>,
    exists: &dyn Fn(&str) -> bool,
    findings: &mut Vec<(usize, Diagnostic)>,
) {
    let profiles: BTreeSet<&str> =
        files.iter().filter_map(|file| Some(file.document.as_profile()?.id.as_str())).collect();
    let profile_of = |id: &str| {
        files.iter().filter_map(|file| file.document.as_profile()).find(|profile| profile.id.as_str() == id)
    };
    for (at, file) in files.iter().enumerate() {
        match file.document {
            Document::Sop(sop) => {
                findings.extend(officials(sop, &profile_of).into_iter().map(|finding| (at, finding)));
                let Some(id) = &sop.profile else { continue };
                // One that is among the files has been compared by its id.
                let outside = |path: &String| !by_name.contains_key(path) && exists(path);
                if profiles.contains(id.as_str()) || profile_files(file.name, id).iter().any(outside) {
                    continue;
                }
                let finding = Diagnostic::warning(
                    "PRF020",
                    id.span,
                    say!(id: "profil `{id}` tidak ada", en: "there is no profile `{id}`"),
                );
                let finding = match nearest(id, profiles.iter().copied()) {
                    Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
                    None => finding.hint(say!(id: "buat `profil.yaml` di folder SOP ini, diawali `profil: {id}`", en: "make a `profil.yaml` in the folder of this SOP that begins with `profil: {id}`")),
                };
                findings.push((at, finding));
            }
            Document::Profile(profile) => {
                let Some(name) = &profile.national_holidays else { continue };
                let path = holiday_file(file.name, name);
                let known = by_name.get(&path);
                if known.map_or_else(|| exists(&path), |known| known.as_holidays().is_some()) {
                    continue;
                }
                findings.push((at, not_there(&path, name.span)));
            }
            Document::Decree(_) | Document::Holidays(_) | Document::Overlay(_) | Document::Scenarios(_) => {}
        }
    }
}

/// The officials that a SOP names and its profile has not. Of a profile that is not among the files, nothing is known.
fn officials<'p>(sop: &Definition, profile_of: &dyn Fn(&str) -> Option<&'p Profile>) -> Vec<Diagnostic> {
    let approvals = [
        sop.identity.as_ref().and_then(|identity| identity.approved_by.as_ref()),
        sop.table_signature.as_ref(),
    ];
    let mut found = Vec::new();
    for named in approvals.into_iter().flatten().filter_map(|approval| approval.official.as_ref()) {
        let finding = |what| Diagnostic::error("PRF023", named.span, what);
        let Some(id) = &sop.profile else {
            found.push(
                finding(say!(id: "SOP ini menyebut pejabat `{named}`, tetapi tidak menyebut profil", en: "this SOP names the official `{named}`, but no profile"))
                    .hint(say!(id: "tambahkan `profil: ...`, atau tulis `jabatan` dan `nama` di sini", en: "add `profil: ...`, or write `jabatan` and `nama` here")),
            );
            continue;
        };
        let Some(profile) = profile_of(id) else { continue };
        if profile.officials.get(named).is_some() {
            continue;
        }
        let finding = finding(
            say!(id: "profil `{id}` tidak memuat pejabat `{named}`", en: "the profile `{id}` has no official `{named}`"),
        );
        found.push(match nearest(named, profile.officials.iter().map(|(id, _)| id.as_str())) {
            Some(near) => finding.hint(say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")),
            None => finding.hint(say!(id: "tambahkan `{named}` di bawah `pejabat:` pada profil itu", en: "add `{named}` under `pejabat:` of that profile")),
        });
    }
    found
}

fn not_there(path: &str, span: crate::diagnostic::Span) -> Diagnostic {
    Diagnostic::error("PRF021", span, say!(id: "`{path}` tidak ada atau bukan berkas hari libur", en: "`{path}` is not there or is no holiday file"))
        .hint(say!(id: "tulis nama berkas dihitung dari folder profil ini, misalnya `../libur-nasional.yaml`", en: "write the file's name as counted from the folder of this profile, `../libur-nasional.yaml` for example"))
}

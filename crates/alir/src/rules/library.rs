//! SOP040 to SOP042: files that refer to each other agree.

use std::collections::BTreeMap;

use super::{Rule, library_profile, scenarios, silence};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::sop::Document;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "SOP040",
        severity: Severity::Error,
        title: Words { id: "id SOP dipakai dua berkas", en: "two files with one SOP id" },
        about: Words {
            id: "Dua SOP dengan id yang sama tidak dapat dibedakan oleh berkas yang berjalan. Beri salah satu id lain, misalnya dengan nama kabupaten.",
            en: "Running cases cannot tell two SOPs with the same id apart. Give one of them another id, with the name of the kabupaten for example.",
        },
    },
    Rule {
        code: "SOP041",
        severity: Severity::Error,
        title: Words {
            id: "keputusan atau lampiran tidak ada",
            en: "a decree or an enacted SOP is not there",
        },
        about: Words {
            id: "`ditetapkan_dengan` pada SOP dan `lampiran` pada keputusan menyebut nama berkas, dihitung dari folder berkas itu sendiri. Berkas itu tidak ada atau isinya lain.",
            en: "`ditetapkan_dengan` of a SOP and `lampiran` of a decree name files, counted from the folder of the file itself. That file is not there or holds something else.",
        },
    },
    Rule {
        code: "SOP042",
        severity: Severity::Warning,
        title: Words { id: "keputusan tidak menyebut SOP ini", en: "the decree does not list this SOP" },
        about: Words {
            id: "SOP ini menyatakan ditetapkan dengan sebuah keputusan, tetapi `lampiran` keputusan itu tidak memuatnya.",
            en: "This SOP says that a decree enacts it, but `lampiran` of that decree does not list it.",
        },
    },
];

/// A file that was read, by a name such as `lima-puluh-kota/portal-website.yaml`.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, folders divided by `/`.
    pub name: &'a str,
    /// What it holds.
    pub document: &'a Document,
}

/// Checks files against each other. Each finding comes with the place of its file in `files`.
///
/// Only references among `files` are looked up; `exists` says whether a file that is not among them is there.
pub fn check_library(files: &[File<'_>], exists: &dyn Fn(&str) -> bool) -> Vec<(usize, Diagnostic)> {
    let mut findings = Vec::new();
    let by_name: BTreeMap<String, &Document> =
        files.iter().map(|file| (resolve("", file.name), file.document)).collect();
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        match file.document {
            Document::Sop(sop) => {
                if let Some(other) = ids.insert(sop.id.as_str(), file.name) {
                    let id = &sop.id.value;
                    findings.push((
                        at,
                        Diagnostic::error("SOP040", sop.id.span, say!(id: "id `{id}` sudah dipakai `{other}`", en: "the id `{id}` is used by `{other}` already"))
                            .hint(say!(id: "beri salah satu id lain", en: "give one of them another id")),
                    ));
                }
                let Some(decree) = &sop.enacted_by else { continue };
                let path = resolve(file.name, decree);
                match by_name.get(&path) {
                    Some(Document::Decree(enacting)) => {
                        let lists =
                            enacting.enacts.iter().any(|name| resolve(&path, name) == resolve("", file.name));
                        if !lists {
                            findings.push((
                                at,
                                Diagnostic::warning("SOP042", decree.span, say!(id: "`{path}` tidak memuat SOP ini pada `lampiran`", en: "`{path}` does not list this SOP under `lampiran`"))
                                    .hint(say!(id: "tambahkan nama berkas ini pada `lampiran` keputusan itu", en: "add this file's name to `lampiran` of that decree")),
                            ));
                        }
                    }
                    None if exists(&path) => {}
                    Some(
                        Document::Sop(_)
                        | Document::Profile(_)
                        | Document::Holidays(_)
                        | Document::Overlay(_)
                        | Document::Scenarios(_),
                    )
                    | None => {
                        findings.push((at, not_there(&path, decree.span)));
                    }
                }
            }
            Document::Decree(decree) => {
                for name in &decree.enacts.0 {
                    let path = resolve(file.name, name);
                    match by_name.get(&path) {
                        Some(Document::Sop(_) | Document::Overlay(_)) => {}
                        None if exists(&path) => {}
                        Some(
                            Document::Decree(_)
                            | Document::Profile(_)
                            | Document::Holidays(_)
                            | Document::Scenarios(_),
                        )
                        | None => {
                            findings.push((at, not_there(&path, name.span)));
                        }
                    }
                }
            }
            Document::Scenarios(given) => {
                let of_file = scenarios::in_library(file.name, given, &by_name, exists);
                findings.extend(of_file.into_iter().map(|finding| (at, finding)));
            }
            Document::Profile(_) | Document::Holidays(_) | Document::Overlay(_) => {}
        }
    }
    library_profile::look(files, &by_name, exists, &mut findings);
    findings.retain(|(at, finding)| match files[*at].document {
        Document::Sop(sop) => !silence::is_silenced(sop, finding),
        Document::Decree(_)
        | Document::Profile(_)
        | Document::Holidays(_)
        | Document::Overlay(_)
        | Document::Scenarios(_) => true,
    });
    findings
}

fn not_there(path: &str, span: crate::diagnostic::Span) -> Diagnostic {
    Diagnostic::error("SOP041", span, say!(id: "`{path}` tidak ada atau bukan berkas yang dimaksud", en: "`{path}` is not there or is not what is meant"))
        .hint(say!(id: "tulis nama berkas dihitung dari folder berkas ini", en: "write the file's name as counted from the folder of this file"))
}

/// A name as seen from the folder of another file.
pub(super) fn resolve(from: &str, name: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let absolute = name.starts_with('/') || (folder.is_empty() && from.starts_with('/'));
    let folder = if name.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(name.split('/')) {
        match (part, parts.last()) {
            ("." | "", _) => {}
            ("..", Some(&last)) if last != ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let path = parts.join("/");
    if absolute || folder.starts_with('/') { format!("/{path}") } else { path }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn names_are_counted_from_the_folder_of_the_file() {
        assert_eq!(resolve("sops/x/a.yaml", "b.yaml"), "sops/x/b.yaml");
        assert_eq!(resolve("sops/x/a.yaml", "../y/b.yaml"), "sops/y/b.yaml");
        assert_eq!(resolve("a.yaml", "../b.yaml"), "../b.yaml");
        assert_eq!(resolve("", "./sops/a.yaml"), "sops/a.yaml");
        assert_eq!(resolve("/s/a.yaml", "b.yaml"), "/s/b.yaml");
        assert_eq!(resolve("x/../s/a.yaml", "b.yaml"), "s/b.yaml");
        assert_eq!(resolve("/x/../s/./a.yaml", "../b.yaml"), "/b.yaml");
        assert_eq!(resolve("../s/a.yaml", "../../b.yaml"), "../../b.yaml");
        assert_eq!(resolve("s/a.yaml", "/b.yaml"), "/b.yaml");
    }
}

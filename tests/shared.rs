//! The files of the repository, as tests see them.

use std::fs;
use std::path::{Path, PathBuf};

use alir::sop::{Definition, Document, read};

/// The folder of the whole repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the repository's folder")
}

/// Every file below a folder whose name ends so, sorted; build products and what git keeps are left out.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a folder that could be opened can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            found.extend(files(&path, ending));
        } else if path.is_file() && name.ends_with(ending) && name != ".git" {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file's name as counted from a folder, with `/` between its parts.
pub(crate) fn name(path: &Path, folder: &Path) -> String {
    let parts = path.strip_prefix(folder).expect("the file was found in that folder").components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Name (`buol/pengajuan-subdomain.yaml`) and text of every file in `sops/`.
pub(crate) fn library() -> Vec<(String, String)> {
    let folder = root().join("sops");
    files(&folder, ".yaml").iter().map(|path| (name(path, &folder), text(path))).collect()
}

/// The text of one of them.
pub(crate) fn of_library(name: &str) -> String {
    text(&root().join("sops").join(name))
}

/// What a file holds, when nothing is to be found in it.
pub(crate) fn document(name: &str, text: &str) -> Document {
    let read = read(text);
    assert!(read.diagnostics.is_empty(), "{name}: {:#?}", read.diagnostics);
    read.value.unwrap_or_else(|| panic!("{name}: nothing read and nothing found"))
}

/// The SOP in a text that holds one.
pub(crate) fn sop(name: &str, text: &str) -> Definition {
    match document(name, text) {
        Document::Sop(sop) => *sop,
        Document::Decree(_)
        | Document::Profile(_)
        | Document::Holidays(_)
        | Document::Overlay(_)
        | Document::Scenarios(_) => {
            panic!("{name}: not a SOP")
        }
    }
}

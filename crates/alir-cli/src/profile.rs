//! Profiles of offices: found, read with their holidays, and compiled.

use std::borrow::Cow;
use std::path::Path;

use alir::diagnostic::{Diagnostic, Severity};
use alir::rules::{self, File, check_library, holiday_file, profile_files};
use alir::sop::{Definition, Document, Profile};
use alir::time::Office;

use crate::catalogue::errors;
use crate::failure::Failure;
use crate::shelf::Shelf;
use crate::source::Source;

/// The office of a SOP file: none if the SOP names no profile, or one that is nowhere, of which `alir check` warns.
///
/// # Errors
/// When the profile is there and cannot be used.
pub(crate) fn of_sop(path: &Path, sop: &Definition) -> Result<Option<Office>, Failure> {
    let Some(id) = &sop.profile else { return Ok(None) };
    let shelf = Shelf::default();
    for source in beside(&shelf, &crate::source::name(path), id) {
        match &source.document {
            Some(Document::Profile(profile)) if profile.id.value == id.value => {
                return compile(&source, &shelf).map(Some);
            }
            Some(_) => {}
            None => return Err(source.rejected(Failure::profile)),
        }
    }
    Ok(None)
}

/// The profile of a SOP file, where it can be read: among files that were read already, or where profiles stand.
pub(crate) fn named<'s>(
    sources: &'s [Source],
    shelf: &Shelf,
    path: &str,
    id: &str,
) -> Option<Cow<'s, Profile>> {
    let read = sources.iter().filter_map(as_profile).find(|profile| profile.id.as_str() == id);
    match read {
        Some(profile) => Some(Cow::Borrowed(profile)),
        None => found(shelf, path, id).map(|(_, profile)| Cow::Owned(profile)),
    }
}

/// The profile that stands where that of a SOP file may stand, with its file.
pub(crate) fn found(shelf: &Shelf, path: &str, id: &str) -> Option<(String, Profile)> {
    beside(shelf, path, id).find_map(|source| {
        let profile = as_profile(&source).filter(|profile| profile.id.as_str() == id)?.clone();
        Some((source.name, profile))
    })
}

fn as_profile(source: &Source) -> Option<&Profile> {
    source.document.as_ref()?.as_profile()
}

/// What stands where the profile of a SOP file may stand.
pub(crate) fn beside(shelf: &Shelf, path: &str, id: &str) -> impl Iterator<Item = Source> {
    let files = profile_files(path, id).into_iter().filter(|name| shelf.has(name));
    files.map(|name| shelf.load(Path::new(&name)))
}

/// The office that a profile file describes.
///
/// # Errors
/// When it cannot be used, or is something else.
pub(crate) fn load(path: &Path) -> Result<Office, Failure> {
    compile(&Source::load(path), &Shelf::default())
}

/// The office of a profile that was read, with the holidays that it names.
///
/// # Errors
/// When the profile or its holiday file has errors, or either is something else.
pub(crate) fn compile(source: &Source, shelf: &Shelf) -> Result<Office, Failure> {
    let document = match &source.document {
        Some(document) if !source.has_errors() => document,
        Some(_) | None => return Err(rejected(source, source.findings.clone())),
    };
    let Document::Profile(profile) = document else {
        let failure = Failure::yours("not_a_profile", errors::is_no_profile(&source.name));
        return Err(failure.hint(errors::name_a_profile()));
    };
    let path = profile.national_holidays.as_ref().map(|name| holiday_file(&source.name, name));
    let beside = path.filter(|path| shelf.has(path)).map(|path| shelf.load(Path::new(&path)));
    if let Some(beside) = beside.as_ref().filter(|beside| beside.has_errors()) {
        return Err(rejected(beside, beside.findings.clone()));
    }
    let mut files = vec![File { name: &source.name, document }];
    if let Some((name, document)) =
        beside.as_ref().and_then(|file| Some((&file.name, file.document.as_ref()?)))
    {
        files.push(File { name, document });
    }
    let mut found = check_library(&files, &|_| false);
    found.retain(|(at, finding)| *at == 0 && finding.severity == Severity::Error);
    if !found.is_empty() {
        return Err(rejected(source, found.into_iter().map(|(_, finding)| finding).collect()));
    }
    let holidays = beside.as_ref().and_then(|file| file.document.as_ref()).and_then(Document::as_holidays);
    rules::office(profile, holidays).ok().map_err(|found| rejected(source, found))
}

/// A failure that shows what was found in a file.
fn rejected(source: &Source, findings: Vec<Diagnostic>) -> Failure {
    let (name, text) = (source.name.clone(), source.text.clone());
    Source::unusable(name, text, findings).rejected(Failure::profile)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PROFILE: &str =
        "profil: x\nnama: Kabupaten X\nzona_waktu: WITA\njam_kerja: {senin-jumat: 08.00-15.30}\n";

    fn sop(profile: &str) -> Definition {
        Definition { profile: Some(profile.into()), ..Definition::default() }
    }

    fn code(result: Result<impl std::fmt::Debug, Failure>) -> (&'static str, Vec<&'static str>) {
        let Err(Failure::Told(told)) = result else { panic!("{result:?}") };
        let found = told.sop.into_iter().flat_map(|rejected| rejected.findings);
        (told.code, found.map(|finding| finding.code).collect())
    }

    #[test]
    fn every_sop_of_the_repository_has_its_office() {
        let sops = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sops");
        for (file, id, zone) in
            [("buol/penyusunan-rkt.yaml", "buol", "WITA"), ("cirebon/x.yaml", "cirebon", "WIB")]
        {
            let office = of_sop(&sops.join(file), &sop(id)).unwrap().unwrap();
            assert_eq!((office.id.as_str(), office.calendar.zone().name().as_str()), (id, zone));
            assert!(office.calendar.hours().known_years.contains(&2026), "{file}");
        }
        // One of another folder, and one that is nowhere.
        let path = sops.join("buol/penyusunan-rkt.yaml");
        assert_eq!(of_sop(&path, &sop("majalengka")).unwrap().unwrap().name, "Kabupaten Majalengka");
        assert_eq!(of_sop(&path, &sop("tegal")).unwrap(), None);
        assert_eq!(of_sop(&path, &Definition::default()).unwrap(), None);
        assert_eq!(code(load(&path)).0, "not_a_profile");
        assert_eq!(load(&sops.join("cirebon/profil.yaml")).unwrap().id, "cirebon");
    }

    #[test]
    fn a_profile_that_cannot_be_used_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let profile = folder.path().join("profil.yaml");
        let write = |more: &str| fs::write(&profile, format!("{PROFILE}{more}")).unwrap();
        write("");
        assert_eq!(load(&profile).unwrap().calendar.hours().days_off, []);
        write("libur_nasional: libur.yaml\n");
        assert_eq!(code(load(&profile)), ("profile_has_errors", vec!["PRF021"]));
        write("libur_nasional: profil.yaml\n");
        assert_eq!(code(load(&profile)), ("profile_has_errors", vec!["PRF021"]));
        write("libur_nasional: libur.yaml\n");
        fs::write(folder.path().join("libur.yaml"), "libur: x\nhari: {2026-02-30: X}\n").unwrap();
        assert_eq!(code(load(&profile)), ("profile_has_errors", vec!["PRF005"]));
        fs::write(folder.path().join("libur.yaml"), "libur: x\nhari: {2026-02-20: X}\n").unwrap();
        assert_eq!(load(&profile).unwrap().calendar.hours().days_off.len(), 1);
        write("libur_nasional: libur.yaml\nperingatan_dini: 0%\n");
        assert_eq!(code(load(&profile)), ("profile_has_errors", vec!["PRF010"]));
        assert_eq!(code(of_sop(&folder.path().join("a.yaml"), &sop("x"))).0, "profile_has_errors");
        fs::write(&profile, "profil: [\n").unwrap();
        assert_eq!(code(of_sop(&folder.path().join("a.yaml"), &sop("x"))).1[0], "YML003");
        assert_eq!(code(load(&folder.path().join("tidak-ada.yaml"))).0, "unreadable");
    }
}

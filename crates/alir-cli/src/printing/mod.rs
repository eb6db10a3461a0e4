//! What is to be printed, read from its files: SOPs with their offices and logos, and the decree that enacts them.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use alir::Chart;
use alir::limits::MAX_LOGO_BYTES;
use alir::rules::{beside, logo_file};
use alir::sop::{Decree, Document as Held, Head, Profile};
use alir::time::Zone;
use alir_render::{Document, Logo, LogoError};
use chrono::NaiveDate;

use crate::catalogue::{errors, printing as words};
use crate::failure::Failure;
use crate::profile;
use crate::shelf::Shelf;
use crate::source::Source;

/// A SOP with what the profile of its office says of it.
pub(crate) struct Loaded {
    pub(crate) chart: Chart,
    pub(crate) head: Head,
    pub(crate) logo: Option<Logo>,
    /// Every file that was read for it.
    pub(crate) read: Vec<String>,
    profile: Option<Profile>,
    on: NaiveDate,
}

/// A decree with its SOPs.
pub(crate) struct Enacted {
    pub(crate) decree: Decree,
    pub(crate) sops: Vec<Loaded>,
}

/// What a file that is to be printed holds.
pub(crate) enum Subject {
    Sop(Box<Loaded>),
    Decree(Box<Enacted>),
}

impl Subject {
    /// Reads a file, and all that is needed to print it. `on` decides who holds an office; without it, today.
    pub(crate) fn load(path: &Path, on: Option<NaiveDate>) -> Result<Self, Failure> {
        let source = Source::load(path);
        match &source.document {
            Some(Held::Decree(decree)) if !source.has_errors() => {
                Enacted::of(&source.name, decree, on).map(|enacted| Self::Decree(Box::new(enacted)))
            }
            Some(_) | None => Loaded::of(source, on).map(|loaded| Self::Sop(Box::new(loaded))),
        }
    }

    /// Every file that was read.
    pub(crate) fn read(&self) -> Vec<&Path> {
        let sops = match self {
            Self::Sop(loaded) => std::slice::from_ref(&**loaded),
            Self::Decree(enacted) => enacted.sops.as_slice(),
        };
        sops.iter().flat_map(|loaded| loaded.read.iter().map(Path::new)).collect()
    }
}

impl Loaded {
    pub(crate) fn document(&self) -> Document<'_> {
        Document { chart: &self.chart, head: self.head.clone(), logo: self.logo.clone() }
    }

    fn of(source: Source, on: Option<NaiveDate>) -> Result<Self, Failure> {
        let path = source.name.clone();
        let chart = source.ready()?;
        let mut read = vec![path.clone()];
        let profile = match chart.profile() {
            Some(id) => profile_of(&path, id)?,
            None => None,
        };
        let logo = match &profile {
            Some((file, profile)) => {
                read.push(file.clone());
                logo_of(file, profile, &mut read)?
            }
            None => None,
        };
        let profile = profile.map(|(_, profile)| profile);
        let on = on.unwrap_or_else(|| today(profile.as_ref()));
        let head = Head::of(chart.definition(), profile.as_ref(), on);
        Ok(Self { chart, head, logo, read, profile, on })
    }
}

impl Enacted {
    fn of(file: &str, decree: &Decree, on: Option<NaiveDate>) -> Result<Self, Failure> {
        let mut sops = Vec::new();
        for name in decree.enacts.iter() {
            sops.push(Loaded::of(Source::load(Path::new(&beside(file, name))), on)?);
        }
        let mut decree = decree.clone();
        if let Some(first) = sops.first_mut() {
            first.read.push(file.to_owned());
            let signed_by = decree.signed_by.take();
            decree.signed_by = signed_by.map(|approval| approval.at(first.profile.as_ref(), first.on));
        }
        Ok(Self { decree, sops })
    }
}

/// The profile that a SOP names, with its file, if it is where profiles stand.
fn profile_of(sop: &str, id: &str) -> Result<Option<(String, Profile)>, Failure> {
    for source in profile::beside(&Shelf::default(), sop, id) {
        match &source.document {
            Some(Held::Profile(profile)) if profile.id.as_str() == id => {
                return if source.has_errors() {
                    Err(source.rejected(Failure::profile))
                } else {
                    Ok(Some((source.name.clone(), (**profile).clone())))
                };
            }
            Some(_) => {}
            None => return Err(source.rejected(Failure::profile)),
        }
    }
    Ok(None)
}

/// What web pages and drawings show of the office of a SOP.
pub(crate) struct Masthead {
    pub(crate) head: Head,
    pub(crate) logo: Option<Logo>,
}

impl Masthead {
    /// As of today, as far as it can be read: of what is wrong with a profile or a logo `alir check` tells.
    pub(crate) fn of(sop: &str, chart: &Chart) -> Self {
        let found = chart.profile().and_then(|id| profile::found(&Shelf::default(), sop, id));
        let profile = found.as_ref().map(|(_, profile)| profile);
        let head = Head::of(chart.definition(), profile, today(profile));
        let logo = found.as_ref().and_then(|(file, profile)| logo_of(file, profile, &mut Vec::new()).ok()?);
        Self { head, logo }
    }
}

/// The logo of an office.
fn logo_of(file: &str, profile: &Profile, read: &mut Vec<String>) -> Result<Option<Logo>, Failure> {
    let Some(own) = &profile.logo else { return Ok(None) };
    let path = logo_file(file, own);
    let failed = |text| Failure::yours("no_logo", text).hint(words::mend_the_logo(file));
    let mut bytes = Vec::new();
    File::open(&path)
        .and_then(|opened| opened.take(MAX_LOGO_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| failed(errors::unreadable(&path, &error)))?;
    if bytes.len() as u64 > MAX_LOGO_BYTES {
        return Err(failed(words::logo_too_large(&path, MAX_LOGO_BYTES >> 10)));
    }
    let logo = Logo::read(bytes).map_err(|error| {
        failed(match error {
            LogoError::Svg => words::logo_is_svg(&path),
            LogoError::NoPicture => words::logo_is_no_picture(&path),
            LogoError::NoSize | LogoError::Cut => words::logo_is_broken(&path),
        })
    })?;
    read.push(path);
    Ok(Some(logo))
}

/// Today, by the clocks of the office.
fn today(profile: Option<&Profile>) -> NaiveDate {
    let zone = profile.and_then(|profile| profile.zone.parse::<Zone>().ok()).unwrap_or(Zone::WIB);
    zone.local(crate::offices::now()).date_naive()
}

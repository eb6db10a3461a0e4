//! Whether the base of an overlay has changed, what of it arrives, and the overlay taken over to the new base.

use std::collections::BTreeMap;
use std::path::Path;

use alir::diff::{Diff, Pairs};
use alir::rules::beside;
use alir::sop::{Derived, derive, each_place};
use alir::{Chart, StepId, load};

use super::{HEAD, kept, pin};
use crate::catalogue::adapting as words;
use crate::failure::{Failure, Rejected};
use crate::shelf::Shelf;
use crate::source::{Source, name};

/// How an overlay stands to its base.
pub(crate) struct Standing {
    /// The overlay's own text.
    pub(crate) text: String,
    /// The base as it is now.
    pub(crate) base: Chart,
    /// What has happened to it.
    pub(crate) since: Since,
}

/// What has happened to a base since its overlay was written.
pub(crate) enum Since {
    /// Nothing.
    Same,
    /// The overlay does not say for which base it was written.
    Unpinned,
    /// It has changed, and how it was is not known.
    Unknown,
    /// It has changed.
    Changed(Box<News>),
}

/// What is new in a base.
pub(crate) struct News {
    /// All of it.
    pub(crate) changes: Diff,
    /// What of it does not arrive, because the overlay says something else there.
    pub(crate) covered: Diff,
    /// What the overlay says in these places.
    pub(crate) own: Diff,
    /// The ids that it gives to lanes, by those of the base.
    pub(crate) lanes: BTreeMap<String, String>,
}

/// Looks at an overlay and its base.
///
/// # Errors
/// When the file is no overlay, or does not fit the base as it is now: then with what was found.
pub(crate) fn standing(path: &Path) -> Result<Standing, Failure> {
    let file = name(path);
    let source = Source::load(path);
    let Some(text) = source.own_text().map(str::to_owned) else {
        return Err(source.rejected(Failure::sop));
    };
    let Some(overlay) = pin::overlay(&text) else {
        return Err(Failure::yours("not_an_overlay", words::not_an_overlay(&file)).hint(words::adapt_first()));
    };
    let named = overlay.base;
    let base_path = beside(&file, &named.file);
    let base = Shelf::default().load(Path::new(&base_path));
    let base = base.ready()?;
    let old = named.fingerprint.as_ref().and_then(|print| kept::find(path, print));
    let now =
        source.ready().map_err(|failure| match old.as_ref().map(|old| given_up(&text, old, &base)) {
            Some(gone) if !gone.is_empty() => failure.hint(words::given_up(&gone.join("`, `"))),
            Some(_) | None => failure,
        })?;
    let since = match &named.fingerprint {
        Some(print) if base.fingerprint().as_str().starts_with(print.as_str()) => Since::Same,
        None if named.version.as_ref().is_none_or(|version| Some(version.as_str()) == base.version()) => {
            Since::Unpinned
        }
        None => Since::Unknown,
        Some(_) => match old {
            Some(old) => Since::Changed(Box::new(news(&text, &base_path, &old, &base, &now))),
            None => Since::Unknown,
        },
    };
    Ok(Standing { text, base, since })
}

fn news(text: &str, name: &str, old: &Chart, base: &Chart, now: &Chart) -> News {
    let before = derive(text, name, old.text());
    // With its old base the overlay was in order; where it no longer is, nothing of it can have arrived before.
    let before = before.value.and_then(|Derived { text, .. }| load(&text).ok());
    let (steps, lanes) = new_ids(text);
    let changes = Diff::of(old, base);
    let arrived = before.as_ref().map(|before| Diff::of(before, now)).unwrap_or_default();
    let mut covered = changes.covered(&arrived, &steps, &lanes);
    covered.rest.retain(|change| !is_own(&change.key));
    let pairs = Pairs::with(base, now, &steps.into_iter().collect::<Vec<_>>());
    News { changes, covered, own: Diff::by(base, now, &pairs), lanes }
}

/// Whether every office has its own of it, so that nothing collides when that of the base changes.
fn is_own(key: &str) -> bool {
    match key.strip_prefix("identitas › ") {
        Some(rest) => HEAD.contains(&rest.split(" › ").next().unwrap_or_default()),
        None => ["versi", "kabupaten"].contains(&key),
    }
}

/// The steps and lanes that an overlay changes and its base no longer has.
fn given_up(text: &str, old: &Chart, base: &Chart) -> Vec<String> {
    let mut named = Vec::new();
    each_place(text, |way, is_key, word, _| {
        if let (["ubah", "langkah" | "pelaksana"], true) = (way, is_key) {
            named.push(word.to_owned());
        }
    });
    let [old, base] = [old, base].map(Chart::definition);
    named.retain(|id| {
        let gone = |had: bool, has: bool| had && !has;
        gone(old.steps.get(id.as_str()).is_some(), base.steps.get(id.as_str()).is_some())
            || gone(old.lanes.get(id.as_str()).is_some(), base.lanes.get(id.as_str()).is_some())
    });
    named
}

/// The ids that an overlay gives to steps and to lanes, by those of the base.
fn new_ids(text: &str) -> (BTreeMap<StepId, StepId>, BTreeMap<String, String>) {
    let (mut steps, mut lanes) = (BTreeMap::new(), BTreeMap::new());
    each_place(text, |way, is_key, word, _| match (way, is_key) {
        (["ubah", "langkah", step, "id_baru"], false) => {
            steps.insert((*step).into(), word.into());
        }
        (["ubah", "pelaksana", lane, "id_baru"], false) => {
            lanes.insert((*lane).to_owned(), word.to_owned());
        }
        _ => {}
    });
    (steps, lanes)
}

/// The text of an overlay that names the base as it is now.
///
/// # Errors
/// When the file cannot be changed safely.
pub(crate) fn pinned(path: &Path, standing: &Standing) -> Result<String, Failure> {
    let Standing { text, base, .. } = standing;
    let version = base.version();
    let print = kept::short(base.fingerprint());
    let pinned = pin::pinned(text, version, print);
    pinned.ok_or_else(|| {
        Failure::yours("cannot_pin", words::cannot_pin(&name(path)))
            .hint(words::pin_by_hand(version.unwrap_or_default(), print))
    })
}

/// A failure that shows what was found in a text that was to be written.
pub(crate) fn refused(path: &Path, source: Source) -> Failure {
    let mut source = source;
    source.bring_home();
    let rejected = Rejected { path: name(path), text: source.text, findings: source.findings };
    Failure::sop(rejected)
}

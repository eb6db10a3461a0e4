//! Trials: an engine whose cases run without values, and whose caller chooses for conditions.

use std::fmt;

use super::Engine;
use crate::chart::Step;
use crate::instance::Trial;

/// Says which way an automatic decision goes.
type Chooser = dyn Fn(&Step) -> usize + Send + Sync;

/// Who chooses for conditions, if that is not for them to say.
#[derive(Default)]
pub(super) struct Choose(Option<Box<Chooser>>);

impl Choose {
    pub(super) fn trial(&self) -> Option<Trial<'_>> {
        self.0.as_deref().map(|choose| Trial(choose))
    }
}

impl fmt::Debug for Choose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Trial" } else { "Conditions" })
    }
}

impl Engine {
    /// The same engine for trials: fields need not be given, conditions do not count, and at an automatic decision
    /// `choose` says which of the ways to take, by its place among [`crate::Chart::exits`].
    ///
    /// ```
    /// use alir::{Command, Engine, MemoryStore, load};
    /// let chart = load("sop: a\nnama: A\npelaksana: {x: X}\nisian: {n: angka}\nlangkah:\n  s: {kegiatan: k, oleh: x, isi: n}\n  p: {keputusan: Banyak?, otomatis: ya, cabang: {ya: {bila: n > 5, ke: s}, tidak: t}}\n  t: {selesai: T}")?;
    /// let engine = Engine::new(MemoryStore::default()).for_trials(|_| 1);
    /// engine.publish(&chart)?;
    /// let now = engine.start(chart.sop(), &"A-1".into(), &"x".into())?;
    /// let now = engine.submit(&"A-1".into(), &Command::complete(now.task("s")?), &"x".into())?;
    /// assert_eq!(now.status().as_str(), "ended");
    /// # Ok::<(), alir::Error>(())
    /// ```
    #[must_use]
    pub fn for_trials(self, choose: impl Fn(&Step) -> usize + Send + Sync + 'static) -> Self {
        Self { choose: Choose(Some(Box::new(choose))), ..self }
    }
}

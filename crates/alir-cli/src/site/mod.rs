//! A folder of SOPs as web pages: what is in it, what belongs together, the pages, and the folder that they are written to.

mod folder;
mod index;
mod names;
mod read;
mod related;

use alir::lang::Lang;
use alir_render::Style;

pub(crate) use folder::Folder;
pub(crate) use read::{Book, base_of, read};

use crate::drawing;
use crate::pages::Around;
use related::Related;

/// The pages of a folder by their names in the site, one after the other; `seen` is told how many are made.
pub(crate) fn pages(book: &Book, lang: Lang, seen: &mut dyn FnMut(usize)) -> Vec<(String, String)> {
    let related = Related::of(book);
    let mut pages = vec![(names::INDEX.to_owned(), index::page(book, &related, lang))];
    for (at, sop) in book.sops.iter().enumerate() {
        seen(at);
        let around = Around {
            home: Some(names::way(&sop.page, names::INDEX)),
            base: related.base(at, &sop.page),
            derived: related.derived(at, &sop.page),
            decree: related.decree(at, &sop.page),
            named: related.named(at, &sop.page),
            named_by: related.named_by(at, &sop.page),
        };
        pages.push((
            sop.page.clone(),
            drawing::sop_page(&sop.known, &sop.masthead, Style::Table, around, lang),
        ));
    }
    pages
}

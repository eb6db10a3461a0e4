//! From a name to what it names.

use alir::rules::beside;
use alir::sop::place_at;
use lsp_types::{Location, Range};

use super::buffer::Buffer;
use super::desk::{Desk, File};
use super::names::{self, Name};

/// Where that stands whose name is at a place.
pub(super) fn definition(desk: &Desk, file: &File, offset: usize) -> Option<Location> {
    let place = place_at(file.buffer.text(), offset)?;
    let name = names::meant(file.kind(), &place.way(), place.is_key)?;
    if name == Name::File {
        let path = beside(&file.name, &place.text);
        desk.load(&path)?;
        return Some(Location { uri: desk.uri(&path)?, range: Range::default() });
    }
    let sop = desk.sop_of(file, offset)?;
    let all = names::all(&sop.definition, name, desk.lang);
    let span = all.into_iter().find(|named| named.id == place.text)?.span;
    let uri = desk.uri(&sop.name)?;
    if uri == file.uri {
        return Some(Location { uri, range: file.buffer.range(span) });
    }
    let text = desk.load(&sop.name)?.text?;
    Some(Location { uri, range: Buffer::new(text, desk.encoding).range(span) })
}

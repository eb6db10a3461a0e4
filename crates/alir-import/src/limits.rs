//! What a table may be at most; a larger one is refused before it fills any memory.

/// A larger file is refused unread.
pub(crate) const MAX_TABLE_BYTES: usize = 32 << 20;

/// What a zip may hold in all, unpacked.
pub(crate) const MAX_UNPACKED_BYTES: u64 = 64 << 20;

/// Parts of a zip.
pub(crate) const MAX_PARTS: usize = 2_000;

/// Rows and columns in which something stands.
pub(crate) const MAX_ROWS: usize = 10_000;
/// See [`MAX_ROWS`].
pub(crate) const MAX_COLUMNS: usize = 200;

/// The words of all cells.
pub(crate) const MAX_TEXT_BYTES: usize = 4 << 20;

/// Merged areas of a sheet.
pub(crate) const MAX_AREAS: usize = 20_000;

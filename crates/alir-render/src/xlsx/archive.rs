//! The finished file, with parts replaced by our own.

use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// What a part begins its life as, so that it has its relations: a box of text with this and its number.
pub(super) fn placeholder(number: usize) -> String {
    format!("alir-{number}-")
}

/// The same file with each drawing that holds a placeholder replaced, and the language of the document named.
pub(super) fn replaced(bytes: Vec<u8>, drawings: &[Vec<u8>], language: &str) -> io::Result<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(bytes))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for at in 0..from.len() {
        let file = from.by_index_raw(at)?;
        let name = file.name()?.into_owned();
        let drawing = name.starts_with("xl/drawings/drawing");
        if !drawing && name != "docProps/core.xml" {
            to.raw_copy_file(file)?;
            continue;
        }
        drop(file);
        let mut text = String::new();
        from.by_index(at)?.read_to_string(&mut text)?;
        to.start_file(&*name, options)?;
        let number = drawing.then(|| (0..drawings.len()).find(|number| text.contains(&placeholder(*number))));
        match number {
            Some(Some(number)) => to.write_all(&drawings[number])?,
            Some(None) => to.write_all(text.as_bytes())?,
            None => {
                let end = "</cp:coreProperties>";
                let said = format!("<dc:language>{language}</dc:language>{end}");
                to.write_all(text.replace(end, &said).as_bytes())?;
            }
        }
    }
    Ok(to.finish()?.into_inner())
}

//! Names the base of an overlay anew, by version and fingerprint; everything else of the file stays as it is.

use alir::diagnostic::Span;
use alir::sop::{Document, Overlay, each_place, read};
use alir_import::flow;

/// The text of an overlay with another version and fingerprint of its base. None if it cannot be written safely.
pub(super) fn pinned(text: &str, version: Option<&str>, print: &str) -> Option<String> {
    let overlay = overlay(text)?;
    let base = overlay.base;
    let (mut file, mut key) = (None, None);
    each_place(text, |way, is_key, word, span| match way {
        [] if is_key => {}
        ["turunan_dari"] if is_key && word == "berkas" => key = Some(span),
        ["turunan_dari"] if !is_key && word == base.file.value => file = Some(span),
        _ => {}
    });
    // Wanted keys with their values, and where an old value stands.
    let mut wanted = vec![("sidik", print, base.fingerprint.map(|old| old.span))];
    if let Some(version) = version {
        wanted.insert(0, ("versi", version, base.version.map(|old| old.span)));
    }
    let mut edits: Vec<(Span, String)> = Vec::new();
    if let Some(key) = key {
        let start = usize::try_from(key.start).ok()?;
        let before = text.get(..start)?.trim_end_matches([' ', '\t']);
        let behind = if before.ends_with('\n') {
            format!("\n{}", " ".repeat(start - before.len()))
        } else {
            ", ".to_owned()
        };
        let mut new = String::new();
        for (name, value, old) in &wanted {
            match old {
                Some(old) => edits.push((*old, flow(value).into_owned())),
                None => new.extend([name, ": ", &flow(value), &behind]),
            }
        }
        edits.push((Span::new(key.start, key.start), new));
    } else {
        let mut new = format!("{{berkas: {}", flow(&base.file.value));
        for (name, value, _) in &wanted {
            new.extend([", ", name, ": ", &flow(value)]);
        }
        edits.push((file?, new + "}"));
    }
    edits.sort_by_key(|(span, _)| span.start);
    let mut result = text.to_owned();
    for (span, new) in edits.iter().rev() {
        result.replace_range(usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?, new);
    }
    // What was written says what it should, or is not used.
    let now = self::overlay(&result)?;
    let says = |given: &Option<alir::sop::Loc<String>>, wanted: &str| {
        given.as_ref().is_some_and(|given| given.value == wanted)
    };
    let right = now.base.file.value == base.file.value
        && says(&now.base.fingerprint, print)
        && version.is_none_or(|version| says(&now.base.version, version));
    right.then_some(result)
}

/// The overlay in a text, if it is one.
pub(super) fn overlay(text: &str) -> Option<Overlay> {
    match read(text).value? {
        Document::Overlay(overlay) => Some(*overlay),
        Document::Sop(_)
        | Document::Decree(_)
        | Document::Profile(_)
        | Document::Holidays(_)
        | Document::Scenarios(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::pinned;

    #[test]
    fn only_what_names_the_base_changes() {
        for (before, after) in [
            (
                "turunan_dari: b.yaml # dasar",
                "turunan_dari: {berkas: b.yaml, versi: 2, sidik: abcdefabcdef} # dasar",
            ),
            (
                "turunan_dari: {berkas: b.yaml, versi: 1}",
                "turunan_dari: {sidik: abcdefabcdef, berkas: b.yaml, versi: 2}",
            ),
            (
                "turunan_dari:\n  berkas: b.yaml  # dasar\n  sidik: \"000000000000\"\n",
                "turunan_dari:\n  versi: 2\n  berkas: b.yaml  # dasar\n  sidik: abcdefabcdef\n",
            ),
            (
                "turunan_dari: { sidik: 'x', versi: '1', berkas: b.yaml }",
                "turunan_dari: { sidik: abcdefabcdef, versi: 2, berkas: b.yaml }",
            ),
        ] {
            let around = |part: &str| format!("# satu\nsop: a\n{part}\nubah:\n  nama: b.yaml # tetap\n");
            assert_eq!(
                pinned(&around(before), Some("2"), "abcdefabcdef").as_deref(),
                Some(around(after).as_str())
            );
        }
        assert_eq!(pinned("sop: a\n", None, "abcdefabcdef"), None);
    }
}

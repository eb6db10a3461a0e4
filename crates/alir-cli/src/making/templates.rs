//! Templates that are compiled in, with the name and the agency of whoever takes one.

use alir_import::{Question, UNKNOWN, Written, scalar, sop_id_of};

use crate::catalogue::making as words;
use crate::failure::Failure;

const TEXTS: [(&str, &str); 3] = [
    ("permohonan", include_str!("../templates/permohonan.yaml")),
    ("pengaduan", include_str!("../templates/pengaduan.yaml")),
    ("disposisi", include_str!("../templates/disposisi.yaml")),
];

/// A template, filled in as far as something is given. Without an agency, or with an empty one, it has no identity block.
pub(crate) fn template(name: &str, title: Option<&str>, agency: Option<&str>) -> Result<Written, Failure> {
    let Some((_, text)) = TEXTS.iter().find(|(known, _)| *known == name.to_lowercase()) else {
        let there: Vec<_> = TEXTS.iter().map(|(name, _)| *name).collect();
        return Err(Failure::yours("no_template", words::no_template(name, &there.join("`, `"))));
    };
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let agency = agency.filter(|agency| !agency.is_empty());
    let mut lines: Vec<String> = Vec::new();
    let mut questions = Vec::new();
    for line in text.lines() {
        match (title, line.split_once(": ")) {
            (Some(title), Some(("sop", _))) => lines.push(format!("sop: {}", sop_id_of(title))),
            (Some(title), Some(("nama", _))) => lines.push(format!("nama: {}", scalar(title))),
            _ => lines.push(line.to_owned()),
        }
        if let (Some(agency), true) = (agency, line.starts_with("nama: ")) {
            lines.extend([String::new(), "identitas:".to_owned(), format!("  instansi: {}", scalar(agency))]);
            for (key, ask) in
                [("  unit", words::which_unit()), ("  disahkan_oleh:\n    jabatan", words::which_office())]
            {
                lines.extend(format!("{key}: {UNKNOWN} # TANYA: {}", ask.id).lines().map(str::to_owned));
                questions.push(Question { line: lines.len(), step: None, text: ask });
            }
        }
    }
    Ok(Written { text: lines.join("\n") + "\n", questions })
}

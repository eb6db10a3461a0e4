//! Words of `alir run --force`.

use alir::Diagnostic;
use alir::lang::Text;

use super::options::{OptionWords, flag};
use super::{say, words};

pub(crate) const OPTIONS: &[OptionWords] = &[flag(
    "run.force",
    words(
        "Coba juga SOP yang alurnya salah, sampai kesalahannya terlihat; tidak ada yang disimpan",
        "Try a SOP whose flow is wrong too, until what is wrong is seen; nothing is kept",
    ),
)];

/// How a finding can be seen: `typed` is what stands behind the command.
pub(crate) fn try_it(file: &str, answers: &str, keys: &str) -> Text {
    say!(
        id: "cobalah: `alir jalankan {file} --paksa{keys} --jawaban{answers}`",
        en: "try it: `alir run {file} --force{keys} --answers{answers}`",
    )
}

pub(crate) fn only_tried(path: &str) -> Text {
    say!(
        id: "alur `{path}` salah; SOP ini hanya dicoba, dan tidak ada yang disimpan",
        en: "the flow of `{path}` is wrong; this is only a trial, and nothing is kept",
    )
}

pub(crate) fn not_kept() -> Text {
    say!(
        id: "yang dicoba dengan `--paksa` tidak disimpan: jangan sebut `--db`",
        en: "what is tried with `--force` is not kept: leave `--db` out",
    )
}

/// The flow is wrong and the SOP may be tried all the same.
pub(crate) fn try_by_force(path: &str) -> Text {
    say!(
        id: "untuk melihat apa yang terjadi: `alir jalankan {path} --paksa`",
        en: "to see what happens: `alir run {path} --force`",
    )
}

pub(crate) fn met(finding: &Diagnostic) -> Text {
    let (code, message) = (finding.code, &finding.message);
    Text::new(format!("{code}: {}", message.id), format!("{code}: {}", message.en))
}

/// What findings say, and how the case stands.
pub(crate) fn shown(findings: &[&Diagnostic], now: &Text) -> Text {
    let mut texts: Vec<Text> = findings.iter().map(|finding| met(finding)).collect();
    texts.push(now.clone());
    let join = |of: fn(&Text) -> &str| texts.iter().map(of).collect::<Vec<_>>().join("; ");
    Text::new(join(|text| &text.id), join(|text| &text.en))
}

pub(crate) fn over() -> Text {
    say!(id: "berkas ini selesai", en: "the case is over")
}

pub(crate) fn stuck(joins: &[&str]) -> Text {
    let joins = joins.join("`, `");
    say!(
        id: "berkas ini macet: belum selesai, tetapi tidak ada tugas yang terbuka; yang ditunggu `{joins}` tidak akan datang",
        en: "the case is stuck: it is not over, but no task is open; what `{joins}` waits for will not come",
    )
}

pub(crate) fn unfinished(open: &[&str]) -> Text {
    let open = open.join("`, `");
    say!(id: "berkas ini belum selesai; yang terbuka sekarang: `{open}`", en: "the case is not over; open now: `{open}`")
}

pub(crate) fn explain(code: &str) -> Text {
    say!(id: "`alir jelaskan {code}`", en: "`alir explain {code}`")
}

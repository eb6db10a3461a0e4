//! PRF008: a week has the hours of Perpres 21/2023.

use super::enough;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Text, Words, say};
use crate::sop::{Hours, WrittenPeriod};
use crate::time::Week;

pub(super) const RULE: Rule = Rule {
    code: "PRF008",
    severity: Severity::Warning,
    title: Words { id: "jumlah jam kerja seminggu", en: "the hours of a week" },
    about: Words {
        id: "Perpres 21/2023 menetapkan 37 jam 30 menit seminggu tanpa istirahat, dan 32 jam 30 menit dalam bulan Ramadan (`ramadan: ya`). Jam kerja yang lain tetap dipakai seperti tertulis.",
        en: "Perpres 21/2023 sets 37 hours 30 minutes a week without breaks, and 32 hours 30 minutes in Ramadan (`ramadan: ya`). Other hours are used as written nevertheless.",
    },
};

/// Minutes of a week.
const USUAL: u32 = 37 * 60 + 30;

/// Minutes of a week in Ramadan.
const RAMADAN: u32 = 32 * 60 + 30;

/// Looks at the ordinary week, or at the weeks of a period.
pub(super) fn look(
    period: Option<&WrittenPeriod>,
    hours: &Hours,
    week: &Week,
    findings: &mut Vec<Diagnostic>,
) {
    let ramadan = period.is_some_and(|period| period.ramadan);
    let (total, right) = (week.minutes(), if ramadan { RAMADAN } else { USUAL });
    if total == right || enough(findings) {
        return;
    }
    let (given, wanted, apart) = (length(total), length(right), length(total.abs_diff(right)));
    let (id, en) = if total < right { ("kurang dari", "less than") } else { ("lebih dari", "more than") };
    let message = Text::new(
        format!("jam kerja seminggu {}, {} {id} {} (Perpres 21/2023)", given.id, apart.id, wanted.id),
        format!("the hours of a week are {}, {} {en} {} (Perpres 21/2023)", given.en, apart.en, wanted.en),
    );
    let span = hours.entries.first().map(|(key, _)| key.span).unwrap_or_default();
    let finding = Diagnostic::warning("PRF008", span, message);
    let unmarked = period.is_some_and(|period| {
        let name = period.name.to_lowercase();
        !period.ramadan && (name.contains("ramadan") || name.contains("ramadhan"))
    });
    findings.push(if unmarked {
        finding.hint(say!(id: "tambahkan `ramadan: ya` pada periode ini", en: "add `ramadan: ya` to this period"))
    } else {
        finding.hint(say!(id: "sesuaikan jam masuk, jam pulang atau istirahat", en: "change when work begins or ends, or the break"))
    });
}

fn length(minutes: u32) -> Text {
    let (hours, minutes) = (minutes / 60, minutes % 60);
    say!(id: "{hours} jam {minutes} menit", en: "{hours} h {minutes} min")
}

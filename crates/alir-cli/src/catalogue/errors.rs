//! What can go wrong, and how to mend it.

use std::io;
use std::path::Path;

use alir::condition::Field;
use alir::lang::Text;
use alir::limits::MAX_FILE_BYTES;
use alir::{InstanceId, RoleId, SopId, StepId};
use chrono::NaiveDate;

use super::say;

/// Names in backticks, or a dash if there are none.
fn list(names: &[&str]) -> String {
    if names.is_empty() { "-".to_owned() } else { format!("`{}`", names.join("`, `")) }
}

pub(crate) fn sop_has_errors(path: &str) -> Text {
    say!(id: "`{path}` memuat kesalahan dan belum dapat dijalankan", en: "`{path}` has errors and cannot be run")
}

pub(crate) fn profile_has_errors(path: &str) -> Text {
    say!(id: "`{path}` memuat kesalahan dan belum dapat dipakai", en: "`{path}` has errors and cannot be used")
}

pub(crate) fn is_a_decree(path: &str) -> Text {
    say!(id: "`{path}` adalah keputusan, bukan SOP", en: "`{path}` is a decree, not a SOP")
}

pub(crate) fn is_a_profile(path: &str) -> Text {
    say!(id: "`{path}` adalah profil daerah, bukan SOP", en: "`{path}` is the profile of an office, not a SOP")
}

pub(crate) fn is_a_holiday_file(path: &str) -> Text {
    say!(id: "`{path}` adalah daftar hari libur, bukan SOP", en: "`{path}` is a holiday file, not a SOP")
}

pub(crate) fn is_no_profile(path: &str) -> Text {
    say!(id: "`{path}` bukan profil daerah", en: "`{path}` is not the profile of an office")
}

pub(crate) fn name_a_sop() -> Text {
    say!(id: "sebut sebuah berkas SOP", en: "name a SOP file")
}

pub(crate) fn name_a_profile() -> Text {
    say!(id: "sebut misalnya `sops/buol/profil.yaml`", en: "name `sops/buol/profil.yaml`, for example")
}

pub(crate) fn name_its_sop() -> Text {
    say!(id: "sebut salah satu SOP pada `lampiran`-nya", en: "name one of the SOPs under its `lampiran`")
}

pub(crate) fn no_output(error: &io::Error) -> Text {
    say!(id: "keluaran tidak dapat ditulis: {error}", en: "output cannot be written: {error}")
}

pub(crate) fn no_input(error: &io::Error) -> Text {
    say!(id: "masukan tidak dapat dibaca: {error}", en: "input cannot be read: {error}")
}

pub(crate) fn unreadable(path: &str, error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::NotFound => say!(id: "`{path}` tidak ada", en: "`{path}` is not there"),
        io::ErrorKind::PermissionDenied => {
            say!(id: "`{path}` tidak boleh dibaca", en: "`{path}` may not be read")
        }
        io::ErrorKind::IsADirectory => {
            say!(id: "`{path}` adalah folder, bukan berkas", en: "`{path}` is a folder, not a file")
        }
        _ => say!(id: "`{path}` tidak dapat dibaca: {error}", en: "`{path}` cannot be read: {error}"),
    }
}

pub(crate) fn too_large() -> Text {
    let most = MAX_FILE_BYTES >> 20;
    say!(id: "berkas ini lebih besar dari {most} MiB", en: "this file has more than {most} MiB")
}

pub(crate) fn no_files(names: &str) -> Text {
    say!(
        id: "tidak ada berkas SOP (`*.yaml`, `*.yml`) pada `{names}`; `*.uji.yaml` tidak dihitung",
        en: "there is no SOP file (`*.yaml`, `*.yml`) in `{names}`; `*.uji.yaml` does not count",
    )
}

pub(crate) fn unknown_code(code: &str) -> Text {
    say!(id: "kode `{code}` tidak dikenal", en: "there is no code `{code}`")
}

pub(crate) fn list_codes() -> Text {
    say!(id: "`alir jelaskan` mendaftar semua kode", en: "`alir explain` lists all codes")
}

pub(crate) fn did_you_mean(near: &str) -> Text {
    say!(id: "maksud Anda `{near}`?", en: "did you mean `{near}`?")
}

pub(crate) fn no_log_filter(asked: &str) -> Text {
    say!(
        id: "ALIR_LOG tidak dipahami: `{asked}`; tulis misalnya `alir=debug`",
        en: "ALIR_LOG is not understood: `{asked}`; write `alir=debug` for example",
    )
}

pub(crate) fn no_store(db: &Path) -> Text {
    let db = db.display();
    say!(id: "belum ada penyimpanan `{db}`", en: "there is no store `{db}` yet")
}

pub(crate) fn start_first() -> Text {
    say!(
        id: "mulai berkas pertama dengan `alir mulai SOP.yaml --id ID`, atau sebut penyimpanan lain dengan `--db`",
        en: "start a first case with `alir start SOP.yaml --id ID`, or name another store with `--db`",
    )
}

pub(crate) fn who_acts(roles: &[&str]) -> Text {
    if let [only] = roles {
        return say!(id: "siapa yang bertindak? tambahkan `--as {only}`", en: "who acts? add `--as {only}`");
    }
    let roles = list(roles);
    say!(
        id: "siapa yang bertindak? tambahkan `--as` dengan salah satu dari {roles}",
        en: "who acts? add `--as` with one of {roles}",
    )
}

pub(crate) fn name_and_roles() -> Text {
    say!(
        id: "orang dengan perannya ditulis `--as budi:peran`; untuk seterusnya: `export ALIR_AS=budi:peran`",
        en: "a person with roles is written `--as budi:role`; for good: `export ALIR_AS=budi:role`",
    )
}

pub(crate) fn nameless(given: &str) -> Text {
    say!(id: "`{given}` tidak menyebut nama", en: "`{given}` names nobody")
}

pub(crate) fn act_as(role: &RoleId) -> Text {
    say!(id: "bertindak dengan `--as {role}` atau `--as NAMA:{role}`", en: "act with `--as {role}` or `--as NAME:{role}`")
}

pub(crate) fn roles_here(roles: &[&str]) -> Text {
    let roles = list(roles);
    say!(id: "peran dalam SOP ini: {roles}", en: "the roles of this SOP are {roles}")
}

pub(crate) fn name_role(role: &RoleId) -> Text {
    say!(id: "tambahkan misalnya `--role {role}`", en: "add `--role {role}` for example")
}

pub(crate) fn no_such_case(id: &InstanceId, db: &Path) -> Text {
    let db = db.display();
    say!(id: "tidak ada berkas `{id}` dalam `{db}`", en: "there is no case `{id}` in `{db}`")
}

pub(crate) fn list_cases() -> Text {
    say!(id: "`alir daftar` mendaftar semua berkas", en: "`alir cases` lists all cases")
}

pub(crate) fn already_started(id: &InstanceId) -> Text {
    say!(id: "berkas `{id}` sudah dimulai", en: "the case `{id}` was started before")
}

pub(crate) fn see_status(id: &InstanceId) -> Text {
    say!(
        id: "lihat `alir status {id}`, atau beri berkas yang baru id lain",
        en: "see `alir status {id}`, or give the new case another id",
    )
}

pub(crate) fn name_its_file() -> Text {
    say!(
        id: "sebut berkas SOP-nya, misalnya `alir mulai sops/buol/pengajuan-subdomain.yaml --id SUB-001`",
        en: "name its file, `alir start sops/buol/pengajuan-subdomain.yaml --id SUB-001` for example",
    )
}

pub(crate) fn no_key(given: &str) -> Text {
    say!(id: "`{given}` bukan `kunci=nilai`", en: "`{given}` is not `key=value`")
}

pub(crate) fn unknown_step(given: &str, sop: &SopId) -> Text {
    say!(id: "SOP `{sop}` tidak mempunyai langkah `{given}`", en: "the SOP `{sop}` has no step `{given}`")
}

pub(crate) fn several_steps(given: &str, ids: &[&str]) -> Text {
    let ids = list(ids);
    say!(id: "nomor `{given}` dipakai beberapa langkah: {ids}", en: "several steps have the number `{given}`: {ids}")
}

pub(crate) fn open_now(steps: &[&str]) -> Text {
    if steps.is_empty() {
        return say!(id: "tidak ada tugas yang terbuka", en: "no task is open");
    }
    let steps = list(steps);
    say!(id: "yang terbuka sekarang: {steps}", en: "open now: {steps}")
}

pub(crate) fn not_done(step: &StepId) -> Text {
    say!(id: "`{step}` belum dikerjakan, jadi tidak dapat ditarik kembali", en: "`{step}` was not done, so it cannot be recalled")
}

pub(crate) fn endless(tasks: usize, step: &StepId) -> Text {
    say!(
        id: "sesudah {tasks} tugas berkas ini masih di `{step}`: alurnya berputar; beri jawaban terakhir yang keluar dari putaran itu",
        en: "after {tasks} tasks the case is still at `{step}`: it goes round in circles; give a last answer that leads out",
    )
}

pub(crate) fn which_sop() -> Text {
    say!(id: "sebut berkas SOP yang dijalankan", en: "name the SOP file to run")
}

pub(crate) fn one_sop(files: &str) -> Text {
    say!(id: "satu SOP sekali jalan, bukan `{files}`", en: "one SOP at a time, not `{files}`")
}

pub(crate) fn answers_need_option(answer: &str) -> Text {
    say!(id: "jawaban ditulis sesudah `--answers`: `--answers {answer}`", en: "answers stand behind `--answers`: `--answers {answer}`")
}

pub(crate) fn no_answer_form(given: &str) -> Text {
    say!(id: "`{given}` bukan `langkah=jawaban,jawaban`", en: "`{given}` is not `step=answer,answer`")
}

pub(crate) fn unknown_decision(name: &str, decisions: &[&str]) -> Text {
    let decisions = list(decisions);
    say!(id: "tidak ada keputusan `{name}`; keputusan dalam SOP ini: {decisions}", en: "there is no decision `{name}`; the decisions of this SOP are {decisions}")
}

pub(crate) fn not_a_decision(name: &str, decisions: &[&str]) -> Text {
    let decisions = list(decisions);
    say!(id: "`{name}` bukan keputusan; keputusan dalam SOP ini: {decisions}", en: "`{name}` is no decision; the decisions of this SOP are {decisions}")
}

pub(crate) fn is_automatic(step: &StepId) -> Text {
    say!(id: "`{step}` adalah keputusan otomatis: isian yang menentukan jalannya", en: "`{step}` is an automatic decision: fields decide which way it goes")
}

pub(crate) fn values_or_force() -> Text {
    say!(id: "beri isiannya dengan `--isi`, atau tambahkan `--paksa` untuk mencoba tanpa isian", en: "give the fields with `--fields`, or add `--force` to try it without values")
}

pub(crate) fn not_an_answer(step: &StepId, given: &str, allowed: &[&str]) -> Text {
    let (given, allowed) = (given.trim(), list(allowed));
    if given.is_empty() {
        return say!(id: "`{step}` belum dijawab; pilihannya {allowed}", en: "`{step}` has no answer yet; choose from {allowed}");
    }
    say!(id: "`{given}` bukan jawaban untuk `{step}`; pilihannya {allowed}", en: "`{given}` is no answer to `{step}`; choose from {allowed}")
}

pub(crate) fn no_answer(step: &StepId, question: &str, allowed: &[&str]) -> Text {
    let allowed = list(allowed);
    say!(id: "belum ada jawaban untuk `{step}` ({question}); pilihannya {allowed}", en: "there is no answer to `{step}` ({question}); choose from {allowed}")
}

pub(crate) fn give_answer(step: &StepId, label: &str) -> Text {
    let quote = if label.contains([' ', '(', ')', '/']) { "'" } else { "" };
    say!(id: "tambahkan misalnya `--answers {quote}{step}={label}{quote}`", en: "add `--answers {quote}{step}={label}{quote}` for example")
}

pub(crate) fn no_field(given: &str) -> Text {
    say!(id: "`{given}` bukan `isian=nilai`", en: "`{given}` is not `field=value`")
}

pub(crate) fn unknown_field(name: &str, fields: &[&str]) -> Text {
    if fields.is_empty() {
        return say!(id: "SOP ini tidak punya isian", en: "this SOP has no fields");
    }
    let fields = list(fields);
    say!(id: "tidak ada isian `{name}`; isian dalam SOP ini: {fields}", en: "there is no field `{name}`; the fields of this SOP are {fields}")
}

pub(crate) fn no_value(step: &StepId, name: &str, title: &str) -> Text {
    say!(id: "belum ada nilai untuk isian `{name}` ({title}) pada `{step}`", en: "there is no value for the field `{name}` ({title}) at `{step}`")
}

/// How to give a field with a task.
pub(crate) fn give_field(field: &Field) -> Text {
    let (name, Text { id, en }) = (&field.name, field.kind.expected());
    say!(id: "`--isi {name}=...`: {id}", en: "`--fields {name}=...`: {en}")
}

pub(crate) fn give_value(name: &str) -> Text {
    say!(id: "tambahkan `--isi {name}=...`", en: "add `--fields {name}=...`")
}

pub(crate) fn end_of_input(step: &StepId) -> Text {
    say!(id: "masukan habis pada `{step}` sebelum berkas selesai", en: "input ended at `{step}` before the case did")
}

pub(crate) fn answers_instead() -> Text {
    say!(id: "tanpa orang: `--answers langkah=jawaban,jawaban`", en: "without a person: `--answers step=answer,answer`")
}

pub(crate) fn no_moment(given: &str) -> Text {
    say!(id: "`{given}` bukan tanggal dan waktu", en: "`{given}` is no date and time")
}

pub(crate) fn write_a_moment() -> Text {
    say!(id: "tulis misalnya `2026-03-16 09:00`", en: "write `2026-03-16 09:00`, for example")
}

pub(crate) fn nothing_is_due(given: &str) -> Text {
    say!(id: "`{given}` tidak punya tenggat", en: "`{given}` has no due date")
}

pub(crate) fn no_date(given: &str) -> Text {
    say!(id: "`{given}` bukan tanggal", en: "`{given}` is no date")
}

pub(crate) fn write_dates() -> Text {
    say!(id: "tulis tahun, bulan, hari: `2026-11-23`", en: "write year, month, day: `2026-11-23`")
}

pub(crate) fn backwards(from: NaiveDate, to: NaiveDate) -> Text {
    say!(id: "masa terbalik: {from} sesudah {to}", en: "the period is backwards: {from} is after {to}")
}

pub(crate) fn not_written(file: &Path, error: &io::Error) -> Text {
    let file = file.display();
    say!(id: "`{file}` tidak dapat ditulis: {error}", en: "`{file}` cannot be written: {error}")
}

pub(crate) fn is_the_store(file: &Path) -> Text {
    let file = file.display();
    say!(id: "`{file}` adalah penyimpanan berkas; sebut file lain untuk `--csv`", en: "`{file}` is the store of the cases; name another file for `--csv`")
}

pub(crate) fn one_output() -> Text {
    say!(
        id: "`--csv -` dan `--format json` tidak dapat ditulis ke tempat yang sama; sebut berkas untuk `--csv`",
        en: "`--csv -` and `--format json` cannot be written to the same place; name a file for `--csv`",
    )
}

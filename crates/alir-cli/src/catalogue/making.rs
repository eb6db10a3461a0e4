//! Words of `alir new`.

use alir::lang::{Text, Words};

use super::options::{OptionWords, flag, takes};
use super::verbs::{Group, VerbWords};
use super::{say, words};

pub(crate) const VERB: VerbWords = VerbWords {
    name: "new",
    alias: "buat",
    group: Group::Write,
    about: words(
        "Membuat berkas SOP dari beberapa pertanyaan, dari templat, atau dari tabel",
        "Make a SOP file from a few questions, from a template, or from a table",
    ),
    more: words(
        "Tanpa `--from` dan `--from-table`, langkah demi langkah ditanyakan; jawaban boleh datang dari masukan (satu baris satu jawaban) atau dari pilihan di bawah. Tabel: CSV, .xlsx, atau tabel dalam .docx, dengan judul kolom seperti pada formulir SOP. Yang tidak dapat dikatakan tabel (panah, cabang, tanda yang tidak terbaca) ditebak dan ditandai `# TANYA:` pada barisnya. Yang menurut `alir periksa` salah tidak ditulis; berkas yang sudah ada tidak ditimpa.",
        "Without `--from` and `--from-table`, step after step is asked for; answers may come from standard input (one a line) or from the options below. A table: CSV, .xlsx, or a table in a .docx, with heads as on the forms of SOPs. What a table cannot say (arrows, branches, marks that are lost) is guessed and marked `# TANYA:` at its line. What `alir check` calls an error is not written; a file that is there is not written over.",
    ),
    examples: words(
        "alir buat izin.yaml\nalir buat izin.yaml --dari permohonan --nama 'Izin magang' --instansi 'Dinas Kominfo'\nalir buat izin.yaml --dari-tabel 'SOP Izin.xlsx'\nalir buat izin.yaml --nama 'Izin magang' --instansi '' --pelaksana 'Pemohon, Staf' --langkah langkah.txt",
        "alir new permit.yaml\nalir new permit.yaml --from permohonan --name 'Izin magang' --agency 'Dinas Kominfo'\nalir new permit.yaml --from-table 'SOP Izin.xlsx'\nalir new permit.yaml --name 'Izin magang' --agency '' --lanes 'Pemohon, Staf' --steps steps.txt",
    ),
};

pub(crate) const OPTIONS: &[OptionWords] = &[
    takes("new.file", words("FILE", "FILE"), words("Berkas yang dibuat (.yaml)", "The file to make (.yaml)")),
    takes(
        "new.from",
        words("TEMPLAT", "TEMPLATE"),
        words("Dari templat bernama ini", "From the template of this name"),
    ),
    takes(
        "new.from_table",
        words("TABEL", "TABLE"),
        words("Dari tabel ini (.csv, .xlsx, .docx)", "From this table (.csv, .xlsx, .docx)"),
    ),
    takes(
        "new.sheet",
        words("NAMA", "NAME"),
        words(
            "Lembar yang dimaksud, atau `Tabel 2` dalam .docx; bawaan: yang pertama memuat tabel SOP",
            "The sheet that is meant, or `Tabel 2` in a .docx; default: the first with a table of a SOP",
        ),
    ),
    flag("new.templates", words("Daftar templat", "List the templates")),
    takes("new.name", words("NAMA", "NAME"), words("Nama prosedur", "Name of the procedure")),
    takes(
        "new.agency",
        words("INSTANSI", "AGENCY"),
        words("Nama instansi; boleh kosong", "Name of the agency; may be empty"),
    ),
    takes(
        "new.lanes",
        words("NAMA", "NAMES"),
        words("Para pelaksana, dipisah koma", "The performers, divided by commas"),
    ),
    takes(
        "new.external",
        words("NAMA", "NAMES"),
        words(
            "Pelaksana di luar kantor, dipisah koma; bawaan: tidak ada bila `--lanes` ada",
            "Performers outside the office, divided by commas; default: none with `--lanes`",
        ),
    ),
    takes(
        "new.steps",
        words("FILE", "FILE"),
        words(
            "Langkah-langkah, satu per baris: `pelaksana | kegiatan | waktu | output | ya=3, tidak=1`",
            "The steps, one a line: `performer | activity | time | output | ya=3, tidak=1`",
        ),
    ),
    flag("new.force", words("Timpa berkas yang sudah ada", "Write over a file that is there")),
];

pub(crate) const TEMPLATE_HEAD: [Words; 2] = [words("Templat", "Template"), words("Isi", "What it is")];
pub(crate) const TEMPLATES: [(&str, Words); 3] = [
    (
        "permohonan",
        words("Permohonan dengan pemeriksaan dan penolakan", "An application with a check and a refusal"),
    ),
    (
        "pengaduan",
        words("Pengaduan masyarakat sampai dijawab", "A complaint of the public until it is answered"),
    ),
    (
        "disposisi",
        words("Surat masuk dengan disposisi berjenjang", "Incoming mail, handed down and answered"),
    ),
];
pub(crate) const NEXT: Words = words("Berikutnya", "Next");
pub(crate) const NEXT_VERBS: [Words; 2] = [words("periksa", "check"), words("jalankan", "run")];

pub(crate) fn made(file: &str, sop: &str, lanes: usize, steps: usize) -> Text {
    say!(id: "{file}: SOP `{sop}` dengan {lanes} pelaksana dan {steps} langkah", en: "{file}: SOP `{sop}` with {lanes} lanes and {steps} steps")
}

pub(crate) fn to_answer(count: usize) -> Text {
    say!(
        id: "{count} pertanyaan ditandai `# TANYA:` di dalam berkas; jawab, lalu hapus tandanya:",
        en: "{count} questions are marked `# TANYA:` in the file; answer them and take the marks away:",
    )
}

pub(crate) fn which_file() -> Text {
    say!(id: "sebut berkas yang dibuat, misalnya `alir buat izin.yaml`", en: "name the file to make, `alir new permit.yaml` for example")
}

pub(crate) fn not_yaml(file: &str) -> Text {
    say!(id: "`{file}` tidak berakhir dengan `.yaml`", en: "`{file}` does not end in `.yaml`")
}

pub(crate) fn write_yaml(file: &str) -> Text {
    say!(id: "tulis `{file}.yaml`", en: "write `{file}.yaml`")
}

pub(crate) fn is_there(file: &str) -> Text {
    say!(id: "`{file}` sudah ada, dan tidak ditimpa", en: "`{file}` is there already, and is not written over")
}

pub(crate) fn force() -> Text {
    say!(id: "pilih nama lain, atau timpa dengan `--paksa`", en: "choose another name, or write over it with `--force`")
}

pub(crate) fn not_written() -> Text {
    say!(id: "tidak ada yang ditulis", en: "nothing was written")
}

pub(crate) fn no_template(name: &str, there: &str) -> Text {
    say!(id: "templat `{name}` tidak ada; yang ada: `{there}`", en: "there is no template `{name}`; there are `{there}`")
}

pub(crate) fn which_unit() -> Text {
    say!(id: "unit mana yang memiliki SOP ini?", en: "which unit owns this SOP?")
}

pub(crate) fn which_office() -> Text {
    say!(id: "apa jabatan yang mengesahkan?", en: "which office approves it?")
}

pub(crate) fn no_answer(question: &Text) -> Text {
    let (id, en) = (&question.id, &question.en);
    say!(id: "belum ada jawaban untuk: {id}", en: "there is no answer to: {en}")
}

pub(crate) fn answer_by(option: &str) -> Text {
    say!(id: "jawab pada terminal, beri baris jawaban, atau pakai `{option}`", en: "answer at a terminal, give one more line, or use `{option}`")
}

pub(crate) fn all_or_one() -> Text {
    say!(id: "semuanya, atau salah satu? (`{{salah_satu: [...]}}`)", en: "all of them, or one? (`{{salah_satu: [...]}}`)")
}

pub(crate) fn of_file(file: &str, why: &Text) -> Text {
    let (id, en) = (&why.id, &why.en);
    say!(id: "`{file}`: {id}", en: "`{file}`: {en}")
}

pub(crate) fn ask_name() -> Text {
    say!(id: "Nama prosedur?", en: "Name of the procedure?")
}

pub(crate) fn ask_agency() -> Text {
    say!(id: "Nama instansi? (boleh kosong)", en: "Name of the agency? (may be empty)")
}

pub(crate) fn ask_lanes() -> Text {
    say!(id: "Siapa saja pelaksananya? (dipisah koma, misalnya: Pemohon, Staf, Kepala Dinas)", en: "Who are the performers? (divided by commas: Pemohon, Staf, Kepala Dinas)")
}

pub(crate) fn ask_external(names: &str) -> Text {
    say!(id: "Siapa dari {names} yang di luar kantor? (kosong: tidak ada)", en: "Which of {names} are outside the office? (empty: none)")
}

pub(crate) fn ask_step(number: usize) -> Text {
    say!(
        id: "Langkah {number}: apa yang dikerjakan? (akhiri dengan `?` bila keputusan; kosong: sudah semua)",
        en: "Step {number}: what is done? (end with `?` for a decision; empty: that was all)",
    )
}

pub(crate) fn ask_who(names: &[String]) -> Text {
    let list: Vec<_> = (1..).zip(names).map(|(at, name)| format!("{at} {name}")).collect();
    let list = list.join(", ");
    say!(id: "  Siapa? (nomor atau nama: {list})", en: "  Who? (number or name: {list})")
}

pub(crate) fn ask_time() -> Text {
    say!(id: "  Berapa lama? (misalnya 30 menit, 2 hari kerja; kosong: tanpa waktu)", en: "  How long? (30 menit, 2 hari kerja; empty: no time)")
}

pub(crate) fn ask_output() -> Text {
    say!(id: "  Apa hasilnya? (kosong: tidak ada)", en: "  What comes out of it? (empty: nothing)")
}

pub(crate) fn ask_labels() -> Text {
    say!(id: "  Apa jawaban yang mungkin? (dipisah koma; kosong: ya, tidak)", en: "  Which answers are there? (divided by commas; empty: ya, tidak)")
}

pub(crate) fn ask_target(step: usize, text: &str, label: &str) -> Text {
    say!(
        id: "Langkah {step} `{text}`, jawaban `{label}`: ke langkah berapa? (nomor, `selesai`, atau kosong: langkah berikutnya)",
        en: "Step {step} `{text}`, answer `{label}`: to which step? (number, `selesai`, or empty: the next one)",
    )
}

pub(crate) const EMPTY: Words = words("kosong", "empty");

pub(crate) fn wrong(what: &Text, hint: &Text) -> Text {
    Text::new(format!("{}; {}", what.id, hint.id), format!("{}; {}", what.en, hint.en))
}

pub(crate) fn must_be_filled() -> Text {
    say!(id: "ini harus diisi", en: "this has to be filled in")
}

pub(crate) fn no_step_yet() -> Text {
    say!(id: "sebuah SOP punya sekurangnya satu langkah", en: "a SOP has one step at least")
}

pub(crate) fn two_answers() -> Text {
    say!(id: "sebuah keputusan punya sekurangnya dua jawaban yang berbeda", en: "a decision has two different answers at least")
}

pub(crate) fn unknown_lane(given: &str, names: &[String]) -> Text {
    let names = names.join("`, `");
    say!(id: "pelaksana `{given}` tidak ada; yang ada: `{names}`", en: "there is no performer `{given}`; there are `{names}`")
}

pub(crate) fn unknown_target(given: &str, most: usize) -> Text {
    say!(id: "`{given}` bukan nomor langkah (1 sampai {most}) atau `selesai`", en: "`{given}` is no number of a step (1 to {most}) nor `selesai`")
}

pub(crate) fn in_line(line: usize, why: &Text) -> Text {
    let (id, en) = (&why.id, &why.en);
    say!(id: "baris {line}: {id}", en: "line {line}: {en}")
}

pub(crate) fn no_answers_here() -> Text {
    say!(id: "jawaban dengan tujuannya ditulis `ya=3, tidak=1`, hanya pada keputusan (diakhiri `?`)", en: "answers with their targets are written `ya=3, tidak=1`, at decisions only (which end in `?`)")
}

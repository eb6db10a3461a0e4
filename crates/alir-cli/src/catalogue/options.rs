//! Arguments and options: what stands for their value, and what they do.

use alir::lang::Words;

use super::words;

/// What is said of an argument or option.
pub(crate) struct OptionWords {
    /// `command.option`; `.option` for one that means the same everywhere.
    pub(crate) key: &'static str,
    /// What stands for its value; empty if it takes none.
    pub(crate) value: Words,
    pub(crate) about: Words,
}

/// An option that takes a value.
pub(super) const fn takes(key: &'static str, value: Words, about: Words) -> OptionWords {
    OptionWords { key, value, about }
}

/// An option that takes none.
pub(super) const fn flag(key: &'static str, about: Words) -> OptionWords {
    OptionWords { key, value: words("", ""), about }
}

/// The words for an option of a command: its own, or those that serve everywhere.
pub(crate) fn find(verb: &str, option: &str) -> Option<&'static OptionWords> {
    let is = |words: &&OptionWords, verb: &str| words.key.split_once('.') == Some((verb, option));
    all().find(|words| is(words, verb)).or_else(|| all().find(|words| is(words, "")))
}

/// Every argument and option, those of other files of the catalogue too.
pub(crate) fn all() -> impl Iterator<Item = &'static OptionWords> {
    let others = [
        super::adapting::OPTIONS,
        super::checking::OPTIONS,
        super::difference::OPTIONS,
        super::drawing::OPTIONS,
        super::facts::OPTIONS,
        super::figures::OPTIONS,
        super::lsp::OPTIONS,
        super::migration::OPTIONS,
        super::numbers::OPTIONS,
        super::making::OPTIONS,
        super::printing::OPTIONS,
        super::trial::OPTIONS,
        super::trying::OPTIONS,
    ];
    OPTIONS.iter().chain(others.into_iter().flatten())
}

const CASE: Words = words("BERKAS", "CASE");
const STEP: Words = words("LANGKAH", "STEP");
const ROLE: Words = words("PERAN", "ROLE");
const TEXT: Words = words("TEKS", "TEXT");
const FILE: Words = words("FILE", "FILE");
const MOMENT: Words = words("'TANGGAL JAM'", "'DATE TIME'");
const NUMBER: Words = words("N", "N");

/// Arguments and options of most commands.
const OPTIONS: &[OptionWords] = &[
    takes(
        ".db",
        FILE,
        words("Penyimpanan berkas (bawaan: alir.db)", "Where cases are kept (default: alir.db)"),
    ),
    takes(
        ".actor",
        words("SIAPA", "WHO"),
        words(
            "Siapa yang bertindak: `admin` adalah peran itu sendiri, `budi:admin,kabid` orang bernama budi dengan peran-peran itu",
            "Who acts: `admin` is the role itself, `budi:admin,kabid` the person budi with these roles",
        ),
    ),
    takes(
        ".command_id",
        words("ID", "ID"),
        words(
            "Id perintah pilihan Anda: dikirim dua kali, dilakukan satu kali",
            "Your id for the command: sent twice, it is done once",
        ),
    ),
    takes(
        ".format",
        words("BENTUK", "FORM"),
        words("Bentuk jawaban: text (bawaan) atau json", "Form of the answer: text (default) or json"),
    ),
    takes(".lang", words("BAHASA", "LANGUAGE"), words("Bahasa: id atau en", "Language: id or en")),
    flag(".no_color", words("Tanpa warna", "No colour")),
    flag(".help", words("Menunjukkan bantuan ini", "Show this help")),
    flag(".version", words("Menunjukkan versi", "Show the version")),
    takes(".id", CASE, words("Id berkas", "Id of the case")),
    takes(
        ".step",
        STEP,
        words("Id langkah, atau nomor tercetaknya", "Id of the step, or its number as printed"),
    ),
    takes(
        ".role",
        ROLE,
        words(
            "Peran yang dimaksud, bila langkah itu tugas beberapa peran",
            "Which role is meant, when the step is the task of several",
        ),
    ),
    takes(".reason", TEXT, words("Alasannya", "Why")),
    takes(
        ".documents",
        words("NAMA", "NAME"),
        words("Kelengkapan yang ada", "Needed documents that were there"),
    ),
    flag(".all_documents", words("Semua kelengkapan ada", "All needed documents were there")),
    takes(
        ".fields",
        words("ISIAN=NILAI", "FIELD=VALUE"),
        words(
            "Nilai isian yang ditanyakan, misalnya jumlah=6; boleh berulang",
            "Value of a field that is asked for, jumlah=6 for example; can be repeated",
        ),
    ),
    takes(".note", TEXT, words("Catatan", "A remark")),
    takes(".limit", NUMBER, words("Paling banyak sekian (bawaan: semua)", "At most so many (default: all)")),
    takes(
        "check.paths",
        words("PATH", "PATH"),
        words("Berkas SOP, atau folder yang memuatnya", "SOP files, or folders of them"),
    ),
    flag(
        "check.inferred",
        words(
            "Daftar juga yang tidak tercetak pada naskah tetapi disimpulkan",
            "Also list what is not printed in the source but inferred",
        ),
    ),
    flag(
        "check.all",
        words(
            "Tampilkan juga yang diabaikan (`abaikan`), dengan alasannya",
            "Also show what is passed over (`abaikan`), with the reason",
        ),
    ),
    takes(
        "explain.code",
        words("KODE", "CODE"),
        words("Kodenya; tanpa ini, semua kode didaftar", "The code; without one, all are listed"),
    ),
    takes(
        "schema.kind",
        words("JENIS", "KIND"),
        words(
            "sop (bawaan), keputusan, profil, libur, uji, atau turunan",
            "sop (default), decree, profile, holidays, scenarios or overlay",
        ),
    ),
    takes("run.sop", words("SOP", "SOP"), words("Berkas SOP", "The SOP file")),
    takes(
        "run.answers",
        words("LANGKAH=LABEL,...", "STEP=LABEL,..."),
        words("Jawaban untuk keputusan-keputusan; boleh berulang", "Answers to decisions; can be repeated"),
    ),
    takes(
        "run.id",
        words("ID", "ID"),
        words(
            "Id berkas (bawaan: id SOP, dengan waktu bila disimpan)",
            "Id of the case (default: that of the SOP, with the time if it is kept)",
        ),
    ),
    takes(
        "run.keys",
        words("KUNCI=NILAI", "KEY=VALUE"),
        words(
            "Tentang apa berkas ini, misalnya pelapor=123",
            "What the case is about, pelapor=123 for example",
        ),
    ),
    takes(
        "start.sop",
        words("SOP", "SOP"),
        words(
            "Berkas SOP, atau id SOP yang sudah pernah dimulai",
            "The SOP file, or the id of a SOP that was started before",
        ),
    ),
    takes(
        "start.id",
        words("ID", "ID"),
        words(
            "Id berkas yang baru, pilihan Anda; tanpa ini, nomor `berkas` berikutnya menurut profil",
            "Id of the new case, of your choice; without it, the next number `berkas` of the profile",
        ),
    ),
    takes(
        "start.keys",
        words("KUNCI=NILAI", "KEY=VALUE"),
        words(
            "Tentang apa berkas ini, misalnya pelapor=123",
            "What the case is about, pelapor=123 for example",
        ),
    ),
    takes(
        "publish.paths",
        words("PATH", "PATH"),
        words(
            "Berkas SOP dan profil, atau folder yang memuatnya",
            "SOP and profile files, or folders of them",
        ),
    ),
    takes(
        "start.received",
        MOMENT,
        words(
            "Kapan permohonan diterima, bila lebih awal dari sekarang",
            "When the application came in, if that was earlier than now",
        ),
    ),
    takes(
        "admit.since",
        MOMENT,
        words("Sejak kapan lengkap (bawaan: sekarang)", "Since when it is complete (default: now)"),
    ),
    takes(
        "due.words",
        words("WAKTU", "TIME"),
        words("Waktu baku, misalnya '3 hari kerja'", "A standard time, '3 hari kerja' for example"),
    ),
    takes(
        "due.from",
        MOMENT,
        words(
            "Sejak kapan, menurut jam setempat (bawaan: sekarang)",
            "From when, by local time (default: now)",
        ),
    ),
    takes(
        "due.profile",
        FILE,
        words(
            "Profil daerah (bawaan: jam kerja biasa, WIB)",
            "Profile of the office (default: usual hours, UTC+7)",
        ),
    ),
    flag(
        "due.outside",
        words("Yang harus bertindak pihak luar, bukan kantor", "Somebody outside has to act, not the office"),
    ),
    flag("wake.watch", words("Berjalan terus", "Go on for ever")),
    takes(
        "wake.every",
        words("DETIK", "SECONDS"),
        words(
            "Dengan --watch: paling lama tidur sekian detik (bawaan: 30)",
            "With --watch: sleep so many seconds at most (default: 30)",
        ),
    ),
    takes("tasks.role", ROLE, words("Hanya tugas peran ini", "Only tasks of this role")),
    takes("tasks.case", CASE, words("Hanya tugas berkas ini", "Only tasks of this case")),
    takes(".sop", words("SOP", "SOP"), words("Hanya menurut SOP ini (id)", "Only of this SOP (id)")),
    flag(
        "tasks.mine",
        words("Hanya yang dapat saya kerjakan (dengan `--as`)", "Only what I can do (with `--as`)"),
    ),
    takes(
        "complete.output",
        words("NAMA[=RUJUKAN]", "NAME[=REF]"),
        words(
            "Dokumen yang dihasilkan, dengan nomor atau tempatnya",
            "A document that was produced, with its number or place",
        ),
    ),
    takes(
        "answer.label",
        words("LABEL", "LABEL"),
        words("Label cabang yang diambil", "The label of the branch to take"),
    ),
    takes("delegate.to", words("ORANG", "PERSON"), words("Kepada siapa", "To whom")),
    takes("delegate.instruction", TEXT, words("Isi disposisi", "What to do with it")),
    takes("return.to", STEP, words("Ke langkah mana", "To which step")),
    takes(
        "rewind.number",
        words("NOMOR", "NUMBER"),
        words("Nomor peristiwa pada riwayat", "Number of the event in the history"),
    ),
    takes("note.text", TEXT, words("Isi catatan", "The note")),
    takes(
        "cases.status",
        words("KEADAAN", "STATUS"),
        words(
            "running, suspended, ended atau cancelled (boleh juga berjalan, ditangguhkan, selesai, dibatalkan)",
            "running, suspended, ended or cancelled",
        ),
    ),
    takes("simulate.sop", words("SOP", "SOP"), words("Berkas SOP", "The SOP file")),
    takes(
        "simulate.with",
        FILE,
        words(
            "Berkas SOP yang sudah diubah: keduanya ditunjukkan berdampingan, dengan selisihnya",
            "The SOP file as changed: both are shown side by side, with the difference",
        ),
    ),
    takes(
        "simulate.cases",
        NUMBER,
        words(
            "Berapa berkas, dengan `--masuk` per ulangan (bawaan: 1000)",
            "How many cases, with `--arrivals` in each run (default: 1000)",
        ),
    ),
    takes(
        "simulate.arrivals",
        words("LAJU", "RATE"),
        words(
            "Berapa berkas masuk, misalnya '5 per hari' (juga jam, minggu, bulan); tanpa ini, berkas tidak saling menunggu",
            "How many cases come, '5 per day' for example (also hour, week, month); without it, no case waits for another",
        ),
    ),
    takes(
        "simulate.people",
        words("PELAKSANA=JUMLAH,...", "LANE=NUMBER,..."),
        words(
            "Orang per pelaksana, misalnya admin=2 (bawaan: 1; di luar kantor, atau =bebas: tidak pernah kurang)",
            "People of a lane, admin=2 for example (default: 1; outside the office, or =unlimited: never too few)",
        ),
    ),
    takes(
        "simulate.shares",
        words("LANGKAH.JAWABAN=PELUANG", "STEP.ANSWER=SHARE"),
        words(
            "Peluang sebuah jawaban, misalnya nama_tersedia.tidak=0,3; sisanya dibagi rata; boleh berulang",
            "The share of an answer, nama_tersedia.tidak=0.3 for example; the rest is spread evenly; can be repeated",
        ),
    ),
    flag(
        "simulate.learn",
        words(
            "Peluang dari keputusan yang sudah dijawab pada berkas SOP ini dalam `--db`",
            "Shares from the decisions that were answered in the cases of this SOP in `--db`",
        ),
    ),
    takes(
        "simulate.service",
        words("SEBARAN", "LAW"),
        words(
            "Sebaran waktu kerja: seragam di dalam rentang (bawaan), tetap, segitiga, atau eksponensial",
            "How times vary: uniform within a range (default), fixed, triangular or exponential",
        ),
    ),
    takes(
        "simulate.keys",
        words("KUNCI=NILAI", "KEY=VALUE"),
        words(
            "Tentang apa semua berkas, misalnya jenis=berat",
            "What all cases are about, jenis=berat for example",
        ),
    ),
    takes(
        "simulate.runs",
        NUMBER,
        words(
            "Berapa ulangan dari kantor yang kosong (bawaan: 20)",
            "How many runs from an empty office (default: 20)",
        ),
    ),
    takes(
        "simulate.warm_up",
        NUMBER,
        words(
            "Berapa berkas masuk lebih dulu tanpa dihitung (bawaan: sepersepuluh)",
            "How many cases come first and are not counted (default: a tenth)",
        ),
    ),
    takes("simulate.seed", NUMBER, words("Benih keacakan (bawaan: 1)", "The seed of chance (default: 1)")),
    flag("simulate.steps", words("Setiap langkah juga", "Each step too")),
    takes(
        "completions.shell",
        words("SHELL", "SHELL"),
        words("bash, zsh, fish, elvish atau powershell", "bash, zsh, fish, elvish or powershell"),
    ),
    takes("help.verb", words("PERINTAH", "COMMAND"), words("Perintahnya", "The command")),
];

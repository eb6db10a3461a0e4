//! The same words of scenario files.

/// As [`super::schema_id::INDONESIAN`].
pub(super) const OF_SCENARIOS: &[(&str, &str)] = &[
    ("Scenarios", "Skenario-skenario untuk menguji satu SOP."),
    ("Scenarios.uji", "Nama berkas SOP yang diuji, dihitung dari folder berkas ini."),
    (
        "Scenarios.profil",
        "Nama berkas profil, dihitung dari folder berkas ini; bila tidak ditulis, profil yang disebut SOP.",
    ),
    ("Scenarios.catatan", "Catatan."),
    ("Scenarios.skenario", "Skenario-skenario; setiap skenario di bawah id-nya, misalnya `nama-tersedia`."),
    ("Scenario", "Satu berkas, dari mulai sampai selesai."),
    ("Scenario.cerita", "Tentang apa skenario ini."),
    (
        "Scenario.mulai",
        "Kapan berkas dimulai, menurut jam setempat: `2026-11-23 10:00`, sebuah hari Senin, bila tidak ditulis.",
    ),
    ("Scenario.diterima", "Kapan permohonan diterima, bila lebih dahulu: `2026-11-20 15:00`."),
    ("Scenario.lengkap", "Kapan permohonan dinyatakan lengkap, bila dinyatakan."),
    ("Scenario.kunci", "Tentang apa berkas itu: `pelapor: \"3201\"`."),
    ("Scenario.pernah", "Langkah `sekali_per` yang sudah dikerjakan berkas lain untuk kunci yang sama."),
    (
        "Scenario.isian",
        "Nilai setiap isian menurut urutan kunjungan ke langkah yang menanyakannya; yang terakhir diulang.",
    ),
    ("Scenario.jawaban", "Jawaban setiap keputusan menurut urutan: `[tidak, ya]`; yang terakhir diulang."),
    (
        "Scenario.lama",
        "Berapa lama sebuah langkah, dalam waktu kerja: `30 menit`, `2 hari kerja`, atau `1 x 24 jam` menurut jam dinding; `[1 jam, 2 jam]` untuk kali pertama dan berikutnya. Langkah yang tidak ditulis selesai seketika.",
    ),
    ("Scenario.selesai_pada", "Kapan sebuah langkah selesai, sebagai ganti `lama`: `2026-11-23 10:05`."),
    (
        "Scenario.tindakan",
        "Apa yang dilakukan selain menyelesaikan tugas: mengembalikan, menarik, melewati, menangguhkan, melanjutkan, membatalkan.",
    ),
    ("Scenario.harapan", "Apa yang harus terjadi."),
    (
        "Intervention",
        "Satu tindakan, dengan tepat satu dari `kembalikan`, `tarik`, `lewati`, `tangguhkan`, `lanjutkan`, `batalkan`.",
    ),
    ("Intervention.kembalikan", "Langkah yang tidak diselesaikan, tetapi dikembalikan ke langkah pada `ke`."),
    ("Intervention.tarik", "Langkah yang penyelesaiannya ditarik kembali, begitu selesai."),
    ("Intervention.lewati", "Langkah yang dilewati tanpa dikerjakan."),
    (
        "Intervention.tangguhkan",
        "Kapan berkas ditangguhkan: `2026-11-23 10:00`, atau langkah yang pada saat dimulainya berkas ditangguhkan.",
    ),
    ("Intervention.lanjutkan", "Kapan berkas dilanjutkan: `2026-11-25 08:00`."),
    (
        "Intervention.batalkan",
        "Kapan berkas dibatalkan: `2026-11-23 10:00`, atau langkah yang pada saat dimulainya berkas dibatalkan.",
    ),
    ("Intervention.ke", "Langkah sebelumnya, tujuan pengembalian."),
    ("Intervention.kali", "Pada kali keberapa langkah itu; kali pertama bila tidak ditulis."),
    (
        "Intervention.pada",
        "Kapan langkah itu dikembalikan, ditarik atau dilewati, bila bukan pada saat selesainya.",
    ),
    ("Intervention.oleh", "Pelaksana yang melakukannya, bila langkah itu punya beberapa pelaksana."),
    ("Intervention.alasan", "Alasannya."),
    ("Expectation", "Apa yang harus terjadi; yang tidak ditulis tidak dinilai."),
    (
        "Expectation.langkah",
        "Kegiatan, keputusan dan penantian menurut urutan selesainya; tepat ini, tidak kurang dan tidak lebih. Yang ditarik kembali disebut juga, yang dilewati tanpa dikerjakan tidak.",
    ),
    ("Expectation.melewati", "Langkah yang dilewati berkas."),
    ("Expectation.tidak_melewati", "Langkah yang tidak dilewati berkas."),
    ("Expectation.akhir", "Nama akhir yang dicapai; beberapa menurut urutan bila ada cabang serentak."),
    ("Expectation.selesai", "Kapan berkas selesai: `2026-11-23 10:30`."),
    (
        "Expectation.oleh",
        "Siapa yang mengerjakan sebuah langkah: pelaksana yang daftarnya memuatnya; tepat ini.",
    ),
    (
        "Expectation.kelengkapan",
        "Dokumen yang ada pada saat sebuah langkah selesai; tepat ini, `[]` bila tidak ada.",
    ),
    ("Expectation.output", "Dokumen yang dihasilkan sebuah langkah; tepat ini, `[]` bila tidak ada."),
    (
        "Expectation.tenggat",
        "Tenggat sebuah langkah, menurut hitungan terakhir: `2026-11-23 10:10`, atau `tidak ada`; beberapa untuk kali pertama dan berikutnya.",
    ),
    (
        "Expectation.sasaran",
        "Sasaran sebuah langkah bila waktu bakunya rentang (`1-4 jam`); ditulis seperti `tenggat`.",
    ),
    (
        "Expectation.janji",
        "Tenggat sebuah janji (`paling_lambat`) menurut langkahnya, atau `seluruhnya` untuk `batas_total`.",
    ),
    (
        "Expectation.diperingatkan",
        "Langkah yang mendapat peringatan dini, dan kapan bila ditulis: `{cek_nama: 2026-11-23 10:04}`; tepat ini, `[]` bila tidak ada.",
    ),
    (
        "Expectation.terlambat",
        "Langkah yang menjadi terlambat, dan sejak kapan bila ditulis: `{cek_nama: 2026-11-23 10:05}`; tepat ini, `[]` bila tidak ada.",
    ),
    (
        "Expectation.eskalasi",
        "Kepada siapa sebuah langkah yang terlambat dieskalasi: `{cek_nama: kepala_bidang}`; tepat ini, `{}` bila tidak ada.",
    ),
    (
        "Expectation.janji_diperingatkan",
        "Janji yang mendapat peringatan dini; ditulis seperti `diperingatkan`.",
    ),
    ("Expectation.janji_terlambat", "Janji yang tidak ditepati; ditulis seperti `terlambat`."),
    ("Told", "Kepada siapa dan kapan dieskalasi."),
    ("Told.kepada", "Pelaksana yang diberi tahu."),
    ("Told.pada", "Kapan diberi tahu: `2026-11-24 16:00`."),
];

//! What the rules say of the ten SOPs in `sops/`: which code falls on which printed row, so that a change is seen.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use alir::diagnostic::{Diagnostic, Severity};
use alir::sop::{Definition, Document};

use crate::shared::{document, library};

/// The row of a finding: the printed number and id of its step, or what of the SOP it is about.
fn row(sop: &Definition, text: &str, finding: &Diagnostic) -> String {
    let steps = sop.steps.iter().filter(|(id, _)| id.span.start <= finding.span.start);
    match steps.max_by_key(|(id, _)| id.span) {
        Some((id, step)) => match &step.number {
            Some(number) => format!("{} {id}", number.value),
            None => format!("- {id}"),
        },
        None => text[finding.span.start as usize..finding.span.end as usize].chars().take(40).collect(),
    }
}

#[test]
fn each_code_falls_where_it_is_expected() {
    let mut found = String::new();
    for (name, text) in library() {
        // Of what was never printed, there is nothing to be said (`reconstructed.rs`).
        let Document::Sop(sop) = document(&name, &text) else { continue };
        if name.starts_with("umum/") {
            continue;
        }
        let findings = alir::check_text(&sop, &text).diagnostics;
        assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{name}: {findings:#?}");
        let mut rows: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for finding in &findings {
            rows.entry(finding.code).or_default().push(row(&sop, &text, finding));
        }
        writeln!(found, "{}", sop.id).unwrap();
        for (code, rows) in rows {
            writeln!(found, "  {code}: {}", rows.join(", ")).unwrap();
        }
    }
    assert_eq!(found, EXPECTED, "what is found now:\n{found}");
}

/// Printed number and id of each row.
const EXPECTED: &str = "\
jaringan-intranet
  SOP061: 9 tugaskan_perawatan, 11 tugaskan_tim_fo, 13 sambung_fo
  SOP073: 7 laporan_kebutuhan, 15 selesai_pekerjaan
  SOP074: 1 lapor_gangguan, 3 disposisi_kadis, 4 disposisi_sekretaris, 12 pasang_jaringan, 13 sambung_fo
  SOP076: 15 selesai_pekerjaan
  SOP078: 12 pasang_jaringan
  SOP091: - tunggu_pengadaan
  SOP092: Peraturan Menteri Aparatur Negara Nomor 
pemberdayaan-kim
  SOP073: a cek_jadwal, b bagi_tugas_1, c siap_kunjungan_1, a buat_jadwal, b bagi_tugas_2, c siap_kunjungan_2, a evaluasi, b laporan, c serah_laporan
  SOP074: a arsip
  SOP075: kepala_dinas
  SOP090: a evaluasi
pengaduan-masyarakat
  SOP073: 1 daftar, 2 ajukan_aduan, 3 verifikasi, 4 tindak_lanjut, 5 selesaikan
  SOP079: 1 daftar, 2 ajukan_aduan
  SOP090: 3 verifikasi
  SOP092: Peraturan Menteri Aparatur Negara Nomor 
pengajuan-subdomain
  SOP073: 1 permohonan, 3 tugaskan_admin
  SOP074: 2 disposisi_kadis
  SOP078: 1 permohonan
  SOP079: 6 pilih_nama_lain
pengelolaan-opini-publik
  SOP074: 3 klip_digital
  SOP075: kabid_ikp
  SOP077: - klarifikasi
  SOP078: - klarifikasi
penyusunan-rkt
  SOP061: 7 analisis, 8 konsep, 9 koreksi
  SOP074: 11 tanda_tangan
  SOP080: 2 buat_format, 4 undang_rapat, 5 rapat, 13 antar_arsip
  SOP081: 1 perintah, 3 sampaikan_format, 4 undang_rapat, 11 tanda_tangan
  SOP090: 9 koreksi, 11 tanda_tangan
pembuatan-domain-website
  SOP061: 3 verifikasi, 4 buat_subdomain
  SOP073: 1 permohonan, 5 informasikan
  SOP074: 3 verifikasi
  SOP078: 1 permohonan, 6 laporan_aktivitas
  SOP090: 3 verifikasi
portal-website
  SOP061: 3 evaluasi_rencana, 4 setujui_rencana, 9 arsip_akun
  SOP075: koordinator
  SOP079: 17 akses_publik
  SOP090: 3 evaluasi_rencana, 4 setujui_rencana
  SOP091: 13 evaluasi_berita
  SOP094: 9 arsip_akun
website-perangkat-daerah
  SOP061: 1 terima_permintaan, 2 buat_surat, 3 setujui_admin, 4 kirim_data, 5 pelatihan
  SOP079: 13 akses_publik
  SOP090: 3 setujui_admin
  SOP091: 9 evaluasi_berita
permohonan-subdomain-hosting
  SOP071: PEMERINTAH KABUPATEN MAJALENGKA
  SOP073: 1 permohonan, 3 disposisi_kabid, 4 perintah_kasi
  SOP074: 2 disposisi_kadis
  SOP075: sekretaris
  SOP090: 2 disposisi_kadis
";

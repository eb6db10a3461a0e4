//! Overlays: what another office changes of a SOP, and what comes of it.

use alir::diagnostic::{Checked, Severity};
use alir::sop::{Definition, Document, ParameterKind, derive, read};
use alir::{Actor, Chart, Command, Context, Instance, decide};
use chrono::DateTime;

use crate::charts::Choices;
use crate::shared::{document, library, of_library, sop};

/// The SOP that comes of an overlay's changes.
fn derived(name: &str, changes: &str) -> Definition {
    let text = format!("sop: lain\nturunan_dari: {name}\n{changes}");
    let Checked { value, diagnostics } = derive(&text, name, &of_library(name));
    let derived = value.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    assert!(diagnostics.iter().all(|finding| finding.code == "TUR007"), "{diagnostics:?}");
    sop("hasil", &derived.text)
}

fn chart(sop: &Definition) -> Chart {
    let text = sop.to_yaml().unwrap();
    alir::load(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The steps that somebody does from the start to an end, with these answers.
fn walked(chart: &Chart, answers: &[(&str, &str)]) -> Vec<String> {
    let lanes = chart.definition().lanes.iter().map(|(lane, _)| lane.as_str());
    let by = lanes.fold(Actor::new("uji"), Actor::with_role);
    let (mut case, mut done) = (Instance::default(), Vec::new());
    let submit = |case: &mut Instance, command: &Command| {
        let context = Context::new(DateTime::UNIX_EPOCH, &by);
        for event in decide(chart, case, command, context).unwrap() {
            case.apply(event);
        }
    };
    submit(&mut case, &Command::start());
    while let Some(task) = case.state().open_tasks().first().cloned() {
        assert!(done.len() < 100, "goes round: {done:?}");
        let answer = answers.iter().find(|(step, _)| task.step == **step);
        let step = chart.step(task.step.as_str()).unwrap();
        done.push(task.step.to_string());
        let command = match answer {
            Some((_, label)) => Command::answer(task.id, label),
            None => Command::new(alir::Act::Complete {
                task: task.id,
                documents: step.needs.clone(),
                outputs: Vec::new(),
                fields: [].into(),
                note: None,
            }),
        };
        submit(&mut case, &command);
    }
    done
}

const SUBDOMAIN: &str = "buol/pengajuan-subdomain.yaml";

#[test]
fn nothing_changed_is_the_same_but_for_its_id() {
    for (name, text) in library() {
        let Document::Sop(base) = document(&name, &text) else { continue };
        let mut made = derived(&name, "");
        assert_eq!(made.id.as_str(), "lain");
        made.id = base.id.clone();
        // A decree enacts the base, and nothing that is made from it.
        made.enacted_by.clone_from(&base.enacted_by);
        assert_eq!(made, *base, "{name}");
    }
}

#[test]
fn roles_are_renamed_and_the_flow_stays() {
    let name = SUBDOMAIN;
    let (before, after) = (
        sop(name, &of_library(name)),
        derived(name, "ubah: {pelaksana: {instansi_pemohon: Perangkat Daerah, admin_cpanel: Tim Teknis}}\n"),
    );
    let lane = after.lanes.get("instansi_pemohon").unwrap();
    // What was written as a map keeps the rest of it.
    assert_eq!((lane.name.as_str(), lane.external), ("Perangkat Daerah", true));
    assert_eq!(after.lanes.get("admin_cpanel").unwrap().name.as_str(), "Tim Teknis");
    assert_eq!(after.steps, before.steps);
}

#[test]
fn a_step_that_is_dropped_is_passed_by() {
    let made =
        derived(SUBDOMAIN, "ubah: {langkah: {tugaskan_admin: hapus, pilih_nama_lain: {waktu: hapus}}}\n");
    assert!(
        made.steps.get("tugaskan_admin").is_none()
            && made.steps.get("pilih_nama_lain").unwrap().time.is_none()
    );
    assert_eq!(
        walked(&chart(&made), &[("nama_tersedia", "ya")]),
        ["permohonan", "disposisi_kadis", "cek_nama", "nama_tersedia", "konfigurasi", "beri_tahu"]
    );
    // Others lead to it, and it goes on elsewhere than to the next.
    let made =
        derived(SUBDOMAIN, "ubah: {langkah: {pilih_nama_lain: {maks_ulang: hapus}, eskalasi_nama: hapus}}\n");
    assert!(made.steps.get("eskalasi_nama").is_none());
    let again =
        derived(SUBDOMAIN, "ubah: {langkah: {eskalasi_nama: {oleh: kepala_dinas, lanjut: beri_tahu}}}\n");
    assert_eq!(again.steps.get("eskalasi_nama").unwrap().next.as_ref().unwrap().as_str(), "beri_tahu");
}

#[test]
fn without_a_disposition_there_are_thirteen_rows_and_eighty_minutes() {
    let name = "buol/jaringan-intranet.yaml";
    let minutes = |sop: &Definition| -> u32 {
        let printed = sop.steps.iter().filter_map(|(_, step)| step.time.as_ref());
        let number = |time: &alir::sop::Time| time.printed.strip_suffix(" menit")?.parse::<u32>().ok();
        printed.filter_map(number).sum()
    };
    let rows = |sop: &Definition| sop.steps.iter().filter(|(_, step)| step.number.is_some()).count();
    let before = sop(name, &of_library(name));
    let after = derived(name, "ubah: {langkah: {disposisi_sekretaris: hapus}}\n");
    assert_eq!((minutes(&before), minutes(&after)), (100, 80));
    assert_eq!((rows(&before), rows(&after)), (14, 13));
    // Printed numbers stay as they are, with a gap, and ids too.
    let ids = |sop: &Definition| sop.steps.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>();
    let left: Vec<String> = ids(&before).into_iter().filter(|id| id != "disposisi_sekretaris").collect();
    assert_eq!(ids(&after), left);
}

#[test]
fn a_refusal_is_added() {
    let changes = "
ubah:
  langkah:
    disposisi_kadis:
      kegiatan: hapus
      keputusan: Disetujui?
      cabang: {ya: tugaskan_admin, tidak: surat_penolakan}
    surat_penolakan: {sesudah: siap_pakai, kegiatan: Menyusun surat penolakan, oleh: admin_cpanel, waktu: 1 hari kerja}
    ditolak: {sesudah: surat_penolakan, selesai: Ditolak}
";
    let made = derived(SUBDOMAIN, changes);
    let ends: Vec<&str> =
        made.steps.iter().filter_map(|(_, step)| step.end.as_deref()).map(String::as_str).collect();
    assert_eq!(ends, ["Sub domain siap digunakan paling lambat 1 x 24 jam", "Ditolak"]);
    let chart = chart(&made);
    assert_eq!(
        walked(&chart, &[("disposisi_kadis", "tidak")]),
        ["permohonan", "disposisi_kadis", "surat_penolakan"]
    );
    let answers = [("disposisi_kadis", "ya"), ("nama_tersedia", "ya")];
    assert!(walked(&chart, &answers).ends_with(&["konfigurasi".to_owned(), "beri_tahu".to_owned()]));
}

#[test]
fn what_is_new_stands_on_the_ways_that_led_there() {
    let changes = "
parameter: {domain: tegalkab.go.id}
ubah:
  langkah:
    permohonan: {kelengkapan: {tambah: [Kode sumber, SK tim pengelola]}, wajib_lengkap: ya}
    uji_keamanan: {sebelum: konfigurasi, kegiatan: Menguji keamanan aplikasi, oleh: admin_cpanel, waktu: 2 hari kerja}
";
    let made = derived(SUBDOMAIN, changes);
    let needs: Vec<&str> = made.steps.get("permohonan").unwrap().needs.iter().collect();
    assert_eq!(needs, ["Dokumen", "Kode sumber", "SK tim pengelola"]);
    let chart = chart(&made);
    let tail = ["uji_keamanan", "konfigurasi", "beri_tahu"];
    assert!(walked(&chart, &[("nama_tersedia", "ya")]).ends_with(&tail.map(str::to_owned)));
    // By the other way too: the third name is settled with the applicant.
    assert!(walked(&chart, &[("nama_tersedia", "tidak")]).ends_with(&tail.map(str::to_owned)));
    assert!(!made.to_yaml().unwrap().replace("Kabupaten Buol", "").contains("buolkab"), "no domain is left");
    let behind =
        "ubah: {langkah: {catat: {sesudah: pilih_nama_lain, kegiatan: Mencatat nama, oleh: admin_cpanel}}}\n";
    let made = derived(SUBDOMAIN, behind);
    let steps = |step: &str| made.steps.get(step).unwrap();
    // The way back, and how often it may be taken, are those of the last step on it.
    assert!(steps("pilih_nama_lain").next.is_none() && steps("pilih_nama_lain").bound.is_none());
    assert_eq!(steps("catat").next.as_ref().unwrap().as_str(), "cek_nama");
    assert_eq!(steps("catat").bound.as_ref().unwrap().times.value, 3);
}

#[test]
fn steps_are_moved_renamed_and_replaced() {
    let made = derived(SUBDOMAIN, "ubah: {langkah: {tugaskan_admin: {sesudah: cek_nama}}}\n");
    let ids: Vec<&str> = made.steps.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids[1..5], ["disposisi_kadis", "cek_nama", "tugaskan_admin", "nama_tersedia"]);
    chart(&made);
    let made = derived(
        SUBDOMAIN,
        "ubah: {pelaksana: {admin_cpanel: {id_baru: tim}}, langkah: {konfigurasi: {id_baru: pasang}, cek_nama: {id_baru: periksa}}}\n",
    );
    assert!(made.steps.get("konfigurasi").is_none() && made.lanes.get("admin_cpanel").is_none());
    let chart = chart(&made);
    assert!(walked(&chart, &[("nama_tersedia", "ya")]).contains(&"pasang".to_owned()));
    assert_eq!(
        made.steps.get("siap_pakai").unwrap().deadline.as_ref().unwrap().since.as_ref().unwrap().as_str(),
        "pasang"
    );
    let made = derived(
        SUBDOMAIN,
        "ubah: {langkah: {cek_nama: {ganti: ya, kegiatan: Memeriksa nama, oleh: kepala_bidang}}}\n",
    );
    let step = made.steps.get("cek_nama").unwrap();
    assert!(step.number.is_none() && step.time.is_none());
    let branches = "ubah: {langkah: {nama_tersedia: {cabang: {tidak: eskalasi_nama, nanti: {ke: cek_nama, sesudah: ya}}}}}\n";
    let made = derived(SUBDOMAIN, branches);
    let remark = "ubah: {langkah: {nama_tersedia: {disimpulkan: {cabang: disepakati}}}}\n";
    let remark = derived(SUBDOMAIN, remark).to_yaml().unwrap();
    assert!(remark.contains("cabang: disepakati"), "{remark}");
    let branches = made.steps.get("nama_tersedia").unwrap().branches.iter();
    let branches: Vec<(&str, &str)> =
        branches.map(|(label, branch)| (label.as_str(), branch.to.as_str())).collect();
    assert_eq!(branches, [("ya", "konfigurasi"), ("nanti", "cek_nama"), ("tidak", "eskalasi_nama")]);
}

#[test]
fn a_decision_goes_with_its_loop_in_whatever_order() {
    let ids = ["nama_tersedia", "pilih_nama_lain", "eskalasi_nama"];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let gone = order.map(|at| format!("    {}: hapus\n", ids[at])).concat();
        let changes = format!("ubah:\n  langkah:\n    cek_nama: {{lanjut: konfigurasi}}\n{gone}");
        let sop = derived("buol/pengajuan-subdomain.yaml", &changes);
        assert!(ids.iter().all(|id| sop.steps.get(id).is_none()), "{order:?}");
        let walked = walked(&chart(&sop), &[]);
        assert!(walked.ends_with(&["cek_nama", "konfigurasi", "beri_tahu"].map(str::to_owned)), "{walked:?}");
    }
}

#[test]
fn one_of_two_performers_is_enough_elsewhere() {
    let both = "cirebon/pembuatan-domain-website.yaml";
    let before = sop(both, &of_library(both));
    let (id, _) = before.steps.iter().find(|(_, step)| step.performers.roles.len() > 1).unwrap();
    let roles: Vec<&str> =
        before.steps.get(id.as_str()).unwrap().performers.roles.iter().map(|role| role.as_str()).collect();
    let changes = format!("ubah: {{langkah: {{{id}: {{oleh: {{salah_satu: [{}]}}}}}}}}\n", roles.join(", "));
    let after = derived(both, &changes);
    assert_eq!(after.steps.get(id.as_str()).unwrap().performers.mode, alir::sop::JoinMode::Any);
}

#[test]
fn what_the_base_passes_over_is_passed_over_until_it_is_taken_out() {
    let base = "sop: kecil\nnama: Kecil\nabaikan: {SOP080: dibawa dari rumah}\npelaksana: {x: Kepala}\nlangkah:\n  \
                s: {kegiatan: k, oleh: x, waktu: 1 jam}\n  \
                t: {kegiatan: k, oleh: x, waktu: 1 jam, kelengkapan: Surat, output: Surat}\n  \
                akhir: {selesai: Selesai}\n";
    let codes = |head: &str| {
        let text = format!(
            "sop: lain\nturunan_dari: kecil.yaml\n{head}ubah: {{langkah: {{t: {{waktu: 2 jam}}}}}}\n"
        );
        let Checked { value, diagnostics } = derive(&text, "kecil.yaml", base);
        let derived = value.unwrap_or_else(|| panic!("{diagnostics:#?}"));
        let found = alir::check_text(&sop("hasil", &derived.text), &derived.text).diagnostics;
        found.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(""), [""; 0]);
    assert_eq!(codes("abaikan: {SOP080: hapus}\n"), ["SOP080"]);
    assert_eq!(codes("abaikan: hapus\n"), ["SOP080"]);
    // One's own are added; of what is passed over for nothing, a rule of its own speaks.
    assert!(!codes("abaikan: {SOP061: disepakati}\n").contains(&"SOP080"));
}

/// Whatever an overlay says, every finding stands in it, and what results can be read.
#[test]
fn whatever_is_changed_is_said_or_done() {
    let keys = [
        "cek_nama",
        "konfigurasi",
        "nama_tersedia",
        "baru",
        "siap_pakai",
        "beri_tahu",
        "pilih_nama_lain",
        "konfigurasy",
    ];
    let changes = [
        "hapus",
        "{sebelum: konfigurasi, kegiatan: K, oleh: admin_cpanel}",
        "{sesudah: cek_nama}",
        "{sesudah: pilih_nama_lain, kegiatan: K, oleh: kepala_dinas}",
        "{id_baru: lain}",
        "{ganti: ya, kegiatan: K, oleh: kepala_dinas}",
        "{oleh: kepala_dinas}",
        "{oleh: [kepala_dinas, admin_cpanel], waktu: hapus}",
        "{kelengkapan: {tambah: X, hapus: Dokumen}}",
        "{cabang: {ya: hapus, mungkin: {ke: cek_nama, sesudah: tidak}}}",
        "{cabang: {ya: beri_tahu}}",
        "{lanjut: beri_tahu}",
        "{keterangan: Lain}",
        "{selesai: Lain}",
        "[a, b]",
        "x",
        "",
    ];
    let others = [
        "parameter: {domain: x.go.id, lain: y}",
        "mulai: cek_nama",
        "catatan: {tambah: [Z]}",
        "identitas: hapus",
        "ubah: x",
        "langkah: {}",
    ];
    let (name, text) = (SUBDOMAIN, of_library(SUBDOMAIN));
    let mut seed = 7_u64;
    let mut made = 0;
    for _ in 0..5_000 {
        let data: Vec<u16> = (0..12)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                u16::try_from(seed >> 48).unwrap()
            })
            .collect();
        let mut choices = Choices::new(&data);
        let mut overlay = format!("sop: lain\nturunan_dari: {name}\n");
        if choices.below(3) == 0 {
            overlay.extend([others[choices.below(others.len())], "\n"]);
        }
        overlay.push_str("ubah:\n  langkah:\n");
        for _ in 0..=choices.below(4) {
            let (key, change) = (keys[choices.below(keys.len())], changes[choices.below(changes.len())]);
            overlay.extend(["    ", key, ": ", change, "\n"]);
        }
        let Checked { value, diagnostics } = derive(&overlay, name, &text);
        for finding in &diagnostics {
            assert!(finding.span.end as usize <= overlay.len(), "{finding:?}\n{overlay}");
        }
        let failed = diagnostics.iter().any(|finding| finding.severity == Severity::Error);
        assert_eq!(value.is_none(), failed, "{diagnostics:?}\n{overlay}");
        let Some(derived) = value else { continue };
        made += 1;
        let Some(Document::Sop(sop)) = read(&derived.text).value else { panic!("{}", derived.text) };
        for finding in derived.home(alir::check_text(&sop, &derived.text).diagnostics, &[]) {
            assert!(finding.span.end as usize <= overlay.len(), "{finding:?}\n{overlay}");
        }
    }
    assert!(made > 500, "only {made} were made");
}

#[test]
fn a_value_over_a_parameter_leaves_its_type_and_description_alone() {
    let made = derived(SUBDOMAIN, "parameter: {domain: tegalkab.go.id}\n");
    let domain = made.parameters.get("domain").unwrap();
    assert_eq!(
        (domain.text(), domain.kind.as_ref().unwrap().value),
        ("tegalkab.go.id", ParameterKind::Domain)
    );
    assert_eq!(domain.about.as_ref().unwrap().value, "Domain induk yang memuat sub domain");
    assert!(made.filled_in().name.ends_with("sub domain tegalkab.go.id"));
    // A description alone leaves the value, and what is new needs no place.
    let made = derived(
        SUBDOMAIN,
        "nama: A {domain} {dinas}\nparameter: {domain: {keterangan: Lain}, dinas: Dinas}\n",
    );
    let domain = made.parameters.get("domain").unwrap();
    assert_eq!((domain.text(), domain.about.as_ref().unwrap().as_str()), ("buolkab.go.id", "Lain"));
    assert_eq!(made.filled_in().name.value, "A buolkab.go.id Dinas");
    // Over a base that gives only the value, the declaration is new.
    let base = "sop: a\nnama: A {p} {q}\nparameter: {p: x, q: y}\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: S}}\n";
    let overlay = "sop: b\nturunan_dari: a.yaml\nparameter: {p: {jenis: bulat, nilai: 3}, q: hapus, r: 1}\nnama: B {p} {r}\n";
    let text = derive(overlay, "a.yaml", base).value.unwrap().text;
    assert!(text.contains("p:\n    jenis: bulat\n    nilai:") && !text.contains("q:"), "{text}");
    assert!(text.contains("r: "), "{text}");
}

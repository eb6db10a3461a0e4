//! Every file in `sops/`: reads, checks, has its places, and is written back as it was read.

use alir::diagnostic::{Severity, Span};
use alir::rules::{File, check_library, inferred};
use alir::sop::{Definition, Document, Inferred, Loc, read};

use crate::shared::{document, library, sop};

/// The printed SOPs in `sops/`, without what stands around them; `reconstructed.rs` looks at the general one.
fn sops() -> Vec<(String, String, Definition)> {
    let read = |(name, text): (String, String)| match document(&name, &text) {
        Document::Sop(sop) => (!name.starts_with("umum/")).then_some((name, text, *sop)),
        Document::Decree(_)
        | Document::Profile(_)
        | Document::Holidays(_)
        | Document::Overlay(_)
        | Document::Scenarios(_) => None,
    };
    let sops: Vec<_> = library().into_iter().filter_map(read).collect();
    assert_eq!(sops.len(), 10);
    sops
}

#[test]
fn each_can_be_run() {
    for (name, text, sop) in sops() {
        let checked = alir::check_text(&sop, &text);
        // Of what is printed in them there is much to warn of; `table.rs` says what.
        assert!(!checked.has_errors(), "{name}: {:#?}", checked.diagnostics);
        let chart = checked.value.unwrap();
        assert_eq!(chart.steps().len(), sop.steps.iter().len(), "{name}");
        assert_eq!(chart.text(), text, "{name}");
    }
}

#[test]
fn each_is_written_back_as_it_was_read() {
    for (name, text) in library() {
        let first = document(&name, &text);
        let written = match &first {
            Document::Sop(sop) => sop.to_yaml().unwrap(),
            Document::Decree(decree) => decree.to_yaml().unwrap(),
            Document::Profile(profile) => profile.to_yaml().unwrap(),
            Document::Holidays(days) => days.to_yaml().unwrap(),
            Document::Scenarios(given) => given.to_yaml().unwrap(),
            // Its changes are no types of their own.
            Document::Overlay(_) => continue,
        };
        assert_eq!(document(&name, &written), first, "{name}: {written}");
    }
}

#[test]
fn each_agrees_with_the_others() {
    let read: Vec<_> = library().into_iter().map(|(name, text)| (document(&name, &text), name)).collect();
    let files: Vec<_> = read.iter().map(|(document, name)| File { name, document }).collect();
    assert_eq!(check_library(&files, &|_| false), []);
}

#[test]
fn numbers_are_as_printed() {
    let numbers = |sop: &Definition| {
        let number = |step: &alir::sop::Step| step.number.as_ref().map(|number| number.value.clone());
        sop.steps.iter().filter_map(|(_, step)| number(step)).collect::<Vec<_>>().join(" ")
    };
    let found: Vec<_> = sops().iter().map(|(_, _, sop)| format!("{}: {}", sop.id, numbers(sop))).collect();
    assert_eq!(
        found,
        [
            // 14 is not there, and the row after `laporan_kebutuhan` has none.
            "jaringan-intranet: 1 2 3 4 5 6 7 8 9 10 11 12 13 15",
            "pemberdayaan-kim: a b c a b c a b c a",
            "pengaduan-masyarakat: 1 2 3 4 5",
            "pengajuan-subdomain: 1 2 3 4 5 6 7 8 9",
            "pengelolaan-opini-publik: 1 2 3 4 5 6",
            "penyusunan-rkt: 1 2 3 4 5 6 7 8 9 10 11 12 13",
            "pembuatan-domain-website: 1 2 3 4 5 6",
            "portal-website: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
            "website-perangkat-daerah: 1 2 3 4 5 6 7 8 9 10 11 12 13",
            "permohonan-subdomain-hosting: 1 2 3 4 5",
        ]
    );
}

#[test]
fn what_is_inferred_is_listed_with_its_reason() {
    for (name, text, sop) in sops() {
        let found = inferred(&sop);
        // No source shows an arrow, so every file has to say where its arrows come from.
        assert!(found.iter().any(|finding| finding.message.id.starts_with("`alur` ")), "{name}");
        let all = sop.inferred.iter().chain(sop.steps.iter().filter_map(|(_, step)| step.inferred.as_ref()));
        assert_eq!(found.len(), all.map(|inferred| inferred.iter().count()).sum::<usize>(), "{name}");
        for finding in found {
            assert_eq!((finding.code, finding.severity), ("SOP050", Severity::Info), "{name}");
            let reason = slice(&name, &text, finding.span);
            assert!(finding.message.id.ends_with(&plain(reason)), "{name}: {reason}: {}", finding.message.id);
        }
    }
}

#[test]
fn every_value_knows_where_it_stands() {
    for (name, text, mut sop) in sops() {
        let mut seen = 0;
        let mut look = |value: &str, span: Span| {
            assert_eq!(plain(slice(&name, &text, span)), value, "{name}: {span:?}");
            seen += 1;
        };
        sop.each_text(&mut |text| look(text, text.span));
        look(sop.id.as_str(), sop.id.span);
        for texts in [&sop.notes.0, &sop.steps.iter().flat_map(|(_, step)| step.notes.0.clone()).collect()] {
            for text in texts {
                look(text, text.span);
            }
        }
        for text in
            [&sop.version, &sop.region, &sop.source, &sop.profile, &sop.enacted_by].into_iter().flatten()
        {
            look(text, text.span);
        }
        for (key, value) in sop.parameters.iter() {
            look(key, key.span);
            let value = value.value.as_ref().unwrap();
            look(value, value.span);
        }
        sop.lanes.iter().for_each(|(id, _)| look(id.as_str(), id.span));
        sop.stages.iter().for_each(|(id, _)| look(id, id.span));
        for (id, step) in sop.steps.iter() {
            look(id.as_str(), id.span);
            let targets = step.branches.iter().map(|(_, branch)| &branch.to);
            let since = step.deadline.iter().filter_map(|deadline| deadline.since.as_ref());
            let then = step.bound.iter().map(|bound| &bound.then);
            targets.chain(&step.next).chain(since).chain(then).for_each(|to| look(to.as_str(), to.span));
            step.branches.iter().for_each(|(label, _)| look(label, label.span));
            step.performers.roles.iter().for_each(|role| look(role.as_str(), role.span));
            let texts = [&step.number, &step.stage, &step.once_per];
            texts.into_iter().flatten().for_each(|text: &Loc<String>| look(text, text.span));
            step.bound.iter().for_each(|bound| look(&bound.times.to_string(), bound.times.span));
            for (_, inference) in step.inferred.iter().flat_map(Inferred::iter) {
                inference.confidence.iter().for_each(|sure| look(sure, sure.span));
            }
        }
        assert!(seen > 70, "{name}: only {seen} values");
    }
}

/// What stands at a span, which must not be empty.
fn slice<'t>(name: &str, text: &'t str, span: Span) -> &'t str {
    assert!(span.start < span.end, "{name}: an empty span near line {}", span.position(text).0);
    text.get(span.start as usize..span.end as usize)
        .unwrap_or_else(|| panic!("{name}: {span:?} is not in the text"))
}

/// A scalar as it stands in the file, without its quotes.
fn plain(written: &str) -> String {
    match written.chars().next() {
        Some('"') => written.trim_matches('"').replace("\\\"", "\""),
        Some('\'') => written[1..written.len() - 1].replace("''", "'"),
        _ => written.to_owned(),
    }
}

#[test]
fn a_file_with_one_wrong_letter_is_noticed() {
    // The tests above are worth nothing if they cannot fail.
    let (name, text, _) = sops().remove(3);
    for (right, wrong) in [
        ("oleh: admin_cpanel", "oleh: admin_cpane"),
        ("lanjut: cek_nama", "lanjut: cek_nam"),
        ("{domain}", "{domein}"),
    ] {
        let changed = text.replacen(right, wrong, 1);
        assert_ne!(changed, text, "{name} has no `{right}`");
        assert!(alir::check_text(&sop(&name, &changed), &changed).has_errors(), "{wrong}");
    }
    assert!(read(&text.replacen("waktu:", "waktv:", 1)).has_errors());
}

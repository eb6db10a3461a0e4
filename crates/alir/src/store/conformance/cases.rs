//! Cases are listed with how they stand, in the order of their ids.

use super::{at, batch, done};
use crate::id::InstanceId;
use crate::instance::Mark;
use crate::store::{Case, CaseQuery, Store};

fn list(store: &dyn Store, query: &CaseQuery) -> Vec<Case> {
    store.cases(query).expect("cases can be listed")
}

pub(super) fn show_how_they_stand(store: &dyn Store) {
    assert!(list(store, &CaseQuery::default()).is_empty(), "an empty store has no cases");
    let mut first = batch("A", 0, 2);
    done(store, first.clone());
    let only = || list(store, &CaseQuery::default());
    assert_eq!(only(), [Case { instance: "A".into(), events: 2, summary: first.summary.clone() }], "begun");

    first = batch("A", 2, 1);
    done(store, first.clone());
    assert_eq!(only(), [Case { instance: "A".into(), events: 3, summary: first.summary.clone() }], "gone on");

    for (expected, status, end) in [
        (3, "suspended", None),
        (4, "running", None),
        (5, "ended", Some("Izin terbit")),
        (6, "running", None),
    ] {
        let mut next = batch("A", expected, 1);
        status.clone_into(&mut next.summary.status);
        next.summary.end = end.map(str::to_owned);
        next.summary.fingerprint = format!("f{expected}").as_str().into();
        next.summary.sop = format!("s{expected}").into();
        next.summary.started_at = at(i64::from(expected) - 1_000);
        let case = Case { instance: "A".into(), events: expected + 1, summary: next.summary.clone() };
        done(store, next);
        assert_eq!(only(), [case], "its status has become {status}");
    }
}

pub(super) fn are_found_by_every_filter(store: &dyn Store) {
    let sops = ["izin", "aduan", "opini"];
    let statuses = ["running", "suspended", "ended", "cancelled"];
    let mut all = Vec::new();
    // Begun in another order than that of the ids.
    for number in (0..60).map(|number| number * 37 % 60) {
        let mut next = batch(&format!("K-{number:02}"), 0, 1);
        next.summary.sop = sops[number % 3].into();
        statuses[number / 3 % 4].clone_into(&mut next.summary.status);
        next.summary.end = (number / 3 % 4 == 2).then(|| "Selesai".to_owned());
        all.push(Case { instance: next.instance.clone(), events: 1, summary: next.summary.clone() });
        done(store, next);
    }
    all.sort_by(|a, b| a.instance.cmp(&b.instance));
    let choices = |values: &[&'static str]| -> Vec<Option<&'static str>> {
        values.iter().copied().map(Some).chain([None, Some("none of them")]).collect()
    };
    for sop in choices(&sops) {
        for status in choices(&statuses) {
            for after in [None, Some(""), Some("K-07"), Some("K-3"), Some("K-59"), Some("Z")] {
                for limit in [0, 1, 4, 1_000] {
                    let query = CaseQuery {
                        sop: sop.map(Into::into),
                        status: status.map(str::to_owned),
                        mark: None,
                        after: after.map(InstanceId::from),
                        limit,
                    };
                    let fits = |case: &&Case| {
                        sop.is_none_or(|sop| case.summary.sop == *sop)
                            && status.is_none_or(|status| case.summary.status == status)
                            && after.is_none_or(|after| case.instance.as_str() > after)
                    };
                    let most = if limit == 0 { usize::MAX } else { limit };
                    let expected: Vec<_> = all.iter().filter(fits).take(most).cloned().collect();
                    assert_eq!(list(store, &query), expected, "{query:?}");
                }
            }
        }
    }
    let (mut pages, mut after) = (Vec::new(), None);
    loop {
        let page = list(store, &CaseQuery { after, limit: 7, ..CaseQuery::default() });
        let Some(last) = page.last() else { break };
        after = Some(last.instance.clone());
        pages.extend(page);
    }
    assert_eq!(pages, all, "page by page, every case is seen once");
}

pub(super) fn are_found_by_marks(store: &dyn Store) {
    let mark = |step: &str, key: &str, value: &str| Mark {
        step: step.into(),
        key: key.to_owned(),
        value: value.to_owned(),
    };
    let (here, there) = (mark("ukur", "lokasi", "Jl. 'Merdeka' 1"), mark("ukur", "lokasi", "Jl. Merdeka 2"));
    let found = |mark: &Mark| -> Vec<String> {
        let query = CaseQuery { mark: Some(mark.clone()), ..CaseQuery::default() };
        list(store, &query).iter().map(|case| case.instance.as_str().to_owned()).collect()
    };
    let set = |case: &str, expected: u32, marks: Option<&[&Mark]>| {
        let mut next = batch(case, expected, 1);
        next.marks = marks.map(|marks| marks.iter().map(|mark| (*mark).clone()).collect());
        done(store, next);
    };
    set("B", 0, Some(&[&here]));
    set("A", 0, Some(&[&here, &there]));
    set("C", 0, None);
    assert_eq!(found(&here), ["A", "B"], "cases that have done it, in the order of their ids");
    assert_eq!(found(&there), ["A"], "another value is another mark");
    for other in [mark("cek", "lokasi", &here.value), mark("ukur", "nomor", &here.value)] {
        assert!(found(&other).is_empty(), "another step or key is another mark");
    }
    set("A", 1, None);
    assert_eq!(found(&here), ["A", "B"], "marks that are not spoken of stay");
    set("A", 2, Some(&[&there]));
    assert_eq!(found(&here), ["B"], "marks are replaced by those that are given");
    set("A", 3, Some(&[]));
    assert!(found(&there).is_empty(), "marks are removed when there are none");
    set("C", 1, Some(&[&here]));
    let query = CaseQuery {
        mark: Some(here),
        sop: Some("izin".into()),
        after: Some("B".into()),
        ..CaseQuery::default()
    };
    assert_eq!(list(store, &query).len(), 1, "marks together with other filters");
    let query = CaseQuery { sop: Some("aduan".into()), ..query };
    assert!(list(store, &query).is_empty(), "marks together with other filters");
}

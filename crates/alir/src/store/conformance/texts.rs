//! SOP texts are kept for ever, and the one published last is the latest.

use crate::id::SopId;
use crate::store::{Published, SopKey, Store};

fn published(sop: &str, fingerprint: &str, text: &str) -> Published {
    Published { sop: sop.into(), fingerprint: fingerprint.into(), text: text.to_owned() }
}

pub(super) fn are_kept(store: &dyn Store) {
    let put = |sop: &Published| store.put_sop(sop).expect("a text can be put");
    let by = |sop: &Published| store.sop(SopKey::Fingerprint(&sop.fingerprint)).expect("a text can be read");
    let latest = |sop: &str| store.sop(SopKey::Latest(&sop.into())).expect("a text can be read");

    let (first, second) =
        (published("izin", "f1", "sop: izin\n# 'satu'\n"), published("izin", "f2", "dua — ✓"));
    let other = published("aduan", "f3", "");
    assert_eq!(by(&first), None, "a text that was never put");
    assert_eq!(latest("izin"), None, "the latest text when none was put");

    put(&first);
    assert_eq!(by(&first), Some(first.clone()), "a text by its fingerprint");
    assert_eq!(latest("izin"), Some(first.clone()), "the only text is the latest");
    put(&first);
    assert_eq!(latest("izin"), Some(first.clone()), "putting a text again changes nothing");

    put(&second);
    put(&other);
    assert_eq!(latest("izin"), Some(second.clone()), "the text that was put last is the latest");
    assert_eq!(latest("aduan"), Some(other.clone()), "each SOP has its own latest text");
    for sop in [&first, &second, &other] {
        assert_eq!(by(sop), Some(sop.clone()), "every text stays there under its fingerprint");
    }

    put(&first);
    assert_eq!(latest("izin"), Some(first), "an older text that is put again is the latest");
    assert_eq!(by(&second), Some(second), "and the other one stays there");
    assert_eq!(latest("izi"), None, "ids are compared whole");
    assert_eq!(
        store.sop(SopKey::Latest(&SopId::from("IZIN"))).expect("a text can be read"),
        None,
        "and exactly"
    );
}

//! Web pages that need nothing but themselves: the frame that they share, and the page of a SOP.

mod identity;
mod needs;
mod notes;
mod people;
mod sop;
mod steps;

use alir::lang::Lang;
use alir_render::{Logo, LogoKind};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};

pub(crate) use sop::{Around, Drawn, Link, Progress, Sheet, page as of_sop};
pub(crate) use steps::said;

const STYLE: &str = include_str!("page.css");

/// What a page is allowed to do: its own style, and nothing from elsewhere. `script` is the source of its only script.
fn policy(script: Option<&str>) -> String {
    let script = script.map(|script| format!("script-src '{}'; ", hash(script))).unwrap_or_default();
    format!(
        "default-src 'none'; {script}style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// The SHA-256 of a script, as browsers want it.
fn hash(script: &str) -> String {
    let fingerprint = alir::Fingerprint::of(script);
    let digit = |digit: &u8| char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Vec<u8> =
        fingerprint.as_str().as_bytes().iter().map(|sign| digit(sign).unwrap_or_default()).collect();
    let bytes: Vec<u8> =
        digits.chunks(2).map(|two| two.iter().fold(0, |byte, digit| byte << 4 | digit)).collect();
    format!("sha256-{}", BASE64_STANDARD.encode(&bytes))
}

/// A picture as an address that needs no other file.
fn address(logo: &Logo) -> String {
    let kind = match logo.kind {
        LogoKind::Png => "png",
        LogoKind::Jpeg => "jpeg",
    };
    format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(&logo.bytes))
}

/// What stands on no page and is told to browsers and to those who search.
pub(crate) struct About<'a> {
    pub(crate) title: &'a str,
    /// What is on the page, in a sentence.
    pub(crate) description: &'a str,
    pub(crate) script: Option<&'a str>,
}

/// A whole page.
pub(crate) fn frame(lang: Lang, about: &About<'_>, body: &Markup) -> String {
    let About { title, description, script } = *about;
    let language = match lang {
        Lang::Id => "id",
        Lang::En => "en",
    };
    let page = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(script));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                @if !description.is_empty() { meta name="description" content=(description); }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                @if let Some(script) = script { script { (PreEscaped(script)) } }
            }
        }
    };
    page.into_string() + "\n"
}

/// Entries as a list; one alone as it is; nothing if there is none.
fn entries<'t>(all: impl IntoIterator<Item = &'t str>) -> Markup {
    let all: Vec<&str> = all.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    html! {
        @match all.as_slice() {
            [] => span.none { "–" },
            [only] => (lines(only)),
            several => ul { @for text in several { li { (lines(text)) } } },
        }
    }
}

/// A text whose lines stay lines.
fn lines(text: &str) -> Markup {
    html! { @for (at, line) in text.lines().enumerate() { @if at > 0 { br; } (line) } }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_that_of_browsers() {
        // printf '' | openssl dgst -sha256 -binary | base64
        assert_eq!(super::hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(super::hash("alert(1)"), "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=");
    }
}

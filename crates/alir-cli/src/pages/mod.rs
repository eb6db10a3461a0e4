//! Web pages that need nothing but themselves: the frame that they share, and the page of a SOP.

mod identity;
mod needs;
mod notes;
mod people;
mod sop;
mod steps;

use alir::lang::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

pub(crate) use sop::{Around, Link, Progress, Sheet, page as of_sop};
pub(crate) use steps::said;

const STYLE: &str = include_str!("page.css");

/// What a page is allowed to do: its own style, and nothing from elsewhere. `script` is the source of its only script.
fn policy(script: Option<&str>) -> String {
    let script = script.map(|script| format!("script-src '{}'; ", hash(script))).unwrap_or_default();
    format!(
        "default-src 'none'; {script}style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
}

/// The digits of base 64.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The SHA-256 of a script, as browsers want it.
fn hash(script: &str) -> String {
    let fingerprint = alir::Fingerprint::of(script);
    let digits = fingerprint.as_str().as_bytes();
    let value = |digit: u8| char::from(digit).to_digit(16).unwrap_or_default();
    // Three hexadecimal digits are two of base 64; 64 of them and two noughts make 44, the last of which only fills up.
    let padded: Vec<u32> = digits.iter().copied().map(value).chain([0, 0]).collect();
    let letter = |at: u32| LETTERS.get(at as usize).copied().map_or('=', char::from);
    let mut text: String = padded
        .chunks(3)
        .flat_map(|three| {
            let bits = three.iter().fold(0, |bits, digit| bits << 4 | digit);
            [letter(bits >> 6), letter(bits & 63)]
        })
        .collect();
    text.truncate(43);
    format!("sha256-{text}=")
}

/// A whole page.
pub(crate) fn frame(lang: Lang, title: &str, script: Option<&str>, body: &Markup) -> String {
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

//! A printed text taken apart: numbers, words and signs.

/// Numbers, words and signs, in lower case. A number keeps its comma; dashes of every length are one.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let text =
        text.to_lowercase().replace("s.d.", "sampai").replace("s/d", "sampai").replace("s.d", "sampai");
    let text = text.replace("selambat-lambatnya", "selambat").replace("selama-lamanya", "selambat");
    let mut tokens: Vec<String> = Vec::new();
    let mut kind = ' ';
    for c in text.chars() {
        let (new, c) = match c {
            '0'..='9' | '½' | '¼' | '¾' => ('0', c),
            ',' | '.' if kind == '0' => ('0', c),
            c if c.is_alphabetic() => ('a', c),
            '–' | '—' | '−' | '‐' | '‑' | '-' => ('-', '-'),
            '×' => ('a', 'x'),
            c if c.is_whitespace() => (' ', c),
            c => ('?', c),
        };
        match tokens.last_mut() {
            Some(last) if new == kind && matches!(new, '0' | 'a') => last.push(c),
            _ if new == ' ' => {}
            _ => tokens.push(c.to_string()),
        }
        kind = new;
    }
    for token in &mut tokens {
        let length = token.trim_end_matches([',', '.']).len();
        if length > 0 {
            token.truncate(length);
        }
    }
    // A full stop or semicolon behind it all says nothing.
    while tokens.last().is_some_and(|last| matches!(last.as_str(), "." | ";" | ",")) {
        tokens.pop();
    }
    tokens
}

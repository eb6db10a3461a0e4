//! Messages over a pair of streams: JSON with its length before it. Nothing that arrives does harm.

use std::io::{self, BufRead, Read, Write};

use serde_json::{Value, json};

/// A longer line of a head is read in pieces, none of which means anything.
const MAX_HEAD_BYTES: u64 = 1 << 10;

/// A longer message is passed over. The text of a file of the largest size fits, also where it is all escapes.
const MAX_MESSAGE_BYTES: u64 = 64 << 20;

/// Why a request is refused, as the protocol numbers it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    NotJson = -32700,
    InvalidRequest = -32600,
    UnknownMethod = -32601,
    InvalidParams = -32602,
    NotInitialized = -32002,
    NoSureRename = -32803,
}

/// What has arrived.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Incoming {
    Request {
        id: Value,
        method: String,
        params: Value,
    },
    Notification {
        method: String,
        params: Value,
    },
    /// The answer to something that was asked.
    Answer,
    /// What nobody can understand; the id is null where there was none.
    Rubbish {
        id: Value,
        why: Refusal,
    },
}

/// Reads one message; none at the end. Lines that are no head are passed over, so that the next message is found.
pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if from.by_ref().take(MAX_HEAD_BYTES).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let head = String::from_utf8_lossy(&line);
        match (head.split_once(':'), length) {
            (Some((name, value)), _) if name.trim().eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse::<u64>().ok();
            }
            (None, Some(length)) if head.trim().is_empty() => return body(from, length),
            _ => {}
        }
    }
}

fn body(from: &mut impl BufRead, length: u64) -> io::Result<Option<Incoming>> {
    let mut rest = from.take(length);
    if length > MAX_MESSAGE_BYTES {
        io::copy(&mut rest, &mut io::sink())?;
        return Ok(Some(Incoming::Rubbish { id: Value::Null, why: Refusal::InvalidRequest }));
    }
    // The room grows with what really arrives, whatever length was announced.
    let mut bytes = Vec::new();
    rest.read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(understand(&bytes)))
}

fn understand(bytes: &[u8]) -> Incoming {
    let Ok(mut message) = serde_json::from_slice::<Value>(bytes) else {
        return Incoming::Rubbish { id: Value::Null, why: Refusal::NotJson };
    };
    let mut part = |name| message.get_mut(name).map(Value::take);
    let (id, method, params) = (part("id"), part("method"), part("params").unwrap_or_default());
    match (id, method) {
        (Some(id @ (Value::Number(_) | Value::String(_))), Some(Value::String(method))) => {
            Incoming::Request { id, method, params }
        }
        (None, Some(Value::String(method))) => Incoming::Notification { method, params },
        (Some(_), None) => Incoming::Answer,
        (id, _) => Incoming::Rubbish { id: id.unwrap_or_default(), why: Refusal::InvalidRequest },
    }
}

/// Writes one message and gets it to its reader.
pub(super) fn write(to: &mut impl Write, mut message: Value) -> io::Result<()> {
    message["jsonrpc"] = json!("2.0");
    let text = message.to_string();
    write!(to, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<Incoming> {
        let mut from = bytes;
        std::iter::from_fn(|| read(&mut from).unwrap()).collect()
    }

    fn framed(text: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    }

    fn rubbish(id: Value, why: Refusal) -> Incoming {
        Incoming::Rubbish { id, why }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        write(&mut bytes, json!({"method": "x", "params": {"é": 1}})).unwrap();
        write(&mut bytes, json!({"id": "a", "method": "y"})).unwrap();
        write(&mut bytes, json!({"id": 1, "result": null})).unwrap();
        assert_eq!(
            all(&bytes),
            [
                Incoming::Notification { method: "x".into(), params: json!({"é": 1}) },
                Incoming::Request { id: json!("a"), method: "y".into(), params: Value::Null },
                Incoming::Answer,
            ]
        );
    }

    #[test]
    fn rubbish_is_told_and_the_next_message_is_found() {
        let good = framed(r#"{"id":4294967296,"method":"m","params":[1]}"#);
        let wanted =
            Incoming::Request { id: json!(4_294_967_296_u64), method: "m".into(), params: json!([1]) };
        let before = [
            ("", None),
            ("halo\n\r\n\n", None),
            ("Content-Length: x\r\n\r\n", None),
            ("Content-Length: 99999999999999999999\r\n\r\n", None),
            ("\u{0}\u{1}: \r\nContent-Type: utf8\r\n", None),
            (&framed("{"), Some(rubbish(Value::Null, Refusal::NotJson))),
            (&framed(&"[".repeat(1000)), Some(rubbish(Value::Null, Refusal::NotJson))),
            (&framed("[]"), Some(rubbish(Value::Null, Refusal::InvalidRequest))),
            (&framed(r#"{"id":null,"method":"m"}"#), Some(rubbish(Value::Null, Refusal::InvalidRequest))),
            (&framed(r#"{"id":7,"method":8}"#), Some(rubbish(json!(7), Refusal::InvalidRequest))),
        ];
        for (text, told) in before {
            let wanted: Vec<_> = told.into_iter().chain([wanted.clone()]).collect();
            assert_eq!(all(format!("{text}{good}").as_bytes()), wanted, "{text}");
        }
    }

    #[test]
    fn a_message_that_breaks_off_or_never_ends_is_the_end() {
        assert_eq!(all(b"Content-Length: 10\r\n\r\n{}"), []);
        assert_eq!(all(&[b'x'; 5000]), []);
        let huge = format!("Content-Length: {}\r\n\r\n{{}}", MAX_MESSAGE_BYTES + 1);
        assert_eq!(all(huge.as_bytes()), [rubbish(Value::Null, Refusal::InvalidRequest)]);
    }
}

//! JSON documents of about 100 KB, and the rule that reads one.

use std::fmt::Write as _;

use bytes::Bytes;
use pointsman::{Body, Datum};

use crate::{Script, script_request};

/// Bytes of a document, about.
const BYTES: usize = 100_000;

/// The documents: what programs send each other, numbers, and texts with escapes.
pub fn all() -> Vec<(&'static str, Bytes)> {
    vec![
        (
            "records",
            array(|n, out| {
                let _ = write!(
                    out,
                    "{{\"id\": {n}, \"name\": \"visitor {n}\", \"email\": \"visitor{n}@example.com\", \"active\": {}, \
                     \"score\": {}.5, \"tags\": [\"a\", \"b{n}\"], \"address\": {{\"city\": \"London\", \"zip\": null}}}}",
                    n % 2 == 0,
                    n * 7 % 100,
                );
            }),
        ),
        (
            "numbers",
            array(|n, out| {
                let _ = write!(out, "{}, {}.25, -{n}", n * 7919, n * 31);
            }),
        ),
        (
            "texts",
            array(|n, out| {
                let _ = write!(out, "\"line {n}\\nwith \\\"quotes\\\" and caf\\u00e9\"");
            }),
        ),
    ]
}

fn array(mut item: impl FnMut(usize, &mut String)) -> Bytes {
    let mut out = String::from("[");
    let mut n = 0;
    while out.len() < BYTES {
        if n > 0 {
            out.push_str(", ");
        }
        item(n, &mut out);
        n += 1;
    }
    out.push(']');
    Bytes::from(out)
}

/// A rule that makes values of a document. It has done it right already.
///
/// # Panics
///
/// When it has not.
#[expect(clippy::expect_used, reason = "a bench without its document has nothing to measure")]
pub fn rule(document: &Bytes) -> Script {
    let elements: serde_json::Value = serde_json::from_slice(document).expect("it is well-formed");
    let count = elements.as_array().map_or(0, Vec::len);
    let mut transaction = script_request();
    let (parts, _) = transaction.take_request().expect("the request has not been changed");
    transaction.set_request(parts, Body::Complete(document.clone()));
    let text = "$value = json.deserialize( http.getBody() );\narray.length( $value );";
    Script::valued(text, transaction, &Datum::Int(count as i64))
}

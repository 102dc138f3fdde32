//! `json.deserialize` against another reader, over documents that are nearly right.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

mod harness;

use harness::Bench;
use pointsman_model::Datum;
use serde_json::Value;

const DOCUMENTS: [&str; 6] = [
    r#"{"a":[1,-2.5e1,"x\n\u00e9",true,false,null],"b":{"c":{}},"":[]}"#,
    r#"[[[]],{"k":"v"},"\"\\\/\b\f\n\r\t",0,-0,10,1E+2,0.1]"#,
    r#" { "one" : 1 , "two" : [ 1 , 2 ] , "one" : 3 } "#,
    r#""text""#,
    "-12.75",
    r#"[9223372036854775807,9223372036854775808,-9223372036854775808,1e-7]"#,
];
const BYTES: &[u8] = b"[]{},:\"\\ \t\ntruefalsn0123456789.eE+-u/x\x01";

/// A generator of numbers: the same ones each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// What the language makes of a document that the other reader accepted.
fn wanted(value: &Value) -> Datum {
    match value {
        Value::Null => Datum::empty(),
        Value::Bool(bool) => Datum::Int(i64::from(*bool)),
        Value::Number(number) => match number.as_i64() {
            Some(int) => Datum::Int(int),
            None => Datum::Double(number.as_f64().unwrap()),
        },
        Value::String(text) => Datum::text(text),
        Value::Array(items) => Datum::Array(items.iter().map(wanted).collect()),
        Value::Object(entries) => {
            Datum::Hash(entries.iter().map(|(key, item)| (key.clone().into_bytes(), wanted(item))).collect())
        }
    }
}

/// With the entries of hashes in order of their keys, as the other reader keeps them, and one zero: `-0` is
/// the integer 0 here and a double there.
fn sorted(datum: Datum) -> Datum {
    match datum {
        Datum::Array(items) => Datum::Array(items.into_iter().map(sorted).collect()),
        Datum::Hash(entries) => {
            let mut entries: Vec<_> = entries.into_iter().map(|(key, item)| (key, sorted(item))).collect();
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            Datum::Hash(entries)
        }
        Datum::Double(0.0) => Datum::Int(0),
        // The other reader is quick, not exact, in the last digits.
        Datum::Double(double) => Datum::Double(format!("{double:.12e}").parse().unwrap()),
        scalar => scalar,
    }
}

#[test]
fn documents_are_accepted_and_read_as_another_reader_does() {
    let mut numbers = Numbers(1);
    let (mut accepted, mut refused) = (0, 0);
    for round in 0..60_000 {
        let mut document = DOCUMENTS[round % DOCUMENTS.len()].as_bytes().to_vec();
        for _ in 0..numbers.below(4) {
            let at = numbers.below(document.len());
            match numbers.below(3) {
                0 => drop(document.remove(at)),
                1 => document[at] = BYTES[numbers.below(BYTES.len())],
                _ => document.insert(at, BYTES[numbers.below(BYTES.len())]),
            }
            if document.is_empty() {
                break;
            }
        }
        let text = String::from_utf8(document).unwrap();
        let other: Result<Value, _> = serde_json::from_str(&text);
        // Two freedoms that RFC 8259 gives are used otherwise: half a surrogate pair, and numbers that no
        // double holds.
        if other.as_ref().is_err_and(|error| {
            let error = error.to_string();
            error.contains("surrogate") || error.contains("out of range") || error.contains("hex escape")
        }) {
            continue;
        }
        let mut bench = Bench::default();
        let ours = bench.eval("json.deserialize", &[Datum::text(&text)]).unwrap();
        match other {
            Ok(value) => {
                assert_eq!(bench.warnings(), [""; 0], "{text}");
                assert_eq!(sorted(ours), sorted(wanted(&value)), "{text}");
                accepted += 1;
            }
            Err(error) => {
                assert!(!bench.warnings().is_empty(), "accepted {text:?} ({error})");
                refused += 1;
            }
        }
    }
    assert!(accepted > 10_000 && refused > 10_000, "{accepted} {refused}");
}

//! `json.*`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

mod harness;

use harness::{Bench, a, d, fault, h, i, t, value, warned};
use pointsman_model::{Datum, Fault, Limits};

#[test]
fn documents_become_values() {
    for (document, wanted) in [
        ("[]", a([])),
        ("{}", h([])),
        (" [ 1 , -2.5 , \"x\" ]\r\n\t", a([i(1), d(-2.5), t("x")])),
        ("[true,false,null]", a([i(1), i(0), t("")])),
        (r#"{"a":{"b":[{}]},"":0}"#, h([("a", h([("b", a([h([])]))])), ("", i(0))])),
        (r#"{"k":1,"l":2,"k":3}"#, h([("k", i(3)), ("l", i(2))])),
        ("9223372036854775807", i(i64::MAX)),
        ("9223372036854775808", d(9_223_372_036_854_775_808.0)),
        ("1E2", d(100.0)),
        ("\"\"", t("")),
    ] {
        assert_eq!(value("json.deserialize", &[t(document)]), wanted, "{document}");
    }
}

#[test]
fn escapes_become_utf8_and_half_pairs_are_replaced() {
    for (document, wanted) in [
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""a\u00e9\u20ACb""#, "aé€b"),
        (r#""\ud83d\ude00!""#, "😀!"),
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\ud83dx\ude00""#, "\u{fffd}x\u{fffd}"),
        (r#""\ud83d\u0041""#, "\u{fffd}A"),
        (r#""\u0000""#, "\0"),
    ] {
        assert_eq!(value("json.deserialize", &[t(document)]), t(wanted), "{document}");
    }
    let bytes = Datum::Text(b"\"\xff\"".to_vec());
    assert_eq!(value("json.deserialize", &[bytes]), Datum::Text(vec![0xff]), "bytes stay as they are");
}

#[test]
fn what_is_no_json_is_an_empty_array_and_a_warning_that_names_the_place() {
    for (document, at, what) in [
        ("", 0, "the text ends where a value is expected"),
        ("[1,]", 3, "a value is expected"),
        ("[1 2]", 3, "`,` or `]` is expected"),
        ("[1", 2, "`,` or `]` is expected"),
        ("{\"a\" 1}", 5, "`:` is expected"),
        ("{a:1}", 1, "a name in double quotes is expected"),
        ("{\"a\":1,}", 7, "a name in double quotes is expected"),
        ("[01]", 1, "a number is not well formed"),
        ("[\"ab]", 1, "a string is not closed"),
        ("[\"a\\", 1, "a string is not closed"),
        ("\"a\nb\"", 2, "a control character in a string is not escaped"),
        (r#""ab\x""#, 3, "an escape is not known"),
        (r#""ab\u12g4""#, 3, "an escape is not known"),
        ("[1] x", 4, "something follows the value"),
        ("nul", 0, "a value is expected"),
        ("'a'", 0, "a value is expected"),
    ] {
        let (value, warnings) = warned("json.deserialize", &[t(document)]);
        assert_eq!((value, warnings), (a([]), vec![format!("Bad JSON at byte {at}: {what}")]), "{document}");
    }
}

#[test]
fn nesting_and_memory_are_bounded() {
    let limits = Limits { container_depth: 3, ..Limits::DEFAULT };
    let mut bench = Bench::new(limits);
    assert_eq!(bench.eval("json.deserialize", &[t("[[[]],[[1]]]")]), Ok(a([a([a([])]), a([a([i(1)])])])));
    assert_eq!(bench.eval("json.deserialize", &[t("[[[[]]]]")]), Ok(a([])));
    assert_eq!(bench.warnings(), ["Bad JSON at byte 3: it is nested too deeply"]);
    let (_, warnings) = warned("json.deserialize", &[t("[".repeat(1_000_000))]);
    assert_eq!(warnings, ["Bad JSON at byte 128: it is nested too deeply"]);
    let small = Limits { workspace_bytes: 4000, ..Limits::DEFAULT };
    let numbers = format!("[{}0]", "0,".repeat(1000));
    assert_eq!(fault(small, "json.deserialize", &[t(numbers)]), Fault::OutOfMemory);
    let poor = Limits { fuel: 100, ..Limits::DEFAULT };
    let numbers = format!("[{}0]", "0,".repeat(2000));
    assert_eq!(fault(poor, "json.deserialize", &[t(numbers)]), Fault::OutOfFuel);
}

#[test]
fn values_become_documents() {
    for (given, wanted) in [
        (a([]), "[]"),
        (h([]), "{}"),
        (a([i(-1), d(2.5), d(75.0), t("x")]), r#"[-1,2.5,75,"x"]"#),
        (h([("b", a([h([])])), ("a", t(""))]), r#"{"b":[{}],"a":""}"#),
        (
            t("\"\\/\u{8}\u{c}\n\r\t\u{1}\u{1f}\u{7f}é😀"),
            "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u{7f}é😀\"",
        ),
        (Datum::Text(b"a\xff\xfeb\xe2\x82".to_vec()), "\"a\u{fffd}\u{fffd}b\u{fffd}\""),
        (d(f64::NAN), "null"),
        (d(f64::INFINITY), "null"),
        (i(7), "7"),
    ] {
        assert_eq!(value("json.serialize", std::slice::from_ref(&given)), t(wanted), "{given:?}");
    }
}

#[test]
fn a_value_survives_the_way_there_and_back() {
    let given = h([("list", a([i(1), t("2"), d(0.5), a([])])), ("k\n", h([("é", t("\u{1}"))]))]);
    let Datum::Text(document) = value("json.serialize", std::slice::from_ref(&given)) else { unreachable!() };
    assert_eq!(value("json.deserialize", &[Datum::Text(document)]), given);
}

#[test]
fn a_document_that_does_not_fit_is_a_fault() {
    let small = Limits { workspace_bytes: 300, ..Limits::DEFAULT };
    assert_eq!(fault(small, "json.serialize", &[t("\u{1}".repeat(100))]), Fault::OutOfMemory);
}

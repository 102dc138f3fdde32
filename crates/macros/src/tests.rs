//! What the attribute says about functions that it cannot describe. What it makes of the others is tested
//! where it is used: in the crate of the builtins.

use std::str::FromStr;

use proc_macro2::TokenStream;

use crate::expand;

/// The message for a function, and the text that it points at.
fn error(attribute: &str, function: &str) -> (String, String) {
    let item = format!("/// Does it.\n{function}");
    let expanded = expand(TokenStream::from_str(attribute).unwrap(), TokenStream::from_str(&item).unwrap());
    let error = expanded.expect_err("it was accepted");
    (error.to_string(), error.span().source_text().unwrap_or_default())
}

fn accepted(attribute: &str, function: &str) -> String {
    let expanded =
        expand(TokenStream::from_str(attribute).unwrap(), TokenStream::from_str(function).unwrap());
    expanded.unwrap().to_string()
}

#[test]
fn a_type_that_cannot_be_taken_is_named_with_what_can() {
    let (message, at) = error(r#""a.b""#, "fn b(text: &str) -> bool { true }");
    assert_eq!(at, "&str");
    assert!(message.contains("`&[u8]`") && message.contains("`&mut dyn Transaction`"), "{message}");
    let (_, at) = error(r#""a.b""#, "fn b(n: i64, rest: Option<Rest<'_>>) {}");
    assert_eq!(at, "Option<Rest<'_>>");
    let (_, at) = error(r#""a.b""#, "fn b(cx: &Cx<'_>) {}");
    assert_eq!(at, "&Cx<'_>");
}

#[test]
fn a_type_that_cannot_be_given_is_named_with_what_can() {
    let (message, at) = error(r#""a.b""#, "fn b() -> Result<u32, Fault> { Ok(1) }");
    assert_eq!(at, "Result<u32, Fault>");
    assert!(message.contains("`Result<_, Fault>`"), "{message}");
}

#[test]
fn arguments_stand_in_an_order_that_calls_can_follow() {
    let (message, at) = error(r#""a.b""#, "fn b(a: Option<i64>, c: bool) {}");
    assert_eq!(
        (message.as_str(), at.as_str()),
        ("a required argument cannot follow an optional one", "bool")
    );
    let (message, _) = error(r#""a.b""#, "fn b(a: Rest<'_>, c: bool) {}");
    assert_eq!(message, "nothing can follow `Rest<'_>`");
    let (message, _) = error(r#""a.b""#, "fn b(a: i64, array: ArrayMut) {}");
    assert_eq!(message, "only the first argument can be changed in place");
    let (message, at) = error(r#""a.b""#, "fn b(a: &mut Out, b: &mut Out) {}");
    assert_eq!((message.as_str(), at.as_str()), ("a builtin takes one `Out`", "&mut Out"));
}

#[test]
fn borrowed_bytes_and_a_changing_workspace_exclude_each_other() {
    let (message, at) = error(r#""a.b""#, "fn b(cx: &mut Cx<'_>, text: Option<&[u8]>) {}");
    assert_eq!(at, "Option<&[u8]>");
    assert!(message.contains("take `Text`"), "{message}");
    let (message, at) =
        error(r#""a.b""#, "fn b<'a>(text: Text, cx: &'a mut Cx<'_>) -> Option<&'a [u8]> { None }");
    assert_eq!(at, "Option<&'a [u8]>");
    assert!(message.contains("give `Text`"), "{message}");
    let by_host = "/// It.\nfn b<'t>(cx: &mut Cx<'_>, host: &'t dyn Transaction) -> &'t [u8] { host.path() }";
    accepted(r#""a.b""#, by_host);
    let (message, _) = error(r#""a.b""#, "fn b(out: &mut Out) -> i64 { 1 }");
    assert!(message.contains("returns `()`"), "{message}");
}

#[test]
fn what_waits_or_ends_a_rule_is_not_pure() {
    let (message, at) = error(r#""a.b", terminal"#, "fn b() {}");
    assert_eq!(at, "b");
    assert!(message.contains("`terminal` is not pure"), "{message}");
    accepted(
        r#""a.b", terminal"#,
        "/// Ends.\nfn b(host: &mut dyn Transaction) -> Result<(), Exit> { Ok(()) }",
    );
}

#[test]
fn the_brackets_hold_a_name_and_known_flags() {
    let (message, at) = error(r#""a.b", shrt"#, "fn b() {}");
    assert_eq!(at, "shrt");
    assert!(message.contains("`short`"), "{message}");
    let (message, _) = error("short", "fn b() {}");
    assert!(message.contains("the function's name comes first"), "{message}");
    let (message, _) = error(r#""b""#, "fn b() {}");
    assert!(message.contains("`family.name`"), "{message}");
    let (_, at) = error(r#""a.b", phases(request, reply)"#, "fn b() {}");
    assert_eq!(at, "reply");
}

#[test]
fn the_short_way_follows_from_the_signature_or_fits_it() {
    let quick = |attribute: &str, function: &str| {
        let expanded = accepted(attribute, &format!("/// Does it.\n{function}"));
        let quick = expanded.split("quick : ").nth(1).unwrap_or_default();
        quick.split([',', '}']).next().unwrap_or_default().replace(' ', "")
    };
    for (function, way) in [
        ("fn b(text: &[u8], needle: Prepared<'_, Needle>) -> bool { true }", "Test(__b_quick)"),
        ("fn b(host: &dyn Transaction) -> &[u8] { host.path() }", "Field(__b_quick)"),
        ("fn b(host: &dyn Transaction) -> Option<&[u8]> { host.query() }", "Field(__b_quick)"),
        ("fn b(name: Prepared<'_, Name>, host: &dyn Transaction) -> bool { true }", "Ask(__b_quick)"),
        ("fn b(text: &[u8]) -> i64 { 1 }", "Derive(__b_quick)"),
        ("fn b(text: &[u8], count: i64) -> &[u8] { text }", "Derive(__b_quick)"),
        (
            "fn b(text: &[u8], needle: Prepared<'_, Needle>, start: Option<i64>) -> i64 { 1 }",
            "Derive(__b_quick)",
        ),
        // A piece may be one of the other text, and a number may be one of the host's.
        ("fn b<'t>(text: &'t [u8], other: &'t [u8]) -> &'t [u8] { other }", "None"),
        ("fn b(text: &[u8], host: &dyn Transaction) -> i64 { 1 }", "None"),
        ("fn b(count: i64) -> i64 { 1 }", "None"),
        ("fn b(text: &[u8]) -> Option<i64> { None }", "None"),
        // What needs the run's memory, an argument that is no text, or a choice of arguments has none.
        ("fn b(text: &[u8], start: Option<i64>) -> bool { true }", "None"),
        ("fn b(text: Text, cx: &mut Cx<'_>) -> bool { true }", "None"),
        ("fn b(text: &[u8], captures: &mut Captures) -> bool { true }", "None"),
        ("fn b(host: &mut dyn Transaction) {}", "None"),
    ] {
        assert_eq!(quick(r#""a.b""#, function), format!("::pointsman_model::Quick::{way}"), "{function}");
    }
    let by_hand = quick(r#""a.b", test = own"#, "fn b(text: Text, cx: &mut Cx<'_>) -> bool { true }");
    assert_eq!(by_hand, "::pointsman_model::Quick::Test(own)");
    let by_hand = quick(r#""a.b", derive = own"#, "fn b(text: &[u8], count: i64) -> &[u8] { text }");
    assert!(by_hand.contains("Quick::Derive(own)"), "{by_hand}");
    let (message, _) = error(r#""a.b", derive = own"#, "fn b(host: &dyn Transaction) -> bool { true }");
    assert!(message.contains("a `derive` is of a function that gives a piece"), "{message}");
    let length = quick(r#""a.b", measures = Array"#, "fn b(array: ArrayRef, cx: &mut Cx<'_>) -> i64 { 1 }");
    assert!(length.contains("Quick::Length(::pointsman_model::Measured::Array)"), "{length}");
    for wrong in ["fn b(a: i64, b: i64) -> i64 { 1 }", "fn b(text: Text) -> bool { true }"] {
        let (message, at) = error(r#""a.b", measures = Text"#, wrong);
        assert!(message.contains("a pure function of one argument") && at == "Text", "{message} {at}");
    }
    let (message, at) = error(r#""a.b", act = own"#, "fn b(host: &dyn Transaction) -> bool { true }");
    assert_eq!(at, "act");
    assert!(message.contains("gives nothing and changes the host"), "{message}");
    let (message, _) = error(r#""a.b", test = own"#, "fn b(host: &dyn Transaction) -> bool { true }");
    assert!(message.contains("does not see the host"), "{message}");
}

#[test]
fn a_doc_comment_is_needed_and_its_examples_are_taken_out() {
    let undocumented =
        expand(TokenStream::from_str(r#""a.b""#).unwrap(), TokenStream::from_str("fn b() {}").unwrap());
    assert!(undocumented.unwrap_err().to_string().contains("doc comment"));
    let expanded = accepted(
        r#""a.b""#,
        "/// Counts. Surely.\n///\n/// ```rule\n/// a.b(); # -> 1\n/// ```\n///\n/// More.\nfn b() -> i64 { 1 }",
    );
    assert!(expanded.contains(r#"doc : "Counts. Surely.\n\nMore.""#), "{expanded}");
    assert!(expanded.contains(r#"source : "a.b(); # -> 1\n""#), "{expanded}");
}

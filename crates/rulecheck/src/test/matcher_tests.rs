//! Tests of the matcher: for each kind of expectation, the right one passes, a wrong one fails, one that does
//! not come true fails, and what nobody expected fails.

use pointsman::{LogLevel, Side};
use pointsman_syntax::{Severity, codes};

use super::expectation::{Expectation, Kind, Scope};
use super::matcher::{Failure, compare};
use super::outcome::{Found, Lines, Outcome, Said};
use super::verdict::Verdict;
use crate::host::{Host, Scene};
use crate::record::{Record, Response, Text};

const LINE_3: Lines = Lines { first: 3, last: 3 };

fn said(text: &str, lines: Lines) -> Said {
    Said { text: text.as_bytes().to_vec(), lines }
}

fn record() -> Record {
    Record::of(&Host::new(Scene::default()).unwrap())
}

fn at_end(kind: Kind) -> Expectation {
    Expectation::new(kind, 9, Scope::Anywhere)
}

fn on_line(kind: Kind, line: u32) -> Expectation {
    Expectation::new(kind, line, Scope::Line(line))
}

fn log(text: &str) -> Kind {
    Kind::Log { level: None, text: text.to_owned() }
}

fn failures(expectations: &[Expectation], outcome: &Outcome) -> Vec<String> {
    compare(&mut expectations.to_vec(), outcome, Severity::Warning)
        .into_iter()
        .map(|Failure { message, expected, actual, .. }| {
            format!("{message} / {} / {}", expected.unwrap_or_default(), actual.unwrap_or_default())
        })
        .collect()
}

#[test]
fn log_lines_are_expected_in_order_on_their_line() {
    let logged = |texts: &[&str]| Outcome {
        log: texts.iter().map(|text| (LogLevel::Info, said(text, LINE_3))).collect(),
        ..Outcome::default()
    };
    let expected = [on_line(log("a"), 3), on_line(log("b"), 3)];
    assert!(failures(&expected, &logged(&["a", "b"])).is_empty());
    assert_eq!(
        failures(&expected, &logged(&["b", "a"])),
        ["another log line than expected / a / b", "another log line than expected / b / a"]
    );
    assert_eq!(failures(&expected, &logged(&["a"])), ["this expectation never fired / expect: b / "]);
    assert_eq!(failures(&expected, &logged(&["a", "b", "c"])), ["an unexpected log line /  / c"]);
    assert!(failures(&[at_end(log("a"))], &logged(&["a"])).is_empty());
    assert_eq!(failures(&[on_line(log("a"), 4)], &logged(&["a"])).len(), 2);
}

#[test]
fn a_level_is_compared_when_it_is_written() {
    let outcome = Outcome { log: vec![(LogLevel::Warn, said("a", LINE_3))], ..Outcome::default() };
    let level = |level| on_line(Kind::Log { level: Some(level), text: "a".to_owned() }, 3);
    assert!(failures(&[level(LogLevel::Warn)], &outcome).is_empty());
    assert_eq!(
        failures(&[level(LogLevel::Error)], &outcome),
        ["another log line than expected / [error] a / [warn] a"]
    );
}

#[test]
fn values_are_no_log_lines() {
    let outcome = Outcome { values: vec![said("3", LINE_3)], ..Outcome::default() };
    assert!(failures(&[on_line(Kind::Value("3".to_owned()), 3)], &outcome).is_empty());
    assert_eq!(
        failures(&[on_line(Kind::Value("4".to_owned()), 3)], &outcome),
        ["another value than expected / 4 / 3"]
    );
    assert_eq!(failures(&[on_line(log("3"), 3)], &outcome).len(), 2);
}

#[test]
fn warnings_and_traps_are_expected_by_words_and_line() {
    let outcome = Outcome {
        warnings: vec![said("Division by zero", LINE_3)],
        trap: Some(said("out-of-fuel: too many steps", Lines { first: 4, last: 6 })),
        ..Outcome::default()
    };
    let warning = |words: &str| Kind::Warning(words.to_owned());
    let trap = |words: &str| Kind::Trap(words.to_owned());
    assert!(failures(&[on_line(warning("by zero"), 3), on_line(trap("fuel"), 6)], &outcome).is_empty());
    assert!(failures(&[at_end(warning("")), at_end(trap("steps"))], &outcome).is_empty());
    assert_eq!(
        failures(&[], &outcome),
        [
            "an unexpected warning /  / Division by zero",
            "an unexpected trap /  / out-of-fuel: too many steps"
        ]
    );
    // Wrong words: unexpected, and never fired.
    assert_eq!(failures(&[on_line(warning("overflow"), 3), at_end(trap("memory"))], &outcome).len(), 4);
    // Right words on another line.
    assert_eq!(failures(&[on_line(warning("by zero"), 2), at_end(trap("fuel"))], &outcome).len(), 2);
}

#[test]
fn diagnostics_are_expected_by_code_severity_and_words() {
    let found = |code: &str, severity, lines| {
        let code = codes::find(code).unwrap();
        Found { code, severity, message: "m".to_owned(), words: "m\nhelp me".to_owned(), lines }
    };
    let outcome =
        Outcome { diagnostics: vec![found("PM0102", Severity::Error, LINE_3)], ..Outcome::default() };
    let kind = |severity, code: &str, words: &str| Kind::Diagnostic {
        severity,
        code: code.to_owned(),
        words: words.to_owned(),
    };
    assert!(failures(&[on_line(kind(Severity::Error, "PM0102", "help"), 3)], &outcome).is_empty());
    assert!(failures(&[on_line(kind(Severity::Error, "missing-semicolon", ""), 3)], &outcome).is_empty());
    for wrong in [
        on_line(kind(Severity::Warning, "PM0102", "help"), 3),
        on_line(kind(Severity::Error, "PM0101", "help"), 3),
        on_line(kind(Severity::Error, "PM0102", "other"), 3),
        on_line(kind(Severity::Error, "PM0102", "help"), 2),
    ] {
        assert_eq!(failures(&[wrong], &outcome).len(), 2);
    }
    // Documentation need not expect warnings.
    let warning =
        Outcome { diagnostics: vec![found("PM0102", Severity::Warning, LINE_3)], ..Outcome::default() };
    assert_eq!(compare(&mut [], &warning, Severity::Warning).len(), 1);
    assert!(compare(&mut [], &warning, Severity::Error).is_empty());
    // A lint that only informs may happen unexpected, and may be expected.
    let lint = Outcome { diagnostics: vec![found("PM0102", Severity::Info, LINE_3)], ..Outcome::default() };
    assert!(failures(&[], &lint).is_empty());
    assert!(failures(&[on_line(kind(Severity::Info, "PM0102", ""), 3)], &lint).is_empty());
    assert_eq!(failures(&[on_line(kind(Severity::Info, "PM0101", ""), 3)], &lint).len(), 1);
}

#[test]
fn decisions_are_compared_whole() {
    let decided = |action, pool: Option<&str>, node: Option<&str>| {
        let pool = pool.map(str::to_owned);
        let node = node.map(str::to_owned);
        Outcome { record: Some(Record { action, pool, node, ..record() }), ..Outcome::default() }
    };
    let pool = |name: &str, node: Option<&str>| {
        at_end(Kind::Decision(Verdict::Pool(name.to_owned(), node.map(str::to_owned))))
    };
    assert!(failures(&[pool("api", None)], &decided("pool", Some("api"), None)).is_empty());
    assert!(failures(&[pool("api", Some("h:1"))], &decided("pool", Some("api"), Some("h:1"))).is_empty());
    assert_eq!(
        failures(&[pool("api", None)], &decided("pool", Some("web"), None)),
        ["the run ended otherwise / decision: pool \"api\" / decision: pool \"web\""]
    );
    assert_eq!(failures(&[pool("api", None)], &decided("pool", Some("api"), Some("h:1"))).len(), 1);
    for (verdict, action) in [
        (Verdict::None, "none"),
        (Verdict::Discard, "discard"),
        (Verdict::Close(None), "close"),
        (Verdict::Retry, "retry"),
    ] {
        assert!(
            failures(&[at_end(Kind::Decision(verdict.clone()))], &decided(action, None, None)).is_empty()
        );
        assert_eq!(failures(&[at_end(Kind::Decision(verdict))], &decided("pool", Some("x"), None)).len(), 1);
    }
}

fn responded() -> Outcome {
    let response = Response {
        status: 302,
        reason: Text(b"Found".to_vec()),
        headers: vec![
            ("Location".to_owned(), Text(b"/new".to_vec())),
            ("Vary".to_owned(), Text(b"A".to_vec())),
            ("Vary".to_owned(), Text(b"B".to_vec())),
        ],
        body: Text(b"gone\n".to_vec()),
    };
    Outcome {
        record: Some(Record { action: "respond", response: Some(response), ..record() }),
        ..Outcome::default()
    }
}

#[test]
fn a_redirect_is_a_response_too() {
    let decision = |verdict| [at_end(Kind::Decision(verdict))];
    assert!(failures(&decision(Verdict::Redirect("/new".to_owned())), &responded()).is_empty());
    assert!(failures(&decision(Verdict::Respond(302)), &responded()).is_empty());
    assert_eq!(
        failures(&decision(Verdict::Redirect("/old".to_owned())), &responded()),
        ["the run ended otherwise / decision: redirect \"/old\" / decision: redirect \"/new\""]
    );
    assert_eq!(failures(&decision(Verdict::Respond(403)), &responded()).len(), 1);
}

#[test]
fn the_messages_at_the_end_are_compared() {
    let outcome = responded();
    let text = str::to_owned;
    let (request, response) = (Side::Request, Side::Response);
    let right = [
        Kind::Header { side: request, name: text("host"), value: text("localhost") },
        Kind::Header { side: response, name: text("VARY"), value: text("A, B") },
        Kind::HeaderAbsent { side: request, name: text("X-Other") },
        Kind::Method(text("GET")),
        Kind::Target(text("/")),
        Kind::Status(302),
        Kind::Reason(text("Found")),
        Kind::Body { side: response, text: text("gone\\n") },
        Kind::Body { side: request, text: text("") },
    ];
    assert!(failures(&right.map(at_end), &outcome).is_empty());
    let wrong = [
        Kind::Header { side: request, name: text("Host"), value: text("example.com") },
        Kind::Header { side: response, name: text("X-Other"), value: text("") },
        Kind::HeaderAbsent { side: response, name: text("location") },
        Kind::Method(text("POST")),
        Kind::Target(text("/x")),
        Kind::Status(200),
        Kind::Reason(text("OK")),
        Kind::Body { side: response, text: text("gone") },
        Kind::Body { side: request, text: text("x") },
        Kind::Persistence { what: text("class"), text: text("c") },
        Kind::Persistence { what: text("key"), text: text("k") },
        Kind::Persistence { what: text("node"), text: text("n") },
    ];
    for kind in wrong {
        assert_eq!(failures(&[at_end(kind.clone())], &outcome).len(), 1, "{}", kind.write());
    }
}

#[test]
fn what_is_expected_of_the_end_never_fires_when_the_rule_does_not_compile() {
    let failures = failures(&[at_end(Kind::Decision(Verdict::None))], &Outcome::default());
    assert_eq!(failures, ["this expectation never fired / decision: none / "]);
}

//! Compares what happened with what was expected. Both ways: what happened and was not expected is a failure,
//! and so is what was expected and did not happen.

use pointsman::{LogLevel, Side};
use pointsman_syntax::Severity;

use super::expectation::{Expectation, Kind, Scope};
use super::outcome::{Lines, Outcome, Said};
use super::verdict::Verdict;
use super::words;
use crate::record::{Persistence, Record, Text};

/// A difference between what happened and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The line of the script that it concerns, when there is one.
    pub(crate) line: Option<u32>,
    /// What is wrong, as a sentence without a full stop.
    pub(crate) message: String,
    /// What was expected.
    pub(crate) expected: Option<String>,
    /// What happened.
    pub(crate) actual: Option<String>,
}

impl Failure {
    /// One without anything to compare.
    pub(crate) fn plain(line: Option<u32>, message: impl Into<String>) -> Failure {
        Failure { line, message: message.into(), expected: None, actual: None }
    }
}

/// All differences, in the order of lines; none is a pass. Marks the expectations that happened. Findings below
/// `least` may happen without being expected.
pub(crate) fn compare(expectations: &mut [Expectation], outcome: &Outcome, least: Severity) -> Vec<Failure> {
    let mut failures = Vec::new();
    for found in &outcome.diagnostics {
        let matches = |kind: &Kind| match kind {
            Kind::Diagnostic { severity, code, words } => {
                *severity == found.severity
                    && (code.eq_ignore_ascii_case(found.code.id)
                        || code.eq_ignore_ascii_case(found.code.name))
                    && found.words.contains(words.as_str())
            }
            _ => false,
        };
        // Two findings may share a line, so the words decide which expectation is whose.
        if fire_any(expectations, found.lines, matches) || found.severity < least {
            continue;
        }
        failures.push(Failure {
            line: line_of(found.lines),
            message: format!("an unexpected {}", found.severity.name()),
            expected: None,
            actual: Some(format!("{}[{}]: {}", found.severity.name(), found.code.id, found.message)),
        });
    }
    // A rule that did not compile did nothing: its errors are the failure, not what it could not do.
    let broken =
        !failures.is_empty() && outcome.diagnostics.iter().any(|found| found.severity == Severity::Error);
    for (level, said) in &outcome.log {
        said_in_order(expectations, said, Some(*level), "log line", &mut failures);
    }
    for said in &outcome.values {
        said_in_order(expectations, said, None, "value", &mut failures);
    }
    for warning in &outcome.warnings {
        let text = String::from_utf8_lossy(&warning.text);
        let matches = |kind: &Kind| matches!(kind, Kind::Warning(words) if text.contains(words.as_str()));
        if !fire_any(expectations, warning.lines, matches) {
            failures.push(unexpected("warning", warning));
        }
    }
    if let Some(trap) = &outcome.trap {
        let text = String::from_utf8_lossy(&trap.text);
        let matches = |kind: &Kind| matches!(kind, Kind::Trap(words) if text.contains(words.as_str()));
        if !fire_any(expectations, trap.lines, matches) {
            failures.push(unexpected("trap", trap));
        }
    }
    if let Some(record) = &outcome.record {
        for expectation in expectations.iter_mut().filter(|expectation| !expectation.kind.has_line()) {
            expectation.fired = true;
            if let Some((expected, actual)) = end_differs(&expectation.kind, record) {
                failures.push(Failure {
                    line: Some(expectation.written),
                    message: "the run ended otherwise".to_owned(),
                    expected: Some(expected),
                    actual: Some(actual),
                });
            }
        }
    }
    let waiting = |expectation: &&Expectation| {
        !expectation.fired && (!broken || matches!(expectation.kind, Kind::Diagnostic { .. }))
    };
    for expectation in expectations.iter().filter(waiting) {
        let message = match expectation.scope {
            Scope::Line(line) if line != expectation.written => {
                format!("this expectation never fired (it is for line {line})")
            }
            _ => "this expectation never fired".to_owned(),
        };
        failures.push(Failure {
            line: Some(expectation.written),
            message,
            expected: Some(expectation.kind.write()),
            actual: None,
        });
    }
    failures.sort_by_key(|failure| failure.line.unwrap_or(u32::MAX));
    failures
}

/// Fires the first waiting expectation that matches: first those of the lines, then those of any line.
fn fire_any(expectations: &mut [Expectation], lines: Lines, matches: impl Fn(&Kind) -> bool) -> bool {
    let mut fire = |in_scope: &dyn Fn(Scope) -> bool| {
        let waiting = expectations.iter_mut().find(|expectation| {
            !expectation.fired && in_scope(expectation.scope) && matches(&expectation.kind)
        });
        waiting.map(|expectation| expectation.fired = true).is_some()
    };
    fire(&|scope| matches!(scope, Scope::Line(line) if lines.contain(line)))
        || fire(&|scope| scope == Scope::Anywhere)
}

/// A line that was logged, or a value: expectations of one line come true in their order.
fn said_in_order(
    expectations: &mut [Expectation],
    said: &Said,
    level: Option<LogLevel>,
    what: &str,
    failures: &mut Vec<Failure>,
) {
    let is_kind = |kind: &Kind| match kind {
        Kind::Log { .. } => level.is_some(),
        Kind::Value(_) => level.is_none(),
        _ => false,
    };
    let next = |scope: &dyn Fn(Scope) -> bool, expectations: &[Expectation]| {
        expectations.iter().position(|expectation| {
            !expectation.fired && is_kind(&expectation.kind) && scope(expectation.scope)
        })
    };
    let on_line = |scope: Scope| matches!(scope, Scope::Line(line) if said.lines.contain(line));
    let Some(at) =
        next(&on_line, expectations).or_else(|| next(&|scope| scope == Scope::Anywhere, expectations))
    else {
        failures.push(unexpected(what, said));
        return;
    };
    let expectation = &mut expectations[at];
    expectation.fired = true;
    let (wanted, text) = match &expectation.kind {
        Kind::Log { level: wanted, text } => (*wanted, text),
        Kind::Value(text) => (None, text),
        _ => return,
    };
    let wrong_level = wanted.filter(|wanted| Some(*wanted) != level);
    if wrong_level.is_none() && words::means(text, &said.text) {
        return;
    }
    let prefix =
        |level: Option<LogLevel>| level.map_or(String::new(), |level| format!("[{}] ", level.name()));
    failures.push(Failure {
        line: Some(expectation.written),
        message: format!("another {what} than expected"),
        expected: Some(format!("{}{text}", prefix(wrong_level))),
        actual: Some(format!("{}{}", prefix(wrong_level.and(level)), words::write(&said.text))),
    });
}

fn unexpected(what: &str, said: &Said) -> Failure {
    Failure {
        line: line_of(said.lines),
        message: format!("an unexpected {what}"),
        expected: None,
        actual: Some(words::write(&said.text)),
    }
}

fn line_of(lines: Lines) -> Option<u32> {
    (lines.first != 0).then_some(lines.first)
}

/// How the end of the run differs from an expectation of it: expected and actual.
fn end_differs(kind: &Kind, record: &Record) -> Option<(String, String)> {
    let text_differs = |wanted: &str, actual: &Text, what: &str| {
        (!words::means(wanted, &actual.0))
            .then(|| (format!("{what}: {wanted}"), format!("{what}: {}", words::write(&actual.0))))
    };
    let no_response = |what: String| Some((what, "there is no response".to_owned()));
    match kind {
        Kind::Decision(wanted) => {
            let actual = verdict(record);
            let closes = *wanted == Verdict::Close(None) && record.action == "close";
            let redirects = matches!(wanted, Verdict::Respond(_)) && *wanted == plain_respond(record);
            (*wanted != actual && !redirects && !closes)
                .then(|| (format!("decision: {}", wanted.write()), format!("decision: {}", actual.write())))
        }
        Kind::Header { side, name, value } => {
            let headers = headers(record, *side)?;
            let values: Vec<&[u8]> = headers
                .iter()
                .filter(|(header, _)| header.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.0.as_slice())
                .collect();
            if values.is_empty() {
                return Some((format!("{name}: {value}"), format!("there is no header `{name}`")));
            }
            text_differs(value, &Text(values.join(&b", "[..])), name)
        }
        Kind::HeaderAbsent { side, name } => {
            let (header, value) =
                headers(record, *side)?.iter().find(|(header, _)| header.eq_ignore_ascii_case(name))?;
            Some((format!("no header `{name}`"), format!("{header}: {}", words::write(&value.0))))
        }
        Kind::Method(wanted) => text_differs(wanted, &record.request.method, "method"),
        Kind::Target(wanted) => text_differs(wanted, &record.request.target, "target"),
        Kind::Status(wanted) => match &record.response {
            None => no_response(wanted.to_string()),
            Some(response) => (response.status != *wanted)
                .then(|| (format!("status: {wanted}"), format!("status: {}", response.status))),
        },
        Kind::Reason(wanted) => match &record.response {
            None => no_response(wanted.clone()),
            Some(response) => text_differs(wanted, &response.reason, "reason"),
        },
        Kind::Body { side: Side::Request, text } => text_differs(text, &record.request.body, "body"),
        Kind::Body { side: Side::Response, text } => match &record.response {
            None => no_response(text.clone()),
            Some(response) => text_differs(text, &response.body, "body"),
        },
        Kind::Counter { wide, number, value } => {
            let observed = &record.observed;
            let actual = if *wide {
                observed.counters64.iter().find(|(known, _)| known == number).map(|(_, value)| *value)
            } else {
                observed.counters.iter().find(|(known, _)| known == number).map(|(_, value)| (*value).into())
            };
            let actual = actual.unwrap_or(0);
            (actual != *value).then(|| (format!("{number} {value}"), format!("{number} {actual}")))
        }
        Kind::Event(wanted) => {
            let events = &record.observed.events;
            let names: Vec<String> = events.iter().map(|(name, _)| words::write(&name.0)).collect();
            let came = events.iter().any(|(name, _)| words::means(wanted, &name.0));
            (!came).then(|| (format!("event: {wanted}"), format!("events: {}", names.join(", "))))
        }
        Kind::Performs(wanted) => (!record.performed.contains(wanted)).then(|| {
            let actual = if record.performed.is_empty() {
                "nothing was performed".to_owned()
            } else {
                format!("performed: {}", record.performed.join("; "))
            };
            (format!("performs: {wanted}"), actual)
        }),
        Kind::ServiceLevel(wanted) => {
            let class = record.observed.service_level.as_deref().unwrap_or("none");
            (wanted != class).then(|| (format!("service-level: {wanted}"), format!("service level: {class}")))
        }
        Kind::ServerName(wanted) => {
            let said = record.server_name();
            (wanted != said).then(|| (format!("server-name: {wanted}"), format!("server name: {said}")))
        }
        Kind::RequestLog(wanted) => {
            let said = match record.observed.request_log {
                None => "nothing was said of it",
                Some(true) => "on",
                Some(false) => "off",
            };
            (wanted != said).then(|| (format!("request-log: {wanted}"), format!("request log: {said}")))
        }
        Kind::Avoids(wanted) => {
            let nodes: Vec<String> = record.avoids.iter().map(|node| words::write(&node.0)).collect();
            let avoided = record.avoids.iter().any(|node| words::means(wanted, &node.0));
            (!avoided).then(|| (format!("avoids: {wanted}"), format!("avoided: {}", nodes.join(", "))))
        }
        Kind::Compression(wanted) => (wanted != record.compression())
            .then(|| (format!("compression {wanted}"), format!("compression {}", record.compression()))),
        Kind::Limit(wanted) => {
            let said = record.limits.said(wanted.split(' ').next().unwrap_or_default());
            (*wanted != said).then(|| (format!("limit: {wanted}"), format!("limit: {said}")))
        }
        Kind::Idempotent(wanted) => {
            let said = record.limits.idempotent();
            (wanted != said).then(|| (format!("idempotent: {wanted}"), format!("idempotent: {said}")))
        }
        Kind::Cache(wanted) => (*wanted != record.cache())
            .then(|| (format!("cache {wanted}"), format!("cache {}", record.cache()))),
        Kind::Persistence { what, .. } if what == "default" => (record.persistence != Persistence::default())
            .then(|| ("persistence: default".to_owned(), format!("{:?}", record.persistence))),
        Kind::Persistence { what, text } => {
            let persistence = &record.persistence;
            let actual = match what.as_str() {
                "class" => persistence.class.as_ref().map(|class| Text(class.clone().into_bytes())),
                "key" => persistence.key.clone(),
                _ => persistence.node.clone(),
            };
            let wanted = words::quote(text.as_bytes());
            match actual {
                Some(actual) if actual.0 == text.as_bytes() => None,
                Some(actual) => {
                    Some((format!("{what} {wanted}"), format!("{what} {}", words::quote(&actual.0))))
                }
                None => Some((format!("{what} {wanted}"), format!("no persistence {what}"))),
            }
        }
        Kind::Log { .. } | Kind::Value(_) | Kind::Warning(_) | Kind::Trap(_) | Kind::Diagnostic { .. } => {
            None
        }
    }
}

fn headers(record: &Record, side: Side) -> Option<&[(String, Text)]> {
    match side {
        Side::Request => Some(&record.request.headers),
        Side::Response => Some(record.response.as_ref().map_or(&[][..], |response| &response.headers)),
    }
}

/// What the rules decided, in the words of a script. A response with a location is a redirect.
pub(crate) fn verdict(record: &Record) -> Verdict {
    match record.action {
        "pool" => Verdict::Pool(record.pool.clone().unwrap_or_default(), record.node.clone()),
        "respond" => {
            let response = record.response.as_ref();
            let location = response
                .filter(|response| (300..400).contains(&response.status))
                .and_then(|response| response.headers.iter().find(|(name, _)| name == "Location"));
            match location {
                Some((_, value)) => Verdict::Redirect(String::from_utf8_lossy(&value.0).into_owned()),
                None => plain_respond(record),
            }
        }
        "discard" => Verdict::Discard,
        "close" => Verdict::Close(Some(record.close_data.clone().unwrap_or_default().0)),
        "retry" => Verdict::Retry,
        "cached" => Verdict::Cached,
        _ => Verdict::None,
    }
}

fn plain_respond(record: &Record) -> Verdict {
    if record.action == "respond" {
        Verdict::Respond(record.response.as_ref().map_or(0, |response| response.status))
    } else {
        Verdict::None
    }
}

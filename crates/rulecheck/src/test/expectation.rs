//! What a script expects: the words in its comments, as data.

use pointsman::{LogLevel, Side};
use pointsman_syntax::Severity;

use super::verdict::Verdict;
use super::words;
use crate::message::is_token_byte;
use crate::record::Limits;

/// One expectation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expectation {
    /// What must happen.
    pub(crate) kind: Kind,
    /// The line it is written on, from 1.
    pub(crate) written: u32,
    /// Where it must happen.
    pub(crate) scope: Scope,
    /// Whether it happened.
    pub(crate) fired: bool,
}

/// Where something must happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// On this line, or in a statement that reaches it.
    Line(u32),
    /// Anywhere in the run.
    Anywhere,
}

/// What must happen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// A line is logged.
    Log {
        /// At this level; any when `None`.
        level: Option<LogLevel>,
        /// Exactly this text.
        text: String,
    },
    /// The expression statement on this line has this value.
    Value(String),
    /// A run-time warning with these words.
    Warning(String),
    /// The run traps, with these words in the trap's kind or message.
    Trap(String),
    /// A diagnostic.
    Diagnostic {
        /// How bad.
        severity: Severity,
        /// The code's id or name.
        code: String,
        /// Words in the message, the label or the help.
        words: String,
    },
    /// What the rules decided.
    Decision(Verdict),
    /// A header has this value.
    Header {
        /// Of which message.
        side: Side,
        /// The name.
        name: String,
        /// The value; several lines of one name are joined by ", ".
        value: String,
    },
    /// There is no such header.
    HeaderAbsent {
        /// Of which message.
        side: Side,
        /// The name.
        name: String,
    },
    /// The request's method.
    Method(String),
    /// The request's target.
    Target(String),
    /// The response's status code.
    Status(u16),
    /// The response's reason phrase.
    Reason(String),
    /// A message's body.
    Body {
        /// Of which message.
        side: Side,
        /// Exactly this text.
        text: String,
    },
    /// A counter's value at the end.
    Counter {
        /// One of 64 bits.
        wide: bool,
        /// Its number.
        number: u8,
        /// Its value.
        value: u64,
    },
    /// An event of this name came up.
    Event(String),
    /// The host did this for the rule.
    Performs(String),
    /// Whether the response is compressed: "on", "off" or "default".
    Compression(String),
    /// The request counts for this service level class.
    ServiceLevel(String),
    /// Whether the transaction is in the log of requests: `on` or `off`, as a rule said.
    RequestLog(String),
    /// The request avoids this node.
    Avoids(String),
    /// A limit that a rule overrides, and what it is then: `max-reply-time 30`.
    Limit(String),
    /// Whether the request may be sent to a second node: "on", "off" or "default".
    Idempotent(String),
    /// The server name that the node is asked for; "own" is its own, "default" what the configuration says.
    ServerName(String),
    /// What rules said of the cache: "on", "off" or `key "name"`.
    Cache(String),
    /// The session's persistence class, key or node.
    Persistence {
        /// "class", "key" or "node"; "default" when rules said nothing of it.
        what: String,
        /// Exactly this text.
        text: String,
    },
}

impl Expectation {
    /// One that has not happened yet.
    pub(crate) fn new(kind: Kind, written: u32, scope: Scope) -> Expectation {
        Expectation { kind, written, scope, fired: false }
    }
}

impl Kind {
    /// Every word that begins an expectation.
    pub(crate) const WORDS: &'static [&'static str] = &[
        "avoids",
        "body",
        "counter",
        "counter64",
        "decision",
        "error",
        "event",
        "expect",
        "idempotent",
        "info",
        "limit",
        "method",
        "performs",
        "persistence",
        "request-log",
        "server-name",
        "service-level",
        "compression",
        "cache",
        "reason",
        "request-body",
        "request-header",
        "request-header-absent",
        "response-body",
        "response-header",
        "response-header-absent",
        "status",
        "target",
        "trap",
        "warning",
    ];

    /// Reads `word[detail]: rest`. `None`: no expectation begins with this word.
    pub(crate) fn parse(word: &str, detail: Option<&str>, rest: &str) -> Option<Result<Kind, String>> {
        let severity = match word {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "info" => Some(Severity::Info),
            _ => None,
        };
        if let (Some(severity), Some(code)) = (severity, detail) {
            return Some(diagnostic(severity, code, rest));
        }
        let level = match (word, detail) {
            ("expect", Some("info")) => Some(LogLevel::Info),
            ("expect", Some("warn")) => Some(LogLevel::Warn),
            ("expect", Some("error")) => Some(LogLevel::Error),
            ("expect", Some(other)) => {
                return Some(Err(format!("`{other}` is no level of the log; write info, warn or error")));
            }
            (_, Some(_)) if Kind::WORDS.contains(&word) => {
                return Some(Err(format!("`{word}` takes nothing in brackets")));
            }
            _ => None,
        };
        let text = rest.to_owned();
        Some(match word {
            "expect" => Ok(Kind::Log { level, text }),
            "warning" => Ok(Kind::Warning(text)),
            "trap" => Ok(Kind::Trap(text)),
            "error" => Err("an error is expected by its code: `# error[PM0102]: words`".to_owned()),
            "info" => Err("a lint is expected by its code: `# info[PM0601]: words`".to_owned()),
            "decision" => Verdict::read(rest).map(Kind::Decision),
            "request-header" => header(Side::Request, rest),
            "response-header" => header(Side::Response, rest),
            "request-header-absent" => absent(Side::Request, text),
            "response-header-absent" => absent(Side::Response, text),
            "method" => Ok(Kind::Method(text)),
            "target" => Ok(Kind::Target(text)),
            "status" => rest.parse().map(Kind::Status).map_err(|_| format!("`{rest}` is no status code")),
            "reason" => Ok(Kind::Reason(text)),
            "request-body" => Ok(Kind::Body { side: Side::Request, text }),
            "response-body" | "body" => Ok(Kind::Body { side: Side::Response, text }),
            "performs" => Ok(Kind::Performs(text)),
            "persistence" => persistence(rest),
            "service-level" if rest.is_empty() => Err("write the class: `# service-level: gold`".to_owned()),
            "service-level" => Ok(Kind::ServiceLevel(text)),
            "server-name" if rest.is_empty() => {
                Err("write the name: `# server-name: a.example`, `own` or `default`".to_owned())
            }
            "server-name" => Ok(Kind::ServerName(text)),
            "request-log" if ["on", "off"].contains(&rest) => Ok(Kind::RequestLog(text)),
            "request-log" => Err("write it as `# request-log: on` or `off`".to_owned()),
            "avoids" if rest.is_empty() => Err("write the node: `# avoids: web1:80`".to_owned()),
            "avoids" => Ok(Kind::Avoids(text)),
            "compression" if ["on", "off", "default"].contains(&rest) => {
                Ok(Kind::Compression(rest.to_owned()))
            }
            "compression" => Err("write it as `# compression: on`, `off` or `default`".to_owned()),
            "cache" => cache(rest),
            "limit" => limit(rest).map(Kind::Limit),
            "idempotent" if ["on", "off", "default"].contains(&rest) => Ok(Kind::Idempotent(text)),
            "idempotent" => Err("write it as `# idempotent: on`, `off` or `default`".to_owned()),
            "counter" | "counter64" => counter(word == "counter64", rest),
            "event" => Ok(Kind::Event(text)),
            _ => return None,
        })
    }

    /// Whether it speaks of a line of the script; if not, of the end of the run.
    pub(crate) fn has_line(&self) -> bool {
        matches!(
            self,
            Kind::Log { .. } | Kind::Value(_) | Kind::Warning(_) | Kind::Trap(_) | Kind::Diagnostic { .. }
        )
    }

    /// As it is written in a script.
    pub(crate) fn write(&self) -> String {
        let side = |side: &Side| match side {
            Side::Request => "request",
            Side::Response => "response",
        };
        match self {
            Kind::Log { level: None, text } => format!("expect: {text}"),
            Kind::Log { level: Some(level), text } => format!("expect[{}]: {text}", level.name()),
            Kind::Value(text) => format!("-> {text}"),
            Kind::Warning(text) => format!("warning: {text}"),
            Kind::Trap(text) => format!("trap: {text}"),
            Kind::Diagnostic { severity, code, words } => format!("{}[{code}]: {words}", severity.name()),
            Kind::Decision(verdict) => format!("decision: {}", verdict.write()),
            Kind::Header { side: of, name, value } => format!("{}-header: {name}: {value}", side(of)),
            Kind::HeaderAbsent { side: of, name } => format!("{}-header-absent: {name}", side(of)),
            Kind::Method(text) => format!("method: {text}"),
            Kind::Target(text) => format!("target: {text}"),
            Kind::Status(status) => format!("status: {status}"),
            Kind::Reason(text) => format!("reason: {text}"),
            Kind::Body { side: of, text } => format!("{}-body: {text}", side(of)),
            Kind::Counter { wide, number, value } => {
                format!("counter{}: {number} {value}", if *wide { "64" } else { "" })
            }
            Kind::Event(name) => format!("event: {name}"),
            Kind::Performs(text) => format!("performs: {text}"),
            Kind::ServiceLevel(text) => format!("service-level: {text}"),
            Kind::ServerName(text) => format!("server-name: {text}"),
            Kind::RequestLog(text) => format!("request-log: {text}"),
            Kind::Avoids(text) => format!("avoids: {text}"),
            Kind::Compression(text) => format!("compression: {text}"),
            Kind::Cache(text) => format!("cache: {text}"),
            Kind::Limit(text) => format!("limit: {text}"),
            Kind::Idempotent(text) => format!("idempotent: {text}"),
            Kind::Persistence { what, .. } if what == "default" => "persistence: default".to_owned(),
            Kind::Persistence { what, text } => {
                format!("persistence: {what} {}", words::quote(text.as_bytes()))
            }
        }
    }
}

fn diagnostic(severity: Severity, code: &str, words: &str) -> Result<Kind, String> {
    if pointsman_syntax::codes::find(code).is_none() {
        return Err(format!("there is no diagnostic `{code}`"));
    }
    Ok(Kind::Diagnostic { severity, code: code.to_owned(), words: words.to_owned() })
}

fn header(side: Side, text: &str) -> Result<Kind, String> {
    match text.split_once(':') {
        Some((name, value)) => {
            Ok(Kind::Header { side, name: name.trim().to_owned(), value: value.trim().to_owned() })
        }
        None => Err(format!("`{text}` is no header; write it as `Name: value`")),
    }
}

/// A name that no header can have would always be absent.
fn absent(side: Side, name: String) -> Result<Kind, String> {
    if !name.is_empty() && name.bytes().all(is_token_byte) {
        Ok(Kind::HeaderAbsent { side, name })
    } else {
        Err(format!("`{name}` is no header's name"))
    }
}

/// `number value`
fn counter(wide: bool, text: &str) -> Result<Kind, String> {
    let written = text.split_once(' ').and_then(|(number, value)| {
        Some(Kind::Counter { wide, number: number.parse().ok()?, value: value.trim().parse().ok()? })
    });
    written.ok_or_else(|| format!("`{text}` is no number and value of a counter; write `# counter: 3 5`"))
}

fn cache(text: &str) -> Result<Kind, String> {
    match text.strip_prefix("key").map(words::take) {
        Some(Some((key, ""))) => Ok(Kind::Cache(format!("key {}", words::quote(&key)))),
        None if text == "on" || text == "off" => Ok(Kind::Cache(text.to_owned())),
        _ => Err("write it as `# cache: on`, `# cache: off` or `# cache: key \"name\"`".to_owned()),
    }
}

/// `name number`
fn limit(text: &str) -> Result<String, String> {
    let (name, number) = text.split_once(' ').unwrap_or((text, ""));
    match number.trim().parse::<u32>() {
        Ok(number) if Limits::NAMES.contains(&name) => Ok(format!("{name} {number}")),
        _ => Err(format!(
            "`{text}` is no limit; write `# limit: max-reply-time 30`, or with {}",
            Limits::NAMES.join(", ")
        )),
    }
}

fn persistence(text: &str) -> Result<Kind, String> {
    let (what, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match (what, words::take(rest)) {
        ("default", None) => Ok(Kind::Persistence { what: what.to_owned(), text: String::new() }),
        ("class" | "key" | "node", Some((text, ""))) => {
            Ok(Kind::Persistence { what: what.to_owned(), text: String::from_utf8_lossy(&text).into_owned() })
        }
        _ => Err("write it as `# persistence: class \"name\"`, or with `key` or `node`, or as `# persistence: default`"
            .to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Kind, String> {
        let (word, rest) = text.split_once(": ").unwrap();
        let (word, detail) = match word.split_once('[') {
            Some((word, detail)) => (word, detail.strip_suffix(']')),
            None => (word, None),
        };
        Kind::parse(word, detail, rest).unwrap()
    }

    #[test]
    fn what_is_read_is_written_alike() {
        for text in [
            "expect: a b",
            "expect[warn]: x",
            "warning: Division by zero",
            "trap: out-of-fuel",
            "decision: none",
            "decision: pool \"api\"",
            "decision: pool \"api\" node \"h:80\"",
            "decision: respond 403",
            "decision: redirect \"/x\"",
            "decision: discard",
            "decision: close",
            "decision: close \"bye\\r\\n\"",
            "limit: max-reply-time 30",
            "idempotent: off",
            "request-header: A: b: c",
            "response-header-absent: A",
            "status: 404",
            "response-body: hello",
            "performs: GET http://a/",
            "persistence: key \"k\"",
            "persistence: default",
            "avoids: web1:80",
            "service-level: gold",
            "server-name: a.test",
            "request-log: on",
            "compression: off",
            "cache: on",
            "cache: key \"k\"",
            "decision: cached",
            "counter: 3 5",
            "counter64: 0 18446744073709551615",
            "event: slow",
        ] {
            assert_eq!(parse(text).unwrap().write(), text);
        }
        assert_eq!(parse("decision: pool api").unwrap().write(), "decision: pool \"api\"");
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        for (text, words) in [
            ("decision: pol \"api\"", "`pol` is no decision"),
            ("decision: none at all", "`none` takes nothing behind it"),
            ("decision: respond maybe", "status code"),
            ("decision: pool \"a\" or \"b\"", "unexpected behind the pool's name"),
            ("error: words", "by its code"),
            ("expect[loud]: x", "no level"),
            ("request-header: A", "no header"),
            ("request-header-absent: A # decision: none", "no header's name"),
            ("avoids: ", "write the node"),
            ("service-level: ", "write the class"),
            ("request-log: yes", "`off`"),
            ("decision: close bye now", "what is sent first"),
            ("limit: reply-time 30", "or with max-connection-attempts, "),
            ("limit: max-reply-time soon", "is no limit"),
            ("idempotent: yes", "`default`"),
            ("counter: 3", "write `# counter: 3 5`"),
            ("status: ok", "no status code"),
            ("error[PM9999]: x", "there is no diagnostic `PM9999`"),
            ("trap[x]: y", "takes nothing in brackets"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(words), "{text}: {error}");
        }
        assert!(Kind::parse("note", None, "x").is_none());
    }
}

//! The decision record as a person reads it.

use std::fmt::Write as _;

use super::{Record, Text};
use crate::console::Paint;
use crate::finding::plural;
use crate::test::words;

/// What the rules decided, then what they left of the messages, then what they said.
pub(crate) fn print(record: &Record, paint: Paint) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}  {}", head("decision", paint), paint.bold(decision(record)));
    if record.rules_stopped {
        let _ = writeln!(out, "{}  no further rules of the phase run", head("", paint));
    }
    let persistence = &record.persistence;
    let parts = [
        persistence.class.as_ref().map(|class| format!("class {class:?}")),
        persistence.key.as_ref().map(|key| format!("key {:?}", show(key))),
        persistence.node.as_ref().map(|node| format!("node {:?}", show(node))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if !parts.is_empty() {
        let _ = writeln!(out, "{}  {}", head("session", paint), parts.join(", "));
    }
    for node in &record.avoids {
        let _ = writeln!(out, "{}  {}", head("avoids", paint), words::write(&node.0));
    }
    for (at, line) in record.limits.lines().iter().enumerate() {
        let title = if at == 0 { "limits" } else { "" };
        let _ = writeln!(out, "{}  {line}", head(title, paint));
    }
    if let Some(compression) = record.compression {
        let _ = writeln!(out, "{}  {}", head("compress", paint), if compression { "on" } else { "off" });
    }
    if record.cache.is_some() {
        let _ = writeln!(out, "{}  {}", head("cache", paint), record.cache());
    }
    if record.server_name.is_some() {
        let _ = writeln!(out, "{}  {}", head("TLS name", paint), record.server_name());
    }
    let request = &record.request;
    let line = format!("{} {} {}", show(&request.method), show(&request.target), request.version);
    message(&mut out, "request", &line, &request.headers, &request.body, paint);
    if let Some(response) = &record.response {
        let line = format!("{} {}", response.status, show(&response.reason));
        message(&mut out, "response", line.trim_end(), &response.headers, &response.body, paint);
    }
    for (at, line) in record.observed.lines().iter().enumerate() {
        let title = if at == 0 { "observed" } else { "" };
        let _ = writeln!(out, "{}  {line}", head(title, paint));
    }
    for (at, performed) in record.performed.iter().enumerate() {
        let title = if at == 0 { "performed" } else { "" };
        let _ = writeln!(out, "{}  {performed}", head(title, paint));
    }
    for (at, entry) in record.log.iter().enumerate() {
        let title = if at == 0 { "log" } else { "" };
        let level = format!("{:5}", entry.level.name());
        let place = paint.dim(format!("({} line {})", entry.rule, entry.line));
        let _ = writeln!(out, "{}  {level} {} {place}", head(title, paint), show(&entry.message));
    }
    for (at, warning) in record.warnings.iter().enumerate() {
        let title = if at == 0 { "warnings" } else { "" };
        let place = paint.dim(format!("({} line {})", warning.rule, warning.line));
        let _ = writeln!(out, "{}  {} {place}", head(title, paint), paint.yellow(&warning.message));
    }
    if let Some(trap) = &record.trap {
        let place = format!("({} line {} column {})", trap.rule, trap.line, trap.column);
        let text = paint.bold_red(format!("{}: {}", trap.kind, trap.message));
        let _ = writeln!(out, "{}  {text} {}", head("trap", paint), paint.dim(place));
    }
    let used =
        format!("{}, {}", plural(record.fuel as usize, "step"), plural(record.workspace_bytes, "byte"));
    let _ = writeln!(out, "{}  {}", head("used", paint), paint.dim(used));
    out
}

fn head(title: &str, paint: Paint) -> String {
    paint.dim(format!("{title:>8}"))
}

fn decision(record: &Record) -> String {
    match (record.action, &record.pool, &record.node) {
        ("none", _, _) => "none: the default pool gets the request".to_owned(),
        ("pool", Some(pool), None) => format!("pool {pool:?}"),
        ("pool", Some(pool), Some(node)) => format!("pool {pool:?}, node {node}"),
        ("respond", _, _) => "respond: the client gets the response below".to_owned(),
        ("discard", _, _) => "discard: the connection is closed without a response".to_owned(),
        ("close", _, _) => {
            let data = record.close_data.as_ref().map(show).unwrap_or_default();
            format!("close: the connection is closed after {data:?}")
        }
        ("cached", _, _) => "answer from the cache".to_owned(),
        ("retry", _, _) => "retry: the request is sent to a node again".to_owned(),
        (action, _, _) => action.to_owned(),
    }
}

fn message(out: &mut String, title: &str, line: &str, headers: &[(String, Text)], body: &Text, paint: Paint) {
    /// More of a body is for `--format json`.
    const SHOWN: usize = 300;
    let _ = writeln!(out, "{}  {line}", head(title, paint));
    for (name, value) in headers {
        let _ = writeln!(out, "{}  {}: {}", head("", paint), name, show(value));
    }
    if body.0.is_empty() {
        return;
    }
    let text = show(&Text(body.0[..body.0.len().min(SHOWN)].to_vec()));
    let _ = writeln!(
        out,
        "{}  {}",
        head("", paint),
        paint.dim(format!("body, {}:", plural(body.0.len(), "byte")))
    );
    for line in text.lines() {
        let _ = writeln!(out, "{}  {line}", head("", paint));
    }
    if body.0.len() > SHOWN {
        let _ = writeln!(out, "{}  …", head("", paint));
    }
}

/// Text for a terminal: control characters other than line breaks cannot steer it.
fn show(text: &Text) -> String {
    String::from_utf8_lossy(&text.0)
        .chars()
        .flat_map(|character| {
            let escape = character.is_control() && character != '\n';
            let escaped = escape.then(|| character.escape_default());
            let plain = (!escape).then_some(character);
            escaped.into_iter().flatten().chain(plain)
        })
        .collect()
}

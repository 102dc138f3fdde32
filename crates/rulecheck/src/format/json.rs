//! One JSON object a line for each finding.

use serde::Serialize;

use crate::finding::{FileReport, Place};

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    start: Position,
    end: Position,
    help: Option<&'a str>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
    offset: u32,
}

impl From<Place> for Position {
    fn from(place: Place) -> Position {
        Position { line: place.line, column: place.column, offset: place.offset }
    }
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

/// The findings of all files, in order.
pub(crate) fn print(reports: &[FileReport]) -> String {
    let mut out = String::new();
    for finding in reports.iter().flat_map(|report| &report.findings) {
        let line = Line {
            file: &finding.file,
            code: finding.code.id,
            name: finding.code.name,
            severity: finding.severity.name(),
            message: &finding.message,
            start: finding.start.into(),
            end: finding.end.into(),
            help: finding.help.as_deref(),
            fix: finding.fix.as_ref().map(|fix| Fix {
                title: &fix.title,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| Edit { start: edit.start.offset, end: edit.end.offset, text: &edit.text })
                    .collect(),
            }),
        };
        out.push_str(&to_line(&line));
    }
    out
}

/// A value as one line of JSON with its line break.
pub(crate) fn to_line(value: &impl Serialize) -> String {
    #[expect(clippy::expect_used, reason = "our records have text keys and no fallible parts")]
    let mut line = serde_json::to_string(value).expect("plain data is JSON");
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_line_has_the_documented_fields_in_order() {
        let text = super::print(&crate::format::sample::reports());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0],
            r#"{"file":"a b.ts","code":"PM0102","name":"missing-semicolon","severity":"error","message":"missing `;`, 100% <sure>","start":{"line":1,"column":5,"offset":4},"end":{"line":1,"column":6,"offset":5},"help":"end the statement","fix":{"title":"add `;`","edits":[{"start":5,"end":5,"text":";"}]}}"#
        );
        assert!(lines[1].ends_with(r#""help":null,"fix":null}"#), "{}", lines[1]);
        assert_eq!(lines.len(), 2);
    }
}

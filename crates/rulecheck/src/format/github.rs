//! GitHub workflow commands: each finding becomes an annotation at its line of a pull request.

use std::fmt::Write as _;

use pointsman_syntax::Severity;

use crate::finding::FileReport;

/// The findings of all files, in order.
pub(crate) fn print(reports: &[FileReport]) -> String {
    let mut out = String::new();
    for finding in reports.iter().flat_map(|report| &report.findings) {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (start, end) = (finding.start, finding.end);
        let _ = write!(
            out,
            "::{command} file={},line={},endLine={}",
            property(&finding.file),
            start.line,
            end.line
        );
        // Columns over several lines are refused.
        if start.line == end.line {
            let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
        }
        let title = property(&format!("{} {}", finding.code.id, finding.code.name));
        let mut message = finding.message.clone();
        if let Some(help) = &finding.help {
            let _ = write!(message, "\nhelp: {help}");
        }
        let _ = writeln!(out, ",title={title}::{}", data(&message));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    #[test]
    fn annotations_are_escaped() {
        let text = super::print(&crate::format::sample::reports());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0],
            "::error file=a b.ts,line=1,endLine=1,col=5,endColumn=6,title=PM0102 missing-semicolon::missing `;`, \
             100%25 <sure>%0Ahelp: end the statement"
        );
        assert_eq!(lines[1], "::notice file=a b.ts,line=2,endLine=3,title=PM0601 old-print::`print` is old");
    }
}

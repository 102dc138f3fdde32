//! JUnit XML: a test case for each file, failed by its errors.

use std::fmt::Write as _;

use pointsman_syntax::Severity;

use crate::finding::{FileReport, Finding};

/// All files as one test suite. With `deny_warnings`, warnings fail a file too.
pub(crate) fn print(reports: &[FileReport], deny_warnings: bool) -> String {
    let fails = |finding: &Finding| match finding.severity {
        Severity::Error => true,
        Severity::Warning => deny_warnings,
        Severity::Info => false,
    };
    let failures = reports.iter().filter(|report| report.findings.iter().any(fails)).count();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", reports.len());
    let _ = writeln!(out, "<testsuites {counts}>\n  <testsuite name=\"rulecheck check\" {counts}>");
    for report in reports {
        let _ = write!(out, "    <testcase classname=\"rulecheck\" name=\"{}\"", escape(&report.file));
        if report.findings.is_empty() {
            out.push_str("/>\n");
            continue;
        }
        out.push_str(">\n");
        let worst = report.findings.iter().find(|finding| fails(finding));
        let element = if let Some(worst) = worst {
            let _ = write!(
                out,
                "      <failure type=\"{}\" message=\"{}\">",
                worst.code.id,
                escape(&worst.message)
            );
            "failure"
        } else {
            out.push_str("      <system-out>");
            "system-out"
        };
        for finding in &report.findings {
            let (start, severity) = (finding.start, finding.severity.name());
            let line = format!(
                "{}:{}:{}: {severity}[{}]: {}",
                finding.file, start.line, start.column, finding.code.id, finding.message
            );
            let _ = write!(out, "\n{}", escape(&line));
        }
        let _ = write!(out, "\n</{element}>\n    </testcase>\n");
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// Text for an element or an attribute. XML 1.0 has no way to write most control characters.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_file_is_a_test_case() {
        insta::assert_snapshot!(super::print(&crate::format::sample::reports(), false));
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(super::escape("a\u{1}<\"&\n"), "a\u{fffd}&lt;&quot;&amp;&#10;");
    }
}

//! Shows what came of the tests: each failure with its line, what was expected, what happened, and the rule's
//! log; then the counts.

use std::fmt::Write as _;

use super::{Loaded, TestOutcome, TestResult, case, words};
use crate::console::{Console, Paint};

/// Prints all results in order; whether any failed.
pub(super) fn print(results: &[(&Loaded, Vec<TestResult>)], console: &mut Console<'_>) -> bool {
    let paint = Paint::new(console.color_out);
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (loaded, results) in results {
        for result in results {
            match &result.outcome {
                TestOutcome::Passed => passed += 1,
                TestOutcome::Skipped(reason) => {
                    skipped += 1;
                    console.out_line(format!("{} {}: {reason}", paint.yellow("skip"), result.name));
                }
                TestOutcome::Failed(verdict) => {
                    failed += 1;
                    console.out_line(format!("{} {}", paint.bold_red("FAIL"), paint.bold(&result.name)));
                    console.out_line(failure_text(loaded, verdict, paint));
                }
            }
        }
    }
    let mut summary = [format!("{passed} passed"), format!("{failed} failed"), format!("{skipped} skipped")];
    if failed > 0 {
        summary[1] = paint.bold_red(&summary[1]);
    } else {
        summary[0] = paint.green(&summary[0]);
    }
    console.out_line(summary.join(", "));
    failed > 0
}

/// The failures of a case, indented under its name.
pub(super) fn failure_text(loaded: &Loaded, verdict: &case::Verdict, paint: Paint) -> String {
    let mut out = String::new();
    for failure in &verdict.failures {
        let place = match failure.line {
            Some(line) => format!("{}:{line}: ", loaded.file.name()),
            None => String::new(),
        };
        let _ = writeln!(out, "  {place}{}", failure.message);
        if let Some(line) = failure.line {
            let text = String::from_utf8_lossy(loaded.file.line_text(line));
            let _ = writeln!(out, "    {} {}", paint.dim(format!("{line} |")), text.trim_end());
        }
        if let Some(expected) = &failure.expected {
            let _ = writeln!(out, "    expected: {}", paint.green(expected));
        }
        if let Some(actual) = &failure.actual {
            let _ = writeln!(out, "      actual: {}", paint.red(actual));
        }
    }
    if !verdict.log.is_empty() {
        let _ = writeln!(out, "  {}", paint.dim("the rule's log:"));
        for (line, level, text) in &verdict.log {
            let place = if *line == 0 { "     ".to_owned() } else { format!("{line:5}") };
            let _ = writeln!(out, "  {place} {level:5} {}", words::write(text));
        }
    }
    out
}

//! The diagnostics of constant arguments that were tried out: a bad pattern, network, format; or a good one
//! that needs care.
//!
//! The error speaks of bytes of the text; the source has a literal with escapes. What is pointed at is the
//! part of the literal that gave those bytes.

use std::ops::Range;

use pointsman_model::PrepareError;
use pointsman_syntax::codes::constants;
use pointsman_syntax::{Diagnostic, FileId, SourceFile, Span};

/// `literal` is the argument's string literal, quotes included; `what` the noun of its preparation, such as
/// "regular expression".
pub fn bad_operand(
    file: &SourceFile,
    file_id: FileId,
    literal: Span,
    what: &str,
    error: &PrepareError,
) -> Diagnostic {
    let span = match &error.range {
        Some(range) => source_span(file.slice(literal), literal, range),
        None => literal,
    };
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u', 'I']) { "an" } else { "a" };
    let label = if span == literal { format!("not {article} {what}") } else { format!("in this {what}") };
    let diagnostic =
        Diagnostic::new(&constants::BAD_OPERAND, file_id, span, error.message.clone()).label(label);
    match &error.help {
        Some(help) => diagnostic.help(help.clone()),
        None => diagnostic,
    }
}

/// The same of a constant that a variable carries to its function.
pub(crate) fn unusable_constant(bad: Diagnostic) -> Diagnostic {
    let code = &constants::UNUSABLE_CONSTANT;
    Diagnostic { code, severity: code.severity, ..bad }
}

/// What the author of a constant argument should know of it although it is good, in the words of
/// [`Preparation::caution`](pointsman_model::Preparation::caution).
pub fn operand_caution(file_id: FileId, literal: Span, caution: &str) -> Diagnostic {
    Diagnostic::new(&constants::OPERAND_CAUTION, file_id, literal, caution).label("good, but with care")
}

/// Where in the source the bytes `range` of a literal's text stand.
fn source_span(literal: &[u8], span: Span, range: &Range<usize>) -> Span {
    if !matches!(literal, [b'"' | b'\'', ..]) {
        return span;
    }
    let starts = starts(literal);
    let Some((&last, _)) = starts.split_last() else { return span };
    let at = |index: usize| starts.get(index).copied().unwrap_or(last);
    let start = span.start + at(range.start);
    // An error at the end of the text is shown at the closing quote.
    let end = (span.start + at(range.end)).max(start + 1);
    Span::new(start, end.min(span.end))
}

/// For each byte of the literal's text the offset in the literal of what stands for it, and at last the
/// offset behind the text. The lexer's rules for escapes, seen from outside.
fn starts(literal: &[u8]) -> Vec<u32> {
    let double = literal.first() == Some(&b'"');
    let end = literal.len().saturating_sub(1);
    let mut starts = Vec::with_capacity(literal.len());
    let mut at = 1;
    while at < end {
        let behind = &literal[at + 1..end];
        let escape = literal[at] == b'\\';
        let len = match behind {
            [b'\n', ..] if escape => {
                at += 2;
                continue;
            }
            [b'\r', b'\n', ..] if escape => {
                at += 3;
                continue;
            }
            [b'0'..=b'7', ..] if escape && double => {
                1 + behind.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count()
            }
            [_, ..] if escape && double => 2,
            [b'\'', ..] if escape => 2,
            [b'\\', ..] if escape => {
                starts.push(at as u32);
                at += 1;
                1
            }
            _ => 1,
        };
        starts.push(at as u32);
        at += len;
    }
    starts.push(end as u32);
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointed(literal: &str, range: Range<usize>) -> String {
        let file = SourceFile::new("t", format!("x {literal} y").into_bytes());
        let span = Span::new(2, 2 + literal.len() as u32);
        let error = PrepareError::new("bad").at(range);
        let diagnostic = bad_operand(&file, FileId(0), span, "pattern", &error);
        String::from_utf8_lossy(file.slice(diagnostic.span)).into_owned()
    }

    #[test]
    fn escapes_move_what_is_pointed_at() {
        assert_eq!(pointed(r#""ab(c""#, 2..3), "(");
        assert_eq!(pointed(r#""\\d\"\101(c""#, 4..5), "(");
        assert_eq!(pointed(r#""\\d""#, 0..1), r"\\");
        assert_eq!(pointed(r#""\\d""#, 0..2), r"\\d");
        assert_eq!(pointed(r"'\\\'('", 3..4), "(");
        assert_eq!(pointed(r"'\d['", 2..3), "[");
        assert_eq!(pointed("\"a\\\r\nb\"", 1..2), "b");
    }

    #[test]
    fn an_error_at_the_end_is_shown_at_the_closing_quote() {
        assert_eq!(pointed("\"ab\"", 2..2), "\"");
        assert_eq!(pointed("\"ab\"", 7..9), "\"");
        assert_eq!(pointed("\"\"", 0..0), "\"");
    }
}

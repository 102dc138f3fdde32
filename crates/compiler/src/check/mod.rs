//! What is told about a rule beyond its names: lints, phases, and "did you mean".
//!
//! Each is a function that looks at one thing and reports it. Nothing here changes the resolved rule.

mod arguments;
mod conditions;
mod constants;
mod declarations;
mod effects;
mod functions;
mod interpolation;
mod phases;
mod variables;

pub(crate) use arguments::{hosts, pools};
pub(crate) use conditions::{Condition, comparisons, condition, constant_truth};
pub(crate) use constants::{cases, keys};
pub(crate) use declarations::{request_variables, unused_declarations};
pub(crate) use effects::{removal, terminal, unused_value};
pub(crate) use functions::{unknown_function, unknown_imported};
pub(crate) use interpolation::interpolation;
pub(crate) use phases::phases;
pub(crate) use variables::variables;

use pointsman_syntax::ast::{Expr, ExprKind};
use pointsman_syntax::{SourceFile, Span};

/// "no arguments", "1 argument", "2 arguments".
pub(crate) fn count(number: usize, noun: &str) -> String {
    match number {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// The expression inside all brackets.
pub(crate) fn bare(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Paren(inner) => bare(inner),
        _ => expr,
    }
}

/// A span, and the whole line when nothing else stands on it: what a removal removes.
fn whole_line(source: &SourceFile, span: Span) -> Span {
    let text = source.text();
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r');
    let before = &text[..(span.start as usize).min(text.len())];
    let behind = &text[(span.end as usize).min(text.len())..];
    let start = before.len() - before.iter().rev().take_while(|byte| blank(byte)).count();
    let end = span.end as usize + behind.iter().take_while(|byte| blank(byte)).count();
    let begins = start == 0 || text[start - 1] == b'\n';
    match text.get(end) {
        Some(b'\n') if begins => Span::new(start as u32, end as u32 + 1),
        None if begins => Span::new(start as u32, end as u32),
        _ => span,
    }
}

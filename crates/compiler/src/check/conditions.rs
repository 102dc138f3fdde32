//! Conditions that cannot be what was meant: always true, always false, or a comparison of unlike things.

use pointsman_model::{Builtin, Lookup, ResultType};
use pointsman_syntax::ast::{BinaryOp, BinaryTail, Expr, ExprKind, Keyword, UnaryOp};
use pointsman_syntax::codes::{constants, flow};
use pointsman_syntax::{Edit, Fix, Span};

use super::bare;
use crate::symbols::Body;

/// What a condition decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// An `if`.
    If,
    /// A loop: one that always goes on is a way of writing.
    Loop,
    /// A `?`.
    Ternary,
}

/// Whether a constant is true. `None` for what is known only when the rule runs.
pub(crate) fn constant_truth(expr: &Expr) -> Option<bool> {
    match &expr.kind {
        ExprKind::Int(int) => Some(*int != 0),
        ExprKind::Double(double) => Some(*double != 0.0),
        ExprKind::Text(text) => Some(!text.is_empty()),
        ExprKind::Keyword(keyword) => Some(*keyword == Keyword::True),
        ExprKind::Paren(inner) => constant_truth(inner),
        ExprKind::Unary { op: UnaryOp::Not, operand, .. } => constant_truth(operand).map(|truth| !truth),
        _ => None,
    }
}

/// Looks at an expression that decides something.
pub(crate) fn condition<'m>(body: &mut Body<'_, 'm>, expr: &'m Expr, condition: Condition) {
    if !body.lints() {
        return;
    }
    if let Some(truth) = constant_truth(expr) {
        if !(truth && condition == Condition::Loop) {
            let help = match (&bare(expr).kind, truth) {
                (ExprKind::Text(_), true) => {
                    "a string is true unless it is empty, so \"0\" and \"false\" are true as well"
                }
                (_, true) => "remove the condition, or test what was meant",
                (_, false) => "remove what never runs, or test what was meant",
            };
            always(body, expr.span, truth, |d| d.help(help));
        }
        return;
    }
    if let ExprKind::Binary { first, rest } = &bare(expr).kind
        && matches!(rest.first().map(|tail| tail.op), Some(BinaryOp::And | BinaryOp::Or))
    {
        let operands: Vec<&'m Expr> =
            std::iter::once(&**first).chain(rest.iter().map(|tail| &tail.operand)).collect();
        for (at, operand) in operands.iter().enumerate() {
            match constant_truth(operand) {
                Some(truth) => {
                    let before = at.checked_sub(1).map(|before| bare(operands[before]));
                    lone_operand(body, operand, truth, before);
                }
                None => self::condition(body, operand, Condition::If),
            }
        }
    }
}

fn always(
    body: &mut Body<'_, '_>,
    span: Span,
    truth: bool,
    detail: impl FnOnce(pointsman_syntax::Diagnostic) -> pointsman_syntax::Diagnostic,
) {
    let message = format!("this condition is always {truth}");
    body.report(&flow::CONSTANT_CONDITION, span, message, |d| detail(d.label(format!("always {truth}"))));
}

/// `$x == "a" || "b"`: people mean `$x == "a" || $x == "b"`.
fn lone_operand(body: &mut Body<'_, '_>, operand: &Expr, truth: bool, before: Option<&Expr>) {
    let compared = match before.map(|before| &before.kind) {
        Some(ExprKind::Binary { first, rest }) => match rest.as_slice() {
            [BinaryTail { op: op @ (BinaryOp::Equal | BinaryOp::NotEqual), .. }] => Some((first, *op)),
            _ => None,
        },
        _ => None,
    };
    let source = body.module.source;
    let fix = compared.map(|(left, op)| {
        let left = String::from_utf8_lossy(source.slice(left.span)).into_owned();
        (format!("{left} {} ", op.symbol()), left)
    });
    always(body, operand.span, truth, |d| match fix {
        Some((insert, left)) => d
            .help(format!("each side of the operator stands for itself: compare `{left}` again"))
            .fix("Compare again", Span::new(operand.span.start, operand.span.start), insert),
        None => d.help("remove it, or test what was meant"),
    });
}

/// Looks at the operators of one level.
pub(crate) fn comparisons<'m>(body: &mut Body<'_, 'm>, first: &'m Expr, rest: &'m [BinaryTail]) {
    let Some(tail) = rest.first() else { return };
    if !tail.op.is_comparison() || !body.lints() {
        return;
    }
    if let [_, second, ..] = rest {
        chained(body, first, tail, second, rest);
        return;
    }
    let (left, right) = (bare(first), bare(&tail.operand));
    let whole = first.span.to(tail.operand.span);
    if same(left, right) {
        let outcome = match tail.op {
            BinaryOp::Equal | BinaryOp::LessEqual | BinaryOp::GreaterEqual => "always true",
            _ => "always false",
        };
        body.report(&flow::SELF_COMPARISON, whole, "this compares a value with itself", |d| {
            d.label(outcome).help("compare with what was meant")
        });
    } else if is_constant(left) && is_constant(right) {
        body.report(&flow::CONSTANT_CONDITION, whole, "this compares two constants", |d| {
            d.label("the outcome is always the same").help("a variable is written with `$`")
        });
    } else {
        text_and_number(body, left, right, whole);
        text_and_number(body, right, left, whole);
    }
}

/// `1 < $x < 5` compares 1 or 0 with 5.
fn chained<'m>(
    body: &mut Body<'_, 'm>,
    first: &'m Expr,
    tail: &'m BinaryTail,
    second: &'m BinaryTail,
    rest: &'m [BinaryTail],
) {
    let whole = first.span.to(second.operand.span);
    let left = format!("the 1 or 0 that `{}` gives", tail.op.symbol());
    let middle = String::from_utf8_lossy(body.module.source.slice(tail.operand.span)).into_owned();
    let message = format!("comparisons do not chain: `{}` compares {left}", second.op.symbol());
    let simple =
        rest.len() == 2 && matches!(bare(&tail.operand).kind, ExprKind::Variable(_) | ExprKind::Capture(_));
    body.report(&flow::CHAINED_COMPARISON, whole, message, |d| {
        let d = d.label("compares the outcome of a comparison").help("join two comparisons with `&&`");
        if simple {
            let at = Span::new(second.op_span.start, second.op_span.start);
            d.fix("Join with `&&`", at, format!("&& {middle} "))
        } else {
            d
        }
    });
}

fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Int(_) | ExprKind::Double(_) | ExprKind::Text(_) | ExprKind::Keyword(_) => true,
        ExprKind::Unary { operand, .. } => is_constant(bare(operand)),
        _ => false,
    }
}

/// Whether both are the same variable, or the same element of it.
fn same(left: &Expr, right: &Expr) -> bool {
    match (&left.kind, &right.kind) {
        (ExprKind::Variable(left), ExprKind::Variable(right)) => left == right,
        (ExprKind::Capture(left), ExprKind::Capture(right)) => left == right,
        (ExprKind::Index { base, indices }, ExprKind::Index { base: other, indices: others }) => {
            same(base, other)
                && indices.len() == others.len()
                && indices.iter().zip(others).all(|(index, other)| match (&index.kind, &other.kind) {
                    (ExprKind::Int(index), ExprKind::Int(other)) => index == other,
                    (ExprKind::Text(index), ExprKind::Text(other)) => index == other,
                    _ => same(index, other),
                })
        }
        _ => false,
    }
}

/// `string.startsWith( $path, "/a" ) == "true"`: the text is read as a number, and that number is 0.
fn text_and_number(body: &mut Body<'_, '_>, text: &Expr, number: &Expr, whole: Span) {
    let ExprKind::Text(bytes) = &text.kind else { return };
    let digits = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let digits = digits.strip_prefix(b".").unwrap_or(digits);
    if digits.first().is_some_and(u8::is_ascii_digit) {
        return;
    }
    let library = body.resolver.library;
    let call = match &number.kind {
        ExprKind::Call { function, .. } if body.module.find(&function.text).is_none() => {
            match library.lookup(&function.text) {
                Lookup::Found(builtin) => Some(builtin),
                _ => None,
            }
        }
        _ => None,
    };
    let is_number = match (&number.kind, call) {
        (_, Some(Builtin { result: ResultType::Bool | ResultType::Int | ResultType::Double, .. })) => true,
        (ExprKind::Int(_) | ExprKind::Double(_), _) => true,
        (ExprKind::Keyword(keyword), _) => *keyword != Keyword::Nil,
        (ExprKind::Binary { rest, .. }, _) => rest.iter().all(|tail| tail.op != BinaryOp::Concat),
        (ExprKind::Step { .. }, _) => true,
        _ => false,
    };
    if !is_number {
        return;
    }
    let shown = String::from_utf8_lossy(bytes).into_owned();
    let source = String::from_utf8_lossy(body.module.source.slice(number.span)).into_owned();
    let message = format!("the string `\"{shown}\"` counts as 0 when it is compared with a number");
    body.report(&constants::TEXT_COMPARED_AS_NUMBER, text.span, message, |mut d| {
        d = d.label("compared as 0");
        match call {
            Some(Builtin { result: ResultType::Bool, name, .. }) => {
                d = d.help(format!("`{name}` gives 1 or 0: test it as it is"));
                if shown == "true" {
                    d.fix = Some(Fix {
                        title: "Test it as it is".to_owned(),
                        edits: vec![Edit { span: whole, text: source }],
                    });
                }
                d
            }
            Some(builtin) => d.help(format!("`{}` gives a number: compare it with one", builtin.name)),
            None => d.help("compare strings with strings, and numbers with numbers"),
        }
    });
}

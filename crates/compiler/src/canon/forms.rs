//! Calls whose result is only compared: the tests that they come to.

use pointsman_model::{Builtin, Meaning, ResultType, Tests};
use pointsman_syntax::SharedBytes;

use super::relation::is_truth;
use crate::ir::{BinaryOp, Constant, Expr, ExprKind};
use crate::prepare::constant_text;

/// Longer texts stay with the function they are given to: where that does not charge for them, a test may.
const MAX_TEXT: usize = 63;

/// What an expression is to become.
pub(super) enum Form {
    /// It stays.
    Itself,
    /// The call of a test with the same two arguments.
    Test(&'static Builtin),
    /// The call of a test with the first argument and this text.
    TestWith(&'static Builtin, SharedBytes),
    /// The comparison of the first argument with this text.
    Equal(SharedBytes),
}

/// What says the same as the comparison of an expression with a number, and whether it is its opposite (false).
pub(super) fn about_number(expr: &Expr, op: BinaryOp, with: i64) -> Option<(Form, bool)> {
    // All numbers above 1 are alike to a comparison with one of these.
    if !(-1..=1).contains(&with) {
        return None;
    }
    let [nowhere, zero, one, more] = [-1, 0, 1, 2].map(|number| holds(op, number, with));
    if is_truth(expr) {
        return (zero != one).then_some((Form::Itself, one));
    }
    let ExprKind::Builtin { builtin, args, .. } = &expr.kind else { return None };
    let [_, needle] = &**args else { return None };
    if one != more {
        return None;
    }
    match builtin.means? {
        Meaning::Position(tests) if nowhere != zero && zero == one => Some((Form::Test(tests.contains), one)),
        Meaning::Position(tests) if nowhere != zero && nowhere == one => {
            let is_long = needle.constant().is_some_and(|needle| constant_text(needle).len() > MAX_TEXT);
            (!is_long).then_some((Form::Test(tests.begins), zero))
        }
        Meaning::Count(tests) if zero != one => {
            let is_empty = constant_text(needle.constant()?).is_empty();
            (!is_empty).then_some((Form::Test(tests.contains), one))
        }
        _ => None,
    }
}

fn holds(op: BinaryOp, number: i64, with: i64) -> bool {
    match op {
        BinaryOp::Equal => number == with,
        BinaryOp::NotEqual => number != with,
        BinaryOp::Less => number < with,
        BinaryOp::LessEqual => number <= with,
        BinaryOp::Greater => number > with,
        _ => number >= with,
    }
}

/// What says the same as that an expression is equal to a text.
pub(super) fn about_text(expr: &Expr, text: &SharedBytes) -> Option<Form> {
    let ExprKind::Builtin { builtin, args, .. } = &expr.kind else { return None };
    let int = |at: usize| match args.get(at)?.constant()? {
        Constant::Int(int) => Some(*int),
        _ => None,
    };
    let len = i64::try_from(text.len()).ok().filter(|_| text.len() <= MAX_TEXT)?;
    let test = match builtin.means? {
        Meaning::Beginning(tests) if int(1)? == len => tests.begins,
        Meaning::End(tests) if int(1)? == len => tests.ends,
        Meaning::Piece(tests) if int(1)? == 0 && int(2)? == len - 1 => tests.begins,
        _ => return None,
    };
    Some(Form::TestWith(test, text.clone()))
}

/// What says the same as a call that is a test itself.
pub(super) fn as_test(expr: &Expr, captures_count: bool) -> Option<Form> {
    let ExprKind::Builtin { builtin, args, .. } = &expr.kind else { return None };
    let [subject, with] = &**args else { return None };
    let (tests, Shape { from_start, to_end, text }) = match builtin.means? {
        Meaning::Wildcard(tests) => (tests, plain_wildcard(&constant_text(with.constant()?))?),
        Meaning::Pattern(tests) if !captures_count => {
            (tests, plain_pattern(&constant_text(with.constant()?))?)
        }
        _ => return None,
    };
    if text.len() > MAX_TEXT {
        return None;
    }
    let Tests { contains, begins, ends } = *tests;
    Some(match (from_start, to_end) {
        (true, false) => Form::TestWith(begins, text),
        (false, true) => Form::TestWith(ends, text),
        (false, false) => Form::TestWith(contains, text),
        // What is no text is compared otherwise.
        (true, true) => match &subject.kind {
            ExprKind::Builtin { builtin, .. } if builtin.result == ResultType::Text => Form::Equal(text),
            _ => return None,
        },
    })
}

/// A text that is looked for, and whether it must stand at the ends.
struct Shape {
    from_start: bool,
    to_end: bool,
    text: SharedBytes,
}

/// A wildcard pattern with stars at its ends at most.
fn plain_wildcard(pattern: &[u8]) -> Option<Shape> {
    let (to_end, rest) = match pattern.strip_suffix(b"*") {
        Some(rest) => (false, rest),
        None => (true, pattern),
    };
    let (from_start, text) = match rest.strip_prefix(b"*") {
        Some(text) => (false, text),
        None => (true, rest),
    };
    let is_plain = !text.iter().any(|byte| matches!(byte, b'*' | b'?'));
    is_plain.then(|| Shape { from_start, to_end, text: (&*text).into() })
}

/// A regular expression without any of its words but the ends.
fn plain_pattern(pattern: &[u8]) -> Option<Shape> {
    let (from_start, rest) = match pattern.strip_prefix(b"^") {
        Some(rest) => (true, rest),
        None => (false, pattern),
    };
    let mut to_end = false;
    let mut text = Vec::with_capacity(rest.len());
    let mut bytes = rest.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'$' if bytes.as_slice().is_empty() => to_end = true,
            b'\\' => text.push(*bytes.next().filter(|byte| b"\\/-.^$|?*+()[]{}".contains(byte))?),
            b'.' | b'^' | b'$' | b'|' | b'?' | b'*' | b'+' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => {
                return None;
            }
            b' '..=b'~' => text.push(*byte),
            _ => return None,
        }
    }
    Some(Shape { from_start, to_end, text: (&*text).into() })
}

/// Makes a call what it is to become.
pub(super) fn put(expr: &mut Expr, form: Form) {
    let ExprKind::Builtin { args, .. } = &mut expr.kind else { return };
    let (test, text) = match form {
        Form::Itself => return,
        Form::Test(test) => (Some(test), None),
        Form::TestWith(test, text) => (Some(test), Some(text)),
        Form::Equal(text) => (None, Some(text)),
    };
    let mut args = std::mem::take(args);
    args.truncate(2);
    if let (Some(text), Some(second)) = (text, args.get_mut(1)) {
        second.kind = ExprKind::Constant(Constant::Text(text));
    }
    expr.kind = match test {
        Some(builtin) => ExprKind::Builtin { builtin, args, prepared: Vec::new() },
        None => {
            let with = args.pop();
            let rest = with.into_iter().map(|with| (BinaryOp::Equal, with)).collect();
            match args.pop() {
                Some(first) => ExprKind::Binary { first: Box::new(first), rest },
                None => return,
            }
        }
    };
}

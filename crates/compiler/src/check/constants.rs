//! Constants that stand twice where one of them can never count: cases of a `switch`, keys of a hash.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};
use pointsman_model::{render_double, render_int};
use pointsman_syntax::Span;
use pointsman_syntax::ast::{Case, Expr, ExprKind, Keyword, StatementKind};
use pointsman_syntax::codes::{constants, flow};

use super::bare;
use crate::symbols::Body;

/// Looks at the cases of a `switch`.
pub(crate) fn cases<'m>(body: &mut Body<'_, 'm>, cases: &'m [Case]) {
    if !body.lints() {
        return;
    }
    let mut seen: HashMap<Key<'m>, Span> = HashMap::with_capacity(cases.len());
    for value in cases.iter().flat_map(|case| &case.values) {
        let Some(key) = key(value) else { continue };
        if let Some(first) = seen.get(&key) {
            let (file, first) = (body.module.file, *first);
            body.report(&constants::DUPLICATE_CASE, value.span, "an earlier case has this value", |d| {
                d.label("never matches").related(file, first, "this one runs").help("remove one of the two")
            });
        } else {
            seen.insert(key, value.span);
        }
    }
    for pair in cases.windows(2) {
        let [case, next] = pair else { continue };
        if case.values.is_empty() || case.body.iter().any(|statement| statement.kind != StatementKind::Empty)
        {
            continue;
        }
        let Some(last) = case.values.last() else { continue };
        let span = case.values[0].span.to(last.span);
        body.report(&flow::EMPTY_CASE, span, "this case does nothing: cases do not fall through", |d| {
            let d = d.label("not joined with the next case");
            match next.values.first() {
                Some(first) => d
                    .help("write the values of one case behind one `case`, with commas; `break;` if it is to do nothing")
                    .fix("Join it with the next case", Span::new(last.span.end, first.span.start), ", "),
                None => d.help("remove it, so that `default` runs; or write `break;` if it is to do nothing"),
            }
        });
    }
}

/// Looks at the keys of a hash.
pub(crate) fn keys<'m>(body: &mut Body<'_, 'm>, entries: &'m [(Expr, Expr)]) {
    if !body.lints() {
        return;
    }
    let mut seen: HashMap<Cow<'m, [u8]>, Span> = HashMap::with_capacity(entries.len());
    for (written, _) in entries {
        let Some(Key { text, .. }) = key(written) else { continue };
        if let Some(first) = seen.insert(text.clone(), written.span) {
            let (file, shown) = (body.module.file, String::from_utf8_lossy(&text).into_owned());
            body.report(
                &constants::DUPLICATE_KEY,
                written.span,
                format!("the key `{shown}` stands twice"),
                |d| {
                    d.label("replaces the earlier value")
                        .related(file, first, "this value is lost")
                        .help("remove one of the two")
                },
            );
        }
    }
}

/// A constant as a key. Numbers and texts that look alike are one key of a hash, and two cases.
#[derive(PartialEq, Eq, Hash)]
struct Key<'m> {
    is_text: bool,
    text: Cow<'m, [u8]>,
}

fn key(expr: &Expr) -> Option<Key<'_>> {
    let mut number = Vec::new();
    match &bare(expr).kind {
        ExprKind::Text(text) => return Some(Key { is_text: true, text: Cow::Borrowed(text) }),
        ExprKind::Int(int) => render_int(*int, &mut number),
        ExprKind::Double(double) => render_double(*double, &mut number),
        ExprKind::Keyword(Keyword::True) => number.push(b'1'),
        ExprKind::Keyword(Keyword::False) => number.push(b'0'),
        _ => return None,
    }
    Some(Key { is_text: false, text: Cow::Owned(number) })
}

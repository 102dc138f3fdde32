//! Arguments of known functions: pools that are there, hosts that are compared whole.

use pointsman_model::{Builtin, Lookup};
use pointsman_syntax::Span;
use pointsman_syntax::ast::{Expr, ExprKind};
use pointsman_syntax::codes::{calls, constants, names};

use super::bare;
use crate::ir;
use crate::suggest::closest;
use crate::symbols::Body;

/// What a parameter that takes a pool's name is prepared into.
const POOL: &str = "pool name";

/// The pool that discards; always there.
const DISCARD: &str = "discard";

/// Looks at the pools that a call names.
pub(crate) fn pools<'m>(body: &mut Body<'_, 'm>, builtin: &'static Builtin, args: &'m [Expr]) {
    for (at, arg) in args.iter().enumerate() {
        let takes_pool = builtin
            .param(at)
            .and_then(|param| param.prepare)
            .is_some_and(|preparation| preparation.what == POOL);
        if !takes_pool {
            continue;
        }
        let arg = bare(arg);
        match (&arg.kind, &body.resolver.options.pools) {
            (ExprKind::Text(text), Some(pools)) => {
                if **text == *DISCARD.as_bytes() || pools.iter().any(|pool| *pool.as_bytes() == **text) {
                    continue;
                }
                let name = String::from_utf8_lossy(text).into_owned();
                let suggestion = if body.resolver.report.may_suggest() {
                    closest(&name, pools.iter().map(String::as_str))
                } else {
                    None
                };
                let known = listed(pools);
                body.report(&names::UNKNOWN_POOL, arg.span, format!("there is no pool `{name}`"), |d| {
                    let d = d.label("not in the configuration");
                    match suggestion {
                        Some(pool) => d.help(format!("did you mean `{pool}`?")).fix(
                            format!("Use `{pool}`"),
                            arg.span,
                            format!("\"{pool}\""),
                        ),
                        None => d.help(known),
                    }
                });
            }
            (ExprKind::Text(_), None) | (ExprKind::Error, _) => {}
            _ if body.lints() => {
                let message = format!("the pool of `{}` is known only when the rule runs", builtin.name);
                body.report(&calls::VARIABLE_POOL, arg.span, message, |d| {
                    d.label("cannot be checked").help(
                        "where there are few pools, name each in a `switch`: then a misspelt one is an error",
                    )
                });
            }
            _ => {}
        }
    }
}

fn listed(pools: &[String]) -> String {
    match pools {
        [] => "the configuration has no pools".to_owned(),
        _ => {
            let shown: Vec<String> = pools.iter().take(8).map(|pool| format!("`{pool}`")).collect();
            let more = if pools.len() > 8 { ", ..." } else { "" };
            format!("the pools are {}{more}", shown.join(", "))
        }
    }
}

/// Looks at tests of hosts that other people's hosts pass too.
pub(crate) fn hosts<'m>(
    body: &mut Body<'_, 'm>,
    builtin: &'static Builtin,
    args: &'m [Expr],
    resolved: &[ir::Expr],
) {
    let prefix = matches!(builtin.name, "string.startsWith" | "string.startsWithI");
    let suffix = matches!(builtin.name, "string.endsWith" | "string.endsWithI");
    if !(prefix || suffix) || !body.lints() {
        return;
    }
    let ([_, tested, ..], [subject, ..]) = (args, resolved) else { return };
    let ExprKind::Text(text) = &tested.kind else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    if prefix {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        if !rest.is_some_and(is_host) {
            return;
        }
        let end = Span::new(tested.span.end.saturating_sub(1), tested.span.end.saturating_sub(1));
        let message = format!("`{text}.example.net` passes this test too");
        body.report(&constants::UNANCHORED_HOST, tested.span, message, |d| {
            d.label("the host goes on behind this").help("end it with a `/`").fix(
                "End it with a `/`",
                end,
                "/",
            )
        });
    } else if is_host(text) && is_host_header(body, subject) {
        let start = Span::new(tested.span.start + 1, tested.span.start + 1);
        let message = format!("the host `other{text}` passes this test too");
        body.report(&constants::UNANCHORED_HOST, tested.span, message, |d| {
            d.label("the name may go on in front of this")
                .help(format!(
                    "for the host itself, compare with `==`; for hosts below it, test for `.{text}`"
                ))
                .fix("Test for hosts below it", start, ".")
        });
    }
}

/// Whether this is a whole host name: `example.com`, without a point in front or a path behind.
fn is_host(text: &str) -> bool {
    text.contains('.')
        && !text.starts_with('.')
        && !text.ends_with('.')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

fn is_host_header(body: &Body<'_, '_>, subject: &ir::Expr) -> bool {
    let Lookup::Found(getter) = body.resolver.library.lookup("http.getHostHeader") else { return false };
    match &subject.kind {
        ir::ExprKind::Builtin { builtin, .. } => std::ptr::eq(*builtin, getter),
        ir::ExprKind::Slot(slot) => body.scope.variables[slot.0 as usize].name == "host",
        _ => false,
    }
}

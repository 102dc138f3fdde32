//! Functions that are not there, and which were probably meant.

use pointsman_model::{Builtin, Lookup};
use pointsman_syntax::Diagnostic;
use pointsman_syntax::ast::Ident;
use pointsman_syntax::codes::names;

use crate::suggest::closest;
use crate::symbols::Body;

/// Names that people bring from elsewhere and that no small slip explains.
const MISREMEMBERED: [(&str, &str); 22] = [
    ("connection.drop", "connection.discard"),
    ("connection.reject", "connection.discard"),
    ("http.getClientIP", "request.getRemoteIP"),
    ("http.getHost", "http.getHostHeader"),
    ("http.getRemoteIP", "request.getRemoteIP"),
    ("http.getURI", "http.getRawURL"),
    ("http.getURL", "http.getRawURL"),
    ("http.getUserAgent", "http.getHeader"),
    ("http.deleteHeader", "http.removeHeader"),
    ("http.setStatus", "http.setResponseCode"),
    ("log", "log.info"),
    ("log.warning", "log.warn"),
    ("log.debug", "log.info"),
    ("string.indexOf", "string.find"),
    ("string.lower", "string.lowercase"),
    ("string.match", "string.regexmatch"),
    ("string.regex", "string.regexmatch"),
    ("string.size", "string.length"),
    ("string.toLower", "string.lowercase"),
    ("string.toUpper", "string.uppercase"),
    ("string.upper", "string.uppercase"),
    ("array.size", "array.length"),
];

/// Tells of a function that nothing declares.
pub(crate) fn unknown_function(body: &mut Body<'_, '_>, name: &Ident) {
    let message = format!("there is no function `{}`", name.text);
    let suggestions = if body.resolver.report.may_suggest() { meant(body, &name.text) } else { Vec::new() };
    let has_family = name.text.contains('.');
    body.report(&names::UNKNOWN_FUNCTION, name.span, message, |d| {
        let d = d.label("unknown function");
        if suggestions.is_empty() && !has_family {
            return d.help(format!(
                "the file has no `sub {}`, and the library has no function of this name",
                name.text
            ));
        }
        suggested(d, name, &suggestions)
    });
}

/// Tells of a sub that an imported file does not have.
pub(crate) fn unknown_imported(body: &mut Body<'_, '_>, name: &Ident, module: usize, rest: &str) {
    let module = &body.resolver.modules[module];
    let front = &name.text[..name.text.len() - rest.len()];
    let suggestions: Vec<String> = if body.resolver.report.may_suggest() {
        closest(rest, module.subs.iter().map(|declared| &*declared.sub.name.text))
            .map(|sub| format!("{front}{sub}"))
            .into_iter()
            .collect()
    } else {
        Vec::new()
    };
    let message = format!("`{}` has no sub `{rest}`", module.source.name());
    body.report(&names::UNKNOWN_FUNCTION, name.span, message, |d| {
        suggested(d.label("not in the imported file"), name, &suggestions)
    });
}

fn suggested(d: Diagnostic, name: &Ident, suggestions: &[String]) -> Diagnostic {
    match suggestions {
        [] => d,
        [only] => {
            d.help(format!("did you mean `{only}`?")).fix(format!("Call `{only}`"), name.span, only.clone())
        }
        [before @ .., last] => {
            let before: Vec<String> = before.iter().map(|name| format!("`{name}`")).collect();
            d.help(format!("did you mean {} or `{last}`?", before.join(", ")))
        }
    }
}

/// The names that were probably meant, best first: one when it is clear, a few when it is not.
fn meant(body: &Body<'_, '_>, name: &str) -> Vec<String> {
    let library = body.resolver.library;
    let remembered = MISREMEMBERED.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(name));
    if let Some((_, right)) = remembered
        && let Lookup::Found(builtin) = library.lookup(right)
    {
        return vec![builtin.name.to_owned()];
    }
    let builtins = library.builtins();
    let live = |builtin: &&&'static Builtin| builtin.deprecated.is_none();
    let last = last_part(name);
    let elsewhere: Vec<String> = builtins
        .iter()
        .filter(live)
        .filter(|builtin| last_part(builtin.name).eq_ignore_ascii_case(last))
        .map(|builtin| builtin.name.to_owned())
        .collect();
    if (1..=3).contains(&elsewhere.len()) {
        return elsewhere;
    }
    let subs = body.module.subs.iter().map(|declared| &*declared.sub.name.text);
    let full = builtins.iter().filter(live).map(|builtin| builtin.name);
    if let Some(close) = closest(name, subs.chain(full)) {
        return vec![close.to_owned()];
    }
    // `isSubnet`, `getHeadr`: a slip in a name that lacks its family, or has another one.
    let parts = builtins.iter().filter(live).map(|builtin| last_part(builtin.name));
    let Some(close) = closest(last, parts) else { return elsewhere.into_iter().take(3).collect() };
    builtins
        .iter()
        .filter(live)
        .filter(|builtin| last_part(builtin.name) == close)
        .map(|builtin| builtin.name.to_owned())
        .take(3)
        .collect()
}

fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

//! Variables that are read but never set, and set but never read.

use pointsman_model::Lookup;
use pointsman_syntax::Span;
use pointsman_syntax::codes::names;

use super::whole_line;
use crate::ir::SlotId;
use crate::suggest::closest;
use crate::symbols::{Body, REQUEST_VARIABLES, Removal};

/// Runs when all of a sub, or of the rule, is resolved.
pub(crate) fn variables(body: &mut Body<'_, '_>) {
    if !body.lints() {
        return;
    }
    let mut told: Vec<SlotId> = Vec::new();
    for (slot, span) in std::mem::take(&mut body.scope.unset) {
        if !told.contains(&slot) && told.len() < 100 {
            told.push(slot);
            unset(body, slot, span);
        }
    }
    for at in 0..body.scope.variables.len() {
        let variable = &body.scope.variables[at];
        if variable.read || variable.given || variable.name.starts_with('_') {
            continue;
        }
        let Some(span) = variable.set_at else { continue };
        let source = body.module.source;
        let (name, sets, removal) = (variable.name, variable.sets, variable.removal);
        body.report(&names::UNUSED_VARIABLE, span, format!("`${name}` is set but never read"), |d| {
            let d =
                d.label("its value is not used").help(format!("remove it, or call it `$_{name}` to keep it"));
            match removal.filter(|_| sets == 1) {
                Some(Removal::Place(span)) => d.fix("Keep the value's effect only", span, ""),
                Some(Removal::Statement(span)) => {
                    d.fix("Remove the assignment", whole_line(source, span), "")
                }
                None => d,
            }
        });
    }
}

fn unset(body: &mut Body<'_, '_>, slot: SlotId, span: Span) {
    let variable = body.scope.variable(slot);
    let (name, set_at) = (variable.name, variable.set_at);
    let file = body.module.file;
    if let Some(set_at) = set_at {
        body.report(
            &names::UNSET_VARIABLE,
            span,
            format!("`${name}` is read before anything sets it"),
            |d| {
                d.label("still the empty string here")
                    .related(file, set_at, "set only here")
                    .help("set it before it is read")
            },
        );
        return;
    }
    let outer = body.resolver.rule_variables.contains(name);
    let library = body.resolver.library;
    let suggestion = if !outer && body.resolver.report.may_suggest() {
        let set =
            body.scope.variables.iter().filter(|other| other.given || other.sets > 0).map(|other| other.name);
        let request = REQUEST_VARIABLES
            .iter()
            .filter(|variable| matches!(library.lookup(variable.function), Lookup::Found(_)))
            .map(|variable| variable.name);
        closest(name, set.chain(request)).map(str::to_owned)
    } else {
        None
    };
    body.report(&names::UNSET_VARIABLE, span, format!("`${name}` is read but never set"), |d| {
        let d = d.label("always the empty string");
        match suggestion {
            Some(similar) => {
                let case = if similar.eq_ignore_ascii_case(name) {
                    " (variable names are case sensitive)"
                } else {
                    ""
                };
                d.help(format!("did you mean `${similar}`?{case}")).fix(
                    format!("Read `${similar}`"),
                    span,
                    format!("${similar}"),
                )
            }
            None if outer => d.help(format!(
                "a sub does not see the rule's variables: give it a parameter `${name}` and pass the value"
            )),
            None => d.help("set it first, or remove it"),
        }
    });
}

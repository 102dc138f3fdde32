//! Functions that the rule's phase does not allow, also in subs and imports that the rule reaches.

use pointsman_model::{Phase, Phases};
use pointsman_syntax::codes::calls;
use pointsman_syntax::{Diagnostic, Severity};

use crate::ir::SubId;
use crate::symbols::{PhasedCall, Resolver};

/// Wrong calls that are looked into: each is traced back through the subs.
const MOST: usize = 100;

/// Runs when everything that the rule reaches is resolved.
pub(crate) fn phases(resolver: &mut Resolver<'_>) {
    // Mostly one phase allows all that is called, reached or not.
    let allows_all = |phase| resolver.phased.iter().all(|call| call.builtin.phases.contains(phase));
    let is_fine = match resolver.options.phase {
        Some(phase) => allows_all(phase),
        None => [Phase::Request, Phase::Response, Phase::Completion].into_iter().any(allows_all),
    };
    if is_fine {
        return;
    }
    let reached = resolver.reached();
    let phased: Vec<PhasedCall> = std::mem::take(&mut resolver.phased)
        .into_iter()
        .filter(|call| reached[call.caller.0 as usize])
        .collect();
    match resolver.options.phase {
        Some(phase) => {
            for call in phased.iter().filter(|call| !call.builtin.phases.contains(phase)).take(MOST) {
                wrong_phase(resolver, call, phase);
            }
        }
        // A rule that asks for its phase may well be attached to several.
        None if resolver.asks_phase => {}
        None => no_phase(resolver, &phased),
    }
}

fn wrong_phase(resolver: &mut Resolver<'_>, call: &PhasedCall, phase: Phase) {
    let name = call.builtin.name;
    let message = format!("`{name}` cannot be called in a {} rule", phase.name());
    let mut diagnostic = Diagnostic::new(&calls::WRONG_PHASE, call.file, call.span, message)
        .label(format!("only in {}", rules(call.builtin.phases)));
    if resolver.asks_phase {
        diagnostic.severity = Severity::Warning;
        diagnostic =
            diagnostic.help("the rule asks for its phase; make sure that this runs only where it is allowed");
    } else {
        diagnostic =
            diagnostic.help(format!("move it to a {} rule", call.builtin.phases.names().join(" or ")));
    }
    diagnostic = through(resolver, call, diagnostic);
    resolver.report.add(diagnostic);
}

/// Shows how the rule reaches a sub, when the call stands in one.
fn through(resolver: &Resolver<'_>, call: &PhasedCall, diagnostic: Diagnostic) -> Diagnostic {
    if call.caller == SubId::MAIN {
        return diagnostic;
    }
    match resolver.calls.iter().find(|other| other.callee == call.caller) {
        Some(other) => diagnostic.related(other.file, other.span, "the sub it stands in is called here"),
        None => diagnostic,
    }
}

fn no_phase(resolver: &mut Resolver<'_>, phased: &[PhasedCall]) {
    let mut left = Phases::ALL;
    for (at, call) in phased.iter().enumerate() {
        let before = left;
        let allowed = call.builtin.phases;
        left.request &= allowed.request;
        left.response &= allowed.response;
        left.completion &= allowed.completion;
        if left.request || left.response || left.completion {
            continue;
        }
        let narrowed = phased[..at].iter().find(|other| {
            other.builtin.phases != Phases::ALL && {
                let other = other.builtin.phases;
                !(other.request && allowed.request
                    || other.response && allowed.response
                    || other.completion && allowed.completion)
            }
        });
        let message = format!("no phase allows both `{}` and what the rule calls before", call.builtin.name);
        let mut diagnostic = Diagnostic::new(&calls::NO_COMMON_PHASE, call.file, call.span, message)
            .label(format!("only in {}", rules(allowed)))
            .help("split the rule in two; or ask `rule.getState()` in which phase it runs");
        if let Some(other) = narrowed {
            diagnostic.message =
                format!("no phase allows both `{}` and `{}`", other.builtin.name, call.builtin.name);
            diagnostic = diagnostic.related(
                other.file,
                other.span,
                format!("only in {}", rules(other.builtin.phases)),
            );
        } else {
            diagnostic = diagnostic.label(format!(
                "only in {}, and what is before it only in {}",
                rules(allowed),
                rules(before)
            ));
        }
        resolver.report.add(diagnostic);
        return;
    }
}

/// "request and response rules".
fn rules(phases: Phases) -> String {
    match phases.names().as_slice() {
        [] => "no rules".to_owned(),
        [before @ .., last] if !before.is_empty() => format!("{} and {last} rules", before.join(", ")),
        [first, ..] => format!("{first} rules"),
    }
}

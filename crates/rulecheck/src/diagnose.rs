//! Shows diagnostics on standard error: for the commands that run rules rather than report on them.

use pointsman::{Diagnostics, Rule, Trap};
use pointsman_syntax::Diagnostic;
use pointsman_syntax::render::render;

use crate::console::Console;

/// Prints the diagnostics that `shown` picks.
pub(crate) fn print(
    diagnostics: &Diagnostics,
    shown: impl Fn(&Diagnostic) -> bool,
    console: &mut Console<'_>,
) {
    for diagnostic in diagnostics.list.iter().filter(|diagnostic| shown(diagnostic)) {
        let text = render(diagnostic, &diagnostics.sources, console.color_err);
        console.err_line(text.trim_end());
    }
}

/// The column of a trap, from 1; 0 when its file is not known.
pub(crate) fn column(rule: &Rule, trap: &Trap) -> u32 {
    rule.source(trap.site).map_or(0, |file| file.position(trap.site.start).column)
}

/// Prints why and where a run was stopped, with the line shown.
pub(crate) fn print_trap(rule: &Rule, trap: &Trap, console: &mut Console<'_>) {
    let message = format!("{} ({})", trap.fault, trap.fault.kind());
    let Some(file) = rule.source(trap.site) else { return console.fail(message) };
    let place = file.position(trap.site.start);
    let line = String::from_utf8_lossy(file.line_text(place.line)).trim_end().to_owned();
    let place = format!("{}:{}:{}", file.name(), place.line, place.column);
    console.fail(format!("{message}\n  at {place}: {line}"));
}

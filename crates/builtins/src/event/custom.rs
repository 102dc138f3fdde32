//! Events of the rules' own.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, LogLevel, LogRecord, Tally, Text, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&EMIT];

/// The longest name of an event.
const LONGEST: usize = 128;

/// Raises an event: it is counted under its name, and a line is logged with the name and `message`.
///
/// The name is not empty, has at most 128 bytes, no `/` and no control characters; else a warning is given and
/// nothing happens.
///
/// ```rule
/// event.emit( "checkout slow", "cart " . 7 ); # expect: event "checkout slow": cart 7
/// # event: checkout slow
/// ```
#[builtin("event.emit", aside, phases(request, response, completion))]
fn emit(
    custom_event_name: Text,
    message: Text,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    let name = cx.bytes(custom_event_name);
    let wrong = if name.is_empty() {
        Some("is empty")
    } else if name.len() > LONGEST {
        Some("has more than 128 bytes")
    } else if name.contains(&b'/') {
        Some("holds a `/`")
    } else if name.iter().any(u8::is_ascii_control) {
        Some("holds a control character")
    } else {
        None
    };
    if let Some(wrong) = wrong {
        return cx.warn(format!("event.emit raised nothing: the event's name {wrong}"));
    }
    let line = [b"event \"", name, b"\": ", cx.bytes(message)].concat();
    host.tally(Tally::Event(name));
    host.log(&LogRecord { level: LogLevel::Info, message: &line, rule: &cx.run.rule, site: *cx.site });
    Ok(())
}

//! Lines for the operator's log.

use pointsman_macros::builtin;
use pointsman_model::{Cx, LogLevel, LogRecord, Text, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&INFO, &WARN, &ERROR];

/// Logs a message for information.
///
/// ```rule
/// log.info( "path is " . http.getPath() ); # expect: path is /
/// ```
#[builtin("log.info", aside, phases(request, response, completion))]
fn info(message: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) {
    write(LogLevel::Info, message, cx, host);
}

/// Logs a message as a warning.
///
/// ```rule
/// log.warn( "strange" ); # expect: strange
/// ```
#[builtin("log.warn", aside, phases(request, response, completion))]
fn warn(message: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) {
    write(LogLevel::Warn, message, cx, host);
}

/// Logs a message as an error.
///
/// ```rule
/// log.error( "bad" ); # expect: bad
/// ```
#[builtin("log.error", aside, phases(request, response, completion))]
fn error(message: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) {
    write(LogLevel::Error, message, cx, host);
}

fn write(level: LogLevel, message: Text, cx: &Cx<'_>, host: &mut dyn Transaction) {
    host.log(&LogRecord { level, message: cx.bytes(message), rule: &cx.run.rule, site: *cx.site });
}

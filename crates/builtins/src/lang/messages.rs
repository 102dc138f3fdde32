//! What a rule says about itself while it runs.
//!
//! These functions change no host, but their messages are seen outside, so they take it to be changed:
//! otherwise they would be pure, and a compiler may drop a pure call whose value nobody uses.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Text, Transaction};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&ASSERT, &WARN];

/// Ends the rule with a message when the condition is false.
///
/// When it is true, nothing happens, and the result is the empty string.
///
/// ```rule
/// $codes = [ 200, 404 ];
/// lang.assert( array.length( $codes ) == 2, "two codes expected" );
/// "still here";                                # -> still here
/// lang.assert( "", "the empty string fails" ); # trap: the empty string fails
/// ```
#[builtin("lang.assert", phases(request, response, completion))]
fn assert(condition: bool, message: Text, cx: &mut Cx<'_>, _host: &mut dyn Transaction) -> Result<(), Fault> {
    if condition {
        return Ok(());
    }
    Err(Fault::Assertion(String::from_utf8_lossy(cx.bytes(message)).into_owned()))
}

/// Records a warning with the line of the call. Under `import strict;` it ends the rule.
///
/// ```rule
/// lang.warn( "no such host" ); # warning: no such host
/// "still here";                # -> still here
/// ```
#[builtin("lang.warn", aside, phases(request, response, completion))]
fn warn(message: Text, cx: &mut Cx<'_>, _host: &mut dyn Transaction) -> Result<(), Fault> {
    let message = String::from_utf8_lossy(cx.bytes(message)).into_owned();
    cx.warn(message)
}

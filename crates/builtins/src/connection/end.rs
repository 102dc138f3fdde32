//! Ending the connection, and making it wait.

use std::time::Duration;

use pointsman_macros::builtin;
use pointsman_model::{Action, Exit, Operation, Stop, Transaction};

use crate::Functions;
use crate::pool;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&DISCARD, &CLOSE, &SLEEP];

/// Closes the connection at once, without an answer, and ends all rules of the phase.
///
/// The same as `pool.use( "discard" )`.
///
/// ```rule
/// if( http.getPath() == "/" ) connection.discard();
/// log.info( "not reached" );
/// # decision: discard
/// ```
#[builtin("connection.discard", terminal)]
fn discard(host: &mut dyn Transaction) -> Result<(), Exit> {
    Err(pool::discard(host))
}

/// Writes `data` to the client as it is, closes the connection, and ends all rules of the phase.
///
/// What the client still sends is read and dropped for a moment, so that it gets to see the data; `read` is
/// taken and makes no difference.
///
/// ```rule
/// if( http.getPath() == "/" ) connection.close( "HTTP/1.0 410 Gone\r\n\r\n" );
/// log.info( "not reached" );
/// # decision: close "HTTP/1.0 410 Gone\r\n\r\n"
/// ```
#[builtin("connection.close", terminal)]
fn close(data: &[u8], _read: Option<bool>, host: &mut dyn Transaction) -> Result<(), Exit> {
    let decision = host.decision_mut();
    decision.action = Action::Close(data.to_vec());
    decision.rules_stopped = true;
    Err(Exit::Stop(Stop::Rules))
}

/// Lets the rule, and with it the request, wait for some milliseconds. Others do not wait.
///
/// ```rule
/// #: time 1000
/// connection.sleep( 2500 );
/// sys.time.highres(); # -> 1002.5
/// ```
#[builtin("connection.sleep", waits)]
fn sleep(milliseconds: i64, _host: &mut dyn Transaction) -> Result<(), Exit> {
    match u64::try_from(milliseconds) {
        Ok(milliseconds) if milliseconds > 0 => {
            Err(Exit::wait_result(Operation::Sleep(Duration::from_millis(milliseconds))))
        }
        _ => Ok(()),
    }
}

//! Rate classes: taking a place, waiting for one, and how many wait.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Exit, Fault, Operation, Text, Transaction, Value};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&USE, &USE_NO_QUEUE, &GETBACKLOG];

/// Lets the rule go on as soon as the limits of a rate class allow it, and gives 1.
///
/// Requests that must wait do so in the order in which they came. `context` gives each of its values limits and a queue
/// of their own (the client's address, say). When the queue is full, or the wait takes longer than the class allows, the
/// rule is stopped. 0, with a warning, when there is no such class.
///
/// A class allows as many at once as its limit says, and from then on one after each of the equal parts of its second or
/// minute.
///
/// ```rule
/// #: time 1000
/// #: rate "api" 2/s
/// rate.use( "api" );
/// rate.use( "api" );
/// rate.use( "api" );    # -> 1
/// sys.time.highres();   # -> 1000.5
/// ```
#[builtin("rate.use", waits)]
fn r#use(
    class_name: Text,
    context: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<Value, Exit> {
    let context = cx.bytes(context.unwrap_or(Text::EMPTY));
    match host.rate_take(cx.bytes(class_name), context) {
        Some(true) => Ok(Value::Int(1)),
        Some(false) => Err(Exit::wait_result(Operation::Queue {
            class: String::from_utf8_lossy(cx.bytes(class_name)).into_owned(),
            context: context.to_vec(),
        })),
        None => {
            unknown(cx, "rate.use", class_name)?;
            Ok(Value::Int(0))
        }
    }
}

/// 1 when the limits of a rate class allow this request (then it is counted), 0 when they do not, -1 with a warning when
/// there is no such class. Never waits, and never goes before those that do.
///
/// ```rule
/// #: rate "login" 1/m
/// rate.use.noQueue( "login", "alice" ); # -> 1
/// rate.use.noQueue( "login", "alice" ); # -> 0
/// rate.use.noQueue( "login", "bob" );   # -> 1
/// ```
#[builtin("rate.use.noQueue", aside)]
fn use_no_queue(
    class_name: Text,
    context: Option<Text>,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<i64, Fault> {
    let context = cx.bytes(context.unwrap_or(Text::EMPTY));
    match host.rate_take(cx.bytes(class_name), context) {
        Some(taken) => Ok(i64::from(taken)),
        None => {
            unknown(cx, "rate.use.noQueue", class_name)?;
            Ok(-1)
        }
    }
}

/// How many requests wait in a rate class: in all of it, or in one context. 0, with a warning, when there is no such class.
///
/// ```rule
/// #: rate "api" 2/s
/// rate.getbacklog( "api" ); # -> 0
/// rate.getbacklog( "apl" ); # -> 0
/// # warning: no rate class
/// ```
#[builtin("rate.getbacklog", phases(request, response))]
fn getbacklog(
    class_name: Text,
    context: Option<Text>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<i64, Fault> {
    match host.rate_backlog(cx.bytes(class_name), context.map(|context| cx.bytes(context))) {
        Some(waiting) => Ok(i64::try_from(waiting).unwrap_or(i64::MAX)),
        None => {
            unknown(cx, "rate.getbacklog", class_name)?;
            Ok(0)
        }
    }
}

fn unknown(cx: &mut Cx<'_>, function: &str, class: Text) -> Result<(), Fault> {
    let class = cx.bytes(class);
    let shown = String::from_utf8_lossy(&class[..class.len().min(200)]).into_owned();
    cx.warn(format!("{function}: there is no rate class `{shown}`"))
}

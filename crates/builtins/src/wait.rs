//! Calls that wait for the host and are called again with what it said.

use pointsman_model::{Answer, Captures, Cx, Datum, Exit, Fault, Operation, Value};

/// What the host said. The first time round, the run begins to wait for it.
pub(crate) fn answer(cx: &mut Cx<'_>, operation: impl FnOnce(&Cx<'_>) -> Operation) -> Result<Answer, Exit> {
    match cx.take_answer() {
        Some(answer) => Ok(answer),
        None => Err(Exit::wait_again(operation(cx))),
    }
}

/// The value in an answer, or why there is none.
pub(crate) fn value(answer: Answer) -> Result<Datum, String> {
    match answer {
        Answer::Value(datum) => Ok(datum),
        Answer::Error(message) => Err(message),
        _ => Err(String::from("the host gave no value")),
    }
}

/// What went wrong becomes `$1` and a warning.
pub(crate) fn tell(
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    function: &str,
    message: &str,
) -> Result<(), Fault> {
    captures.clear();
    let text = cx.text(message.as_bytes())?;
    captures.set(1, text);
    cx.warn(format!("{function}: {message}"))
}

/// A port.
pub(crate) fn port(number: i64) -> Result<u16, String> {
    match u16::try_from(number) {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("{number} is not a port: a port is from 1 to 65535")),
    }
}

/// A time-out in milliseconds; 0 or less leaves it to the host.
pub(crate) fn milliseconds(given: Option<i64>) -> Option<std::time::Duration> {
    let given = u64::try_from(given?).ok()?;
    (given > 0).then(|| std::time::Duration::from_millis(given))
}

/// An integer as a value, or an error when the host gave another.
pub(crate) fn integer(datum: &Datum) -> Result<Value, String> {
    match datum {
        Datum::Int(int) => Ok(Value::Int(*int)),
        _ => Err(String::from("the host gave no number")),
    }
}

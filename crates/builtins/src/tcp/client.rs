//! Connections that a rule opens, speaks on and closes. The host closes what is left when the request is over.

use bytes::Bytes;
use pointsman_macros::builtin;
use pointsman_model::{Captures, Cx, Datum, Exit, Operation, Text, Transaction, Value};

use crate::network::parse_address;
use crate::{Functions, wait};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&CONNECT, &READ, &WRITE, &CLOSE];

/// The most bytes that one call reads.
const MOST: i64 = 1 << 20;

/// Opens a connection to an address and a port. Gives its handle, or 0 with a warning and the reason in `$1`.
///
/// The address is an IP address: `net.dns.resolveHost` finds that of a host. `timeout` is in milliseconds; when it passes,
/// `$1` is "timeout". What is still open when the request is over, is closed then.
///
/// ```rule
/// #: mock tcp.connect 192.0.2.7:25 "220 mail.test\r\n"
/// $socket = tcp.connect( "192.0.2.7", 25, 500 );
/// tcp.read( $socket, 3 ); # -> 220
/// tcp.connect( "192.0.2.7", 70000 ); # -> 0
/// # warning: 70000 is not a port
/// ```
#[builtin("tcp.connect", waits)]
fn connect(
    ip: Text,
    port: i64,
    timeout: Option<i64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Value, Exit> {
    let address = parse_address(cx.bytes(ip).trim_ascii());
    let outcome = match (address, wait::port(port)) {
        (None, _) => {
            let shown = String::from_utf8_lossy(cx.bytes(ip)).into_owned();
            Err(format!("`{shown}` is not an IP address; net.dns.resolveHost finds that of a host"))
        }
        (_, Err(message)) => Err(message),
        (Some(ip), Ok(port)) => {
            let timeout = wait::milliseconds(timeout);
            let answer = wait::answer(cx, |_| Operation::Connect { ip, port, timeout })?;
            wait::value(answer).and_then(|datum| wait::integer(&datum))
        }
    };
    finish(cx, captures, "tcp.connect", outcome, Value::Int(0))
}

/// Waits until there is something to read on a connection, and gives it: at most `maximum` bytes (and at most a MiB).
///
/// Gives "" when the other side has ended the connection, with `$1` 0; and "" with a warning and the reason in `$1` when
/// something is wrong. `timeout` is in milliseconds; when it passes, `$1` is "timeout".
///
/// ```rule
/// #: mock tcp.connect 192.0.2.7:7 "hello"
/// $socket = tcp.connect( "192.0.2.7", 7 );
/// tcp.read( $socket, 4 ); # -> hell
/// tcp.read( $socket, 4 ); # -> o
/// tcp.read( $socket, 4 ); # ->
/// $1;                     # -> 0
/// ```
#[builtin("tcp.read", waits)]
fn read(
    socket: i64,
    maximum: i64,
    timeout: Option<i64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Value, Exit> {
    let most = match usize::try_from(maximum.min(MOST)) {
        Ok(most) if most > 0 => most,
        _ => {
            let message = format!("{maximum} is not a number of bytes to read");
            return finish(cx, captures, "tcp.read", Err(message), Value::EMPTY);
        }
    };
    let timeout = wait::milliseconds(timeout);
    match wait::value(wait::answer(cx, |_| Operation::Receive { socket, most, timeout })?) {
        Ok(Datum::Text(read)) => {
            captures.clear();
            if read.is_empty() {
                captures.set(1, Value::Int(0));
                return Ok(Value::EMPTY);
            }
            cx.charge_bytes(read.len())?;
            Ok(Value::Text(cx.ws.pin(Bytes::from(read))?))
        }
        Ok(_) => finish(cx, captures, "tcp.read", Err("the host gave no text".into()), Value::EMPTY),
        Err(message) => finish(cx, captures, "tcp.read", Err(message), Value::EMPTY),
    }
}

/// Writes to a connection. Gives the bytes written, or -1 with a warning and the reason in `$1`.
///
/// `timeout` is in milliseconds; when it passes, this gives the bytes that were written until then, and `$1` is "timeout".
///
/// ```rule
/// #: mock tcp.connect 192.0.2.7:7
/// $socket = tcp.connect( "192.0.2.7", 7 );
/// tcp.write( $socket, "HELO\r\n" ); # -> 6
/// # performs: write 1 "HELO\r\n"
/// ```
#[builtin("tcp.write", waits)]
fn write(
    sock: i64,
    data: Text,
    timeout: Option<i64>,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Value, Exit> {
    let timeout = wait::milliseconds(timeout);
    let answer = wait::answer(cx, |cx| Operation::Send {
        socket: sock,
        data: Bytes::copy_from_slice(cx.bytes(data)),
        timeout,
    })?;
    let written = match wait::value(answer).and_then(|datum| wait::integer(&datum)) {
        Ok(Value::Int(written)) if written < i64::from(data.len) => {
            wait::tell(cx, captures, "tcp.write", "timeout")?;
            return Ok(Value::Int(written));
        }
        other => other,
    };
    finish(cx, captures, "tcp.write", written, Value::Int(-1))
}

/// Closes a connection. 1 when it was open; else 0, with a warning and the reason in `$1`.
///
/// ```rule
/// #: mock tcp.connect 192.0.2.7:7
/// $socket = tcp.connect( "192.0.2.7", 7 );
/// tcp.close( $socket ); # -> 1
/// tcp.close( $socket ); # -> 0
/// # warning: no open connection
/// ```
#[builtin("tcp.close", waits)]
fn close(
    sock: i64,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _host: &mut dyn Transaction,
) -> Result<Value, Exit> {
    let answer = wait::answer(cx, |_| Operation::CloseSocket { socket: sock })?;
    let closed = wait::value(answer).and_then(|datum| wait::integer(&datum));
    finish(cx, captures, "tcp.close", closed, Value::Int(0))
}

/// The value, or what stands for an error; `$1` says which.
fn finish(
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    function: &str,
    outcome: Result<Value, String>,
    error: Value,
) -> Result<Value, Exit> {
    match outcome {
        Ok(value) => {
            captures.clear();
            Ok(value)
        }
        Err(message) => {
            wait::tell(cx, captures, function, &message)?;
            Ok(error)
        }
    }
}

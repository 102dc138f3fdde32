//! Datagrams: sent, and not heard of again.

use bytes::Bytes;
use pointsman_macros::builtin;
use pointsman_model::{Captures, Cx, Exit, Operation, Text, Transaction, Value};

use crate::net::host_name;
use crate::network::parse_address;
use crate::{Functions, wait};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&SEND_TO];

/// The most bytes that fit into a datagram over IPv4.
const MOST: u32 = 65_507;

/// Sends a datagram to a host and a port. Gives the bytes sent, or -1 with a warning and the reason in `$1`.
///
/// That it was sent does not mean that it arrived.
///
/// ```rule
/// #: mock udp.sendTo log.test:514
/// udp.sendTo( "log.test", 514, "<14>hello" ); # -> 9
/// udp.sendTo( "log.test", 0, "" );            # -> -1
/// # warning: 0 is not a port
/// # performs: send log.test 514 "<14>hello"
/// ```
#[builtin("udp.sendTo", waits)]
fn send_to(
    host: Text,
    port: i64,
    data: Text,
    cx: &mut Cx<'_>,
    captures: &mut Captures,
    _tx: &mut dyn Transaction,
) -> Result<Value, Exit> {
    let given = cx.bytes(host).trim_ascii();
    let name = match parse_address(given) {
        Some(address) => Some(address.to_string()),
        None => host_name(given).map(str::to_owned),
    };
    let outcome = match (name, wait::port(port)) {
        (None, _) => {
            let shown = String::from_utf8_lossy(&given[..given.len().min(200)]).into_owned();
            Err(format!("`{shown}` is neither a host name nor an address"))
        }
        (_, Err(message)) => Err(message),
        _ if data.len > MOST => Err(format!("a datagram holds at most {MOST} bytes, not {}", data.len)),
        (Some(host), Ok(port)) => {
            let answer = wait::answer(cx, |cx| Operation::SendDatagram {
                host,
                port,
                data: Bytes::copy_from_slice(cx.bytes(data)),
            })?;
            wait::value(answer).and_then(|datum| wait::integer(&datum))
        }
    };
    match outcome {
        Ok(sent) => {
            captures.clear();
            Ok(sent)
        }
        Err(message) => {
            wait::tell(cx, captures, "udp.sendTo", &message)?;
            Ok(Value::Int(-1))
        }
    }
}

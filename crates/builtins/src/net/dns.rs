//! `net.dns.*`: names and addresses. The host asks; the rule, and no other request, waits for it.

use std::net::IpAddr;

use pointsman_macros::builtin;
use pointsman_model::{Cx, Datum, Exit, Family, Operation, Text, Transaction, Value};

use crate::address::write_groups;
use crate::network::parse_address;
use crate::{Functions, wait};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&RESOLVE_HOST, &RESOLVE_HOST6, &RESOLVE_IP];

/// The longest host name (RFC 1035 section 2.3.4), and the dot at its end.
const LONGEST_NAME: usize = 254;

/// An IPv4 address of a host, or "" with a warning when none is known.
///
/// An IPv4 address is its own answer. Which address comes first when there are several is up to the name servers.
///
/// ```rule
/// #: mock net.dns.resolveHost api.example.com 192.0.2.7
/// net.dns.resolveHost( "api.example.com" ); # -> 192.0.2.7
/// net.dns.resolveHost( "203.0.113.9" );     # -> 203.0.113.9
/// ```
#[builtin("net.dns.resolveHost", waits)]
fn resolve_host(hostname: Text, cx: &mut Cx<'_>, _host: &mut dyn Transaction) -> Result<Value, Exit> {
    resolve(cx, "net.dns.resolveHost", hostname, Family::V4)
}

/// An IPv6 address of a host, or "" with a warning when none is known.
///
/// An IPv6 address is its own answer. The text is in the form that `string.normalizeIPAddress` gives it.
///
/// ```rule
/// #: mock net.dns.resolveHost6 api.example.com 2001:db8::7
/// net.dns.resolveHost6( "api.example.com" ); # -> 2001:db8::7
/// ```
#[builtin("net.dns.resolveHost6", waits)]
fn resolve_host6(hostname: Text, cx: &mut Cx<'_>, _host: &mut dyn Transaction) -> Result<Value, Exit> {
    resolve(cx, "net.dns.resolveHost6", hostname, Family::V6)
}

/// The host name of an address: the address itself when none is known, and "" when it is not an address.
///
/// A name that an address's owner chose proves nothing about it.
///
/// ```rule
/// #: mock net.dns.resolveIP 192.0.2.7 api.example.com
/// net.dns.resolveIP( "192.0.2.7" );       # -> api.example.com
/// net.dns.resolveIP( "api.example.com" ) . "!"; # -> !
/// ```
#[builtin("net.dns.resolveIP", waits)]
fn resolve_ip(ip_address: Text, cx: &mut Cx<'_>, _host: &mut dyn Transaction) -> Result<Value, Exit> {
    let Some(address) = parse_address(cx.bytes(ip_address)) else { return Ok(Value::EMPTY) };
    match wait::value(wait::answer(cx, |_| Operation::NameOf(address))?) {
        Ok(Datum::Text(name)) if !name.is_empty() => Ok(cx.text(&name)?),
        // Most addresses have no name: that is an answer, not a mishap.
        _ => Ok(Value::Text(ip_address)),
    }
}

fn resolve(cx: &mut Cx<'_>, function: &str, hostname: Text, family: Family) -> Result<Value, Exit> {
    let given = cx.bytes(hostname).trim_ascii().to_vec();
    if let Some(address) = parse_address(&given) {
        if address.is_ipv4() == (family == Family::V4) {
            return text_of(address, cx);
        }
        cx.warn(format!("{function}: {address} is an address of the other kind"))?;
        return Ok(Value::EMPTY);
    }
    let Some(name) = host_name(&given) else {
        let shown = String::from_utf8_lossy(&given[..given.len().min(LONGEST_NAME)]).into_owned();
        cx.warn(format!("{function}: `{shown}` is not a host name"))?;
        return Ok(Value::EMPTY);
    };
    let name = name.to_owned();
    let found = wait::value(wait::answer(cx, |_| Operation::Resolve { host: name.clone(), family })?);
    match found {
        Ok(Datum::Text(found)) if !found.is_empty() => match parse_address(&found) {
            Some(address) => text_of(address, cx),
            None => Ok(cx.text(&found)?),
        },
        Ok(_) => {
            cx.warn(format!("{function}: `{name}` has no such address"))?;
            Ok(Value::EMPTY)
        }
        Err(message) => {
            cx.warn(format!("{function}: `{name}`: {message}"))?;
            Ok(Value::EMPTY)
        }
    }
}

/// An address in the form in which a rule sees its client's, so that the two can be compared.
fn text_of(address: IpAddr, cx: &mut Cx<'_>) -> Result<Value, Exit> {
    let text = match address {
        IpAddr::V4(v4) => cx.ws.new_text(v4.to_string().as_bytes())?,
        IpAddr::V6(v6) => cx.ws.build(|_, out| write_groups(v6, out))?,
    };
    Ok(Value::Text(text))
}

/// A text that may be a host's name: letters, digits, hyphens, underscores and dots.
pub(crate) fn host_name(text: &[u8]) -> Option<&str> {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    if text.is_empty() || text.len() > LONGEST_NAME || !text.iter().all(word) || text.starts_with(b".") {
        return None;
    }
    std::str::from_utf8(text).ok()
}

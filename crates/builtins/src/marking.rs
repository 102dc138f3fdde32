//! Marks on packets (RFC 2474), as the functions of both sides read and write them.

use pointsman_model::{Cx, Fault, Side, Transaction};

/// The old names of four types of service (RFC 1349), and the codes that have their bits.
const TYPES: [(&[u8], u8); 4] =
    [(b"LOWDELAY", 0b000_100), (b"THROUGHPUT", 0b000_010), (b"RELIABILITY", 0b000_001), (b"NONE", 0)];

/// The code that rules chose; 0, which is the system's own, while they chose none.
pub(crate) fn code(host: &dyn Transaction, side: Side) -> u8 {
    let observance = &host.decision().observance;
    match side {
        Side::Request => observance.request_dscp,
        Side::Response => observance.response_dscp,
    }
    .unwrap_or_default()
}

/// The old name of that code.
pub(crate) fn type_of_service(host: &dyn Transaction, side: Side) -> &'static [u8] {
    let code = code(host, side);
    TYPES.iter().find(|(_, known)| *known == code).map_or(b"NONE", |(name, _)| name)
}

fn mark(host: &mut dyn Transaction, side: Side, code: u8) {
    let observance = &mut host.decision_mut().observance;
    match side {
        Side::Request => observance.request_dscp = Some(code),
        Side::Response => observance.response_dscp = Some(code),
    }
}

/// Marks by number. False, with a warning, when it has more than six bits.
pub(crate) fn set_code(
    function: &str,
    code: i64,
    side: Side,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<bool, Fault> {
    match u8::try_from(code).ok().filter(|code| *code < 64) {
        Some(code) => {
            mark(host, side, code);
            Ok(true)
        }
        None => {
            cx.warn(format!("{function} marked nothing: {code} is not from 0 to 63"))?;
            Ok(false)
        }
    }
}

/// Marks by an old name, in any case. A warning for others.
pub(crate) fn set_type(
    function: &str,
    name: pointsman_model::Text,
    side: Side,
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
) -> Result<(), Fault> {
    let wanted = cx.bytes(name);
    match TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(wanted)) {
        Some((_, code)) => {
            mark(host, side, *code);
            Ok(())
        }
        None => cx.warn(format!(
            "{function} marked nothing: the type of service is LOWDELAY, THROUGHPUT, RELIABILITY or NONE"
        )),
    }
}

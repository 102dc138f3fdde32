//! An address looked up in the host's database.

use std::net::IpAddr;

use pointsman_model::{Cx, Fault, Place, Text, Transaction};

/// Fuel for a look-up: a walk over the bits of an address, and a record.
const FUEL: u64 = 20;

/// Where an address is. Nowhere, with a warning, when the text is no address or the host has no database.
pub(super) fn place(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    function: &str,
    ip: Text,
) -> Result<Option<Place>, Fault> {
    cx.charge(FUEL)?;
    let address = match cx.ws.noted_address(ip) {
        Some(address) => Some(address),
        None => std::str::from_utf8(cx.bytes(ip)).ok().and_then(|text| text.parse::<IpAddr>().ok()),
    };
    let Some(address) = address else {
        let shown = String::from_utf8_lossy(cx.bytes(ip)).into_owned();
        cx.warn(format!("{function}: `{shown}` is not an IP address"))?;
        return Ok(None);
    };
    let Some(places) = host.places() else {
        cx.warn(format!("{function}: there is no database of places"))?;
        return Ok(None);
    };
    Ok(places.place(address))
}

//! What is known of an address.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Name, Place, Text, Transaction, Value};

use super::lookup::place;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[
    &GET_CITY,
    &GET_COUNTRY,
    &GET_COUNTRY_CODE,
    &GET_REGION,
    &GET_REGION_CODE,
    &GET_LATITUDE,
    &GET_LONGITUDE,
];

/// The name in English of the city that an address is in, or "".
///
/// The host's database of places knows it, for IPv4 and IPv6. A text that is no address gives "" and a warning, as does
/// a host without a database.
///
/// ```rule
/// #: place 203.0.113.9 city=London
/// geo.getCity( "203.0.113.9" );        # -> London
/// geo.getCity( "203.0.113.10" ) . "!"; # -> !
/// ```
#[builtin("geo.getCity")]
fn get_city(ip: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    name(cx, host, "geo.getCity", ip, |place| place.city)
}

/// The name in English of the country that an address is in, or "". See `geo.getCity`.
///
/// ```rule
/// #: place 203.0.113.9 country="United Kingdom"
/// geo.getCountry( "203.0.113.9" ); # -> United Kingdom
/// ```
#[builtin("geo.getCountry")]
fn get_country(ip: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    name(cx, host, "geo.getCountry", ip, |place| place.country)
}

/// The code of two capital letters (ISO 3166-1) of the country that an address is in, or "". See `geo.getCity`.
///
/// ```rule
/// #: client 203.0.113.9
/// #: place 203.0.113.9 country-code=GB
/// geo.getCountryCode( request.getRemoteIP() ); # -> GB
/// ```
#[builtin("geo.getCountryCode")]
fn get_country_code(ip: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    name(cx, host, "geo.getCountryCode", ip, |place| place.country_code)
}

/// The name in English of the state, province or county that an address is in, or "". See `geo.getCity`.
///
/// It is the largest part of the country that the database names.
///
/// ```rule
/// #: place 203.0.113.9 region=England
/// geo.getRegion( "203.0.113.9" ); # -> England
/// ```
#[builtin("geo.getRegion")]
fn get_region(ip: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    name(cx, host, "geo.getRegion", ip, |place| place.region)
}

/// The code of the state, province or county that an address is in, or "". See `geo.getCity`.
///
/// It is the second half of the code of ISO 3166-2, up to three letters or digits.
///
/// ```rule
/// #: place 203.0.113.9 country-code=GB region-code=ENG
/// geo.getRegionCode( "203.0.113.9" ); # -> ENG
/// ```
#[builtin("geo.getRegionCode")]
fn get_region_code(ip: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    name(cx, host, "geo.getRegionCode", ip, |place| place.region_code)
}

/// The latitude of an address in degrees, north being positive, or "" when it is not known. See `geo.getCity`.
///
/// ```rule
/// #: place 198.51.100.1 latitude=-33.875 longitude=151.25
/// geo.getLatitude( "198.51.100.1" );       # -> -33.875
/// geo.getLatitude( "198.51.100.2" ) . "!"; # -> !
/// ```
#[builtin("geo.getLatitude")]
fn get_latitude(ip: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Value, Fault> {
    let place = place(cx, host, "geo.getLatitude", ip)?;
    Ok(degrees(place.and_then(|place| place.position).map(|(latitude, _)| latitude)))
}

/// The longitude of an address in degrees, east being positive, or "" when it is not known. See `geo.getCity`.
///
/// ```rule
/// #: place 198.51.100.1 latitude=-33.875 longitude=151.25
/// geo.getLongitude( "198.51.100.1" );       # -> 151.25
/// geo.getLongitude( "198.51.100.2" ) . "!"; # -> !
/// ```
#[builtin("geo.getLongitude")]
fn get_longitude(ip: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Value, Fault> {
    let place = place(cx, host, "geo.getLongitude", ip)?;
    Ok(degrees(place.and_then(|place| place.position).map(|(_, longitude)| longitude)))
}

fn name(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    function: &str,
    ip: Text,
    of: impl FnOnce(Place) -> Name,
) -> Result<Text, Fault> {
    match place(cx, host, function, ip)? {
        Some(place) => cx.ws.new_text(of(place).as_bytes()),
        None => Ok(Text::EMPTY),
    }
}

fn degrees(degrees: Option<f64>) -> Value {
    degrees.map_or(Value::EMPTY, Value::Double)
}

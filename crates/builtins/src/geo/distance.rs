//! Distances on the globe, along great circles.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Text, Transaction, Value};

use super::lookup::place;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] =
    &[&GET_DISTANCE_KM, &GET_DISTANCE_MILES, &GET_IPDISTANCE_KM, &GET_IPDISTANCE_MILES];

/// The mean radius of the Earth in kilometres (IUGG).
const RADIUS_KM: f64 = 6371.0088;
/// Kilometres in an international mile.
const MILE_KM: f64 = 1.609_344;
/// What stands for an error.
const UNKNOWN: f64 = -1.0;

/// The distance in kilometres between two points on the globe, given by latitude and longitude in degrees.
///
/// It is the great circle's on a sphere, which is at most half a percent wrong. -1 when one of the numbers is none, or
/// is beyond 90 degrees of latitude or 180 of longitude; an unknown latitude of `geo.getLatitude` is none.
///
/// ```rule
/// math.rint( geo.getDistanceKM( 51.5, -0.125, -33.875, 151.25 ) ); # -> 16997
/// geo.getDistanceKM( 0, 0, 91, 0 );                                # -> -1
/// geo.getDistanceKM( "", 0, 1, 1 );                                # -> -1
/// ```
#[builtin("geo.getDistanceKM")]
fn get_distance_km(
    lat1: Value,
    lon1: Value,
    lat2: Value,
    lon2: Value,
    cx: &mut Cx<'_>,
) -> Result<f64, Fault> {
    between(cx, [lat1, lon1, lat2, lon2])
}

/// The distance in miles between two points on the globe. See `geo.getDistanceKM`.
///
/// ```rule
/// math.rint( geo.getDistanceMiles( 51.5, -0.125, -33.875, 151.25 ) ); # -> 10562
/// geo.getDistanceMiles( 0, 181, 0, 0 );                               # -> -1
/// ```
#[builtin("geo.getDistanceMiles")]
fn get_distance_miles(
    lat1: Value,
    lon1: Value,
    lat2: Value,
    lon2: Value,
    cx: &mut Cx<'_>,
) -> Result<f64, Fault> {
    between(cx, [lat1, lon1, lat2, lon2]).map(in_miles)
}

/// The distance in kilometres between the places of two addresses, or -1 unless both are known. See
/// `geo.getDistanceKM`.
///
/// ```rule
/// #: place 203.0.113.9 latitude=51.5 longitude=-0.125
/// #: place 198.51.100.1 latitude=-33.875 longitude=151.25
/// math.rint( geo.getIPDistanceKM( "203.0.113.9", "198.51.100.1" ) ); # -> 16997
/// geo.getIPDistanceKM( "203.0.113.9", "192.0.2.1" );                 # -> -1
/// ```
#[builtin("geo.getIPDistanceKM")]
fn get_ipdistance_km(ip1: Text, ip2: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<f64, Fault> {
    between_addresses(cx, host, "geo.getIPDistanceKM", ip1, ip2)
}

/// The distance in miles between the places of two addresses, or -1 unless both are known. See `geo.getDistanceKM`.
///
/// ```rule
/// #: place 203.0.113.9 latitude=51.5 longitude=-0.125
/// #: place 198.51.100.1 latitude=-33.875 longitude=151.25
/// math.rint( geo.getIPDistanceMiles( "203.0.113.9", "198.51.100.1" ) ); # -> 10562
/// geo.getIPDistanceMiles( "203.0.113.9", "192.0.2.1" );                 # -> -1
/// ```
#[builtin("geo.getIPDistanceMiles")]
fn get_ipdistance_miles(ip1: Text, ip2: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<f64, Fault> {
    between_addresses(cx, host, "geo.getIPDistanceMiles", ip1, ip2).map(in_miles)
}

fn between_addresses(
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
    function: &str,
    ip1: Text,
    ip2: Text,
) -> Result<f64, Fault> {
    let first = place(cx, host, function, ip1)?.and_then(|place| place.position);
    let second = place(cx, host, function, ip2)?.and_then(|place| place.position);
    Ok(first.zip(second).map_or(UNKNOWN, |(first, second)| kilometres(first, second)))
}

fn between(cx: &mut Cx<'_>, numbers: [Value; 4]) -> Result<f64, Fault> {
    let mut degrees = [0.0; 4];
    for ((degrees, value), limit) in degrees.iter_mut().zip(numbers).zip([90.0, 180.0, 90.0, 180.0]) {
        *degrees = number(cx, value)?;
        if degrees.is_nan() || degrees.abs() > limit {
            return Ok(UNKNOWN);
        }
    }
    let [lat1, lon1, lat2, lon2] = degrees;
    Ok(kilometres((lat1, lon1), (lat2, lon2)))
}

/// A number as it is or as a whole text is; NaN for everything else. A cast would make 0 of an unknown latitude, and a
/// distance of that.
fn number(cx: &mut Cx<'_>, value: Value) -> Result<f64, Fault> {
    match value {
        Value::Text(text) => {
            let text = std::str::from_utf8(cx.bytes(text)).unwrap_or_default();
            Ok(text.trim().parse().unwrap_or(f64::NAN))
        }
        Value::Container(id) => {
            cx.warn_cast(id, "double")?;
            Ok(f64::NAN)
        }
        number => cx.to_double(number),
    }
}

fn in_miles(kilometres: f64) -> f64 {
    if kilometres < 0.0 { kilometres } else { kilometres / MILE_KM }
}

/// By the haversine formula, which is good for near points and for opposite ones.
fn kilometres(first: (f64, f64), second: (f64, f64)) -> f64 {
    let (lat1, lat2) = (first.0.to_radians(), second.0.to_radians());
    let north = ((lat2 - lat1) / 2.0).sin();
    let east = ((second.1 - first.1).to_radians() / 2.0).sin();
    let haversine = north * north + lat1.cos() * lat2.cos() * east * east;
    2.0 * RADIUS_KM * haversine.clamp(0.0, 1.0).sqrt().asin()
}

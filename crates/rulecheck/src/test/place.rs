//! A place that a script gives an address: `#: place 203.0.113.9 country-code=GB`.

use std::net::IpAddr;

use pointsman::{Name, Place};

use super::words;
use crate::suggest;

/// What a place may have.
const FACTS: &[&str] = &["city", "country", "country-code", "region", "region-code", "latitude", "longitude"];

/// `203.0.113.9 country-code=GB city="Stoke on Trent"`
pub(crate) fn place(rest: &str) -> Result<(IpAddr, Place), String> {
    const HOW: &str = "write it as `#: place 203.0.113.9 country-code=GB city=\"Stoke on Trent\"`";
    let (address, mut facts) = rest.split_once(' ').unwrap_or((rest, ""));
    let address = address.parse().map_err(|_| format!("`{address}` is no address; {HOW}"))?;
    let mut place = Place::default();
    let (mut latitude, mut longitude) = (None, None);
    while !facts.trim().is_empty() {
        let (fact, rest) = facts.trim().split_once('=').ok_or(HOW)?;
        let (value, rest) = match rest.starts_with('"') {
            true => words::take(rest).ok_or(HOW)?,
            false => {
                let (value, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                (value.as_bytes().to_vec(), rest)
            }
        };
        let value = String::from_utf8_lossy(&value).into_owned();
        facts = rest;
        match fact {
            "city" => place.city = Name::from(value),
            "country" => place.country = Name::from(value),
            "country-code" => place.country_code = Name::from(value),
            "region" => place.region = Name::from(value),
            "region-code" => place.region_code = Name::from(value),
            "latitude" => latitude = Some(degrees(&value)?),
            "longitude" => longitude = Some(degrees(&value)?),
            other => {
                let near = suggest::nearest(other, FACTS.iter().copied());
                return Err(format!("`{other}` is nothing that a place has{}", suggest::did_you_mean(&near)));
            }
        }
    }
    if latitude.is_some() != longitude.is_some() {
        return Err("a place has a latitude and a longitude, or neither".to_owned());
    }
    place.position = latitude.zip(longitude);
    Ok((address, place))
}

fn degrees(value: &str) -> Result<f64, String> {
    value.parse().map_err(|_| format!("`{value}` is not a number of degrees"))
}

//! Where addresses are, out of a database in MaxMind's format.

use std::net::IpAddr;

use bytes::Bytes;
use maxminddb::{Reader, geoip2};
use pointsman_model::{Name, Place, Places};

/// A database of places (GeoLite2 City, GeoIP2 Country and others of MaxMind's format). Whoever opens the file hands
/// its bytes in: there is no IO here.
#[derive(Debug)]
pub struct PlaceDatabase {
    reader: Reader<Bytes>,
}

/// The bytes are not a database of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPlaces(
    /// Why not, as a clause.
    pub String,
);

impl std::fmt::Display for NotPlaces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "it is not a database of places in MaxMind's format: {}", self.0)
    }
}

impl std::error::Error for NotPlaces {}

impl PlaceDatabase {
    /// Reads a database.
    pub fn new(bytes: impl Into<Bytes>) -> Result<PlaceDatabase, NotPlaces> {
        let reader = Reader::from_source(bytes.into()).map_err(|error| NotPlaces(error.to_string()))?;
        let kind = &reader.metadata().database_type;
        if !["City", "Country", "Enterprise"].iter().any(|word| kind.contains(word)) {
            return Err(NotPlaces(format!("its type is `{kind}`, and not City, Country or Enterprise")));
        }
        Ok(PlaceDatabase { reader })
    }
}

impl Places for PlaceDatabase {
    fn place(&self, ip: IpAddr) -> Option<Place> {
        let found = self.reader.lookup(ip.to_canonical()).ok()?;
        let city: geoip2::City<'_> = found.decode().ok()??;
        let region = city.subdivisions.first();
        let name = |text: Option<&str>| text.map(Name::from).unwrap_or_default();
        Some(Place {
            city: name(city.city.names.english),
            country: name(city.country.names.english),
            country_code: name(city.country.iso_code),
            region: name(region.and_then(|region| region.names.english)),
            region_code: name(region.and_then(|region| region.iso_code)),
            position: city.location.latitude.zip(city.location.longitude),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by `cargo run -p pointsman --example places`.
    static MADE: &[u8] = include_bytes!("../../tests/places.mmdb");

    #[test]
    fn addresses_of_both_families_are_found() {
        let places = PlaceDatabase::new(MADE).unwrap();
        let place = |ip: &str| places.place(ip.parse().unwrap());
        let london = place("203.0.113.255").unwrap();
        assert_eq!(
            (&*london.city, &*london.country, &*london.country_code),
            ("London", "United Kingdom", "GB")
        );
        assert_eq!((&*london.region, &*london.region_code), ("England", "ENG"));
        assert_eq!(london.position, Some((51.5, -0.125)));
        assert_eq!(place("::ffff:203.0.113.1"), Some(london));
        assert_eq!(place("203.0.112.255"), None);
        assert_eq!(place("203.0.114.0"), None);
        let country = place("2001:db8:ffff::1").unwrap();
        assert_eq!(country, Place { country: "Japan".into(), country_code: "JP".into(), ..Place::default() });
        assert_eq!(place("2001:db9::"), None);
    }

    #[test]
    fn what_is_no_database_is_refused() {
        for bytes in [&b""[..], b"GET / HTTP/1.1", &MADE[..MADE.len() - 40]] {
            assert!(PlaceDatabase::new(bytes).unwrap_err().to_string().contains("not a database of places"));
        }
        let wrong = MADE.to_vec();
        let at = wrong.windows(9).position(|word| word == b"Made-City").unwrap();
        let mut wrong = wrong;
        wrong[at..at + 9].copy_from_slice(b"Made-Asns");
        let error = PlaceDatabase::new(wrong).unwrap_err().to_string();
        assert!(error.contains("its type is `Made-Asns`"), "{error}");
    }

    #[test]
    fn a_damaged_database_gives_answers_or_none_and_never_panics() {
        for at in 0..MADE.len() {
            let mut damaged = MADE.to_vec();
            damaged[at] ^= 0xff;
            if let Ok(places) = PlaceDatabase::new(damaged) {
                for ip in ["203.0.113.1", "198.51.100.1", "192.0.2.1", "2001:db8::1"] {
                    let _ = places.place(ip.parse().unwrap());
                }
            }
        }
    }
}

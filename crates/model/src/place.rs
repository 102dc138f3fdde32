//! Where an address is, as far as a host knows.

use std::net::IpAddr;

use crate::Name;

/// What is known of where an address is; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The city's name in English.
    pub city: Name,
    /// The country's name in English.
    pub country: Name,
    /// The country's code of two letters (ISO 3166-1).
    pub country_code: Name,
    /// The name in English of the largest part of the country: a state, a county.
    pub region: Name,
    /// That part's code (the second half of ISO 3166-2).
    pub region_code: Name,
    /// Degrees of latitude (north is positive) and longitude (east is positive).
    pub position: Option<(f64, f64)>,
}

/// A source of places: a database that the host has opened.
pub trait Places: Send + Sync {
    /// Where an address is; `None` when the source does not know it.
    fn place(&self, ip: IpAddr) -> Option<Place>;
}

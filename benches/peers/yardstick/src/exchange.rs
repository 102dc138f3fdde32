//! The host that rivals are bound to: one request, and what was decided about it.
//!
//! It is as good a host as we know how to write: no allocation but for header values that are set, the
//! client's address is text already, the pool's name goes into a buffer that stays.

use std::net::IpAddr;

use http::header::{HeaderName, HeaderValue};

use crate::{Request, Verdict};

/// One request on its way through a rival's host.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The request, which rules may change.
    pub request: Request,
    /// The client's address as text.
    pub client: String,
    /// The pool that a rule chose; empty when none.
    pub pool: String,
}

impl Exchange {
    /// One for each request.
    pub fn all(requests: &[Request]) -> Vec<Exchange> {
        let new = |request: &Request| Exchange {
            request: request.clone(),
            client: request.client.to_string(),
            pool: String::with_capacity(32),
        };
        requests.iter().map(new).collect()
    }

    /// Forgets what was decided.
    #[inline]
    pub fn reset(&mut self) {
        self.pool.clear();
    }

    /// The path.
    #[inline]
    pub fn path(&self) -> &str {
        self.request.uri.path()
    }

    /// A header's value; empty when it is not there or no text.
    #[inline]
    pub fn header(&self, name: &str) -> &str {
        match self.request.headers.get(name) {
            Some(value) => value.to_str().unwrap_or_default(),
            None => "",
        }
    }

    /// How many headers there are.
    #[inline]
    pub fn header_count(&self) -> usize {
        self.request.headers.len()
    }

    /// The value of one of all headers.
    #[inline]
    pub fn header_at(&self, index: usize) -> &str {
        let value = self.request.headers.values().nth(index);
        value.and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The values of all headers.
    #[inline]
    pub fn header_values(&self) -> impl Iterator<Item = &str> {
        self.request.headers.values().map(|value| value.to_str().unwrap_or_default())
    }

    /// The names of all headers.
    #[inline]
    pub fn header_names(&self) -> impl Iterator<Item = &str> {
        self.request.headers.keys().map(HeaderName::as_str)
    }

    /// Sets a header.
    #[inline]
    pub fn set_header(&mut self, name: &str, value: &str) {
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value))
        {
            self.request.headers.insert(name, value);
        }
    }

    /// Removes a header.
    #[inline]
    pub fn remove_header(&mut self, name: &str) {
        self.request.headers.remove(name);
    }

    /// Chooses a pool.
    #[inline]
    pub fn use_pool(&mut self, name: &str) {
        self.pool.clear();
        self.pool.push_str(name);
    }

    /// What was decided.
    pub fn verdict(&self, value: Option<String>) -> Verdict {
        Verdict {
            pool: (!self.pool.is_empty()).then(|| self.pool.clone()),
            browser: self
                .request
                .headers
                .get("x-browser")
                .and_then(|value| value.to_str().ok())
                .map(String::from),
            value,
        }
    }
}

/// Whether the address is in the network, both given as text: `10.0.1.7` and `10.0.0.0/8`.
#[inline]
pub fn address_matches(address: &str, network: &str) -> bool {
    match (address.parse(), parse_network(network)) {
        (Ok(IpAddr::V4(address)), Some((base, mask))) => u32::from(address) & mask == base & mask,
        _ => false,
    }
}

/// Whether the address, as text, is in the set that [`networks::ranges`](crate::networks::ranges) made.
#[inline]
pub fn address_in_ranges(address: &str, ranges: &[(u32, u32)]) -> bool {
    match address.parse() {
        Ok(IpAddr::V4(address)) => crate::networks::in_ranges(ranges, u32::from(address)),
        _ => false,
    }
}

/// An IPv4 network as (base, mask).
#[inline]
pub(crate) fn parse_network(text: &str) -> Option<(u32, u32)> {
    let (base, bits) = text.split_once('/')?;
    let base: std::net::Ipv4Addr = base.parse().ok()?;
    let bits: u32 = bits.parse().ok()?;
    let mask = u32::MAX.checked_shl(32u32.checked_sub(bits)?).unwrap_or(0);
    Some((u32::from(base), mask))
}

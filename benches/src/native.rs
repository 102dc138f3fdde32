//! The gallery rule by hand: what no engine at all would cost.

use std::net::IpAddr;

use crate::PlainRequest;
use crate::request::OPERATOR;

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The default pool.
    Default,
    /// "Sticky Pool"
    Sticky,
    /// "Maintenance"
    Maintenance,
}

/// The gallery rule by hand.
pub struct NativeGallery {
    finder: memchr::memmem::Finder<'static>,
    network: u32,
    mask: u32,
}

impl Default for NativeGallery {
    fn default() -> Self {
        NativeGallery {
            finder: memchr::memmem::Finder::new(b"gallery"),
            network: u32::from(OPERATOR),
            mask: u32::MAX,
        }
    }
}

impl NativeGallery {
    /// Where the request goes.
    #[inline]
    pub fn route(&self, request: &PlainRequest) -> Route {
        if self.finder.find(request.path.as_bytes()).is_none() {
            return Route::Default;
        }
        match request.client {
            IpAddr::V4(client) if u32::from(client) & self.mask == self.network => Route::Maintenance,
            _ => Route::Sticky,
        }
    }
}

//! What a request has to do with the cache, from when it is looked for until its response goes out.

use std::sync::Arc;

use http::HeaderMap;

use crate::cache::{Asked, Cache, Stored, TakeOff};
use crate::clock;

/// What a request has to do with the cache.
pub(super) struct Seeking {
    pub(super) cache: Arc<Cache>,
    pub(super) asked: Asked,
    /// The response that the node is asked about.
    pub(super) stale: Option<Arc<Stored>>,
    /// The request may change what is stored.
    pub(super) changes: bool,
    /// Its response may be stored.
    pub(super) stores: bool,
    /// Others wait for it.
    pub(super) flight: Option<TakeOff>,
}

impl Seeking {
    /// Adds the headers by which the node can say that a stored response still stands.
    pub(super) fn ask(&self, headers: &mut HeaderMap) {
        if let Some(stale) = &self.stale {
            headers.extend(stale.validators(&self.asked, clock::wall()));
        }
    }
}

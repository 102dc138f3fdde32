//! What rules say of the host's cache of responses.

use crate::Name;

/// How a response is stored, and found again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caching {
    /// It is not stored, and none is looked for.
    pub disabled: bool,
    /// What tells it from others of the same URL.
    pub key: Option<Vec<u8>>,
    /// The pool whose response is meant, when a rule named one for [`Action::Cached`](crate::Action::Cached).
    pub pool: Option<Name>,
}

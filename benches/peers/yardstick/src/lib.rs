//! The work that every engine does, the same work in hand-written Rust, and how it is timed.
//!
//! An engine is a binary of its own that gives [`program::main`] an [`Engine`]. Nothing about any engine
//! comes in here: whatever helps one would have to help all.

mod contender;
pub mod current;
mod exchange;
pub mod hosts;
mod measure;
mod memory;
pub mod native;
pub mod networks;
pub mod patterns;
pub mod program;
mod request;
mod workload;

pub use contender::{Contender, Engine, Kept, Verdict};
pub use exchange::{Exchange, address_in_ranges, address_matches};
pub use program::fail;
pub use request::{REQUESTS, Request, probes, requests};
pub use workload::Workload;

/// W6's pattern: look-ups that Log4j would follow.
pub const LOOKUP: &str = r"(?i)\$\{\s*(jndi|lower|upper|env|sys|java|date|::-)";

/// W3's pattern: the browser and its version.
pub const BROWSER: &str = "(Chrome|Firefox|Safari)/([0-9]+)";

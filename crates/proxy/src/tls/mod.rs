//! What TLS is spoken with: certificates by server name where it ends here, and whose certificates are trusted.
//!
//! All of it is made ready when a configuration is read, so that a certificate that cannot be served is told with the
//! place in the file that names it, and a reload that brings one changes nothing.

mod identity;
mod provider;
mod terminator;
pub(crate) mod trust;

pub use identity::Identity;
pub(crate) use identity::{Wrong, authorities};
pub(crate) use terminator::{Chosen, Settings};
pub use terminator::{ClientAuth, Terminator};

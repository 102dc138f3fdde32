//! TLS that ends here: certificates by server name, clients' certificates, the handshake.
//!
//! All of it is made ready when a configuration is read, so that a certificate that cannot be served is told with the
//! place in the file that names it, and a reload that brings one changes nothing.

mod accept;
mod identity;
mod terminator;

pub(crate) use accept::accept;
pub use identity::Identity;
pub(crate) use identity::{Wrong, authorities};
pub(crate) use terminator::Settings;
pub use terminator::{ClientAuth, Terminator};

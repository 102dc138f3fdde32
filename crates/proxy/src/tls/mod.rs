//! What TLS is spoken with: certificates by server name where it ends here; whose certificates are trusted, and which of our
//! own is shown, where it begins here.
//!
//! All of it is made ready when a configuration is read, so that a certificate that cannot be served is told with the
//! place in the file that names it, and a reload that brings one changes nothing.

mod identity;
mod originator;
mod provider;
mod terminator;
pub(crate) mod trust;
pub(crate) mod unshaken;

pub use identity::Identity;
pub(crate) use identity::{Wrong, authorities};
pub use originator::Originator;
pub(crate) use originator::{Origin, Trust, server_name};
pub(crate) use terminator::{Chosen, Settings};
pub use terminator::{ClientAuth, Terminator};

//! `jwt.*`: JSON Web Tokens (RFC 7519) in the compact form of a signed one (RFC 7515).
//!
//! Keys and signatures are the `jsonwebtoken` crate's; the token is taken apart here, so that its JSON becomes values
//! within the run's limits and its times are held against the transaction's clock.

use crate::Functions;

mod algorithm;
mod check;
mod key;
mod token;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[check::FUNCTIONS];

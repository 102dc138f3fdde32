//! `auth.*`: who a user is, asked of an authenticator of the configuration.

use crate::Functions;

mod query;

/// The family's functions, file by file.
pub(crate) static FILES: &[Functions] = &[query::FUNCTIONS];

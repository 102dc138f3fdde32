//! The client's TLS connection.

use pointsman_macros::builtin;
use pointsman_model::Transaction;

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&IS_SSL];

/// Whether the client's connection is TLS that ends here.
///
/// ```rule
/// #: tls
/// ssl.isSSL(); # -> 1
/// ```
#[builtin("ssl.isSSL")]
fn is_ssl(host: &dyn Transaction) -> bool {
    host.is_tls()
}

//! The machine and the process.

use pointsman_macros::builtin;
use pointsman_model::Transaction;

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&HOSTNAME, &DOMAINNAME, &GETENV, &GETPID, &IS_FIPS];

/// The machine's name, without its domain.
///
/// ```rule
/// string.contains( sys.hostname(), "." ); # -> 0
/// ```
#[builtin("sys.hostname", short)]
fn hostname(host: &dyn Transaction) -> Vec<u8> {
    let name = host.host_name();
    name.split('.').next().unwrap_or_default().as_bytes().to_vec()
}

/// The domain part of the machine's name, or "".
///
/// ```rule
/// string.startsWith( sys.domainname(), "." ); # -> 0
/// ```
#[builtin("sys.domainname", short)]
fn domainname(host: &dyn Transaction) -> Vec<u8> {
    host.host_name().split_once('.').map_or(Vec::new(), |(_, domain)| domain.as_bytes().to_vec())
}

/// An environment variable of the process, or "".
///
/// ```rule
/// #: env STAGE test
/// sys.getenv( "STAGE" ); # -> test
/// sys.getenv( "MISSING" ) . "!"; # -> !
/// ```
#[builtin("sys.getenv", short)]
fn getenv(variable: &[u8], host: &dyn Transaction) -> Option<Vec<u8>> {
    let name = std::str::from_utf8(variable).ok()?;
    host.env(name).map(String::into_bytes)
}

/// The process id.
///
/// ```rule
/// sys.getpid() > 0; # -> 1
/// ```
#[builtin("sys.getpid", short)]
fn getpid(host: &dyn Transaction) -> i64 {
    i64::from(host.process_id())
}

/// Whether cryptography is restricted to FIPS 140 algorithms: never.
///
/// ```rule
/// sys.isFIPS(); # -> 0
/// ```
#[builtin("sys.isFIPS")]
fn is_fips(_host: &dyn Transaction) -> bool {
    false
}

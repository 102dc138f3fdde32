//! Marks on the packets to the client.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Side, Text, Transaction};

use crate::{Functions, marking};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_DSCP, &SET_DSCP, &GET_TO_S, &SET_TO_S];

/// The six bits of the differentiated services field (RFC 2474) that packets to the client carry: what a rule set,
/// or else 0.
///
/// ```rule
/// response.setDSCP( 46 );
/// response.getDSCP(); # -> 46
/// ```
#[builtin("response.getDSCP")]
fn get_dscp(host: &dyn Transaction) -> i64 {
    i64::from(marking::code(host, Side::Response))
}

/// Sets the six bits of the differentiated services field (RFC 2474) on packets to the client. 1 when it was done;
/// 0, with a warning, when the number is not from 0 to 63.
///
/// The mark is on the packets of this request's response and is taken off again with the next one's. The proxy
/// sets it where the operating system lets it (`IP_TOS`, `IPV6_TCLASS`).
///
/// ```rule
/// response.setDSCP( 46 ); # -> 1
/// response.setDSCP( 64 ); # -> 0
/// # warning: 64 is not from 0 to 63
/// ```
#[builtin("response.setDSCP", aside)]
fn set_dscp(code: i64, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<bool, Fault> {
    marking::set_code("response.setDSCP", code, Side::Response, cx, host)
}

/// The old name of the mark that `response.getDSCP` gives: LOWDELAY, THROUGHPUT, RELIABILITY or NONE. NONE also when
/// the mark has no old name.
///
/// ```rule
/// response.setDSCP( 4 );
/// response.getToS(); # -> LOWDELAY
/// ```
#[builtin("response.getToS", deprecated)]
fn get_to_s(_cx: &mut Cx<'_>, host: &dyn Transaction) -> &'static [u8] {
    marking::type_of_service(host, Side::Response)
}

/// Marks packets to the client by an old name: LOWDELAY is `response.setDSCP( 4 )`, THROUGHPUT 2, RELIABILITY 1, NONE 0.
///
/// Another name gives a warning and marks nothing.
///
/// ```rule
/// response.setToS( "RELIABILITY" );
/// response.getDSCP(); # -> 1
/// ```
#[builtin("response.setToS", deprecated, aside)]
fn set_to_s(type_of_service: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    marking::set_type("response.setToS", type_of_service, Side::Response, cx, host)
}

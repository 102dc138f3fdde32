//! Marks on the packets to the node.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Side, Text, Transaction};

use crate::{Functions, marking};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GET_DSCP, &SET_DSCP, &GET_TO_S, &SET_TO_S];

/// The six bits of the differentiated services field (RFC 2474) that packets to the node carry: what a rule set,
/// or else 0.
///
/// ```rule
/// request.setDSCP( 46 );
/// request.getDSCP(); # -> 46
/// ```
#[builtin("request.getDSCP")]
fn get_dscp(host: &dyn Transaction) -> i64 {
    i64::from(marking::code(host, Side::Request))
}

/// Sets the six bits of the differentiated services field (RFC 2474) on packets to the node. 1 when it was done;
/// 0, with a warning, when the number is not from 0 to 63.
///
/// The mark is on the packets of this request and is taken off again with the next one's. The proxy
/// sets it where the operating system lets it (`IP_TOS`, `IPV6_TCLASS`).
///
/// ```rule
/// request.setDSCP( 46 ); # -> 1
/// request.setDSCP( 64 ); # -> 0
/// # warning: 64 is not from 0 to 63
/// ```
#[builtin("request.setDSCP", aside)]
fn set_dscp(code: i64, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<bool, Fault> {
    marking::set_code("request.setDSCP", code, Side::Request, cx, host)
}

/// The old name of the mark that `request.getDSCP` gives: LOWDELAY, THROUGHPUT, RELIABILITY or NONE. NONE also when
/// the mark has no old name.
///
/// ```rule
/// request.setDSCP( 4 );
/// request.getToS(); # -> LOWDELAY
/// ```
#[builtin("request.getToS", deprecated)]
fn get_to_s(_cx: &mut Cx<'_>, host: &dyn Transaction) -> &'static [u8] {
    marking::type_of_service(host, Side::Request)
}

/// Marks packets to the node by an old name: LOWDELAY is `request.setDSCP( 4 )`, THROUGHPUT 2, RELIABILITY 1, NONE 0.
///
/// Another name gives a warning and marks nothing.
///
/// ```rule
/// request.setToS( "RELIABILITY" );
/// request.getDSCP(); # -> 1
/// ```
#[builtin("request.setToS", deprecated, aside)]
fn set_to_s(type_of_service: Text, cx: &mut Cx<'_>, host: &mut dyn Transaction) -> Result<(), Fault> {
    marking::set_type("request.setToS", type_of_service, Side::Request, cx, host)
}

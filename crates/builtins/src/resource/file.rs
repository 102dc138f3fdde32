//! Files of the configuration's resource folder. The host has them in memory; a rule pins them, and copies
//! nothing.

use md5::{Digest, Md5};
use pointsman_macros::builtin;
use pointsman_model::{ArrayRef, Cx, Fault, Text, Transaction};

use crate::Functions;
use crate::lines::lines;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&EXISTS, &GET, &GET_LINES, &GET_MD5, &GET_M_TIME];

/// Whether there is a file of this name in the resource folder.
///
/// ```rule
/// #: resource banned.txt "10.0.0.0/8\n"
/// resource.exists( "banned.txt" ); # -> 1
/// resource.exists( "other.txt" ); # -> 0
/// ```
#[builtin("resource.exists", phases(request, response))]
fn exists(filename: &[u8], host: &dyn Transaction) -> bool {
    host.resource(filename).is_some()
}

/// The contents of a file of the resource folder, or "" when there is none of this name.
///
/// ```rule
/// #: resource sorry.html "<h1>Sorry</h1>"
/// resource.get( "sorry.html" ); # -> <h1>Sorry</h1>
/// ```
#[builtin("resource.get", phases(request, response))]
fn get(filename: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    read(filename, cx, host)
}

/// A file of the resource folder as an array of its lines, without their ends; empty when there is none of this
/// name.
///
/// ```rule
/// #: resource banned.txt "10.0.0.0/8\n192.0.2.7\n"
/// array.join( resource.getLines( "banned.txt" ), " " ); # -> 10.0.0.0/8 192.0.2.7
/// ```
#[builtin("resource.getLines", phases(request, response))]
fn get_lines(filename: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<ArrayRef, Fault> {
    let text = read(filename, cx, host)?;
    lines(cx, text)
}

/// The MD5 digest of a file of the resource folder, as `string.hashMD5` gives it: 16 bytes; "" when there is no
/// file of this name.
///
/// ```rule
/// #: resource greeting.txt abc
/// string.hexencode( resource.getMD5( "greeting.txt" ) ); # -> 900150983CD24FB0D6963F7D28E17F72
/// resource.getMD5( "missing.txt" ) . "!"; # -> !
/// ```
#[builtin("resource.getMD5", phases(request, response))]
fn get_md5(filename: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    match host.resource(cx.bytes(filename)) {
        Some(resource) => {
            cx.charge_bytes(resource.bytes.len())?;
            cx.ws.new_text(&Md5::digest(&resource.bytes))
        }
        None => Ok(Text::EMPTY),
    }
}

/// When a file of the resource folder was modified last, as Unix time; 0 when there is none of this name.
///
/// ```rule
/// resource.getMTime( "missing.txt" ); # -> 0
/// ```
#[builtin("resource.getMTime", phases(request, response))]
fn get_m_time(filename: &[u8], host: &dyn Transaction) -> i64 {
    host.resource(filename).map_or(0, |resource| resource.modified)
}

fn read(filename: Text, cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    match host.resource(cx.bytes(filename)) {
        Some(resource) if !resource.bytes.is_empty() => cx.ws.pin(resource.bytes),
        _ => Ok(Text::EMPTY),
    }
}

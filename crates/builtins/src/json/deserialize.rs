//! JSON text to values.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Text, Value};

use super::reader::{Malformed, Reader};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&DESERIALIZE];

/// The value of a JSON text (RFC 8259).
///
/// Arrays become arrays and objects hashes; of a name that comes twice the last value counts. Integers that fit
/// become integers, other numbers doubles; `true` and `false` become 1 and 0, `null` the empty string. Escapes like
/// `\u00e9` become UTF-8, halves of surrogate pairs U+FFFD.
///
/// Text that is no JSON, or is nested too deeply, gives an empty array and a warning that names the place.
///
/// ```rule
/// $v = json.deserialize( '{ "list": [ 1, 2.5, "x", true, null ] }' );
/// lang.dump( $v );                         # -> [ "list" => [ 1, 2.5, "x", 1, "" ] ]
/// $v["list"][2];                           # -> x
/// json.deserialize( '"caf\u00e9"' );       # -> café
/// lang.dump( json.deserialize( "{}" ) );   # -> []
/// ```
#[builtin("json.deserialize")]
fn deserialize(json_string: Text, cx: &mut Cx<'_>) -> Result<Value, Fault> {
    match Reader::read(json_string, cx) {
        Ok(value) => Ok(value),
        Err(Malformed::Fault(fault)) => Err(fault),
        Err(Malformed::At(at, what)) => {
            cx.warn(format!("Bad JSON at byte {at}: {what}"))?;
            Ok(Value::Container(cx.ws.new_array()?))
        }
    }
}

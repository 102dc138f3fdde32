//! Making and telling apart arrays and hashes.

use pointsman_macros::builtin;
use pointsman_model::{ArrayRef, Builtin, ContainerKind, Cx, Fault, HashRef, Rest, Value};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&TO_ARRAY, &TO_HASH, &IS_ARRAY, &IS_HASH];

/// An array of the arguments.
///
/// Arrays and hashes among them are copied.
///
/// ```rule
/// $a = lang.toArray( "x", 2, [ 3 ] );
/// array.length( $a );         # -> 3
/// $a[2][0];                   # -> 3
/// lang.toArray();             # -> []
/// ```
#[builtin("lang.toArray")]
fn to_array(values: Rest<'_>, cx: &mut Cx<'_>) -> Result<ArrayRef, Fault> {
    let array = cx.ws.new_array()?;
    for &value in values.iter() {
        let value = cx.own(value)?;
        cx.ws.array_push(array, value)?;
    }
    Ok(ArrayRef(array))
}

/// A hash of the arguments, which are keys and values by turns.
///
/// A key that is given twice has its last value. A last key without a value gets the empty string, with a warning.
///
/// ```rule
/// $h = lang.toHash( "one", 1, "two", 2, "one", 11 );
/// $h["two"];                            # -> 2
/// $h["one"];                            # -> 11
/// hash.count( $h );                     # -> 2
/// array.join( hash.keys( $h ), "," );   # -> one,two
/// ```
#[builtin("lang.toHash")]
fn to_hash(values: Rest<'_>, cx: &mut Cx<'_>) -> Result<HashRef, Fault> {
    let hash = cx.ws.new_hash()?;
    for pair in values.chunks(2) {
        let (key, value) = match *pair {
            [key, value] => (key, value),
            [key] => {
                cx.warn("lang.toHash has a key without a value at its end")?;
                (key, Value::EMPTY)
            }
            _ => continue,
        };
        let key = cx.to_text(key)?;
        let value = cx.own(value)?;
        cx.ws.hash_set(hash, key, value)?;
    }
    Ok(HashRef(hash))
}

/// Whether the value is an array.
///
/// The empty literal `[]` is an array until a key is stored in it.
///
/// ```rule
/// lang.isarray( [ 1 ] );         # -> 1
/// lang.isarray( [] );            # -> 1
/// lang.isarray( [ "a" => 1 ] );  # -> 0
/// lang.isarray( "[ 1 ]" );       # -> 0
/// ```
#[builtin("lang.isarray")]
fn is_array(data: Value, cx: &mut Cx<'_>) -> bool {
    matches!(data, Value::Container(id) if cx.ws.kind(id) == ContainerKind::Array)
}

/// Whether the value is a hash.
///
/// ```rule
/// lang.ishash( [ "a" => 1 ] );  # -> 1
/// lang.ishash( [ 1 ] );         # -> 0
/// $h = [];
/// $h["key"] = "value";
/// lang.ishash( $h );            # -> 1
/// ```
#[builtin("lang.ishash")]
fn is_hash(data: Value, cx: &mut Cx<'_>) -> bool {
    matches!(data, Value::Container(id) if cx.ws.kind(id) == ContainerKind::Hash)
}

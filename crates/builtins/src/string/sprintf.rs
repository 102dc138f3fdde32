//! `string.sprintf`.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Out, Prepared, Rest, Value};

use super::format::{Conversion, Format, Piece};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&SPRINTF];

/// `formatString` with each conversion replaced by the next argument, as in C.
///
/// `%s` writes a string, `%d` an integer, `%f` a double (six digits behind the point unless it says `%.2f`),
/// `%c` one byte (of a number the byte with that code, of a string its first), and `%%` a percent sign. Flags,
/// width and precision are C's: `%-8s`, `%03d`, `%+.1f`, `%.3s`. An argument that is missing is empty, with a
/// warning; arguments too many are left out.
///
/// ```rule
/// string.sprintf( "%s has %d items", "cart", 3 ); # -> cart has 3 items
/// string.sprintf( "%03d|%-4s|%.2f", 7, "ab", 3.14159 ); # -> 007|ab  |3.14
/// string.sprintf( "%c%c 100%%", 65, "xyz" );      # -> Ax 100%
/// ```
#[builtin("string.sprintf", short)]
fn sprintf(
    format_string: Prepared<'_, Format>,
    arguments: Rest<'_>,
    out: &mut Out,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let mut arguments = arguments.iter();
    for piece in format_string.pieces() {
        let slot = match piece {
            Piece::Plain(range) => {
                out.push_slice(format_string.plain(range));
                continue;
            }
            Piece::Slot(slot) => slot,
        };
        let argument = match arguments.next() {
            Some(argument) => *argument,
            None => {
                let letter = slot.conversion.letter();
                cx.warn(format!("No argument for `%{letter}` of string.sprintf"))?;
                Value::EMPTY
            }
        };
        match slot.conversion {
            Conversion::Text => {
                let text = cx.to_text(argument)?;
                cx.charge_bytes(text.len as usize)?;
                slot.write_text(cx.bytes(text), out);
            }
            Conversion::Int => slot.write_int(cx.to_int(argument)?, out),
            Conversion::Double => slot.write_double(cx.to_double(argument)?, out),
            Conversion::Byte => match argument {
                Value::Text(text) => match cx.bytes(text).first() {
                    Some(first) => slot.write_byte(*first, out),
                    None => slot.write_text(b"", out),
                },
                number => slot.write_byte(cx.to_int(number)? as u8, out),
            },
        }
    }
    Ok(())
}

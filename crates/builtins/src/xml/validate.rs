//! Documents held against a schema.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, PrepareError, Prepared, Text};

use super::document;
use super::schema::Schema;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&VALIDATE_XSD];

/// Fuel for a document, beside that for reading it.
const FUEL: u64 = 1000;
/// The longest document that is validated. Each of its values may be held against a pattern.
const BYTES: u32 = 256 << 10;

/// Whether a document is valid by an XML Schema: 1 when it is, 0 when it is not, -1 and a warning when it is not well
/// formed or too large.
///
/// The schema (XML Schema 1.0, with what of 1.1 is compatible) is one text: `include`, `import` and `redefine` would have to
/// fetch others and are errors. A schema that cannot be used gives -1 and a warning. A document has the limits of
/// `xml.xpath.matchNodeCount`, and at most 256 KiB.
///
/// ```rule
/// $schema = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
///     . '<xs:element name="age" type="xs:positiveInteger"/></xs:schema>';
/// xml.validate.xsd( "<age>25</age>", $schema ); # -> 1
/// xml.validate.xsd( "<age>-5</age>", $schema ); # -> 0
/// xml.validate.xsd( "<age>25", $schema );       # -> -1
/// # warning: the document cannot be read
/// ```
#[builtin("xml.validate.xsd")]
fn validate_xsd(
    document: Text,
    schema: Result<Prepared<'_, Schema>, PrepareError>,
    cx: &mut Cx<'_>,
) -> Result<i64, Fault> {
    cx.charge(FUEL)?;
    document::charge(cx, document)?;
    let schema = match schema {
        Ok(schema) => schema,
        Err(error) => {
            cx.warn(format!("xml.validate.xsd: {}", error.message))?;
            return Ok(-1);
        }
    };
    let valid = match document.len {
        0..=BYTES => document::read(cx, document).map(|document| schema.0.validate(&document).is_empty()),
        len => Err(format!("it has {len} bytes, and {BYTES} is the limit")),
    };
    match valid {
        Ok(valid) => Ok(i64::from(valid)),
        Err(what) => {
            cx.warn(format!("xml.validate.xsd: the document cannot be read: {what}"))?;
            Ok(-1)
        }
    }
}

//! Documents held against a schema or a DTD.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, PrepareError, Prepared, Text};

use super::document;
use super::dtd::{Dtd, Exhausted, Work};
use super::schema::Schema;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&VALIDATE_DTD, &VALIDATE_XSD, &VALIDATE];

/// Fuel for a document, beside that for reading it.
const FUEL: u64 = 1000;
/// The longest document that is held against a schema. Each of its values may be held against a pattern.
const BYTES: u32 = 256 << 10;
/// Units of work of a [`Work`] for a step of fuel.
const UNITS: u64 = 8;

/// Whether a document is valid by a DTD: 1 when it is, 0 when it is not, -1 and a warning when it is not well formed or too
/// large.
///
/// The DTD (XML 1.0, section 2.8) is what would stand in a file of its own: declarations, without a DOCTYPE around them. All
/// validity constraints hold but those of `standalone`. Any element that is declared may be the outermost one, unless the
/// document's own DOCTYPE names another. The DTD stands for the one that such a DOCTYPE has elsewhere, so a document with
/// a DOCTYPE that names a file may use the DTD's entities. What a DOCTYPE declares of elements and attributes does not count.
///
/// Nothing is fetched: a parameter entity that stands for another file is an error where it is used. A DTD that cannot be
/// used gives -1 and a warning; it has at most 256 KiB, and its entities grow to at most 512 KiB. A document has the limits
/// of `xml.xpath.matchNodeCount`, and the entities that it uses bring in no elements.
///
/// ```rule
/// $dtd = '<!ELEMENT order (item+)> <!ELEMENT item (#PCDATA)> <!ATTLIST item n NMTOKEN #REQUIRED>';
/// xml.validate.dtd( "<order><item n='1'>nut</item></order>", $dtd ); # -> 1
/// xml.validate.dtd( "<order><item>nut</item></order>", $dtd );       # -> 0
/// xml.validate.dtd( "<order/>", $dtd );                              # -> 0
/// xml.validate.dtd( "<order>", $dtd );                               # -> -1
/// # warning: the document cannot be read
/// ```
#[builtin("xml.validate.dtd")]
fn validate_dtd(
    document: Text,
    dtd: Result<Prepared<'_, Dtd>, PrepareError>,
    cx: &mut Cx<'_>,
) -> Result<i64, Fault> {
    by_dtd("xml.validate.dtd", document, dtd, cx)
}

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

/// The old name of `xml.validate.dtd`.
///
/// ```rule
/// xml.validate( "<a/>", "<!ELEMENT a EMPTY>" ); # -> 1
/// ```
#[builtin("xml.validate", deprecated = "xml.validate.dtd")]
fn validate(
    document: Text,
    dtd: Result<Prepared<'_, Dtd>, PrepareError>,
    cx: &mut Cx<'_>,
) -> Result<i64, Fault> {
    by_dtd("xml.validate", document, dtd, cx)
}

fn by_dtd(
    function: &str,
    document: Text,
    dtd: Result<Prepared<'_, Dtd>, PrepareError>,
    cx: &mut Cx<'_>,
) -> Result<i64, Fault> {
    document::charge(cx, document)?;
    let dtd = match dtd {
        Ok(dtd) => dtd,
        Err(error) => {
            cx.warn(format!("{function}: {}", error.message))?;
            return Ok(-1);
        }
    };
    let all = cx.run.fuel.saturating_mul(UNITS);
    let mut work = Work { left: all };
    let verdict = document::text(cx.bytes(document)).and_then(|text| {
        let text = dtd.complete(text);
        document::tree(&text).map(|tree| dtd.judge(&tree, &mut work))
    });
    match verdict {
        Ok(verdict) => {
            cx.charge((all - work.left).div_ceil(UNITS))?;
            match verdict {
                Ok(verdict) => Ok(i64::from(verdict.is_ok())),
                Err(Exhausted) => Err(Fault::OutOfFuel),
            }
        }
        Err(what) => {
            cx.warn(format!("{function}: the document cannot be read: {what}"))?;
            Ok(-1)
        }
    }
}

//! Documents transformed by a stylesheet.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, PrepareError, Prepared, Text, Value};

use super::document;
use super::xslt::{Stop, Stylesheet};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&TRANSFORM];

/// Fuel for a transformation, beside that for what it does.
const FUEL: u64 = 1000;
/// Units of work of a transformation for a step of fuel.
const UNITS: u64 = 8;

/// A document as a stylesheet transforms it; -1 and a warning when that fails.
///
/// The stylesheet is XSLT 1.0 with XPath 1.0, one text without `xsl:import` and `xsl:include`: nothing is fetched, by
/// `document()` neither. What of XSLT is not supported makes the stylesheet one that cannot be used, and is never passed
/// over: beside those three `xsl:number`, `xsl:attribute-set`, `xsl:apply-imports`, `xsl:decimal-format`,
/// `xsl:namespace-alias`, extension elements and functions, the namespace axis, `id()` and patterns that begin with
/// `key()` or `id()`. What is made is UTF-8, in the output methods `xml`, `html` and `text`; it is not indented. Text is
/// sorted by its characters' numbers, in no language. What `xsl:message` says is dropped, unless it ends the transformation.
///
/// A document has the limits of `xml.xpath.matchNodeCount`. A stylesheet has at most 256 KiB; its templates, instructions
/// and expressions nest only so deep (a template that calls itself in `xsl:if` does so up to 390 times); what it makes,
/// variables included, takes at most 8 MiB of memory, else the rule is out of memory. Each node that is looked at and each
/// instruction costs fuel.
///
/// ```rule
/// $stylesheet = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
///   <xsl:output omit-xml-declaration="yes"/>
///   <xsl:template match="/order"><list><xsl:apply-templates select="item"><xsl:sort/></xsl:apply-templates></list></xsl:template>
///   <xsl:template match="item"><li n="{position()}"><xsl:value-of select="."/></li></xsl:template>
/// </xsl:stylesheet>';
/// $order = "<order><item>nut</item><item>bolt</item></order>";
/// xml.xslt.transform( $order, $stylesheet );    # -> <list><li n="1">bolt</li><li n="2">nut</li></list>
/// xml.xslt.transform( "<order>", $stylesheet ); # -> -1
/// # warning: the document cannot be read
/// ```
#[builtin("xml.xslt.transform")]
fn transform(
    document: Text,
    stylesheet: Result<Prepared<'_, Stylesheet>, PrepareError>,
    cx: &mut Cx<'_>,
) -> Result<Value, Fault> {
    cx.charge(FUEL)?;
    document::charge(cx, document)?;
    let stylesheet = match stylesheet {
        Ok(stylesheet) => stylesheet,
        Err(error) => return failed(cx, &error.message),
    };
    let work = cx.run.fuel.saturating_mul(UNITS);
    let made = document::read(cx, document).map(|document| stylesheet.transform(&document, work));
    let (made, left) = match made {
        Ok(made) => made,
        Err(what) => return failed(cx, &format!("the document cannot be read: {what}")),
    };
    cx.charge((work - left).div_ceil(UNITS))?;
    match made {
        Ok(text) => cx.text(text.as_bytes()),
        Err(Stop::Error(what)) => failed(cx, &format!("the document cannot be transformed: {what}")),
        Err(Stop::Fuel) => Err(Fault::OutOfFuel),
        Err(Stop::Memory) => Err(Fault::OutOfMemory),
    }
}

fn failed(cx: &mut Cx<'_>, what: &str) -> Result<Value, Fault> {
    cx.warn(format!("xml.xslt.transform: {what}"))?;
    Ok(Value::Int(-1))
}

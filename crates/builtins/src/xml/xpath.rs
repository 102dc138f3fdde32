//! Queries in XPath 1.0.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Out, PrepareError, Prepared, Text};
use uppsala::XPathValue;

use super::document;
use super::namespaces::Namespaces;
use super::query::Query;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&MATCH_NODE_COUNT, &MATCH_NODE_SET];

/// Fuel for a query: it may visit many nodes.
const FUEL: u64 = 1000;

/// How many nodes of a document an XPath query selects; -1 and a warning on an error.
///
/// `nspacemap` binds the prefixes that the query uses: `xmlns:x=uri` items with spaces between them, or "". A name without
/// a prefix in the query is a name without a namespace, whatever the document's default namespace is. Of XPath 1.0, what
/// may stand behind parentheses is a number or `last()`, and a path from there: `(//item)[1]/@n`.
///
/// An error is a document that is not well formed (it is UTF-8, at most a MiB long, nested at most 100 deep, its entities
/// grow to at most 64 KiB, never come from elsewhere and bring in no elements), a query that is none or has no nodes for a result, and one that
/// visits more than 100,000 nodes.
///
/// ```rule
/// $doc = '<o:order xmlns:o="urn:o"><o:item n="1"/><o:item n="2"/></o:order>';
/// xml.xpath.matchNodeCount( $doc, "xmlns:a=urn:o", "//a:item" );         # -> 2
/// xml.xpath.matchNodeCount( $doc, "xmlns:a=urn:o", "//a:item[@n > 1]" ); # -> 1
/// xml.xpath.matchNodeCount( $doc, "", "//item" );                        # -> 0
/// ```
#[builtin("xml.xpath.matchNodeCount")]
fn match_node_count(
    doc: Text,
    nspacemap: Result<Prepared<'_, Namespaces>, PrepareError>,
    query: Result<Prepared<'_, Query>, PrepareError>,
    cx: &mut Cx<'_>,
) -> Result<i64, Fault> {
    cx.charge(FUEL)?;
    document::charge(cx, doc)?;
    let count = evaluate(cx, doc, nspacemap, query, |value, _| match value {
        XPathValue::NodeSet(nodes) => Ok(nodes.len() as i64),
        _ => Err("its result is no set of nodes".to_owned()),
    });
    match count {
        Ok(count) => Ok(count),
        Err(what) => {
            cx.warn(format!("xml.xpath.matchNodeCount: {what}"))?;
            Ok(-1)
        }
    }
}

/// The text of the nodes of a document that an XPath query selects, one behind the other in the order of the document; ""
/// and a warning on an error.
///
/// The text of an element is all text inside of it, that of an attribute its value. A query whose result is a number, a
/// truth value or a string gives that. Prefixes, limits and errors are as in `xml.xpath.matchNodeCount`.
///
/// ```rule
/// $doc = "<order><item n='1'>nut</item><item n='2'>bolt &amp; <b>screw</b></item></order>";
/// xml.xpath.matchNodeSet( $doc, "", "//item[2]" );      # -> bolt & screw
/// xml.xpath.matchNodeSet( $doc, "", "//item/@n" );      # -> 12
/// xml.xpath.matchNodeSet( $doc, "", "count( //item )" ); # -> 2
/// ```
#[builtin("xml.xpath.matchNodeSet")]
fn match_node_set(
    doc: Text,
    nspacemap: Result<Prepared<'_, Namespaces>, PrepareError>,
    query: Result<Prepared<'_, Query>, PrepareError>,
    cx: &mut Cx<'_>,
    out: &mut Out,
) -> Result<(), Fault> {
    cx.charge(FUEL)?;
    document::charge(cx, doc)?;
    let text = evaluate(cx, doc, nspacemap, query, |value, document| {
        match value {
            XPathValue::NodeSet(nodes) => {
                for node in nodes {
                    let text = XPathValue::NodeSet(vec![node]).to_string_value(document);
                    if !out.fits(text.len()) {
                        break;
                    }
                    out.push_slice(text.as_bytes());
                }
            }
            other => out.push_slice(other.to_string_value(document).as_bytes()),
        }
        Ok(())
    });
    match text {
        Ok(()) => Ok(()),
        Err(what) => cx.warn(format!("xml.xpath.matchNodeSet: {what}")),
    }
}

/// Asks a query of a document. The error says what is wrong, as a clause.
fn evaluate<T>(
    cx: &Cx<'_>,
    text: Text,
    namespaces: Result<Prepared<'_, Namespaces>, PrepareError>,
    query: Result<Prepared<'_, Query>, PrepareError>,
    result: impl FnOnce(XPathValue, &uppsala::Document<'_>) -> Result<T, String>,
) -> Result<T, String> {
    let namespaces = namespaces.map_err(|error| error.message)?;
    let query = query.map_err(|error| error.message)?;
    let mut document =
        document::read(cx, text).map_err(|error| format!("the document cannot be read: {error}"))?;
    document.prepare_xpath();
    let value = query
        .evaluate(&namespaces.0, &document)
        .map_err(|error| format!("the query cannot be answered: {error}"))?;
    result(value, &document)
}

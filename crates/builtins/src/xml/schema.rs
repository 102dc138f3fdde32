//! A schema that documents are held against.

use pointsman_model::{Prepare, PrepareError};
use uppsala::{Document, NodeId, XS_NAMESPACE, XsdValidator};

use super::document;

/// A schema, read once.
pub(super) struct Schema(pub(super) XsdValidator);

impl std::fmt::Debug for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Schema")
    }
}

/// What would bring in another schema by its location.
const ELSEWHERE: &[&str] = &["include", "import", "redefine", "override"];

impl Prepare for Schema {
    const WHAT: &'static str = "XML Schema";

    fn prepare(text: &[u8]) -> Result<Schema, PrepareError> {
        let document = document::parse(text)
            .map_err(|error| PrepareError::new(format!("the schema cannot be read: {error}")))?;
        let root = document.document_element();
        let root = root.filter(|root| named(&document, *root, &["schema"]));
        let Some(root) = root else {
            return Err(PrepareError::new("this is not an XML Schema")
                .help(format!("its outermost element is `schema` of the namespace {XS_NAMESPACE}")));
        };
        // Left out silently, they would make everything invalid that they declare.
        if document.children_iter(root).any(|child| named(&document, child, ELSEWHERE)) {
            return Err(PrepareError::new("a schema cannot bring in another one: nothing is fetched")
                .help("write all declarations into one schema"));
        }
        XsdValidator::from_schema(&document)
            .map(Schema)
            .map_err(|error| PrepareError::new(format!("the schema cannot be used: {error}")))
    }
}

fn named(document: &Document<'_>, node: NodeId, names: &[&str]) -> bool {
    document.element(node).is_some_and(|element| {
        element.name.namespace_uri.as_deref() == Some(XS_NAMESPACE)
            && names.contains(&element.name.local_name.as_ref())
    })
}

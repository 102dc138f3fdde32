//! An XPath expression.

use pointsman_model::{Prepare, PrepareError};
use uppsala::{Parser, XPathEvaluator};

/// An expression that is well formed.
#[derive(Debug)]
pub(super) struct Query(pub(super) String);

impl Prepare for Query {
    const WHAT: &'static str = "XPath query";

    fn prepare(text: &[u8]) -> Result<Query, PrepareError> {
        let text =
            std::str::from_utf8(text).map_err(|_| PrepareError::new("an XPath query is UTF-8 text"))?;
        if text.trim_ascii().is_empty() {
            return Err(PrepareError::new("the query is empty").help("`/` is the whole document"));
        }
        // The crate has no way to parse one without asking it of a document, so it is asked of the smallest.
        let mut document =
            Parser::new().parse("<x/>").map_err(|error| PrepareError::new(error.to_string()))?;
        document.prepare_xpath();
        XPathEvaluator::new()
            .evaluate(&document, document.root(), text)
            .map_err(|error| PrepareError::new(error.to_string()))?;
        Ok(Query(text.to_owned()))
    }
}

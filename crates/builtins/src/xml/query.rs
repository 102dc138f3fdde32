//! An XPath expression.

use pointsman_model::{Prepare, PrepareError};
use uppsala::{Document, Parser, XPathEvaluator, XPathValue};

use super::chosen::Chosen;

/// An expression that is well formed.
#[derive(Debug)]
pub(super) struct Query {
    text: String,
    /// What it is when it is one of a whole set of nodes: `(//item)[1]`, which the crate does not read.
    chosen: Option<Chosen>,
}

impl Query {
    /// The query's value for a document, whose tree is ready for queries. The error says what is wrong.
    pub(super) fn evaluate(
        &self,
        evaluator: &XPathEvaluator,
        document: &Document<'_>,
    ) -> Result<XPathValue, String> {
        match &self.chosen {
            Some(chosen) => chosen.evaluate(evaluator, document),
            None => {
                evaluator.evaluate(document, document.root(), &self.text).map_err(|error| error.to_string())
            }
        }
    }
}

impl Prepare for Query {
    const WHAT: &'static str = "XPath query";

    fn prepare(text: &[u8]) -> Result<Query, PrepareError> {
        let text =
            std::str::from_utf8(text).map_err(|_| PrepareError::new("an XPath query is UTF-8 text"))?;
        if text.trim_ascii().is_empty() {
            return Err(PrepareError::new("the query is empty").help("`/` is the whole document"));
        }
        let query = Query { text: text.to_owned(), chosen: Chosen::read(text) };
        // The crate has no way to parse one without asking it of a document, so it is asked of the smallest.
        let mut document =
            Parser::new().parse("<x/>").map_err(|error| PrepareError::new(error.to_string()))?;
        document.prepare_xpath();
        query.evaluate(&XPathEvaluator::new(), &document).map_err(PrepareError::new)?;
        Ok(query)
    }
}

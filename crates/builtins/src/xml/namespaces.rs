//! The prefixes that a query uses, and what they stand for.

use pointsman_model::{Prepare, PrepareError};
use uppsala::XPathEvaluator;

/// What evaluates queries under these prefixes. It keeps queries that it has parsed.
pub(super) struct Namespaces(pub(super) XPathEvaluator);

impl std::fmt::Debug for Namespaces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Namespaces")
    }
}

/// Nodes that one query may visit.
const VISITS: usize = 100_000;

/// Items with white space between them: `xmlns:x=uri`, the address in quotes or not.
impl Prepare for Namespaces {
    const WHAT: &'static str = "list of namespaces";

    fn prepare(text: &[u8]) -> Result<Namespaces, PrepareError> {
        let mut evaluator = XPathEvaluator::new().with_max_node_visits(VISITS);
        for item in text.split(u8::is_ascii_whitespace).filter(|item| !item.is_empty()) {
            let start = item.as_ptr() as usize - text.as_ptr() as usize;
            let Some((prefix, address)) = split(item) else {
                return Err(PrepareError::new(format!(
                    "`{}` binds no prefix to a namespace",
                    String::from_utf8_lossy(item)
                ))
                .help("write `xmlns:x=http://example.com/ns`, and `x:name` in the query")
                .at(start..start + item.len()));
            };
            evaluator.add_namespace(prefix, address);
        }
        Ok(Namespaces(evaluator))
    }
}

fn split(item: &[u8]) -> Option<(&str, &str)> {
    let (prefix, address) = std::str::from_utf8(item).ok()?.strip_prefix("xmlns:")?.split_once('=')?;
    let quoted = |quote: char| address.strip_prefix(quote)?.strip_suffix(quote);
    let address = quoted('"').or_else(|| quoted('\'')).unwrap_or(address);
    (!prefix.is_empty() && !address.is_empty()).then_some((prefix, address))
}

//! One of all nodes that an XPath expression selects: `(//item)[1]`, which is not `//item[1]`, the first of each parent.
//!
//! The `uppsala` crate reads no predicate behind parentheses. The commonest ones need no more of it than what it has: the
//! nodes are selected, one of them is picked, and what follows is asked of that one.

use uppsala::{Document, XPathEvaluator, XPathValue};

/// `( set )[ which ]`, with a path behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    set: String,
    which: Which,
    /// From the node on, as in `self::node()/@id`; `None` when the node itself is meant.
    path: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    /// Counted from 1.
    Number(usize),
    Last,
}

impl Chosen {
    /// Reads a query of this form; `None` for every other.
    pub(super) fn read(query: &str) -> Option<Chosen> {
        let query = query.trim_ascii();
        let (set, behind) = bracketed(query, b'(', b')')?;
        let (which, path) = bracketed(behind, b'[', b']')?;
        let which = match which.trim_ascii() {
            "last()" => Which::Last,
            number => Which::Number(number.parse().ok()?),
        };
        if !path.is_empty() && !is_path(path) {
            return None;
        }
        let path = (!path.is_empty()).then(|| format!("self::node(){path}"));
        Some(Chosen { set: set.to_owned(), which, path })
    }

    /// The node, or what the path leads to from there. The error says what is wrong.
    pub(super) fn evaluate(
        &self,
        evaluator: &XPathEvaluator,
        document: &Document<'_>,
    ) -> Result<XPathValue, String> {
        let ask =
            |node, query: &str| evaluator.evaluate(document, node, query).map_err(|error| error.to_string());
        let XPathValue::NodeSet(nodes) = ask(document.root(), &self.set)? else {
            return Err(format!("`{}` is no set of nodes, to take one of it", self.set));
        };
        let node = match self.which {
            Which::Number(number) => number.checked_sub(1).and_then(|at| nodes.get(at)),
            Which::Last => nodes.last(),
        };
        let none = XPathValue::NodeSet(Vec::new());
        match (node, &self.path) {
            (Some(node), Some(path)) => ask(*node, path),
            (Some(node), None) => Ok(XPathValue::NodeSet(vec![*node])),
            // The path is asked for all the same: what is no path is an error with any document.
            (None, Some(path)) => ask(document.root(), path).map(|_| none),
            (None, None) => Ok(none),
        }
    }
}

/// What stands between the bracket that `text` begins with and the one that closes it, and what stands behind that.
fn bracketed(text: &str, open: u8, close: u8) -> Option<(&str, &str)> {
    text.strip_prefix(char::from(open))?;
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(end), byte) => quote = quote.filter(|_| byte != end),
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, byte) if byte == open => depth += 1,
            (None, byte) if byte == close => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some((text.get(1..at)?, text.get(at + 1..)?.trim_ascii_start()));
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether this only goes on from a node: steps and predicates, and no operator whose other side would begin elsewhere.
fn is_path(text: &str) -> bool {
    let (mut rest, mut before) = (text, b' ');
    while let Some(next) = rest.bytes().next() {
        rest = match next {
            // Behind a name it would multiply.
            b'*' if !b"/:@".contains(&before) => return false,
            b'[' => match bracketed(rest, b'[', b']') {
                Some((_, behind)) => behind,
                None => return false,
            },
            _ if next.is_ascii_alphanumeric() || !next.is_ascii() || b"/@*.:-_()".contains(&next) => {
                let len = rest.chars().next().map_or(1, char::len_utf8);
                rest.get(len..).unwrap_or_default()
            }
            _ => return false,
        };
        before = next;
    }
    text.starts_with(['/', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Option<(String, Which, Option<String>)> {
        Chosen::read(query).map(|chosen| (chosen.set, chosen.which, chosen.path))
    }

    #[test]
    fn one_of_a_set_is_told_from_everything_else() {
        let chosen =
            |set: &str, which, path: Option<&str>| Some((set.into(), which, path.map(str::to_owned)));
        for (query, expected) in [
            ("(//a)[1]", chosen("//a", Which::Number(1), None)),
            (" ( //a | //b ) [ last() ] ", chosen(" //a | //b ", Which::Last, None)),
            ("(//a[(1)])[2]/@n", chosen("//a[(1)]", Which::Number(2), Some("self::node()/@n"))),
            (
                "(//a[. = ')'])[1]//b[@c = ']']",
                chosen("//a[. = ')']", Which::Number(1), Some("self::node()//b[@c = ']']")),
            ),
            ("(//a)[1][@n]", chosen("//a", Which::Number(1), Some("self::node()[@n]"))),
            ("((//a)[1]/b)[2]", chosen("(//a)[1]/b", Which::Number(2), None)),
            ("//a[1]", None),
            ("(//a)", None),
            ("(//a)/b", None),
            ("(//a)[@n]", None),
            ("(//a)[-1]", None),
            ("(//a)[1] = 'x'", None),
            ("(//a)[1]/b | //c", None),
            ("(//a)[1]/b and c", None),
            ("(//a)[1]/b*c", None),
            ("(//a)[1]/*/@*", chosen("//a", Which::Number(1), Some("self::node()/*/@*"))),
            ("(//a)[1", None),
            ("(//a[1]", None),
            ("(1)[1]x", None),
        ] {
            assert_eq!(read(query), expected, "{query}");
        }
    }
}

//! A definition's text, declaration by declaration: what stands on its outermost level.

use pointsman_model::PrepareError;

use super::Dtd;
use super::declarations;
use super::draft::Draft;
use super::parameters::DEPTH;
use super::tokens::{self, Tokens, What, reference};
use crate::xml::names::SPACE;

/// Reads declarations into a draft.
#[derive(Default)]
struct Reader {
    draft: Draft,
    /// Where in the text of the definition itself the reader is.
    at: usize,
}

/// Reads a definition.
pub(super) fn read(text: &str) -> Result<Dtd, PrepareError> {
    if text.trim_start().starts_with("<!DOCTYPE") {
        return Err(PrepareError::new("a DTD is declarations, not a DOCTYPE")
            .help("give what stands between its `[` and `]`"));
    }
    let mut reader = Reader::default();
    let done = reader.all(text, 0, Some(0)).and_then(|_| {
        reader.at = text.len();
        declarations::finish(&reader.draft)
    });
    match done {
        Ok(()) => {
            let Draft { mut dtd, parameters, .. } = reader.draft;
            dtd.bytes = text.len() + parameters.expanded;
            Ok(dtd)
        }
        Err(what) => {
            let at = reader.at.min(text.len());
            let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
            Err(PrepareError::new(format!("the DTD cannot be used: line {line}: {what}")).at(at..text.len()))
        }
    }
}

impl Reader {
    /// Reads declarations up to the end of `text`, or to the `]]>` that closes a section, and gives the rest. `start`
    /// is where the text stands in the definition, unless it is an entity's.
    fn all<'t>(&mut self, text: &'t str, depth: usize, start: Option<usize>) -> Result<&'t str, String> {
        let mut rest = text;
        loop {
            rest = rest.trim_start_matches(SPACE);
            if let Some(start) = start {
                self.at = start + (text.len() - rest.len());
            }
            if rest.is_empty() || rest.starts_with("]]>") {
                // On the outermost level nothing is open that this would close.
                if depth == 0 && !rest.is_empty() {
                    return Err("`]]>` closes nothing".to_owned());
                }
                return Ok(rest);
            }
            let here = start.map(|start| start + (text.len() - rest.len()));
            rest = self.one(rest, depth, here)?;
        }
    }

    /// Reads what `text` begins with, and gives what stands behind that.
    fn one<'t>(&mut self, text: &'t str, depth: usize, here: Option<usize>) -> Result<&'t str, String> {
        if let Some(rest) = text.strip_prefix("<!--") {
            return match rest.split_once("--").map(|(_, behind)| behind.strip_prefix('>')) {
                Some(Some(behind)) => Ok(behind),
                Some(None) => Err("`--` does not stand within a comment".to_owned()),
                None => Err("a comment is not closed".to_owned()),
            };
        }
        if let Some(rest) = text.strip_prefix("<?") {
            let (inside, behind) = rest.split_once("?>").ok_or("a processing instruction is not closed")?;
            let target = inside.split(SPACE).next().unwrap_or_default();
            let first = here == Some(0) && target == "xml";
            if target.is_empty() || target.eq_ignore_ascii_case("xml") && !first {
                return Err("this is no processing instruction".to_owned());
            }
            return Ok(behind);
        }
        if let Some(rest) = text.strip_prefix("<![") {
            return self.section(rest, depth, here.map(|here| here + 3));
        }
        if let Some(rest) = text.strip_prefix("<!") {
            let end = end_of_declaration(rest)?;
            let (inside, behind) = rest.split_at(end);
            let (keyword, body) =
                inside.split_at(inside.find(|char: char| !char.is_ascii_uppercase()).unwrap_or(end));
            if keyword.is_empty() {
                let found: String =
                    inside.chars().take_while(|char| !char.is_whitespace()).take(20).collect();
                return Err(format!("`<!{found}` declares nothing that there is"));
            }
            let body = tokens::cut(body, &mut self.draft.parameters)?;
            declarations::read(&mut self.draft, keyword, Tokens::new(body))?;
            return Ok(behind.get(1..).unwrap_or_default());
        }
        if let Some(rest) = text.strip_prefix('%') {
            let (name, behind) = reference(rest)?;
            let value = self.draft.parameters.open(name, depth)?;
            let left = self.all(&value, depth + 1, None)?;
            if !left.is_empty() {
                return Err(format!("`%{name};` closes a section that it does not open"));
            }
            return Ok(behind);
        }
        let found: String = text.chars().take(20).collect();
        Err(format!("here a declaration is expected, not `{found}`"))
    }

    /// A conditional section; `text` begins behind its `<![`.
    fn section<'t>(&mut self, text: &'t str, depth: usize, here: Option<usize>) -> Result<&'t str, String> {
        if depth >= DEPTH {
            return Err(format!("sections are nested more than {DEPTH} deep"));
        }
        let (keyword, inside) = text.split_once('[').ok_or("a section is `<![INCLUDE[` or `<![IGNORE[`")?;
        let words = tokens::cut(keyword, &mut self.draft.parameters)?;
        let keyword = match words.as_slice() {
            [token] => match &token.what {
                What::Word(word) => word.as_str(),
                _ => "",
            },
            _ => "",
        };
        match keyword {
            "INCLUDE" => {
                let here = here.map(|here| here + (text.len() - inside.len()));
                let behind = self.all(inside, depth + 1, here)?;
                behind.strip_prefix("]]>").ok_or_else(|| "a section is not closed".to_owned())
            }
            "IGNORE" => ignored(inside),
            _ => Err("a section is `<![INCLUDE[` or `<![IGNORE[`".to_owned()),
        }
    }
}

/// What stands behind a section that is ignored, those inside of it included.
fn ignored(text: &str) -> Result<&str, String> {
    let (mut rest, mut open) = (text, 1_usize);
    while open > 0 {
        let next = rest.find(['<', ']']).ok_or("a section is not closed")?;
        rest = rest.get(next..).unwrap_or_default();
        rest = if let Some(behind) = rest.strip_prefix("<![") {
            open += 1;
            behind
        } else if let Some(behind) = rest.strip_prefix("]]>") {
            open -= 1;
            behind
        } else {
            rest.get(1..).unwrap_or_default()
        };
    }
    Ok(rest)
}

/// Where the `>` stands that closes a declaration.
fn end_of_declaration(text: &str) -> Result<usize, String> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(end), byte) => quote = quote.filter(|_| byte != end),
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'>') => return Ok(at),
            (None, b'<') => return Err("a declaration is not closed before the next begins".to_owned()),
            _ => {}
        }
    }
    Err("a declaration is not closed".to_owned())
}

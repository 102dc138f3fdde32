//! The doc comment: what it says, and the examples taken out of it.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// A doc comment, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Documentation {
    /// The Markdown without the examples.
    pub(crate) text: String,
    /// The contents of the ```` ```rule ```` blocks.
    pub(crate) examples: Vec<String>,
}

impl Documentation {
    /// Reads the `#[doc]` attributes that a doc comment stands for.
    pub(crate) fn new(attributes: &[Attribute]) -> syn::Result<Documentation> {
        let mut documentation = Documentation::default();
        let mut example: Option<String> = None;
        for (line, attribute) in attributes.iter().filter_map(doc_lines).flat_map(|(text, attribute)| {
            text.lines().map(|line| (line.to_owned(), attribute)).collect::<Vec<_>>()
        }) {
            let line = line.strip_prefix(' ').unwrap_or(&line);
            match &mut example {
                Some(source) if line.trim() == "```" => {
                    documentation.examples.push(std::mem::take(source));
                    example = None;
                }
                Some(source) => {
                    source.push_str(line);
                    source.push('\n');
                }
                None if line.trim() == "```rule" => example = Some(String::new()),
                None if line.trim().starts_with("```rule") => {
                    return Err(syn::Error::new_spanned(attribute, "write ```rule and nothing behind it"));
                }
                // An example leaves one empty line behind, not two.
                None if line.is_empty() && documentation.text.ends_with("\n\n") => {}
                None => {
                    documentation.text.push_str(line);
                    documentation.text.push('\n');
                }
            }
        }
        if example.is_some() {
            return Err(syn::Error::new_spanned(attributes.last(), "this ```rule block has no end"));
        }
        documentation.text = documentation.text.trim().to_owned();
        Ok(documentation)
    }
}

/// The text of one `#[doc = "..."]`. An empty line of the comment is an empty text, which has no lines; it
/// still ends a paragraph.
fn doc_lines(attribute: &Attribute) -> Option<(String, &Attribute)> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    if !pair.path.is_ident("doc") {
        return None;
    }
    match &pair.value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
            let text = text.value();
            Some((if text.is_empty() { "\n".to_owned() } else { text }, attribute))
        }
        _ => None,
    }
}

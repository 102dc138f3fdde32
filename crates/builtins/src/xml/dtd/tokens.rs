//! The inside of a declaration in pieces, its parameter entities put in.

use super::parameters::Parameters;
use crate::xml::names::{SPACE, goes_on_name, starts_name, take_name};

/// A piece of a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) what: What,
    /// Whether white space stands before it, as it does around what a parameter entity stands for.
    pub(super) spaced: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A name or token; keywords are words, too.
    Word(String),
    /// What stands between quotes, as written.
    Literal(String),
    /// A character with a meaning of its own: `( ) | , ? * + # %`.
    Mark(char),
}

/// Cuts `text` into tokens. The error says, as a clause, what is wrong.
pub(super) fn cut(text: &str, parameters: &mut Parameters) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    push(text, parameters, 0, &mut tokens)?;
    Ok(tokens)
}

fn push(
    text: &str,
    parameters: &mut Parameters,
    depth: usize,
    tokens: &mut Vec<Token>,
) -> Result<(), String> {
    let mut rest = text;
    // The first token behind an entity's edge is spaced.
    let mut spaced = depth > 0;
    while let Some(first) = rest.chars().next() {
        let behind = rest.get(first.len_utf8()..).unwrap_or_default();
        if SPACE.contains(&first) {
            (rest, spaced) = (behind, true);
            continue;
        }
        let what = match first {
            '"' | '\'' => {
                let (literal, after) =
                    behind.split_once(first).ok_or_else(|| "a quotation mark is not closed".to_owned())?;
                rest = after;
                What::Literal(literal.to_owned())
            }
            '%' if behind.starts_with(starts_name) => {
                let (name, after) = reference(behind)?;
                let value = parameters.open(name, depth)?;
                push(&value, parameters, depth + 1, tokens)?;
                (rest, spaced) = (after, true);
                continue;
            }
            '(' | ')' | '|' | ',' | '?' | '*' | '+' | '#' | '%' => {
                rest = behind;
                What::Mark(first)
            }
            char if goes_on_name(char) => {
                let end = rest.find(|char| !goes_on_name(char)).unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                rest = after;
                What::Word(word.to_owned())
            }
            other => return Err(format!("`{other}` has no place in a declaration")),
        };
        tokens.push(Token { what, spaced });
        spaced = false;
    }
    Ok(())
}

/// The name of an entity and what stands behind its semicolon; `text` begins behind the `%` or `&`.
pub(super) fn reference(text: &str) -> Result<(&str, &str), String> {
    let (name, rest) = take_name(text);
    match rest.strip_prefix(';') {
        Some(rest) if !name.is_empty() => Ok((name, rest)),
        _ => Err("a reference to an entity is a name and a semicolon".to_owned()),
    }
}

/// Tokens that are read from the front.
pub(super) struct Tokens {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
}

impl Tokens {
    pub(super) fn new(tokens: Vec<Token>) -> Tokens {
        Tokens { tokens: tokens.into_iter().peekable() }
    }

    pub(super) fn next(&mut self) -> Option<Token> {
        self.tokens.next()
    }

    pub(super) fn is_empty(&mut self) -> bool {
        self.tokens.peek().is_none()
    }

    /// Takes the mark off the front, if it is there.
    pub(super) fn mark(&mut self, mark: char) -> bool {
        self.tokens.next_if(|token| token.what == What::Mark(mark)).is_some()
    }

    /// Takes the mark off the front, if it is there and nothing before it.
    pub(super) fn mark_at_once(&mut self, mark: char) -> bool {
        self.tokens.next_if(|token| token.what == What::Mark(mark) && !token.spaced).is_some()
    }

    /// Takes a word off the front, with white space before it.
    pub(super) fn spaced_word(&mut self, is: &str) -> Result<String, String> {
        match self.tokens.next() {
            Some(Token { what: What::Word(word), spaced: true }) => Ok(word),
            _ => Err(format!("here {is} is expected, behind white space")),
        }
    }

    /// Takes this keyword off the front, if it is there.
    pub(super) fn keyword(&mut self, keyword: &str) -> bool {
        self.tokens.next_if(|token| matches!(&token.what, What::Word(word) if word == keyword)).is_some()
    }

    /// Takes a literal off the front, if it is there, with white space before it.
    pub(super) fn literal(&mut self) -> Option<String> {
        let token = self.tokens.next_if(|token| matches!(token.what, What::Literal(_)) && token.spaced)?;
        match token.what {
            What::Literal(literal) => Some(literal),
            _ => None,
        }
    }
}

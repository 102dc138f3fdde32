//! XPath 1.0 expressions, and the tokens that they are read from.

use std::sync::Arc;

use super::functions::Function;
use super::tree::{Binding, Id, Kind, Name, Tree};
use crate::xml::names::{goes_on_name, starts_name};

#[derive(Clone, Debug)]
pub(super) enum Expression {
    Number(f64),
    Literal(Arc<str>),
    Variable(Name),
    /// Operators of one precedence, from the left.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
    Negated(Box<Expression>),
    Union(Vec<Expression>),
    Path(Path),
    Call(Function, Vec<Expression>),
    /// `key( name, value )`: the name's number, and what it is looked up by.
    Key(Name, Box<Expression>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

#[derive(Clone, Debug)]
pub(super) struct Path {
    pub(super) start: Start,
    pub(super) steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub(super) enum Start {
    Here,
    Root,
    /// The nodes of an expression, with predicates.
    Of(Box<Expression>, Vec<Expression>),
}

#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) axis: Axis,
    pub(super) test: Test,
    pub(super) predicates: Vec<Expression>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Ancestor,
    AncestorOrSelf,
    Attribute,
    Child,
    Descendant,
    DescendantOrSelf,
    Following,
    FollowingSibling,
    Parent,
    Preceding,
    PrecedingSibling,
    Own,
}

#[derive(Clone, Debug)]
pub(super) enum Test {
    Name(Name),
    /// `x:*`: any name of a namespace.
    AnyOf(Arc<str>),
    AnyName,
    Node,
    Text,
    Comment,
    Instruction(Option<Arc<str>>),
}

impl Test {
    /// Whether a node is what this asks for.
    pub(super) fn holds(&self, tree: &Tree, node: Id, is_attribute_axis: bool) -> bool {
        let kind = tree.kind(node);
        // What `*` selects.
        let principal = if is_attribute_axis { Kind::Attribute } else { Kind::Element };
        let named = || tree.name(node).filter(|_| kind == principal);
        match self {
            Test::Name(name) => named() == Some(name),
            Test::AnyOf(uri) => named().is_some_and(|name| name.uri == *uri),
            Test::AnyName => kind == principal,
            Test::Node => true,
            Test::Text => matches!(kind, Kind::Text | Kind::Raw),
            Test::Comment => kind == Kind::Comment,
            Test::Instruction(target) => {
                kind == Kind::Instruction
                    && target
                        .as_ref()
                        .is_none_or(|target| tree.name(node).is_some_and(|name| name.local == *target))
            }
        }
    }
}

impl Expression {
    /// Whether this is a truth value whatever the place of a node among others is.
    pub(super) fn is_of_the_node_alone(&self) -> bool {
        let is_truth = match self {
            Expression::Chain(_, rest) => rest.iter().all(|(operator, _)| {
                !matches!(
                    operator,
                    Operator::Add
                        | Operator::Subtract
                        | Operator::Multiply
                        | Operator::Divide
                        | Operator::Modulo
                )
            }),
            Expression::Path(_) | Expression::Union(_) | Expression::Literal(_) => true,
            Expression::Call(function, _) => function.gives_truth_or_text(),
            _ => false,
        };
        is_truth && !self.asks_place()
    }

    /// Whether `position()` or `last()` of the context itself are asked for.
    fn asks_place(&self) -> bool {
        match self {
            Expression::Call(function, arguments) => {
                function.asks_place() || arguments.iter().any(Expression::asks_place)
            }
            Expression::Chain(first, rest) => {
                first.asks_place() || rest.iter().any(|(_, other)| other.asks_place())
            }
            Expression::Negated(inner) | Expression::Key(_, inner) => inner.asks_place(),
            Expression::Union(all) => all.iter().any(Expression::asks_place),
            Expression::Path(path) => match &path.start {
                Start::Of(inner, _) => inner.asks_place(),
                _ => false,
            },
            _ => false,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Literal(String),
    /// `prefix:local`, `local`, `*`, `prefix:*`.
    Name(Option<String>, String),
    Variable(Option<String>, String),
    Operator(&'static str),
    Mark(&'static str),
}

/// The namespace that a prefix stands for.
pub(super) fn resolve(scope: &[Binding], prefix: &str) -> Result<Arc<str>, String> {
    if prefix == "xml" {
        return Ok(super::tree::XML.into());
    }
    let bound = scope.iter().find(|(bound, _)| **bound == *prefix);
    bound
        .map(|(_, uri)| Arc::clone(uri))
        .ok_or_else(|| format!("the prefix `{prefix}` stands for no namespace"))
}

/// Cuts an expression into tokens.
pub(super) fn cut(text: &str) -> Result<Vec<Token>, String> {
    const MARKS: [&str; 10] = ["(", ")", "[", "]", "..", ".", "@", ",", "::", "$"];
    const OPERATORS: [&str; 12] = ["//", "/", "|", "+", "-", "=", "!=", "<=", "<", ">=", ">", "*"];
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        // Behind one of these an operator cannot stand, so a name does.
        let operand = match tokens.last() {
            None | Some(Token::Operator(_)) => true,
            Some(Token::Mark(mark)) => ["@", "::", "(", "[", ","].contains(mark),
            Some(_) => false,
        };
        let digits = |text: &str| text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
        let second_is_digit = rest.chars().nth(1).is_some_and(|char| char.is_ascii_digit());
        let (token, len) = if first == '"' || first == '\'' {
            let end = rest.get(1..).and_then(|rest| rest.find(first)).ok_or("a text is not closed")?;
            (Token::Literal(rest.get(1..=end).unwrap_or_default().to_owned()), end + 2)
        } else if first.is_ascii_digit() || first == '.' && second_is_digit {
            let whole = digits(rest);
            let fraction =
                rest.get(whole..).and_then(|rest| rest.strip_prefix('.')).map_or(0, |rest| 1 + digits(rest));
            let number = rest.get(..whole + fraction).unwrap_or_default();
            (Token::Number(super::number::read(number)), whole + fraction)
        } else if first == '$' {
            let name = rest.get(1..).unwrap_or_default();
            let (prefix, local, len) = take_name(name).ok_or("a name is expected behind `$`")?;
            (Token::Variable(prefix, local), 1 + len)
        } else if first == '*' && operand {
            (Token::Name(None, "*".to_owned()), 1)
        } else if starts_name(first) && first != ':' {
            let (prefix, local, len) = take_name(rest).ok_or("a name is expected")?;
            let operator =
                ["and", "or", "div", "mod"].into_iter().find(|word| prefix.is_none() && **word == local);
            match operator {
                Some(operator) if !operand => (Token::Operator(operator), len),
                _ => (Token::Name(prefix, local), len),
            }
        } else if let Some(mark) = MARKS.into_iter().find(|mark| rest.starts_with(mark)) {
            (Token::Mark(mark), mark.len())
        } else if let Some(operator) = OPERATORS.into_iter().find(|operator| rest.starts_with(operator)) {
            (Token::Operator(operator), operator.len())
        } else {
            return Err(format!("`{first}` has no place in an expression"));
        };
        tokens.push(token);
        rest = rest.get(len..).unwrap_or_default().trim_start();
    }
    Ok(tokens)
}

/// A name with its prefix, `prefix:*` included, and how long it is.
fn take_name(text: &str) -> Option<(Option<String>, String, usize)> {
    let part = |text: &str| {
        let part = text.starts_with(|char| starts_name(char) && char != ':');
        part.then(|| text.find(|char| !goes_on_name(char) || char == ':').unwrap_or(text.len()))
    };
    let first = part(text)?;
    let (name, behind) = text.split_at(first);
    if let Some(local) = behind.strip_prefix(':').filter(|rest| !rest.starts_with(':')) {
        if local.starts_with('*') {
            return Some((Some(name.to_owned()), "*".to_owned(), first + 2));
        }
        let len = part(local)?;
        return Some((Some(name.to_owned()), local.get(..len)?.to_owned(), first + 1 + len));
    }
    Some((None, name.to_owned(), first))
}

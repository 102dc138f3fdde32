//! The grammar of XPath 1.0: from tokens to expressions, names resolved.

use std::sync::Arc;

use super::expression::{Axis, Expression, Operator, Path, Start, Step, Test, Token, cut, resolve};
use super::functions::Function;
use super::tree::{Binding, Name};

/// Parentheses inside of parentheses.
const DEPTH: usize = 32;
/// The longest expression.
const BYTES: usize = 16 << 10;

/// Reads an expression. The error says, as a clause, what is wrong.
pub(super) fn read(text: &str, scope: &[Binding]) -> Result<Expression, String> {
    let wrong = |what: String| format!("`{}`: {what}", text.chars().take(100).collect::<String>());
    if text.len() > BYTES {
        return Err(wrong(format!("an expression has at most {BYTES} bytes")));
    }
    let mut reader = Reader { tokens: cut(text).map_err(wrong)?, at: 0, scope, depth: 0 };
    let expression = reader.expression(0).map_err(wrong)?;
    match reader.tokens.get(reader.at) {
        None => Ok(expression),
        Some(token) => Err(wrong(format!("{} is not expected", show(token)))),
    }
}

fn show(token: &Token) -> String {
    match token {
        Token::Number(number) => format!("`{number}`"),
        Token::Literal(text) | Token::Name(None, text) => format!("`{text}`"),
        Token::Name(Some(prefix), local) => format!("`{prefix}:{local}`"),
        Token::Variable(_, local) => format!("`${local}`"),
        Token::Operator(mark) | Token::Mark(mark) => format!("`{mark}`"),
    }
}

/// The operators from those that bind weakest.
const LEVELS: [&[(&str, Operator)]; 6] = [
    &[("or", Operator::Or)],
    &[("and", Operator::And)],
    &[("=", Operator::Equal), ("!=", Operator::Unequal)],
    &[("<", Operator::Less), ("<=", Operator::AtMost), (">", Operator::Greater), (">=", Operator::AtLeast)],
    &[("+", Operator::Add), ("-", Operator::Subtract)],
    &[("*", Operator::Multiply), ("div", Operator::Divide), ("mod", Operator::Modulo)],
];

struct Reader<'s> {
    tokens: Vec<Token>,
    at: usize,
    scope: &'s [Binding],
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn mark(&mut self, mark: &str) -> bool {
        let found =
            matches!(self.peek(0), Some(Token::Mark(other) | Token::Operator(other)) if *other == mark);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, mark: &str) -> Result<(), String> {
        if self.mark(mark) { Ok(()) } else { Err(format!("`{mark}` is expected{}", self.before())) }
    }

    fn before(&self) -> String {
        self.peek(0).map_or_else(|| " at its end".to_owned(), |token| format!(" before {}", show(token)))
    }

    fn expression(&mut self, level: usize) -> Result<Expression, String> {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        let first = self.expression(level + 1)?;
        let mut rest = Vec::new();
        while let Some((_, operator)) = operators
            .iter()
            .find(|(written, _)| matches!(self.peek(0), Some(Token::Operator(found)) if found == written))
        {
            self.at += 1;
            rest.push((*operator, self.expression(level + 1)?));
        }
        Ok(if rest.is_empty() { first } else { Expression::Chain(Box::new(first), rest) })
    }

    fn unary(&mut self) -> Result<Expression, String> {
        let mut negated = false;
        let mut any = false;
        while self.mark("-") {
            (negated, any) = (!negated, true);
        }
        let mut all = vec![self.path()?];
        while self.mark("|") {
            all.push(self.path()?);
        }
        let inner = match all.len() {
            1 => all.remove(0),
            _ => Expression::Union(all),
        };
        // Two signs make it a number all the same.
        let twice = |inner| Expression::Negated(Box::new(Expression::Negated(Box::new(inner))));
        Ok(match (any, negated) {
            (false, _) => inner,
            (true, true) => Expression::Negated(Box::new(inner)),
            (true, false) => twice(inner),
        })
    }

    fn path(&mut self) -> Result<Expression, String> {
        if let Some(primary) = self.primary()? {
            let predicates = self.predicates()?;
            let mut steps = Vec::new();
            self.steps_behind(&mut steps)?;
            if predicates.is_empty() && steps.is_empty() {
                return Ok(primary);
            }
            return Ok(Expression::Path(Path { start: Start::Of(Box::new(primary), predicates), steps }));
        }
        let mut steps = Vec::new();
        let start = if self.mark("//") {
            steps.push(everywhere());
            steps.push(self.step()?);
            Start::Root
        } else if self.mark("/") {
            if !self.at_step() {
                return Ok(Expression::Path(Path { start: Start::Root, steps }));
            }
            steps.push(self.step()?);
            Start::Root
        } else {
            steps.push(self.step()?);
            Start::Here
        };
        self.steps_behind(&mut steps)?;
        Ok(Expression::Path(Path { start, steps }))
    }

    fn steps_behind(&mut self, steps: &mut Vec<Step>) -> Result<(), String> {
        loop {
            if self.mark("//") {
                steps.push(everywhere());
            } else if !self.mark("/") {
                return Ok(());
            }
            steps.push(self.step()?);
        }
    }

    fn at_step(&self) -> bool {
        matches!(self.peek(0), Some(Token::Name(..) | Token::Mark("." | ".." | "@")))
    }

    /// What an expression may begin with that is no step.
    fn primary(&mut self) -> Result<Option<Expression>, String> {
        let expression = match self.peek(0).cloned() {
            Some(Token::Number(number)) => Expression::Number(number),
            Some(Token::Literal(text)) => Expression::Literal(text.into()),
            Some(Token::Variable(prefix, local)) => {
                Expression::Variable(self.name(prefix.as_deref(), &local)?)
            }
            Some(Token::Mark("(")) => {
                self.at += 1;
                let inner = self.nested()?;
                self.expect(")")?;
                return Ok(Some(inner));
            }
            Some(Token::Name(prefix, local))
                if self.peek(1) == Some(&Token::Mark("(")) && !is_node_type(prefix.as_deref(), &local) =>
            {
                self.at += 2;
                return self.call(prefix.as_deref(), &local).map(Some);
            }
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(expression))
    }

    fn nested(&mut self) -> Result<Expression, String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(format!("it is nested more than {DEPTH} deep"));
        }
        let inner = self.expression(0)?;
        self.depth -= 1;
        Ok(inner)
    }

    fn call(&mut self, prefix: Option<&str>, local: &str) -> Result<Expression, String> {
        let mut arguments = Vec::new();
        if !self.mark(")") {
            loop {
                arguments.push(self.nested()?);
                if self.mark(")") {
                    break;
                }
                self.expect(",")?;
            }
        }
        if prefix.is_some() {
            return Err(format!("the function `{}:{local}` is not supported", prefix.unwrap_or_default()));
        }
        if local == "key" {
            let mut arguments = arguments.into_iter();
            let (Some(Expression::Literal(name)), Some(value), None) =
                (arguments.next(), arguments.next(), arguments.next())
            else {
                return Err("`key()` takes a name in quotes and a value".to_owned());
            };
            let (prefix, local) =
                name.split_once(':').map_or((None, &*name), |(prefix, local)| (Some(prefix), local));
            return Ok(Expression::Key(self.name(prefix, local)?, Box::new(value)));
        }
        Function::find(local, arguments.len()).map(|function| Expression::Call(function, arguments))
    }

    fn name(&self, prefix: Option<&str>, local: &str) -> Result<Name, String> {
        let uri = match prefix {
            Some(prefix) => resolve(self.scope, prefix)?,
            None => Arc::from(""),
        };
        Ok(Name { uri, local: local.into(), prefix: prefix.unwrap_or_default().into() })
    }

    fn step(&mut self) -> Result<Step, String> {
        if self.mark(".") {
            return Ok(Step { axis: Axis::Own, test: Test::Node, predicates: Vec::new() });
        }
        if self.mark("..") {
            return Ok(Step { axis: Axis::Parent, test: Test::Node, predicates: Vec::new() });
        }
        let mut axis = Axis::Child;
        if self.mark("@") {
            axis = Axis::Attribute;
        } else if self.peek(1) == Some(&Token::Mark("::"))
            && let Some(Token::Name(None, name)) = self.peek(0)
        {
            axis = match name.as_str() {
                "ancestor" => Axis::Ancestor,
                "ancestor-or-self" => Axis::AncestorOrSelf,
                "attribute" => Axis::Attribute,
                "child" => Axis::Child,
                "descendant" => Axis::Descendant,
                "descendant-or-self" => Axis::DescendantOrSelf,
                "following" => Axis::Following,
                "following-sibling" => Axis::FollowingSibling,
                "parent" => Axis::Parent,
                "preceding" => Axis::Preceding,
                "preceding-sibling" => Axis::PrecedingSibling,
                "self" => Axis::Own,
                other => return Err(format!("the axis `{other}` is not supported")),
            };
            self.at += 2;
        }
        let Some(Token::Name(prefix, local)) = self.peek(0).cloned() else {
            return Err(format!("a step is expected{}", self.before()));
        };
        self.at += 1;
        let test = if self.peek(0) == Some(&Token::Mark("(")) && is_node_type(prefix.as_deref(), &local) {
            self.at += 1;
            let target = match self.peek(0).cloned() {
                Some(Token::Literal(target)) if local == "processing-instruction" => {
                    self.at += 1;
                    Some(target.into())
                }
                _ => None,
            };
            self.expect(")")?;
            match local.as_str() {
                "node" => Test::Node,
                "text" => Test::Text,
                "comment" => Test::Comment,
                _ => Test::Instruction(target),
            }
        } else {
            match (prefix, local.as_str()) {
                (None, "*") => Test::AnyName,
                (Some(prefix), "*") => Test::AnyOf(resolve(self.scope, &prefix)?),
                (prefix, local) => Test::Name(self.name(prefix.as_deref(), local)?),
            }
        };
        Ok(Step { axis, test, predicates: self.predicates()? })
    }

    fn predicates(&mut self) -> Result<Vec<Expression>, String> {
        let mut predicates = Vec::new();
        while self.mark("[") {
            predicates.push(self.nested()?);
            self.expect("]")?;
        }
        Ok(predicates)
    }
}

fn is_node_type(prefix: Option<&str>, local: &str) -> bool {
    prefix.is_none() && ["node", "text", "comment", "processing-instruction"].contains(&local)
}

/// What `//` stands for.
fn everywhere() -> Step {
    Step { axis: Axis::DescendantOrSelf, test: Test::Node, predicates: Vec::new() }
}

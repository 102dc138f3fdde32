//! A stylesheet that is ready to run: its templates, its instructions, what it declares.

use std::sync::Arc;

use super::expression::{Expression, Test};
use super::output::Format;
use super::pattern::Pattern;
use super::tree::{Binding, Id, Name, Tree};

/// The namespace of XSLT.
pub(super) const XSL: &str = "http://www.w3.org/1999/XSL/Transform";

/// What is wrong, and at which node.
pub(super) type Wrong = (Id, String);

/// A stylesheet.
#[derive(Debug, Default)]
pub(in crate::xml) struct Stylesheet {
    pub(super) templates: Vec<Template>,
    /// Which templates match, the one that is tried first in front.
    pub(super) rules: Vec<Rule>,
    pub(super) globals: Vec<Variable>,
    pub(super) keys: Vec<Key>,
    pub(super) format: Format,
    pub(super) spaces: Vec<Space>,
    /// How long its text was.
    pub(super) bytes: usize,
}

#[derive(Debug)]
pub(super) struct Template {
    pub(super) body: Vec<Instruction>,
}

#[derive(Debug)]
pub(super) struct Rule {
    pub(super) pattern: Pattern,
    pub(super) mode: Option<Name>,
    pub(super) priority: f64,
    pub(super) template: usize,
}

/// `xsl:key`.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: Name,
    pub(super) patterns: Vec<Pattern>,
    pub(super) value: Expression,
}

/// `xsl:strip-space` or `xsl:preserve-space`.
#[derive(Debug)]
pub(super) struct Space {
    pub(super) test: Test,
    pub(super) strip: bool,
}

/// A variable, a parameter, or a value that is passed for one.
#[derive(Debug)]
pub(super) struct Variable {
    pub(super) name: Name,
    pub(super) value: Given,
}

#[derive(Debug)]
pub(super) enum Given {
    Selected(Expression),
    /// What the content makes.
    Made(Vec<Instruction>),
    /// An empty text.
    Nothing,
}

impl Given {
    /// A value that is empty text, selected, or made by content.
    pub(super) fn new(select: Option<Expression>, body: Vec<Instruction>) -> Result<Given, String> {
        match (select, body.is_empty()) {
            (Some(select), true) => Ok(Given::Selected(select)),
            (Some(_), false) => Err("it has both `select` and content".to_owned()),
            (None, true) => Ok(Given::Nothing),
            (None, false) => Ok(Given::Made(body)),
        }
    }
}

#[derive(Debug)]
pub(super) struct Sort {
    pub(super) by: Expression,
    pub(super) as_number: Option<Text>,
    pub(super) descending: Option<Text>,
}

/// An attribute value template: texts and expressions, one behind the other.
pub(super) type Text = Vec<Part>;

#[derive(Debug)]
pub(super) enum Part {
    Text(String),
    Value(Expression),
}

#[derive(Debug)]
pub(super) enum Instruction {
    Text {
        text: String,
        raw: bool,
    },
    ValueOf {
        select: Expression,
        raw: bool,
    },
    CopyOf {
        select: Expression,
    },
    Copy {
        body: Vec<Instruction>,
    },
    Literal(Box<Literal>),
    Element(Box<Made>),
    Attribute(Box<Made>),
    Comment {
        body: Vec<Instruction>,
    },
    Processing {
        target: Text,
        body: Vec<Instruction>,
    },
    If {
        test: Expression,
        body: Vec<Instruction>,
    },
    /// Each with its test; `xsl:otherwise` has none.
    Choose(Vec<(Option<Expression>, Vec<Instruction>)>),
    ForEach {
        select: Expression,
        sorts: Vec<Sort>,
        body: Vec<Instruction>,
    },
    Apply(Box<Apply>),
    Call {
        template: usize,
        passed: Vec<Variable>,
    },
    Variable(Variable),
    Parameter(Variable),
    Message {
        body: Vec<Instruction>,
        terminate: bool,
    },
}

/// An element that is written in the stylesheet as it shall be.
#[derive(Debug)]
pub(super) struct Literal {
    pub(super) name: Name,
    pub(super) bindings: Arc<[Binding]>,
    pub(super) attributes: Vec<(Name, Text)>,
    pub(super) body: Vec<Instruction>,
}

/// `xsl:element` or `xsl:attribute`.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) name: Text,
    pub(super) namespace: Option<Text>,
    /// What prefixes stand for where it is written.
    pub(super) scope: Arc<[Binding]>,
    pub(super) body: Vec<Instruction>,
}

#[derive(Debug)]
pub(super) struct Apply {
    /// `None` is all that is inside of the node.
    pub(super) select: Option<Expression>,
    pub(super) mode: Option<Name>,
    pub(super) sorts: Vec<Sort>,
    pub(super) passed: Vec<Variable>,
}

impl Stylesheet {
    /// Whether text that is white space alone is left out of an element of the document.
    pub(super) fn strips(&self, tree: &Tree, element: Id) -> bool {
        let weight = |test: &Test| match test {
            Test::Name(_) => 2,
            Test::AnyOf(_) => 1,
            _ => 0,
        };
        // Of those that say it equally well the last counts.
        let said = self.spaces.iter().filter(|space| space.test.holds(tree, element, false));
        said.max_by_key(|space| weight(&space.test)).is_some_and(|space| space.strip) && !tree.keeps_space()
    }
}

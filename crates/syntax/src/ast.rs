//! The tree of a rule, as written: no names resolved, nothing folded, comments kept beside it.
//!
//! Chains that people (or attackers) make long are lists, never nested boxes: operators of one level,
//! `else if`, ternaries, subscripts. What remains nested is at most [`MAX_NESTING`] deep, and no path through
//! a tree has more than [`MAX_DEPTH`] nodes, so every walk over a tree is a bounded recursion.

use std::sync::Arc;

use crate::{SharedBytes, Span};

/// How deep brackets, blocks, unary operators, unbraced bodies and assignments may be nested.
pub const MAX_NESTING: usize = 256;

/// How many nodes, statements and expressions, stand above one another in a tree at most. Operators do not
/// count as nesting, but each level of them is a node.
pub const MAX_DEPTH: usize = 4 * MAX_NESTING;

/// A whole file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// The statements at the top, subs and imports among them, in order.
    pub statements: Vec<Statement>,
    /// Every comment, in order, without its `#`.
    pub comments: Vec<Comment>,
}

/// A comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// From the `#` to the end of the line, without the line break.
    pub span: Span,
}

/// A name with its place: a variable (without `$`), a function, a sub.
#[derive(Clone, Debug, PartialEq)]
pub struct Ident {
    /// The name as written. Where one name follows another like it, they share their text.
    pub text: Arc<str>,
    /// Its place (a variable's includes the `$`).
    pub span: Span,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// From its first byte to behind its last (the `;` included).
    pub span: Span,
}

/// What a statement is.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementKind {
    /// `;`
    Empty,
    /// Something that could not be parsed; a diagnostic says what.
    Error,
    /// `expr;`
    Expr(Expr),
    /// `print expr;`, the old `log.info`.
    Print(Expr),
    /// `{ ... }`
    Block(Vec<Statement>),
    /// `if( c ) s else if( c ) s else s`
    If {
        /// Condition and body of `if` and of each `else if`, in order; never empty.
        arms: Vec<(Expr, Statement)>,
        /// The body of the last `else`.
        otherwise: Option<Box<Statement>>,
    },
    /// `while( c ) s`
    While {
        /// Tested before each round.
        condition: Expr,
        /// The body.
        body: Box<Statement>,
    },
    /// `do s while( c );`
    Do {
        /// The body.
        body: Box<Statement>,
        /// Tested behind each round.
        condition: Expr,
    },
    /// `for( init; c; step ) s`
    For {
        /// Runs once.
        init: Option<Box<Expr>>,
        /// Tested before each round; none is true.
        condition: Option<Box<Expr>>,
        /// Runs behind each round.
        step: Option<Box<Expr>>,
        /// The body.
        body: Box<Statement>,
    },
    /// `foreach( $v in expr ) s`
    Foreach {
        /// The loop variable.
        variable: Ident,
        /// What is visited.
        iterable: Expr,
        /// The body.
        body: Box<Statement>,
    },
    /// `switch( value, matcher ) { case a, b: ... default: ... }`
    Switch {
        /// Compared with each case.
        value: Expr,
        /// The function that decides in place of `==`.
        matcher: Option<Ident>,
        /// The cases in order, `default` wherever it stands.
        cases: Vec<Case>,
    },
    /// `break;`
    Break,
    /// `continue;`
    Continue,
    /// `return expr;`
    Return(Option<Expr>),
    /// `sub name( $a, $b ) { ... }`
    Sub(Sub),
    /// `import name as alias;`
    Import {
        /// What is imported: a bare name or a quoted rule name.
        target: ImportTarget,
        /// The name its subs are called through; the target's own when left out.
        alias: Option<Ident>,
    },
}

/// A case of a `switch`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its values; empty for `default`.
    pub values: Vec<Expr>,
    /// What runs.
    pub body: Vec<Statement>,
    /// From `case` or `default` to behind the body.
    pub span: Span,
}

/// A sub.
#[derive(Clone, Debug, PartialEq)]
pub struct Sub {
    /// Its name; may have points.
    pub name: Ident,
    /// Its parameters.
    pub params: Vec<Ident>,
    /// Its body.
    pub body: Vec<Statement>,
}

/// What an `import` names.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportTarget {
    /// `import name;` (`import strict;` among them).
    Name(Ident),
    /// `import "rule name" as alias;`
    Text {
        /// The name between the quotes, escapes undone.
        text: String,
        /// The literal's place.
        span: Span,
    },
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its place; brackets around it not included.
    pub span: Span,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// Something that could not be parsed; a diagnostic says what.
    Error,
    /// An integer.
    Int(i64),
    /// A double.
    Double(f64),
    /// A string, escapes undone: bytes, which the compiled rule goes on to share.
    Text(SharedBytes),
    /// `true`, `false`, `nil`
    Keyword(Keyword),
    /// `$name`
    Variable(Arc<str>),
    /// `$1` .. `$9`
    Capture(u8),
    /// `( expr )`: kept, so that a formatter and lints see it.
    Paren(Box<Expr>),
    /// `[ a, b ]`; empty for `[]`.
    Array(Vec<Expr>),
    /// `[ k => v ]`, never empty.
    Hash(Vec<(Expr, Expr)>),
    /// `name( args )`: a builtin, a sub, or an imported sub.
    Call {
        /// The dotted name.
        function: Ident,
        /// The arguments.
        args: Vec<Expr>,
    },
    /// `base[i][j]`
    Index {
        /// What is indexed.
        base: Box<Expr>,
        /// The subscripts, outermost container first; never empty.
        indices: Vec<Expr>,
    },
    /// `!x`, `~x`, `-x`
    Unary {
        /// The operator.
        op: UnaryOp,
        /// The operator's place.
        op_span: Span,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `++$x`, `$x--`
    Step {
        /// Up or down.
        op: StepOp,
        /// Whether the operator stands in front, so that the value is the new one.
        prefix: bool,
        /// A variable or an element.
        place: Box<Expr>,
    },
    /// `a + b - c`: operators of one level, from left to right.
    Binary {
        /// The first operand.
        first: Box<Expr>,
        /// The others, each with the operator in front of it; never empty.
        rest: Vec<BinaryTail>,
    },
    /// `c ? a : d ? b : e`
    Ternary {
        /// Conditions and values in order; never empty.
        arms: Vec<(Expr, Expr)>,
        /// The last value.
        otherwise: Box<Expr>,
    },
    /// `$x = e`, `$x .= e`
    Assign {
        /// A variable, a capture or an element.
        place: Box<Expr>,
        /// The operator; `None` for `=`.
        op: Option<BinaryOp>,
        /// The operator's place.
        op_span: Span,
        /// The value.
        value: Box<Expr>,
    },
}

/// An operator and its right operand.
#[derive(Clone, Debug, PartialEq)]
pub struct BinaryTail {
    /// The operator.
    pub op: BinaryOp,
    /// The operator's place.
    pub op_span: Span,
    /// The operand behind it.
    pub operand: Expr,
}

/// Words that are values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// 1
    True,
    /// 0
    False,
    /// The empty string.
    Nil,
}

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `!`
    Not,
    /// `~`
    BitNot,
    /// `-`
    Negate,
}

/// `++` or `--`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepOp {
    /// `++`
    Up,
    /// `--`
    Down,
}

/// An operator with two operands (reference section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is its own symbol, see `symbol`")]
pub enum BinaryOp {
    Multiply,
    Divide,
    Modulo,
    Add,
    Subtract,
    Concat,
    ShiftLeft,
    ShiftRight,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    BitAnd,
    BitXor,
    BitOr,
    And,
    Or,
}

impl BinaryOp {
    /// Whether it compares its operands: `==`, `!=`, `<`, `<=`, `>`, `>=`.
    pub fn is_comparison(self) -> bool {
        matches!(
            self,
            BinaryOp::Less
                | BinaryOp::LessEqual
                | BinaryOp::Greater
                | BinaryOp::GreaterEqual
                | BinaryOp::Equal
                | BinaryOp::NotEqual
        )
    }

    /// As written.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Multiply => "*",
            BinaryOp::Divide => "/",
            BinaryOp::Modulo => "%",
            BinaryOp::Add => "+",
            BinaryOp::Subtract => "-",
            BinaryOp::Concat => ".",
            BinaryOp::ShiftLeft => "<<",
            BinaryOp::ShiftRight => ">>",
            BinaryOp::Less => "<",
            BinaryOp::LessEqual => "<=",
            BinaryOp::Greater => ">",
            BinaryOp::GreaterEqual => ">=",
            BinaryOp::Equal => "==",
            BinaryOp::NotEqual => "!=",
            BinaryOp::BitAnd => "&",
            BinaryOp::BitXor => "^",
            BinaryOp::BitOr => "|",
            BinaryOp::And => "&&",
            BinaryOp::Or => "||",
        }
    }
}

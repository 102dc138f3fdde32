//! The resolved tree: slots instead of names, functions instead of spellings.
//!
//! [`resolve`](fn@crate::resolve) makes it; the reference evaluator runs it as it is; inference, folding and
//! preparation change it in place before bytecode is emitted. It has no unresolved name. Like the syntax
//! tree it is bounded in depth: operators of one level, `else if` and subscripts are lists.

use std::sync::Arc;

use pointsman_model::{Builtin, PreparedOperand, Site, Type};
use pointsman_syntax::SharedBytes;
pub use pointsman_syntax::ast::{BinaryOp, StepOp, UnaryOp};

/// A resolved rule with everything it imports.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The rule's name, as `rule.getName()` gives it.
    pub name: Arc<str>,
    /// The rule itself (number 0, without parameters), its subs, and the subs it imports.
    pub subs: Vec<Sub>,
    /// `import strict;`
    pub strict: bool,
    /// Whether the rule, or a function that it calls, may read what a match leaves in `$1`..`$9`.
    pub captures_count: bool,
    /// Whether the constant arguments were prepared, and none was bad. Not as resolved.
    pub prepared: bool,
}

/// The number of a sub in [`Rule::subs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SubId(pub u32);

impl SubId {
    /// The rule itself.
    pub const MAIN: SubId = SubId(0);
}

/// The number of a variable in [`Sub::slots`]. Parameters come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub u32);

/// A sub, or the rule itself.
#[derive(Clone, Debug)]
pub struct Sub {
    /// Its name as written; the rule's name for [`SubId::MAIN`].
    pub name: String,
    /// How many of `slots` are parameters.
    pub params: usize,
    /// Its variables.
    pub slots: Vec<Slot>,
    /// What it does.
    pub body: Vec<Statement>,
    /// Its declaration.
    pub site: Site,
    /// Where its last statement ends, which a run that comes to its end has gone past.
    pub end: Site,
}

/// A variable.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its name without `$`.
    pub name: String,
    /// What it can hold, once inferred: the join of all that is ever stored in it, and of the empty string
    /// it starts as unless it is surely assigned before it is read.
    pub ty: Type,
    /// The array or hash of constants that it holds wherever it is read, when it is only looked up; it is then never
    /// assigned. None as resolved.
    pub holds: Option<Box<Expr>>,
}

/// A statement. Most are an expression and an `if`; so what is larger stands in boxes, and lists of statements are
/// small.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// Its place.
    pub site: Site,
}

/// What a statement is.
#[derive(Clone, Debug)]
pub enum StatementKind {
    /// Evaluated for its effect.
    Expr(Expr),
    /// `if` and `else if` in order; then `else`.
    If {
        /// Conditions and bodies.
        arms: Vec<(Expr, Vec<Statement>)>,
        /// The body of the last `else`.
        otherwise: Vec<Statement>,
    },
    /// A loop; `do`, `while` and `for` are all this.
    Loop {
        /// Runs once.
        init: Option<Box<Expr>>,
        /// Tested before each round, but not before the first of a `do`; none is true.
        condition: Option<Box<Expr>>,
        /// `do`: the first round is not tested.
        body_first: bool,
        /// Runs behind each round, and behind a `continue`.
        step: Option<Box<Expr>>,
        /// The body.
        body: Vec<Statement>,
    },
    /// Visits the elements of an array, or the keys of a hash, as they are at the start. Each goes into the
    /// variable as a copy.
    Foreach {
        /// The loop variable.
        slot: SlotId,
        /// What is visited.
        iterable: Box<Expr>,
        /// The body.
        body: Vec<Statement>,
    },
    /// The first case with a value that matches runs; no fall-through.
    Switch {
        /// Evaluated once.
        value: Box<Expr>,
        /// Decides in place of `==`, called as `matcher( value, case )`.
        matcher: Option<Function>,
        /// Cases in order; `default` is not among them.
        cases: Vec<Case>,
        /// Runs when no case matches.
        default: Vec<Statement>,
    },
    /// Leaves the innermost loop or `switch`.
    Break,
    /// Goes on with the innermost loop's next round.
    Continue,
    /// Ends the rule, wherever it stands: `break` outside a loop, `return` at the top.
    EndRule,
    /// Leaves the sub with a value (a container is copied); none is the empty string.
    Return(Option<Expr>),
}

/// A case of a `switch`.
#[derive(Clone, Debug)]
pub struct Case {
    /// Values in order; evaluated only until one matches.
    pub values: Vec<Expr>,
    /// What runs.
    pub body: Vec<Statement>,
}

/// What a call or a matcher names.
#[derive(Clone, Copy, Debug)]
pub enum Function {
    /// A function of the library.
    Builtin(&'static Builtin),
    /// A sub.
    Sub(SubId),
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its place.
    pub site: Site,
    /// What its value can be, once inferred.
    pub ty: Type,
}

/// A constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    /// An integer.
    Int(i64),
    /// A double.
    Double(f64),
    /// Bytes.
    Text(SharedBytes),
}

/// What an expression is. Operands are evaluated from left to right.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A constant.
    Constant(Constant),
    /// A variable.
    Slot(SlotId),
    /// `$1`..`$9`.
    Capture(u8),
    /// A new array of copies of its elements.
    Array(Vec<Expr>),
    /// A new hash of copies of its values; a later key replaces an earlier one.
    Hash(Vec<(Expr, Expr)>),
    /// A call of the library. Arguments that are changed in place are [`ExprKind::Slot`]s or
    /// [`ExprKind::Index`]es of slots; or anything else that can give a container (a literal, a call): then
    /// there is no place to write back to, and only the result counts.
    Builtin {
        /// The function.
        builtin: &'static Builtin,
        /// Its arguments; their number fits the function.
        args: Vec<Expr>,
        /// Prepared arguments, once prepared: as long as `args`, or empty.
        prepared: Vec<Option<PreparedOperand>>,
    },
    /// A call of a sub. Missing arguments are empty; there are never too many. A container argument is
    /// passed as itself, not as a copy.
    Sub {
        /// The sub.
        sub: SubId,
        /// Its arguments.
        args: Vec<Expr>,
    },
    /// An element, by one subscript after the other.
    Index {
        /// What is indexed.
        base: Box<Expr>,
        /// Never empty.
        indices: Vec<Expr>,
    },
    /// An operator with one operand.
    Unary {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: Box<Expr>,
    },
    /// Operators of one level, from left to right. `&&` and `||` stand alone in their lists and evaluate no
    /// more than they must.
    Binary {
        /// The first operand.
        first: Box<Expr>,
        /// Operators and operands; never empty.
        rest: Vec<(BinaryOp, Expr)>,
    },
    /// Conditions and values in order, then the last value.
    Ternary {
        /// Never empty as resolved; folding may leave none.
        arms: Vec<(Expr, Expr)>,
        /// When no condition is true.
        otherwise: Box<Expr>,
    },
    /// Stores (a copy of) a value; its own value is the value stored.
    Assign {
        /// Where.
        place: Place,
        /// `.=` and the like combine with what is there.
        op: Option<BinaryOp>,
        /// What.
        value: Box<Expr>,
    },
    /// `++` and `--`.
    Step {
        /// Where.
        place: Place,
        /// Up or down.
        op: StepOp,
        /// Whether its value is the new one.
        prefix: bool,
    },
}

/// Something that can be assigned.
#[derive(Clone, Debug)]
pub enum Place {
    /// A variable.
    Slot(SlotId),
    /// `$1`..`$9`.
    Capture(u8),
    /// An element of a variable (or of a capture), created on the way when it is not there.
    Element {
        /// The variable: [`Place::Slot`] or [`Place::Capture`].
        root: Box<Place>,
        /// Never empty. Evaluated from left to right, before the value that is stored.
        indices: Vec<Expr>,
    },
}

impl Expr {
    /// A constant, if it is one.
    pub fn constant(&self) -> Option<&Constant> {
        match &self.kind {
            ExprKind::Constant(constant) => Some(constant),
            _ => None,
        }
    }
}

impl Expr {
    /// Hands over the expressions directly inside this one, in the order of evaluation.
    pub fn for_each_child<'e>(&'e self, see: &mut dyn FnMut(&'e Expr)) {
        match &self.kind {
            ExprKind::Constant(_) | ExprKind::Slot(_) | ExprKind::Capture(_) => {}
            ExprKind::Array(items) => items.iter().for_each(see),
            ExprKind::Hash(entries) => entries.iter().for_each(|(key, value)| {
                see(key);
                see(value);
            }),
            ExprKind::Builtin { args, .. } | ExprKind::Sub { args, .. } => args.iter().for_each(see),
            ExprKind::Index { base, indices } => {
                see(base);
                indices.iter().for_each(see);
            }
            ExprKind::Unary { operand, .. } => see(operand),
            ExprKind::Binary { first, rest } => {
                see(first);
                rest.iter().for_each(|(_, operand)| see(operand));
            }
            ExprKind::Ternary { arms, otherwise } => {
                arms.iter().for_each(|(condition, value)| {
                    see(condition);
                    see(value);
                });
                see(otherwise);
            }
            ExprKind::Assign { place, value, .. } => {
                place.for_each_index(see);
                see(value);
            }
            ExprKind::Step { place, .. } => place.for_each_index(see),
        }
    }

    /// Hands over the expressions directly inside this one, in the order of evaluation.
    pub fn for_each_child_mut(&mut self, see: &mut dyn FnMut(&mut Expr)) {
        match &mut self.kind {
            ExprKind::Constant(_) | ExprKind::Slot(_) | ExprKind::Capture(_) => {}
            ExprKind::Array(items) => items.iter_mut().for_each(see),
            ExprKind::Hash(entries) => entries.iter_mut().for_each(|(key, value)| {
                see(key);
                see(value);
            }),
            ExprKind::Builtin { args, .. } | ExprKind::Sub { args, .. } => args.iter_mut().for_each(see),
            ExprKind::Index { base, indices } => {
                see(base);
                indices.iter_mut().for_each(see);
            }
            ExprKind::Unary { operand, .. } => see(operand),
            ExprKind::Binary { first, rest } => {
                see(first);
                rest.iter_mut().for_each(|(_, operand)| see(operand));
            }
            ExprKind::Ternary { arms, otherwise } => {
                arms.iter_mut().for_each(|(condition, value)| {
                    see(condition);
                    see(value);
                });
                see(otherwise);
            }
            ExprKind::Assign { place, value, .. } => {
                place.for_each_index_mut(see);
                see(value);
            }
            ExprKind::Step { place, .. } => place.for_each_index_mut(see),
        }
    }
}

impl Place {
    /// Hands over the subscripts.
    pub fn for_each_index<'e>(&'e self, see: &mut dyn FnMut(&'e Expr)) {
        if let Place::Element { indices, .. } = self {
            indices.iter().for_each(see);
        }
    }

    /// Hands over the subscripts.
    pub fn for_each_index_mut(&mut self, see: &mut dyn FnMut(&mut Expr)) {
        if let Place::Element { indices, .. } = self {
            indices.iter_mut().for_each(see);
        }
    }
}

/// Hands over every outermost expression of the statements, those of nested statements included.
pub fn for_each_expr_mut(statements: &mut [Statement], see: &mut dyn FnMut(&mut Expr)) {
    for statement in statements {
        match &mut statement.kind {
            StatementKind::Expr(expr) => see(expr),
            StatementKind::If { arms, otherwise } => {
                for (condition, body) in arms {
                    see(condition);
                    for_each_expr_mut(body, see);
                }
                for_each_expr_mut(otherwise, see);
            }
            StatementKind::Loop { init, condition, step, body, .. } => {
                for part in [init, condition, step].into_iter().flatten() {
                    see(part);
                }
                for_each_expr_mut(body, see);
            }
            StatementKind::Foreach { iterable, body, .. } => {
                see(iterable);
                for_each_expr_mut(body, see);
            }
            StatementKind::Switch { value, cases, default, .. } => {
                see(value);
                for case in cases {
                    case.values.iter_mut().for_each(&mut *see);
                    for_each_expr_mut(&mut case.body, see);
                }
                for_each_expr_mut(default, see);
            }
            StatementKind::Return(Some(value)) => see(value),
            StatementKind::Return(None)
            | StatementKind::Break
            | StatementKind::Continue
            | StatementKind::EndRule => {}
        }
    }
}

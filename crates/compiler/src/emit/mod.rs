//! From the resolved tree to bytecode.
//!
//! Registers: a sub's variables are its first registers, in the order of their slots; temporaries are a stack
//! above them. Two rules keep evaluation from left to right honest:
//!
//! - a destination is written by the last instruction of an expression only, so an expression may read the
//!   variable that it is assigned to;
//! - a variable that is an operand is read in place, unless an operand behind it assigns to variables; then
//!   its value is moved to a temporary first.

mod assembler;
mod assignment;
mod call;
mod choice;
mod condition;
mod element;
mod expression;
mod lookup;
mod question;
mod rows;
mod scan;
mod seen;
mod statement;
mod subject;
mod table;
mod visit;

use std::sync::Arc;

use hashbrown::HashMap;
use pointsman_model::{Site, Type};
use pointsman_vm::{Map, Op, Program, opcodes};

use assembler::{Assembler, Label};
pub(crate) use condition::is_true;
pub(crate) use table::never_ends;
pub(crate) use visit::searches;

use crate::ir::{Expr, ExprKind, Rule, SlotId, Sub, SubId};

/// The most variables of one sub; the rest of a frame's 256 registers is for temporaries.
pub(crate) const MAX_VARIABLES: usize = 200;
/// Registers of a frame.
const MAX_REGISTERS: usize = 256;

/// What keeps a rule from becoming a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EmitError {
    /// A sub (or the rule itself) has more than [`MAX_VARIABLES`] variables.
    TooManyVariables {
        /// The sub's name.
        sub: String,
        /// Its declaration.
        site: Site,
    },
    /// An expression needs more registers than a frame has.
    TooComplex {
        /// The expression.
        site: Site,
    },
    /// More constants, calls or subs than instructions can number.
    TooLarge {
        /// Where the room ended.
        site: Site,
    },
    /// The verifier refused the program: a mistake of this compiler.
    Internal {
        /// What it said.
        message: String,
    },
}

type Result<T> = std::result::Result<T, EmitError>;

/// How to emit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EmitOptions {
    /// Use what inference, folding and preparation found out.
    pub(crate) optimise: bool,
    /// The program's result is the value of its last statement, when that is an expression.
    pub(crate) result: bool,
}

/// Emits a rule.
pub(crate) fn emit(rule: &Rule, options: EmitOptions) -> Result<Program> {
    let mut assembler = Assembler::new();
    if rule.subs.len() > usize::from(u16::MAX) {
        return Err(EmitError::TooLarge { site: rule.subs[SubId::MAIN.0 as usize].site });
    }
    for (number, sub) in rule.subs.iter().enumerate() {
        let mut emitter = SubEmitter::new(&mut assembler, rule, sub, options, number == 0)?;
        emitter.body()?;
        let registers = emitter.registers;
        assembler.finish_sub(&sub.name, sub.params as u8, registers as u16);
    }
    Program::new(assembler.finish(&rule.name, rule.strict))
        .map_err(|error| EmitError::Internal { message: error.to_string() })
}

/// A register's number.
type Reg = u8;

/// What `break` and `continue` leave.
struct Breakable {
    break_to: Label,
    /// `None` for a `switch`.
    continue_to: Option<Label>,
}

/// Emits one sub.
struct SubEmitter<'a> {
    asm: &'a mut Assembler,
    rule: &'a Rule,
    sub: &'a Sub,
    options: EmitOptions,
    is_main: bool,
    /// The next free temporary.
    top: usize,
    /// How many registers the frame needs.
    registers: usize,
    breakables: Vec<Breakable>,
    /// Whether conditions may ask in short ways; not in what follows a short way that had no answer.
    asking: bool,
    /// The maps of the variables that hold some, as far as they were looked up.
    maps: HashMap<SlotId, Arc<Map>>,
    /// For functions and variables, what those functions do with each constant that the variable may hold.
    choices: Vec<(&'static str, SlotId, Option<opcodes::Choice>)>,
}

impl<'a> SubEmitter<'a> {
    fn new(
        asm: &'a mut Assembler,
        rule: &'a Rule,
        sub: &'a Sub,
        options: EmitOptions,
        is_main: bool,
    ) -> Result<SubEmitter<'a>> {
        let variables = sub.slots.len();
        if variables > MAX_VARIABLES {
            return Err(EmitError::TooManyVariables { sub: sub.name.clone(), site: sub.site });
        }
        Ok(SubEmitter {
            asm,
            rule,
            sub,
            options,
            is_main,
            top: variables,
            // A frame has at least one register, so that every sub has one to give back.
            registers: variables.max(1),
            breakables: Vec::new(),
            asking: true,
            maps: HashMap::new(),
            choices: Vec::new(),
        })
    }

    fn body(&mut self) -> Result<()> {
        let sub = self.sub;
        let result = self.is_main && self.options.result;
        match sub.body.split_last() {
            Some((last, before)) if result && matches!(last.kind, crate::ir::StatementKind::Expr(_)) => {
                self.statements(before)?;
                if let crate::ir::StatementKind::Expr(expr) = &last.kind {
                    let src = self.operand(expr)?;
                    self.op(Op::SetResult { src: pointsman_vm::opcodes::In(src) }, expr.site);
                }
            }
            _ => self.statements(&sub.body)?,
        }
        let end = if self.is_main { Op::End {} } else { Op::ReturnEmpty {} };
        self.op(end, sub.end);
        Ok(())
    }

    fn op(&mut self, op: Op, site: Site) {
        self.asm.op(op, site);
    }

    /// The register of a variable.
    fn slot(&self, slot: SlotId) -> Reg {
        slot.0 as Reg
    }

    fn is_slot(&self, reg: Reg) -> bool {
        usize::from(reg) < self.sub.slots.len()
    }

    /// Whether conditions may be asked in short ways here.
    fn asks(&self) -> bool {
        self.options.optimise && self.asking
    }

    /// A fresh temporary, above all others.
    fn temp(&mut self, site: Site) -> Result<Reg> {
        self.temps(1, site)
    }

    /// The first of `count` fresh temporaries in a row.
    fn temps(&mut self, count: usize, site: Site) -> Result<Reg> {
        let first = self.top;
        self.top += count;
        if self.top > MAX_REGISTERS {
            return Err(EmitError::TooComplex { site });
        }
        self.registers = self.registers.max(self.top);
        Ok(first as Reg)
    }
}

/// Whether evaluating the expression assigns to any variable of its sub.
fn assigns(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Assign { .. } | ExprKind::Step { .. } => true,
        ExprKind::Constant(_) | ExprKind::Slot(_) | ExprKind::Capture(_) => false,
        ExprKind::Array(items) => items.iter().any(assigns),
        ExprKind::Hash(entries) => entries.iter().any(|(key, value)| assigns(key) || assigns(value)),
        // An in-place builtin gives an empty variable a container.
        ExprKind::Builtin { builtin, args, .. } => {
            builtin.params.iter().any(|param| param.ty.in_place()) || args.iter().any(assigns)
        }
        ExprKind::Sub { args, .. } => args.iter().any(assigns),
        ExprKind::Index { base, indices } => assigns(base) || indices.iter().any(assigns),
        ExprKind::Unary { operand, .. } => assigns(operand),
        ExprKind::Binary { first, rest } => {
            assigns(first) || rest.iter().any(|(_, operand)| assigns(operand))
        }
        ExprKind::Ternary { arms, otherwise } => {
            arms.iter().any(|(condition, value)| assigns(condition) || assigns(value)) || assigns(otherwise)
        }
    }
}

/// Whether the value may be a container that something else holds too, so that storing it needs a copy.
fn may_be_shared(expr: &Expr) -> bool {
    if matches!(expr.ty, Type::Int | Type::Double | Type::Text) {
        return false;
    }
    match &expr.kind {
        ExprKind::Slot(_) | ExprKind::Capture(_) | ExprKind::Index { .. } | ExprKind::Assign { .. } => true,
        // What is changed in place and given back is the argument: nobody else's, when the argument is nobody else's.
        ExprKind::Builtin { builtin, args, .. } => {
            builtin.result == pointsman_model::ResultType::InPlace
                && args.iter().zip(0..).any(|(arg, at)| {
                    builtin.param(at).is_some_and(|param| param.ty.in_place()) && may_be_shared(arg)
                })
        }
        ExprKind::Ternary { arms, otherwise } => {
            arms.iter().any(|(_, value)| may_be_shared(value)) || may_be_shared(otherwise)
        }
        _ => false,
    }
}

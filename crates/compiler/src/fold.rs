//! Constants are computed once.
//!
//! Operators are folded by the machine's own arithmetic and functions by calling them, so that folding cannot
//! differ from running. What would warn, trap or grow large is left for the run.

use pointsman_model::{
    Builtin, Call, Captures, Cx, Decision, Effect, HeaderName, Limits, PreparedOperand, Refused, RunState,
    Side, Site, Transaction, Value, Workspace,
};
use pointsman_vm::arithmetic::{Operands, Relation, shift_left, shift_right};

use crate::emit::is_true;
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, Rule, UnaryOp, for_each_expr_mut};

/// A folded text is at most this long: longer ones would only make the program fat.
const MAX_TEXT: usize = 4096;
/// Steps that folding one call may take.
const FUEL: u64 = 10_000;

/// Folds every expression of a rule, and says whether any became a constant that was none.
pub(crate) fn fold(rule: &mut Rule) -> bool {
    let mut folder = Folder { bench: None, folded: false };
    for sub in &mut rule.subs {
        for_each_expr_mut(&mut sub.body, &mut |expr| folder.fold(expr));
    }
    folder.folded
}

struct Folder {
    /// Made for the first constant that is computed: most rules have none.
    bench: Option<Bench>,
    /// Whether an expression became another.
    folded: bool,
}

/// Where constants are computed.
struct Bench {
    ws: Workspace,
    run: RunState,
}

impl Bench {
    fn new() -> Bench {
        Bench {
            ws: Workspace::new(&Limits { workspace_bytes: 64 << 10, ..Limits::DEFAULT }),
            run: RunState::new(Limits { fuel: FUEL, ..Limits::DEFAULT }),
        }
    }

    /// The constant that a value is; `None` when something warned, or when it is too large.
    fn constant(&self, value: Value) -> Option<Constant> {
        if !self.run.warnings.is_empty() {
            return None;
        }
        match value {
            Value::Int(int) => Some(Constant::Int(int)),
            Value::Double(double) => Some(Constant::Double(double)),
            Value::Text(text) if text.len as usize <= MAX_TEXT => {
                Some(Constant::Text(self.ws.bytes(text).into()))
            }
            Value::Text(_) | Value::Container(_) => None,
        }
    }
}

impl Folder {
    fn fold(&mut self, expr: &mut Expr) {
        expr.for_each_child_mut(&mut |child| self.fold(child));
        let site = expr.site;
        let folded = match &mut expr.kind {
            ExprKind::Unary { op, operand } => {
                let op = *op;
                operand.constant().cloned().and_then(|constant| self.unary(op, &constant, site))
            }
            ExprKind::Binary { first, rest } => {
                self.fold_chain(first, rest, site);
                if rest.is_empty() { first.constant().cloned() } else { None }
            }
            ExprKind::Ternary { arms, otherwise } => {
                if let Some(only) = fold_ternary(arms, otherwise) {
                    self.folded = true;
                    if matches!(only.kind, ExprKind::Constant(_) | ExprKind::Slot(_) | ExprKind::Capture(_)) {
                        expr.kind = only.kind;
                    } else {
                        // What warns in the value names the value's place, what warns of it the whole's, so
                        // both are kept.
                        expr.kind = ExprKind::Ternary { arms: Vec::new(), otherwise: Box::new(only) };
                    }
                }
                return;
            }
            ExprKind::Builtin { builtin, args, prepared } if is_foldable(builtin) => {
                let constants: Option<Vec<Constant>> =
                    args.iter().map(|arg| arg.constant().cloned()).collect();
                constants.and_then(|constants| self.call(builtin, &constants, prepared, site))
            }
            _ => None,
        };
        if let Some(constant) = folded {
            self.folded = true;
            expr.kind = ExprKind::Constant(constant);
        } else if let ExprKind::Binary { first, rest } = &mut expr.kind
            && rest.is_empty()
        {
            // Only the first operand is left of the chain.
            self.folded = true;
            let first = std::mem::replace(&mut first.kind, ExprKind::Constant(Constant::Int(0)));
            expr.kind = first;
        }
    }

    /// Folds constants at the chain's beginning, and neighbouring texts of concatenations anywhere.
    fn fold_chain(&mut self, first: &mut Expr, rest: &mut Vec<(BinaryOp, Expr)>, site: Site) {
        let mut folded = 0;
        for (op, operand) in rest.iter() {
            let (Some(left), Some(right)) = (first.constant(), operand.constant()) else { break };
            let Some(value) = self.binary(*op, left, right, site) else { break };
            first.kind = ExprKind::Constant(value);
            folded += 1;
        }
        rest.drain(..folded);
        let mut at = 1;
        while at < rest.len() {
            let (before, after) = rest.split_at_mut(at);
            let ((op, left), (next, right)) = (&mut before[at - 1], &after[0]);
            let joined = match (left.constant(), right.constant()) {
                (Some(left), Some(right)) if *op == BinaryOp::Concat && *next == BinaryOp::Concat => {
                    let joined = self.binary(BinaryOp::Concat, left, right, site);
                    // Fuel is charged by whole blocks of text, and must not be more than for the two.
                    let steps = |text: &Constant| match text {
                        Constant::Text(text) => text.len() / 64,
                        Constant::Int(_) | Constant::Double(_) => 0,
                    };
                    joined.filter(|joined| steps(joined) <= steps(left) + steps(right))
                }
                _ => None,
            };
            match joined {
                Some(value) => {
                    left.kind = ExprKind::Constant(value);
                    rest.remove(at);
                }
                None => at += 1,
            }
        }
    }

    fn unary(&mut self, op: UnaryOp, operand: &Constant, site: Site) -> Option<Constant> {
        if op == UnaryOp::Not {
            return Some(Constant::Int(i64::from(!is_true(operand))));
        }
        self.compute(site, |ops| {
            let value = import(ops.ws, operand)?;
            match op {
                UnaryOp::BitNot => ops.bit_not(value).ok(),
                _ => ops.negate(value).ok(),
            }
        })
    }

    fn binary(&mut self, op: BinaryOp, left: &Constant, right: &Constant, site: Site) -> Option<Constant> {
        self.compute(site, |ops| {
            let a = import(ops.ws, left)?;
            let b = import(ops.ws, right)?;
            let relation = |ops: &mut Operands<'_, Site>, relation: Relation| {
                ops.order(a, b).ok().map(|order| Value::from_bool(relation.holds(order)))
            };
            match op {
                BinaryOp::Multiply => ops.multiply(a, b).ok(),
                BinaryOp::Divide => ops.divide(a, b).ok(),
                BinaryOp::Modulo => ops.modulo(a, b).ok(),
                BinaryOp::Add => ops.add(a, b).ok(),
                BinaryOp::Subtract => ops.subtract(a, b).ok(),
                BinaryOp::Concat => ops.concat(a, b).ok(),
                BinaryOp::ShiftLeft => ops.bits(a, b, shift_left).ok(),
                BinaryOp::ShiftRight => ops.bits(a, b, shift_right).ok(),
                BinaryOp::BitAnd => ops.bits(a, b, |a, b| a & b).ok(),
                BinaryOp::BitXor => ops.bits(a, b, |a, b| a ^ b).ok(),
                BinaryOp::BitOr => ops.bits(a, b, |a, b| a | b).ok(),
                BinaryOp::Equal => ops.equal(a, b).ok().map(Value::from_bool),
                BinaryOp::NotEqual => ops.equal(a, b).ok().map(|equal| Value::from_bool(!equal)),
                BinaryOp::Less => relation(ops, Relation::Less),
                BinaryOp::LessEqual => relation(ops, Relation::LessEqual),
                BinaryOp::Greater => relation(ops, Relation::Greater),
                BinaryOp::GreaterEqual => relation(ops, Relation::GreaterEqual),
                BinaryOp::And => Some(Value::from_bool(is_true(left) && is_true(right))),
                BinaryOp::Or => Some(Value::from_bool(is_true(left) || is_true(right))),
            }
        })
    }

    /// Runs `work` on a clean workspace; `None` when it failed or warned.
    fn compute(
        &mut self,
        site: Site,
        work: impl FnOnce(&mut Operands<'_, Site>) -> Option<Value>,
    ) -> Option<Constant> {
        let bench = self.clean_bench();
        let value = work(&mut Operands { ws: &mut bench.ws, run: &mut bench.run, place: site })?;
        bench.constant(value)
    }

    fn clean_bench(&mut self) -> &mut Bench {
        let bench = self.bench.get_or_insert_with(Bench::new);
        bench.ws.reset();
        bench.run.warnings.clear();
        bench.run.fuel = FUEL;
        bench
    }

    fn call(
        &mut self,
        builtin: &'static Builtin,
        args: &[Constant],
        prepared: &[Option<PreparedOperand>],
        site: Site,
    ) -> Option<Constant> {
        let bench = self.clean_bench();
        let mut values = Vec::with_capacity(args.len());
        for arg in args {
            values.push(import(&mut bench.ws, arg)?);
        }
        let mut captures = Captures::default();
        let result = (builtin.entry)(&mut Call {
            args: &mut values,
            prepared,
            cx: Cx { ws: &mut bench.ws, run: &mut bench.run, site: &site },
            captures: &mut captures,
            host: &mut NoHost::default(),
        });
        bench.constant(result.ok()?)
    }
}

fn fold_ternary(arms: &mut Vec<(Expr, Expr)>, otherwise: &mut Expr) -> Option<Expr> {
    while let Some((condition, _)) = arms.first() {
        let constant = condition.constant()?;
        let chosen = is_true(constant);
        let (_, value) = arms.remove(0);
        if chosen {
            return Some(value);
        }
    }
    let site = otherwise.site;
    let ty = otherwise.ty;
    let kind = std::mem::replace(&mut otherwise.kind, ExprKind::Constant(Constant::Int(0)));
    Some(Expr { kind, site, ty })
}

/// Whether equal arguments always give an equal, lasting value.
fn is_foldable(builtin: &Builtin) -> bool {
    builtin.effect == Effect::Pure
        && !builtin.captures
        && !builtin.waits
        && !builtin.terminal
        && builtin.params.iter().all(|param| !param.ty.in_place())
}

fn import(ws: &mut Workspace, constant: &Constant) -> Option<Value> {
    Some(match constant {
        Constant::Int(int) => Value::Int(*int),
        Constant::Double(double) => Value::Double(*double),
        Constant::Text(text) => Value::Text(ws.new_text(text).ok()?),
    })
}

/// The host of a pure call, which never asks for one.
#[derive(Default)]
struct NoHost {
    decision: Decision,
}

impl Transaction for NoHost {
    fn method(&self) -> &[u8] {
        b""
    }

    fn set_method(&mut self, _: &[u8]) -> Result<(), Refused> {
        Ok(())
    }

    fn target(&self) -> &[u8] {
        b""
    }

    fn set_target(&mut self, _: &[u8]) -> Result<(), Refused> {
        Ok(())
    }

    fn header(&self, _: Side, _: &HeaderName, _: usize) -> Option<&[u8]> {
        None
    }

    fn header_at(&self, _: Side, _: usize) -> Option<(&HeaderName, &[u8])> {
        None
    }

    fn set_header(&mut self, _: Side, _: &HeaderName, _: &[u8]) -> Result<(), Refused> {
        Ok(())
    }

    fn add_header(&mut self, _: Side, _: &HeaderName, _: &[u8]) -> Result<(), Refused> {
        Ok(())
    }

    fn remove_header(&mut self, _: Side, _: &HeaderName) {}

    fn decision(&self) -> &Decision {
        &self.decision
    }

    fn decision_mut(&mut self) -> &mut Decision {
        &mut self.decision
    }
}

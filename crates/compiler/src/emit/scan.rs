//! Loops over header names: which rounds do nothing, see `pointsman_vm::Scan`.
//!
//! A round does nothing when all that it does is to ask about the header's name or value and to go on. That
//! is read off the body: variables that take the name or the value, then conditions. Wherever the body does
//! anything else, the round is run as it stands; so what is not understood here is slower, and never different.

use pointsman_model::{BoundTest, Operands, Quick, Side};
use pointsman_vm::{About, Check, Judge, Scan, Then};

use super::condition;
use super::seen::{inside_only, outside};
use super::subject::operands;
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, Place, SlotId, Statement, StatementKind, Sub, UnaryOp};

/// More checks than this are left to the loop.
const CHECKS_MAX: usize = 200;

/// The scan that passes over rounds of a `foreach`, if there is one.
pub(super) fn scan(sub: &Sub, slot: SlotId, iterable: &Expr, body: &[Statement]) -> Option<Scan> {
    let ExprKind::Builtin { builtin, args, .. } = &iterable.kind else { return None };
    let (Quick::HeaderNames(side), []) = (builtin.quick, &**args) else { return None };
    let mut reader = Reader { side, names: vec![slot], values: Vec::new(), checks: Vec::new() };
    let rest = reader.variables(body);
    let first = reader.statements(rest, Then::Skip)?;
    let last = u8::try_from(reader.checks.len().checked_sub(1)?).ok()?;
    let skips = reader.checks.iter().any(|check| check.then.contains(&Then::Skip));
    // What the passed rounds would have stored must not be missed.
    let own = |slot: &SlotId| !outside(&sub.body, *slot, body);
    let unseen = own(&slot)
        && reader.names[1..]
            .iter()
            .chain(&reader.values)
            .all(|slot| slot.0 as usize >= sub.params && inside_only(&sub.body, *slot, body));
    (first == Then::Ask(last) && skips && unseen).then(|| Scan { side, checks: reader.checks.into() })
}

/// Reads a body.
struct Reader {
    side: Side,
    /// Variables that hold the header's name.
    names: Vec<SlotId>,
    /// Variables that hold its value.
    values: Vec<SlotId>,
    /// From the last to the first, since each must know what follows it.
    checks: Vec<Check>,
}

impl Reader {
    /// Takes the assignments that a body begins with; the statements behind them.
    fn variables<'s>(&mut self, body: &'s [Statement]) -> &'s [Statement] {
        let mut rest = body;
        while let Some((Statement { kind: StatementKind::Expr(expr), .. }, behind)) = rest.split_first()
            && let ExprKind::Assign { place: Place::Slot(slot), op: None, value } = &expr.kind
            && !self.names.contains(slot)
            && !self.values.contains(slot)
            && let Some(about) = self.about(value)
        {
            match about {
                About::Name => self.names.push(*slot),
                About::Value => self.values.push(*slot),
            }
            rest = behind;
        }
        rest
    }

    /// What an expression is, if it is the header's name or value.
    fn about(&self, expr: &Expr) -> Option<About> {
        match &expr.kind {
            ExprKind::Slot(slot) if self.names.contains(slot) => Some(About::Name),
            ExprKind::Slot(slot) if self.values.contains(slot) => Some(About::Value),
            ExprKind::Builtin { builtin, args, .. } => match (builtin.quick, &**args) {
                (Quick::Header(_, side), [name])
                    if side == self.side && self.about(name) == Some(About::Name) =>
                {
                    Some(About::Value)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Where a round goes on that comes to these statements, with `then` behind them. `None`: there are too many
    /// checks.
    fn statements(&mut self, statements: &[Statement], then: Then) -> Option<Then> {
        let Some((statement, behind)) = statements.split_first() else { return Some(then) };
        match &statement.kind {
            StatementKind::If { arms, otherwise } => {
                let behind = self.statements(behind, then)?;
                let mut next = self.statements(otherwise, behind)?;
                for (condition, body) in arms.iter().rev() {
                    let yes = self.statements(body, behind)?;
                    next = self.condition(condition, yes, next)?;
                }
                Some(next)
            }
            StatementKind::Continue => Some(Then::Skip),
            _ => Some(Then::Enter),
        }
    }

    fn condition(&mut self, condition: &Expr, yes: Then, no: Then) -> Option<Then> {
        match &condition.kind {
            ExprKind::Constant(constant) => {
                return Some(if condition::is_true(constant) { yes } else { no });
            }
            ExprKind::Unary { op: UnaryOp::Not, operand } => return self.condition(operand, no, yes),
            ExprKind::Binary { first, rest } => {
                if let Some((op @ (BinaryOp::And | BinaryOp::Or), _)) = rest.first() {
                    let operands = rest.iter().rev().map(|(_, operand)| operand).chain([&**first]);
                    let mut next = None;
                    for operand in operands {
                        let (yes, no) = match (next, *op) {
                            (None, _) => (yes, no),
                            (Some(next), BinaryOp::And) => (next, no),
                            (Some(next), _) => (yes, next),
                        };
                        next = Some(self.condition(operand, yes, no)?);
                    }
                    return next;
                }
            }
            _ => {}
        }
        let Some((check, sense)) = self.question(condition) else { return Some(Then::Enter) };
        let number = u8::try_from(self.checks.len()).ok()?;
        if usize::from(number) > CHECKS_MAX {
            return None;
        }
        self.checks.push(Check { then: if sense { [no, yes] } else { [yes, no] }, ..check });
        Some(Then::Ask(number))
    }

    /// A condition as a check, without what follows it, and the answer for which it is true.
    fn question(&self, condition: &Expr) -> Option<(Check, bool)> {
        let check = |about, judge, name, called| Check { about, judge, name, called, then: [Then::Enter; 2] };
        if let Some(about) = self.about(condition) {
            let test = BoundTest::of_text(|text| !text.is_empty());
            return Some((check(about, Judge::Test(test.text), "is true", false), true));
        }
        match &condition.kind {
            ExprKind::Builtin { builtin, args, prepared } => {
                let about = self.about(args.first()?)?;
                let with = operands(builtin, args, prepared, 1)?;
                let judge = match builtin.quick {
                    Quick::Test(test) => Judge::Test(test(Operands(&with))?.text),
                    Quick::Match(matches) => Judge::Match(matches(Operands(&with))?),
                    _ => return None,
                };
                Some((check(about, judge, builtin.name, true), true))
            }
            ExprKind::Binary { first, rest } => match &**rest {
                [(op @ (BinaryOp::Equal | BinaryOp::NotEqual), right)] => {
                    let Some(Constant::Text(text)) = right.constant() else { return None };
                    let about = self.about(first)?;
                    let text = text.clone();
                    let test = BoundTest::of_text(move |subject| *subject == *text);
                    Some((check(about, Judge::Test(test.text), "==", false), *op == BinaryOp::Equal))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

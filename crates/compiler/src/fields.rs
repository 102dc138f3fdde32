//! Fields that stay fields: `$path = http.getPath();` is put where `$path` is read, when that makes no difference, and
//! so is `$inside = string.startsWith( $path, "/inside/" );`.
//!
//! So a rule that names what it asks about is asked in short ways like one that does not (see `emit::question`), and
//! a rule that ends before it reads a variable never fetches it. It makes no difference when nothing between the
//! assignment and the last reading can change the request.

use pointsman_model::{Builtin, PreparedOperand, Quick};

use crate::emit::searches;
use crate::ir::{Expr, ExprKind, Place, Rule, SlotId, Statement, StatementKind, Sub, for_each_expr_mut};
use crate::prepare;
use crate::uses::uses;

/// A variable that is read more often than this other than to be asked about keeps its value.
const MOST_OTHER_READS: usize = 2;

/// An answer that is asked for more often than this is kept.
const MOST_ANSWERS: usize = 2;

/// A variable that there is not.
pub(crate) const NO_SLOT: SlotId = SlotId(u32::MAX);

/// Puts fields where they are read; says whether there were any. With `keeps_last`, the rule's last statement is its result and stays.
pub(crate) fn place_fields(rule: &mut Rule, keeps_last: bool) -> bool {
    let mut placed = false;
    for sub in &mut rule.subs {
        let mut at = 0;
        while at < sub.body.len() {
            if (keeps_last && at + 1 == sub.body.len()) || !place_at(sub, at) {
                at += 1;
            } else {
                placed = true;
            }
        }
    }
    placed
}

/// Puts what statement number `at` assigns where it is read, and removes the statement; says whether
/// it did.
fn place_at(sub: &mut Sub, at: usize) -> bool {
    let Some((slot, value)) = assigned(&sub.body[at]) else { return false };
    if (slot.0 as usize) < sub.params {
        return false;
    }
    let mut reading = Reading::of(slot);
    reading.statements(&sub.body[at + 1..]);
    let reads = reading.asked + reading.other;
    // One use is the assignment; a use that was not read is another assignment, or a reading before this one.
    let often = match is_field(value) {
        true => reading.other > MOST_OTHER_READS,
        // To ask again costs as much as to keep the answer.
        false => reading.other > 0 || reading.asked > MOST_ANSWERS,
    };
    if reading.refused || often || uses(&sub.body, slot) != reads + 1 {
        return false;
    }
    let value = value.clone();
    for_each_expr_mut(&mut sub.body[at + 1..], &mut |expr| put(expr, slot, &value));
    sub.body.remove(at);
    true
}

/// Whether the statements may change what a field of the transaction gives.
pub(crate) fn may_change_fields(statements: &[Statement]) -> bool {
    let mut reading = Reading::of(NO_SLOT);
    reading.statements(statements);
    reading.changed
}

/// The variable that a statement assigns a field, or what a test says of one, and the value.
fn assigned(statement: &Statement) -> Option<(SlotId, &Expr)> {
    let StatementKind::Expr(expr) = &statement.kind else { return None };
    let ExprKind::Assign { place: Place::Slot(slot), op: None, value } = &expr.kind else { return None };
    (is_field(value) || is_test(value)).then_some((*slot, value))
}

pub(crate) fn is_field(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Builtin {
            builtin: builtin @ Builtin { quick: Quick::Field(_) | Quick::Header(..) | Quick::Address(_), .. },
            args,
            prepared,
        } => takes_all(builtin, args, prepared, 0),
        _ => false,
    }
}

/// Whether a value is what a function says of a field or of the request.
pub(crate) fn is_test(value: &Expr) -> bool {
    let ExprKind::Builtin { builtin, args, prepared } = &value.kind else { return false };
    match (builtin.quick, &**args) {
        (Quick::Test(_), [subject, ..]) if is_field(subject) => takes_all(builtin, args, prepared, 1),
        (Quick::Ask(_), _) => takes_all(builtin, args, prepared, 0),
        _ => false,
    }
}

/// Whether the arguments from number `first` on are constants that the function takes. One that it does not take, known
/// to be constant through a variable, is warned of where the call stands, and nowhere else.
fn takes_all(
    builtin: &'static Builtin,
    args: &[Expr],
    prepared: &[Option<PreparedOperand>],
    first: usize,
) -> bool {
    args.iter().enumerate().skip(first).all(|(at, arg)| {
        arg.constant().is_some()
            && (matches!(prepared.get(at), Some(Some(_)))
                || !matches!(prepare::operand(builtin, at, arg), Some(Err(_))))
    })
}

/// How a variable is read, in the order in which the statements stand.
struct Reading {
    slot: SlotId,
    /// As the subject of a question.
    asked: usize,
    other: usize,
    /// Whether something stands before here that may change the request.
    changed: bool,
    /// In how many loops this is.
    loops: usize,
    /// The variables of the loops over elements that this is in.
    elements: Vec<SlotId>,
    /// Whether it is read where the request may have changed, or in a loop, or is changed in place.
    refused: bool,
}

impl Reading {
    fn of(slot: SlotId) -> Reading {
        Reading { slot, asked: 0, other: 0, changed: false, loops: 0, elements: Vec::new(), refused: false }
    }

    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            match &statement.kind {
                StatementKind::Expr(expr) | StatementKind::Return(Some(expr)) => self.expr(expr),
                StatementKind::If { arms, otherwise } => {
                    for (condition, body) in arms {
                        self.subject(condition);
                        self.statements(body);
                    }
                    self.statements(otherwise);
                }
                StatementKind::Loop { init, condition, step, body, .. } => {
                    if let Some(init) = init {
                        self.expr(init);
                    }
                    self.loops += 1;
                    [condition, step].into_iter().flatten().for_each(|part| self.expr(part));
                    self.statements(body);
                    self.loops -= 1;
                }
                StatementKind::Foreach { slot, iterable, body, .. } => {
                    self.expr(iterable);
                    let loops = usize::from(!searches(*slot, iterable, body));
                    let (changed, reads) = (self.changed, self.asked + self.other);
                    self.loops += loops;
                    self.elements.push(*slot);
                    self.statements(body);
                    self.elements.pop();
                    self.loops -= loops;
                    // What a round changes, the next one would read.
                    self.refused |= self.changed != changed && self.asked + self.other != reads;
                }
                StatementKind::Switch { value, cases, default, .. } => {
                    self.subject(value);
                    for case in cases {
                        case.values.iter().for_each(|value| self.expr(value));
                        self.statements(&case.body);
                    }
                    self.statements(default);
                }
                StatementKind::Break
                | StatementKind::Continue
                | StatementKind::EndRule
                | StatementKind::Return(None) => {}
            }
        }
    }

    /// An expression that may be what a question is about.
    fn subject(&mut self, expr: &Expr) {
        match expr.kind {
            ExprKind::Slot(slot) if slot == self.slot => {
                self.asked += 1;
                self.refused |= self.changed || self.loops > 0;
            }
            _ => self.expr(expr),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Slot(slot) if *slot == self.slot => {
                self.other += 1;
                self.refused |= self.changed || self.loops > 0;
            }
            ExprKind::Constant(_) | ExprKind::Slot(_) | ExprKind::Capture(_) => {}
            ExprKind::Array(items) => items.iter().for_each(|item| self.expr(item)),
            ExprKind::Hash(entries) => entries.iter().for_each(|(key, value)| {
                self.expr(key);
                self.expr(value);
            }),
            ExprKind::Builtin { builtin, args, .. } => {
                for (at, arg) in args.iter().enumerate() {
                    let in_place = builtin.param(at).is_some_and(|param| param.ty.in_place());
                    self.refused |= in_place && matches!(arg.kind, ExprKind::Slot(slot) if slot == self.slot);
                    if at == 0 && matches!(builtin.quick, Quick::Test(_) | Quick::Match(_)) {
                        self.subject(arg);
                    } else {
                        self.expr(arg);
                    }
                }
                self.changed |= builtin.waits || (builtin.changes_fields && !builtin.terminal);
            }
            ExprKind::Sub { args, .. } => {
                args.iter().for_each(|arg| self.expr(arg));
                self.changed = true;
            }
            ExprKind::Index { base, indices } => {
                self.expr(base);
                indices.iter().for_each(|index| self.expr(index));
            }
            ExprKind::Unary { operand, .. } => self.subject(operand),
            ExprKind::Binary { first, rest } => {
                let operands = || std::iter::once(&**first).chain(rest.iter().map(|(_, operand)| operand));
                let compares = rest.iter().any(|(op, _)| op.is_comparison());
                // A question compares with constants, or with the elements of a list of them.
                if compares && !operands().any(|operand| self.may_be_constant(operand)) {
                    operands().for_each(|operand| self.expr(operand));
                } else {
                    operands().for_each(|operand| self.subject(operand));
                }
            }
            ExprKind::Ternary { arms, otherwise } => {
                for (condition, value) in arms {
                    self.subject(condition);
                    self.expr(value);
                }
                self.expr(otherwise);
            }
            ExprKind::Assign { place, value, .. } => {
                self.place(place);
                self.expr(value);
            }
            ExprKind::Step { place, .. } => self.place(place),
        }
    }

    fn may_be_constant(&self, operand: &Expr) -> bool {
        operand.constant().is_some()
            || matches!(operand.kind, ExprKind::Slot(slot) if self.elements.contains(&slot))
    }

    fn place(&mut self, place: &Place) {
        if let Place::Element { indices, .. } = place {
            indices.iter().for_each(|index| self.expr(index));
        }
    }
}

fn put(expr: &mut Expr, slot: SlotId, value: &Expr) {
    match expr.kind {
        ExprKind::Slot(own) if own == slot => {
            // The place stays: what is said of the value is said of where it is read.
            expr.kind = value.kind.clone();
            expr.ty = value.ty;
        }
        _ => expr.for_each_child_mut(&mut |child| put(child, slot, value)),
    }
}

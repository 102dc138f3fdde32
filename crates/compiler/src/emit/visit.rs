//! `foreach` over constants that only looks for one which a test of the request holds with: a block list.
//!
//! When the body leaves the loop and never looks at the element, which of them it was does not matter: the loop
//! is the question whether the test holds with any. When it does not leave, the question stands in front: mostly the
//! test holds with none, and there is nothing to visit. When it holds with some, a [`Sieve`] passes over most others.

use std::borrow::Cow;

use pointsman_model::{BoundTest, Builtin, Site};
use pointsman_vm::opcodes::{self, In};
use pointsman_vm::{Asked, Op, Sieve};

use super::assembler::{Assembler, Inquiry, Label};
use super::seen::outside;
use super::table::never_ends;
use super::{Breakable, Reg, Result, SubEmitter};
use crate::ir::{Expr, ExprKind, SlotId, Statement, StatementKind};
use crate::prepare::constant_text;
use crate::uses::uses;

/// So many elements have one question of a [`Sieve`]: about as many as there are questions for a thousand, since both
/// are gone through for each with which the test holds.
const RUN: usize = 24;

/// Rounds of a loop that would do nothing and are passed over.
#[derive(Clone, Copy, Debug)]
pub(super) enum Passed {
    /// Those that a scan of headers finds.
    Headers(opcodes::Scan),
    /// Those that a sieve keeps back, and the register that it asks about, unless it asks about the request.
    Runs(opcodes::Sieve, Option<Reg>),
}

impl SubEmitter<'_> {
    /// Emits such a loop; says whether it is one.
    pub(super) fn search(
        &mut self,
        slot: SlotId,
        iterable: &Expr,
        body: &[Statement],
        site: Site,
    ) -> Result<bool> {
        if !self.asks() {
            return Ok(false);
        }
        let Some((condition, found)) = searched(slot, body) else { return Ok(false) };
        if outside(&self.sub.body, slot, body) {
            return Ok(false);
        }
        let Some(inquiry) = self.any_of_items(condition, slot, iterable) else { return Ok(false) };
        let Some(question) = self.asm.question(inquiry, false) else { return Ok(false) };
        let (end, inside) = (self.asm.label(), self.asm.label());
        self.op(Op::JumpAsk { question, target: Assembler::target(end) }, condition.site);
        // One after the other: for a request that does not answer in the short way.
        self.asking = false;
        self.visit(slot, iterable, None, site, |emitter, again| {
            emitter.branch(condition, inside, true)?;
            emitter.jump(again, site);
            Ok(())
        })?;
        self.asking = true;
        self.jump(end, site);
        self.asm.place(inside);
        self.asm.place_over(question);
        self.breakables.push(Breakable { break_to: end, continue_to: None });
        self.statements(found)?;
        self.breakables.pop();
        self.asm.place(end);
        Ok(true)
    }

    /// Emits the question in front of such a loop whose body does not leave it, if it is one: when the test holds with
    /// none, the loop is passed over, to the label that this gives.
    pub(super) fn ask_before(
        &mut self,
        slot: SlotId,
        iterable: &Expr,
        body: &[Statement],
    ) -> Result<Option<Label>> {
        if !self.asks() || outside(&self.sub.body, slot, body) {
            return Ok(None);
        }
        let Some((condition, _)) = only_if(body) else { return Ok(None) };
        let over = self.asm.label();
        let target = Assembler::target(over);
        let question = match self.any_of_items(condition, slot, iterable) {
            Some(inquiry) => {
                let Some(question) = self.asm.question(inquiry, false) else { return Ok(None) };
                self.op(Op::JumpAsk { question, target }, condition.site);
                question
            }
            None => {
                let Some((subject, inquiry)) = any_of_value(condition, slot, iterable) else {
                    return Ok(None);
                };
                let Some(question) = self.asm.question(inquiry, false) else { return Ok(None) };
                let src = In(self.operand(subject)?);
                self.op(Op::JumpAskOf { src, question, target }, condition.site);
                question
            }
        };
        self.asm.place_over(question);
        Ok(Some(over))
    }

    /// The sieve of such a loop that has a question in front, when there is enough to pass over.
    pub(super) fn sieve(&mut self, slot: SlotId, iterable: &Expr, body: &[Statement]) -> Option<Passed> {
        let (builtin, subject, texts) = test_of_items(only_if(body)?.0, slot, iterable)?;
        if texts.len() < 2 * RUN {
            return None;
        }
        let of = match subject.kind {
            ExprKind::Slot(of) if of == slot => return None,
            ExprKind::Slot(of) => Some(self.slot(of)),
            _ => None,
        };
        let mut runs = Vec::with_capacity(texts.len().div_ceil(RUN));
        for run in texts.chunks(RUN) {
            runs.push(match of {
                Some(_) => any_of(builtin, run).map(Asked::Value)?,
                None => self.any_of(builtin, subject, run)?.asked,
            });
        }
        let sieve = Sieve { runs: runs.into(), run: RUN as u32, name: builtin.name };
        Some(Passed::Runs(self.asm.sieve(sieve)?, of))
    }

    /// The condition with the loop's variable in it, as a question about all that it loops over.
    fn any_of_items(&mut self, condition: &Expr, slot: SlotId, iterable: &Expr) -> Option<Inquiry> {
        let (builtin, subject, texts) = test_of_items(condition, slot, iterable)?;
        self.any_of(builtin, subject, &texts)
    }
}

/// The same of a variable.
fn any_of_value<'e>(condition: &'e Expr, slot: SlotId, iterable: &Expr) -> Option<(&'e Expr, Inquiry)> {
    let (builtin, subject, texts) = test_of_items(condition, slot, iterable)?;
    if !matches!(subject.kind, ExprKind::Slot(of) if of != slot) {
        return None;
    }
    let asked = Asked::Value(any_of(builtin, &texts)?);
    Some((subject, Inquiry { asked, name: builtin.name, tests: texts.len() as u32 }))
}

/// The test with any of the texts.
pub(super) fn any_of(builtin: &'static Builtin, texts: &[Cow<'_, [u8]>]) -> Option<BoundTest> {
    let texts: Vec<&[u8]> = texts.iter().map(|text| &**text).collect();
    (builtin.any_of?)(&texts)
}

/// A test with the loop's variable, when all that it loops over is constant: its function, its subject and the texts.
type TestOfItems<'e, 'i> = (&'static Builtin, &'e Expr, Vec<Cow<'i, [u8]>>);

fn test_of_items<'e, 'i>(
    condition: &'e Expr,
    slot: SlotId,
    iterable: &'i Expr,
) -> Option<TestOfItems<'e, 'i>> {
    let ExprKind::Builtin { builtin, args, .. } = &condition.kind else { return None };
    let [subject, with] = &**args else { return None };
    let ExprKind::Array(items) = &iterable.kind else { return None };
    if builtin.any_of.is_none() || !matches!(with.kind, ExprKind::Slot(with) if with == slot) {
        return None;
    }
    let texts: Option<Vec<_>> = items.iter().map(|item| item.constant().map(constant_text)).collect();
    Some((builtin, subject, texts?))
}

/// Whether a loop is the question whether a test holds with any of what it visits: one that needs no variable.
pub(crate) fn searches(slot: SlotId, iterable: &Expr, body: &[Statement]) -> bool {
    searched(slot, body).is_some_and(|(condition, _)| test_of_items(condition, slot, iterable).is_some())
}

/// The condition and the body of the one `if` that such a loop consists of.
fn searched(slot: SlotId, body: &[Statement]) -> Option<(&Expr, &[Statement])> {
    let (condition, found) = only_if(body)?;
    let leaves = never_ends(found) && !continues(found) && uses(found, slot) == 0;
    leaves.then_some((condition, found))
}

/// The condition and the body of an `if` that stands alone.
fn only_if(body: &[Statement]) -> Option<(&Expr, &[Statement])> {
    let [Statement { kind: StatementKind::If { arms, otherwise }, .. }] = body else { return None };
    let [(condition, found)] = &**arms else { return None };
    otherwise.is_empty().then_some((condition, found))
}

/// Whether the statements may go on with the next round of the loop around them.
fn continues(statements: &[Statement]) -> bool {
    statements.iter().any(|statement| match &statement.kind {
        StatementKind::Continue => true,
        StatementKind::If { arms, otherwise } => {
            arms.iter().any(|(_, body)| continues(body)) || continues(otherwise)
        }
        StatementKind::Switch { cases, default, .. } => {
            cases.iter().any(|case| continues(&case.body)) || continues(default)
        }
        _ => false,
    })
}

//! `foreach` over constants that only looks for one which a test of the request holds with: a block list.
//!
//! When the body leaves the loop and never looks at the element, which of them it was does not matter: the loop
//! is the question whether the test holds with any. When it does not leave, the question stands in front: mostly the
//! test holds with none, and there is nothing to visit.

use std::borrow::Cow;

use pointsman_model::{Builtin, Site};
use pointsman_vm::opcodes::In;
use pointsman_vm::{Asked, Op};

use super::assembler::{Assembler, Inquiry, Label};
use super::table::never_ends;
use super::{Breakable, Result, SubEmitter};
use crate::ir::{Expr, ExprKind, SlotId, Statement, StatementKind};
use crate::prepare::constant_text;
use crate::uses::uses;

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
        // One use is the loop's own.
        if uses(&self.sub.body, slot) != 2 {
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
        if !self.asks() || uses(&self.sub.body, slot) != 1 + uses(body, slot) {
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
    let tests = texts.len() as u32;
    let texts: Vec<&[u8]> = texts.iter().map(|text| &**text).collect();
    let test = (builtin.any_of?)(&texts)?;
    Some((subject, Inquiry { asked: Asked::Value(test), name: builtin.name, tests }))
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

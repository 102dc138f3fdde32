//! `foreach` over constants that only looks for one which a test of the request holds with: a block list.
//!
//! When the body leaves the loop and never looks at the element, which of them it was does not matter: the loop
//! is the question whether the test holds with any.

use std::borrow::Cow;

use pointsman_model::Site;
use pointsman_vm::Op;

use super::assembler::{Assembler, Inquiry};
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

    /// The condition with the loop's variable in it, as a question about all that it loops over.
    fn any_of_items(&mut self, condition: &Expr, slot: SlotId, iterable: &Expr) -> Option<Inquiry> {
        let ExprKind::Builtin { builtin, args, .. } = &condition.kind else { return None };
        let [subject, with] = &**args else { return None };
        let ExprKind::Array(items) = &iterable.kind else { return None };
        if !matches!(with.kind, ExprKind::Slot(with) if with == slot) {
            return None;
        }
        let texts: Option<Vec<Cow<'_, [u8]>>> =
            items.iter().map(|item| item.constant().map(constant_text)).collect();
        self.any_of(builtin, subject, &texts?)
    }
}

/// The condition and the body of the one `if` that such a loop consists of.
fn searched(slot: SlotId, body: &[Statement]) -> Option<(&Expr, &[Statement])> {
    let [Statement { kind: StatementKind::If { arms, otherwise }, .. }] = body else { return None };
    let [(condition, found)] = &**arms else { return None };
    let leaves = otherwise.is_empty() && never_ends(found) && !continues(found) && uses(found, slot) == 0;
    leaves.then_some((condition, found))
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

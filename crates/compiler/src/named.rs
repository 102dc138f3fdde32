//! Constants with a name: `$needle = "gallery";` is put where `$needle` is read, when nothing else is ever stored in
//! the variable.
//!
//! So a rule that collects its settings at its top is prepared, folded and asked in short ways like one that has them
//! in place.

use crate::ir::{
    Constant, Expr, ExprKind, Place, Rule, SlotId, Statement, StatementKind, Sub, for_each_expr_mut,
};
use crate::uses::for_each_use;

/// Puts constants where they are read; says whether there were any. With `keeps_last`, the rule's last statement is its
/// result and stays.
pub(crate) fn place_constants(rule: &mut Rule, keeps_last: bool) -> bool {
    let mut placed = false;
    for sub in &mut rule.subs {
        placed |= place_in(sub, keeps_last);
    }
    placed
}

fn place_in(sub: &mut Sub, keeps_last: bool) -> bool {
    if !sub.body.iter().any(|statement| assigned_constant(statement).is_some()) {
        return false;
    }
    let mut uses = vec![Uses::default(); sub.slots.len()];
    for_each_use(&sub.body, &mut |slot| uses[slot.0 as usize].all += 1);
    for_each_expr_mut(&mut sub.body, &mut |expr| count_reads(expr, &mut uses));
    let mut constants: Vec<Option<Constant>> = vec![None; sub.slots.len()];
    let mut placed = false;
    // How often each variable was used up to the statement that is looked at.
    let mut before = vec![0_u32; sub.slots.len()];
    let last = sub.body.len() - usize::from(keeps_last && !sub.body.is_empty());
    for (at, statement) in sub.body.iter().enumerate() {
        if let Some((slot, constant)) = assigned_constant(statement).filter(|_| at < last) {
            let slot = slot.0 as usize;
            // One use is the assignment, and all others are reads that follow it.
            if slot >= sub.params
                && before[slot] == 0
                && uses[slot].reads > 0
                && uses[slot].all == uses[slot].reads + 1
            {
                constants[slot] = Some(constant.clone());
                placed = true;
            }
        }
        for_each_use(std::slice::from_ref(statement), &mut |slot| before[slot.0 as usize] += 1);
    }
    if placed {
        for_each_expr_mut(&mut sub.body, &mut |expr| put(expr, &constants));
        sub.body.retain(|statement| {
            assigned_constant(statement).is_none_or(|(slot, _)| constants[slot.0 as usize].is_none())
        });
    }
    placed
}

#[derive(Clone, Copy, Default)]
struct Uses {
    all: u32,
    /// As a value, and not to be changed in place.
    reads: u32,
}

fn assigned_constant(statement: &Statement) -> Option<(SlotId, &Constant)> {
    let (slot, value) = assignment(statement)?;
    Some((slot, value.constant()?))
}

/// The variable that a statement assigns a value to, and the value.
pub(crate) fn assignment(statement: &Statement) -> Option<(SlotId, &Expr)> {
    let StatementKind::Expr(expr) = &statement.kind else { return None };
    let ExprKind::Assign { place: Place::Slot(slot), op: None, value } = &expr.kind else { return None };
    Some((*slot, value))
}

fn count_reads(expr: &mut Expr, uses: &mut [Uses]) {
    match &mut expr.kind {
        ExprKind::Slot(slot) => uses[slot.0 as usize].reads += 1,
        ExprKind::Builtin { builtin, args, .. } => {
            for (at, arg) in args.iter_mut().enumerate() {
                if !builtin.param(at).is_some_and(|param| param.ty.in_place()) {
                    count_reads(arg, uses);
                }
            }
        }
        _ => expr.for_each_child_mut(&mut |child| count_reads(child, uses)),
    }
}

fn put(expr: &mut Expr, constants: &[Option<Constant>]) {
    match expr.kind {
        ExprKind::Slot(slot) => {
            if let Some(constant) = &constants[slot.0 as usize] {
                // The place stays: what is said of the value is said of where it is read.
                expr.kind = ExprKind::Constant(constant.clone());
            }
        }
        _ => expr.for_each_child_mut(&mut |child| put(child, constants)),
    }
}

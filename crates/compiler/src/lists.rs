//! Constant lists with a name: `$blocked = [ ... ];` that is only ever visited by `foreach` is put where it is
//! visited. So the loop knows what it is over, and a list that is looked up otherwise is never made.

use crate::ir::{Expr, ExprKind, Rule, SlotId, Statement, StatementKind, Sub};
use crate::named::assignment;
use crate::uses::for_each_use;

/// Puts constant lists where they are visited. With `keeps_last`, the rule's last statement is its result and stays.
pub(crate) fn place_lists(rule: &mut Rule, keeps_last: bool) {
    for sub in &mut rule.subs {
        place_in(sub, keeps_last);
    }
}

fn place_in(sub: &mut Sub, keeps_last: bool) {
    if !sub.body.iter().any(|statement| assigned_list(statement).is_some()) {
        return;
    }
    let mut uses = vec![0_usize; sub.slots.len()];
    for_each_use(&sub.body, &mut |slot| uses[slot.0 as usize] += 1);
    let mut at = 0;
    while at < sub.body.len() {
        let last = keeps_last && at + 1 == sub.body.len();
        let Some((slot, list)) = assigned_list(&sub.body[at]).filter(|(slot, _)| {
            // One use is the assignment.
            let visits = visits(&sub.body[at + 1..], *slot);
            !last && slot.0 as usize >= sub.params && visits > 0 && uses[slot.0 as usize] == visits + 1
        }) else {
            at += 1;
            continue;
        };
        let list = list.clone();
        put(&mut sub.body[at + 1..], slot, &list);
        sub.body.remove(at);
    }
}

/// The variable that a statement assigns a list of constants to.
fn assigned_list(statement: &Statement) -> Option<(SlotId, &Expr)> {
    let (slot, value) = assignment(statement)?;
    match &value.kind {
        ExprKind::Array(items) if items.iter().all(|item| item.constant().is_some()) => Some((slot, value)),
        _ => None,
    }
}

/// How often a `foreach` outside of other loops visits the variable.
fn visits(statements: &[Statement], slot: SlotId) -> usize {
    let visits_all = |bodies: &mut dyn Iterator<Item = &Vec<Statement>>| -> usize {
        bodies.map(|body| visits(body, slot)).sum()
    };
    statements
        .iter()
        .map(|statement| match &statement.kind {
            StatementKind::Foreach { iterable, .. } => usize::from(is_slot(iterable, slot)),
            StatementKind::If { arms, otherwise } => {
                visits_all(&mut arms.iter().map(|(_, body)| body).chain([otherwise]))
            }
            StatementKind::Switch { cases, default, .. } => {
                visits_all(&mut cases.iter().map(|case| &case.body).chain([default]))
            }
            _ => 0,
        })
        .sum()
}

fn put(statements: &mut [Statement], slot: SlotId, list: &Expr) {
    for statement in statements {
        match &mut statement.kind {
            StatementKind::Foreach { iterable, .. } if is_slot(iterable, slot) => **iterable = list.clone(),
            StatementKind::If { arms, otherwise } => {
                arms.iter_mut().for_each(|(_, body)| put(body, slot, list));
                put(otherwise, slot, list);
            }
            StatementKind::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|case| put(&mut case.body, slot, list));
                put(default, slot, list);
            }
            _ => {}
        }
    }
}

fn is_slot(expr: &Expr, slot: SlotId) -> bool {
    matches!(expr.kind, ExprKind::Slot(own) if own == slot)
}

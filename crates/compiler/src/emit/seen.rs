//! Where the variables of a loop are seen: a round that is passed over stores nothing, which must not be missed.

use crate::ir::{Expr, SlotId, Statement, StatementKind};
use crate::uses::names;

/// Whether a variable of the loop `own` (its body) is used where its value could come from that loop: anywhere but in
/// the loop itself and in other loops that set the variable in each round.
pub(super) fn outside(statements: &[Statement], slot: SlotId, own: &[Statement]) -> bool {
    used_and_held(statements, slot, own).0
}

/// The same, and whether the statements hold the loop.
fn used_and_held(statements: &[Statement], slot: SlotId, own: &[Statement]) -> (bool, bool) {
    let mut found = (false, false);
    for statement in statements {
        let mut see = |(used, holds): (bool, bool)| {
            found.0 |= used;
            found.1 |= holds;
        };
        if let StatementKind::Foreach { slot: bound, iterable, body } = &statement.kind
            && *bound == slot
        {
            see((names(iterable, slot), false));
            if std::ptr::eq(&**body, own) {
                see((false, true));
            } else {
                let (used, holds) = used_and_held(body, slot, own);
                see((used && holds, holds));
            }
            continue;
        }
        if let StatementKind::Foreach { slot: bound, .. } = &statement.kind {
            see((*bound == slot, false));
        }
        for_each_expr(&statement.kind, &mut |expr| see((names(expr, slot), false)));
        for_each_block(&statement.kind, &mut |block| see(used_and_held(block, slot, own)));
    }
    found
}

/// Whether a variable is used in no statement but those of `own`.
pub(super) fn inside_only(statements: &[Statement], slot: SlotId, own: &[Statement]) -> bool {
    std::ptr::eq(statements, own)
        || statements.iter().all(|statement| {
            let mut inside =
                !matches!(&statement.kind, StatementKind::Foreach { slot: bound, .. } if *bound == slot);
            for_each_expr(&statement.kind, &mut |expr| inside &= !names(expr, slot));
            for_each_block(&statement.kind, &mut |block| inside &= inside_only(block, slot, own));
            inside
        })
}

/// The expressions of a statement, but for those of statements in it.
fn for_each_expr(kind: &StatementKind, see: &mut dyn FnMut(&Expr)) {
    match kind {
        StatementKind::Expr(expr) | StatementKind::Return(Some(expr)) => see(expr),
        StatementKind::If { arms, .. } => arms.iter().for_each(|(condition, _)| see(condition)),
        StatementKind::Loop { init, condition, step, .. } => {
            [init, condition, step].into_iter().flatten().for_each(|part| see(part));
        }
        StatementKind::Foreach { iterable, .. } => see(iterable),
        StatementKind::Switch { value, cases, .. } => {
            see(value);
            cases.iter().flat_map(|case| &case.values).for_each(see);
        }
        StatementKind::Return(None)
        | StatementKind::Break
        | StatementKind::Continue
        | StatementKind::EndRule => {}
    }
}

/// The statements in a statement.
fn for_each_block(kind: &StatementKind, see: &mut dyn FnMut(&[Statement])) {
    match kind {
        StatementKind::If { arms, otherwise } => {
            arms.iter().for_each(|(_, body)| see(body));
            see(otherwise);
        }
        StatementKind::Loop { body, .. } | StatementKind::Foreach { body, .. } => see(body),
        StatementKind::Switch { cases, default, .. } => {
            cases.iter().for_each(|case| see(&case.body));
            see(default);
        }
        _ => {}
    }
}

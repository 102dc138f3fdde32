//! Arrays and hashes of constants with a name that are only looked up: `$pools = [ "a" => "x", ... ];` and then
//! `$pools[$host]`. The variable is said to hold them (see [`Slot::holds`](crate::ir::Slot)) and the assignment goes, so
//! that no run makes them: the program has them, and looks them up as they are.

use pointsman_model::Meaning;

use crate::ir::{Expr, ExprKind, Place, Rule, SlotId, Statement, StatementKind, Sub, for_each_expr_mut};
use crate::uses::for_each_use;

/// Takes the assignments of such constants out of a rule. With `keeps_last`, the rule's last statement is its result and
/// stays.
pub(crate) fn place_maps(rule: &mut Rule, keeps_last: bool) {
    for (number, sub) in rule.subs.iter_mut().enumerate() {
        if any_map(&sub.body) {
            place_in(sub, keeps_last && number == 0);
        }
    }
}

fn place_in(sub: &mut Sub, keeps_last: bool) {
    let mut counts = vec![Counts::default(); sub.slots.len()];
    for_each_expr_mut(&mut sub.body, &mut |expr| count_lookups(expr, &mut counts));
    for_each_use(&sub.body, &mut |slot| counts[slot.0 as usize].uses += 1);
    counts[..sub.params].fill(Counts::default());
    let mut body = std::mem::take(&mut sub.body);
    let last = if keeps_last { body.pop() } else { None };
    let mut found = Vec::new();
    take(&mut body, last.as_slice(), &counts, &mut found);
    body.extend(last);
    sub.body = body;
    for (slot, map) in found {
        sub.slots[slot.0 as usize].holds = Some(Box::new(map));
    }
}

/// How a variable is used.
#[derive(Clone, Copy, Default)]
struct Counts {
    uses: u32,
    /// As what an element is read of.
    elements: u32,
    /// As what has a key or not.
    keys: u32,
}

/// Takes the assignments out of a list of statements and of those in it. `behind` is what stands behind the list and is
/// not looked into.
fn take(
    statements: &mut Vec<Statement>,
    behind: &[Statement],
    counts: &[Counts],
    found: &mut Vec<(SlotId, Expr)>,
) {
    let mut at = 0;
    while at < statements.len() {
        if let Some((slot, is_hash)) = assigned_map(&statements[at]) {
            let Counts { uses, elements, keys } = counts[slot.0 as usize];
            // One use is the assignment; all others are look-ups, and follow it in this list or in those inside.
            let looks = elements + keys;
            if looks > 0 && uses == looks + 1 && (is_hash || keys == 0) {
                let mut follow = 0;
                let mut see = |used: SlotId| follow += u32::from(used == slot);
                for_each_use(&statements[at + 1..], &mut see);
                for_each_use(behind, &mut see);
                if follow == looks
                    && let StatementKind::Expr(Expr { kind: ExprKind::Assign { value, .. }, .. }) =
                        statements.remove(at).kind
                {
                    found.push((slot, *value));
                    continue;
                }
            }
        }
        let statement = &mut statements[at];
        let mut nested = |body: &mut Vec<Statement>| {
            if any_map(body) {
                take(body, &[], counts, found);
            }
        };
        match &mut statement.kind {
            StatementKind::If { arms, otherwise } => {
                arms.iter_mut().for_each(|(_, body)| nested(body));
                nested(otherwise);
            }
            StatementKind::Loop { body, .. } | StatementKind::Foreach { body, .. } => nested(body),
            StatementKind::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|case| nested(&mut case.body));
                nested(default);
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether an array or a hash of constants is assigned anywhere among the statements.
fn any_map(statements: &[Statement]) -> bool {
    statements.iter().any(|statement| match &statement.kind {
        StatementKind::Expr(_) => assigned_map(statement).is_some(),
        StatementKind::If { arms, otherwise } => {
            arms.iter().any(|(_, body)| any_map(body)) || any_map(otherwise)
        }
        StatementKind::Loop { body, .. } | StatementKind::Foreach { body, .. } => any_map(body),
        StatementKind::Switch { cases, default, .. } => {
            cases.iter().any(|case| any_map(&case.body)) || any_map(default)
        }
        _ => false,
    })
}

/// The variable that a statement assigns an array or a hash of constants to, and whether that is a hash.
fn assigned_map(statement: &Statement) -> Option<(SlotId, bool)> {
    let StatementKind::Expr(expr) = &statement.kind else { return None };
    let ExprKind::Assign { place: Place::Slot(slot), op: None, value } = &expr.kind else { return None };
    let is_constant = |expr: &Expr| expr.constant().is_some();
    match &value.kind {
        ExprKind::Array(items) if !items.is_empty() && items.iter().all(is_constant) => Some((*slot, false)),
        ExprKind::Hash(entries)
            if !entries.is_empty()
                && entries.iter().all(|(key, value)| is_constant(key) && is_constant(value)) =>
        {
            Some((*slot, true))
        }
        _ => None,
    }
}

fn count_lookups(expr: &mut Expr, counts: &mut [Counts]) {
    match &mut expr.kind {
        ExprKind::Index { base, indices } => {
            match base.kind {
                ExprKind::Slot(slot) => counts[slot.0 as usize].elements += 1,
                _ => count_lookups(base, counts),
            }
            indices.iter_mut().for_each(|index| count_lookups(index, counts));
        }
        ExprKind::Builtin { builtin, args, .. } => {
            let has_key = matches!(builtin.means, Some(Meaning::HasKey));
            for (at, arg) in args.iter_mut().enumerate() {
                match arg.kind {
                    ExprKind::Slot(slot) if has_key && at == 0 => counts[slot.0 as usize].keys += 1,
                    // What is changed in place is no look-up.
                    _ if builtin.param(at).is_some_and(|param| param.ty.in_place()) => {}
                    _ => count_lookups(arg, counts),
                }
            }
        }
        _ => expr.for_each_child_mut(&mut |child| count_lookups(child, counts)),
    }
}

//! A constant that is chosen by conditions and then used: `$pool = "a"; if( .. ) $pool = "b"; pool.use( $pool );` is the
//! choice of what is done, `if( .. ) pool.use( "b" ); else pool.use( "a" );`.
//!
//! The conditions must only ask, so that they may be asked in another order than they stand in: of several that hold the
//! last counts, so it is asked first.

use crate::fields::{is_field, is_test};
use crate::ir::{
    BinaryOp, Constant, Expr, ExprKind, Place, Rule, SlotId, Statement, StatementKind, Sub, UnaryOp,
    for_each_expr_mut,
};
use crate::uses::{for_each_expr, for_each_use, names, uses};

/// So many different ends of a choice at most.
const MOST_ENDS: usize = 512;
/// So many statements at most are done with what is chosen,
const MOST_STATEMENTS: usize = 2;
/// and so many expressions they have at most.
const MOST_EXPRESSIONS: usize = 12;

/// Puts what is done with chosen constants where they are chosen; says whether there were any. With `keeps_last`, the
/// rule's last statement is its result and stays.
pub(crate) fn place_chosen(rule: &mut Rule, keeps_last: bool) -> bool {
    let mut changed = false;
    for (number, sub) in rule.subs.iter_mut().enumerate() {
        let mut body = std::mem::take(&mut sub.body);
        let last = if keeps_last && number == 0 { body.pop() } else { None };
        if body.iter().any(|statement| matches!(statement.kind, StatementKind::If { .. })) {
            let mut used = vec![0_usize; sub.slots.len()];
            for_each_use(&body, &mut |slot| used[slot.0 as usize] += 1);
            for_each_use(last.as_slice(), &mut |slot| used[slot.0 as usize] += 1);
            changed |= place_in(&mut body, sub, &used);
        }
        body.extend(last);
        sub.body = body;
    }
    changed
}

fn place_in(statements: &mut Vec<Statement>, sub: &Sub, used: &[usize]) -> bool {
    let mut changed = false;
    let mut at = 0;
    while at < statements.len() {
        if let Some((slot, first)) = assigned(&statements[at])
            && slot.0 as usize >= sub.params
            && let Some((placed, end)) = place_at(&statements[at + 1..], slot, first, used[slot.0 as usize])
        {
            statements.splice(at..at + 1 + end, [placed]);
            changed = true;
        }
        at += 1;
    }
    changed
}

/// The statement that those at the beginning come to, and how many they are.
fn place_at(behind: &[Statement], slot: SlotId, first: &Constant, used: usize) -> Option<(Statement, usize)> {
    let choosing = behind.iter().take_while(|statement| chooses(statement, slot)).count();
    let (choices, rest) = behind.split_at(choosing);
    // All other uses stand in the statements directly behind.
    let chosen = uses(choices, slot);
    let mut left = used.checked_sub(chosen + 1)?;
    let mut done = 0;
    while left > 0 {
        let next = rest.get(done).filter(|_| done < MOST_STATEMENTS)?;
        left = left.checked_sub(uses(std::slice::from_ref(next), slot))?;
        done += 1;
    }
    let doing = &rest[..done];
    if choices.is_empty() || doing.is_empty() || !is_small(doing, slot) {
        return None;
    }
    let mut ends = 0;
    let tree = Choice::of(choices, slot, &Choice::End(first.clone()), &mut ends)?;
    let [statement] = <[Statement; 1]>::try_from(tree.statements(slot, doing)).ok()?;
    Some((statement, choosing + done))
}

/// The variable that a statement assigns a constant to.
fn assigned(statement: &Statement) -> Option<(SlotId, &Constant)> {
    let StatementKind::Expr(expr) = &statement.kind else { return None };
    let ExprKind::Assign { place: Place::Slot(slot), op: None, value } = &expr.kind else { return None };
    Some((*slot, value.constant()?))
}

/// Whether a statement does nothing but to give the variable one of several constants.
fn chooses(statement: &Statement, slot: SlotId) -> bool {
    let all = |body: &[Statement]| {
        body.iter().all(|statement| match assigned(statement) {
            Some((to, _)) => to == slot,
            None => chooses(statement, slot),
        })
    };
    match &statement.kind {
        StatementKind::If { arms, otherwise } => {
            arms.iter().all(|(condition, body)| only_asks(condition, slot) && all(body)) && all(otherwise)
        }
        _ => false,
    }
}

/// Whether a condition only asks, and not about this variable: it changes nothing and says nothing.
pub(crate) fn only_asks(condition: &Expr, slot: SlotId) -> bool {
    match &condition.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => only_asks(operand, slot),
        ExprKind::Binary { first, rest } => match &**rest {
            [(BinaryOp::Equal | BinaryOp::NotEqual, right)] => {
                let is_asked = match first.kind {
                    ExprKind::Slot(asked) => asked != slot,
                    _ => is_field(first),
                };
                is_asked && matches!(right.constant(), Some(Constant::Text(_)))
            }
            rest => {
                only_asks(first, slot)
                    && rest.iter().all(|(op, operand)| {
                        matches!(op, BinaryOp::And | BinaryOp::Or) && only_asks(operand, slot)
                    })
            }
        },
        _ => is_field(condition) || is_test(condition),
    }
}

/// Whether the statements are few and small, and leave the variable as it is.
fn is_small(statements: &[Statement], slot: SlotId) -> bool {
    let mut expressions = 0;
    let mut reads = 0;
    for_each_expr(statements, &mut |expr| {
        expressions += 1;
        reads += usize::from(matches!(expr.kind, ExprKind::Slot(read) if read == slot));
        if let ExprKind::Builtin { builtin, args, .. } = &expr.kind {
            let in_place = |at: usize| builtin.param(at).is_some_and(|param| param.ty.in_place());
            // What is changed in place is not only read.
            if args.iter().enumerate().any(|(at, arg)| in_place(at) && names(arg, slot)) {
                expressions = usize::MAX / 2;
            }
        }
    });
    expressions <= MOST_EXPRESSIONS && reads == uses(statements, slot)
}

/// What a variable comes to hold.
#[derive(Clone)]
enum Choice {
    End(Constant),
    By(Vec<(Expr, Choice)>, Box<Choice>, pointsman_model::Site),
}

impl Choice {
    /// What it holds behind these statements, if it held `before` in front of them. `ends` counts the ends.
    fn of(statements: &[Statement], slot: SlotId, before: &Choice, ends: &mut usize) -> Option<Choice> {
        // What is asked last stands first.
        let mut all = Vec::new();
        let mut otherwise = None;
        let mut place = None;
        for (at, statement) in statements.iter().enumerate().rev() {
            match &statement.kind {
                StatementKind::If { arms, otherwise: last } => {
                    place = Some(statement.site);
                    // An arm that gives nothing keeps what the statements before it gave.
                    let before = || match at {
                        0 => Some(before.clone()),
                        _ => None,
                    };
                    let mut choices = Vec::with_capacity(arms.len());
                    for (condition, body) in arms {
                        choices.push((condition.clone(), Choice::inside(body, slot, &before, ends)?));
                    }
                    all.extend(choices);
                    if !last.is_empty() {
                        otherwise = Some(Choice::inside(last, slot, &before, ends)?);
                        break;
                    }
                }
                _ => {
                    let (_, constant) = assigned(statement)?;
                    *ends += 1;
                    otherwise = Some(Choice::End(constant.clone()));
                    break;
                }
            }
        }
        let otherwise = match otherwise {
            Some(otherwise) => otherwise,
            None => {
                *ends += before.ends();
                before.clone()
            }
        };
        if *ends > MOST_ENDS {
            return None;
        }
        Some(match place {
            Some(site) => Choice::By(all, Box::new(otherwise), site),
            None => otherwise,
        })
    }

    fn inside(
        body: &[Statement],
        slot: SlotId,
        before: &dyn Fn() -> Option<Choice>,
        ends: &mut usize,
    ) -> Option<Choice> {
        match body.iter().any(|statement| assigned(statement).is_some()) {
            // What was there before does not matter.
            true if assigned(&body[0]).is_some() => {
                Choice::of(body, slot, &Choice::End(Constant::Int(0)), ends)
            }
            _ => Choice::of(body, slot, &before()?, ends),
        }
    }

    fn ends(&self) -> usize {
        match self {
            Choice::End(_) => 1,
            Choice::By(arms, otherwise, _) => {
                arms.iter().map(|(_, choice)| choice.ends()).sum::<usize>() + otherwise.ends()
            }
        }
    }

    /// The statements, done with each constant where it is chosen.
    fn statements(self, slot: SlotId, doing: &[Statement]) -> Vec<Statement> {
        match self {
            Choice::End(constant) => {
                let mut statements = doing.to_vec();
                for_each_expr_mut(&mut statements, &mut |expr| put(expr, slot, &constant));
                statements
            }
            Choice::By(arms, otherwise, site) => {
                let arms = arms.into_iter();
                let kind = StatementKind::If {
                    arms: arms
                        .map(|(condition, choice)| (condition, choice.statements(slot, doing)))
                        .collect(),
                    otherwise: otherwise.statements(slot, doing),
                };
                vec![Statement { kind, site }]
            }
        }
    }
}

fn put(expr: &mut Expr, slot: SlotId, constant: &Constant) {
    match expr.kind {
        // The place stays: what is said of the value is said of where it is read.
        ExprKind::Slot(own) if own == slot => expr.kind = ExprKind::Constant(constant.clone()),
        _ => expr.for_each_child_mut(&mut |child| put(child, slot, constant)),
    }
}

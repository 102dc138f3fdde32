//! Subs that only say a value, put where the rule itself calls them: `sub inside() { return string.contains( $path, "x" );
//! }`, or one that chooses among several by `if`s. A call of a function that acts with what was chosen is then put where
//! the choice is made.
//!
//! Only the rule's own calls are replaced, and only of subs that call no other: those never come near the depth limit.
//! What is given must be a constant, a variable, or a field that nothing in the sub changes; so it makes no difference
//! whether it is read before the sub or in it.

use pointsman_model::{Quick, ResultType, Type};
use pointsman_syntax::SharedBytes;

use crate::fields::is_field;
use crate::ir::{Constant, Expr, ExprKind, Rule, SlotId, Statement, StatementKind, Sub, for_each_expr_mut};
use crate::uses::for_each_expr;

/// A sub of more expressions than this is put in one place at most.
const MOST_TO_REPEAT: usize = 64;
/// A sub of more expressions than this stays a sub.
const MOST: usize = 4096;
/// So many statements at most come of one.
const MOST_SPREAD: usize = 1024;

/// Puts what subs say where the rule calls them; says whether there were any such calls.
pub(crate) fn inline(rule: &mut Rule, keeps_last: bool) -> bool {
    let Some((main, subs)) = rule.subs.split_first_mut() else { return false };
    if subs.is_empty() {
        return false;
    }
    let mut calls = vec![0_usize; subs.len() + 1];
    for sub in std::iter::once(&*main).chain(&*subs) {
        for_each_expr(&sub.body, &mut |expr| {
            if let ExprKind::Sub { sub, .. } = expr.kind {
                calls[sub.0 as usize] += 1;
            }
        });
    }
    let mut said: Vec<Option<Said>> = vec![None];
    said.extend(subs.iter().zip(&calls[1..]).map(|(sub, calls)| {
        let said = if *calls > 0 { Said::by(sub) } else { None };
        said.filter(|said| said.size <= if *calls > 1 { MOST_TO_REPEAT } else { MOST })
    }));
    let mut changed = false;
    for_each_expr_mut(&mut main.body, &mut |expr| put(expr, &said, &mut calls, &mut changed));
    let done: Vec<Option<Vec<Statement>>> = std::iter::once(None)
        .chain(subs.iter().zip(&calls[1..]).map(|(sub, calls)| done(sub, *calls)))
        .collect();
    let kept = usize::from(keeps_last).min(main.body.len());
    let behind = main.body.split_off(main.body.len() - kept);
    put_statements(&mut main.body, &done, &mut calls, &mut changed);
    main.body.extend(behind);
    // What nobody calls any more takes no room.
    for (((sub, calls), said), done) in subs.iter_mut().zip(&calls[1..]).zip(&said[1..]).zip(&done[1..]) {
        if *calls == 0 && (said.is_some() || done.is_some()) {
            sub.body.clear();
        }
    }
    changed
}

/// What a sub says.
struct Said {
    value: Expr,
    /// How many expressions that is.
    size: usize,
}

impl Said {
    fn by(sub: &Sub) -> Option<Said> {
        // Variables of its own would have to be made empty first.
        if sub.slots.len() != sub.params {
            return None;
        }
        let mut value = value(&sub.body, Some(sub))?;
        let mut size = 0;
        let mut is_plain = true;
        fn look(expr: &Expr, size: &mut usize, is_plain: &mut bool) {
            *size += 1;
            *is_plain &= match &expr.kind {
                ExprKind::Sub { .. } | ExprKind::Assign { .. } | ExprKind::Step { .. } => false,
                ExprKind::Builtin { builtin, .. } => {
                    !builtin.waits
                        && !builtin.changes_fields
                        && !builtin.params.iter().any(|param| param.ty.in_place())
                }
                _ => true,
            };
            expr.for_each_child(&mut |child| look(child, size, is_plain));
        }
        look(&value, &mut size, &mut is_plain);
        value.ty = Type::Any;
        is_plain.then_some(Said { value, size })
    }
}

/// What statements that end in `return`s say; behind the last one of a sub's body it is the empty string.
fn value(statements: &[Statement], body_of: Option<&Sub>) -> Option<Expr> {
    let mut all = Vec::new();
    let mut rest = statements;
    let last = loop {
        let Some((statement, behind)) = rest.split_first() else {
            let sub = body_of?;
            break Expr {
                kind: ExprKind::Constant(Constant::Text(SharedBytes::EMPTY)),
                site: sub.site,
                ty: Type::Text,
            };
        };
        match &statement.kind {
            StatementKind::Return(Some(value)) => {
                if !is_scalar(value) {
                    return None;
                }
                break value.clone();
            }
            StatementKind::If { arms, otherwise } => {
                for (condition, body) in arms {
                    all.push((condition.clone(), value(body, None)?));
                }
                if !otherwise.is_empty() {
                    break value(otherwise, None)?;
                }
                rest = behind;
            }
            _ => return None,
        }
    };
    if all.is_empty() {
        return Some(last);
    }
    let (site, ty) = (last.site, Type::Any);
    Some(Expr { kind: ExprKind::Ternary { arms: all, otherwise: Box::new(last) }, site, ty })
}

/// Whether a value is surely no container, of which a sub would return a copy.
fn is_scalar(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Constant(_) | ExprKind::Unary { .. } | ExprKind::Binary { .. } => true,
        ExprKind::Builtin { builtin, .. } => matches!(
            builtin.result,
            ResultType::Bool | ResultType::Int | ResultType::Double | ResultType::Text
        ),
        ExprKind::Ternary { arms, otherwise } => {
            is_scalar(otherwise) && arms.iter().all(|(_, value)| is_scalar(value))
        }
        _ => false,
    }
}

/// What a sub does that says nothing, takes nothing and keeps nothing.
fn done(sub: &Sub, calls: usize) -> Option<Vec<Statement>> {
    if calls == 0 || !sub.slots.is_empty() || !only_does(&sub.body) {
        return None;
    }
    let mut size = 0;
    let mut is_plain = true;
    for_each_expr(&sub.body, &mut |expr| {
        size += 1;
        is_plain &= !matches!(expr.kind, ExprKind::Sub { .. });
    });
    let most = if calls > 1 { MOST_TO_REPEAT } else { MOST };
    (is_plain && size <= most).then(|| sub.body.clone())
}

/// Whether the statements are only `if`s, expressions, and ends of the rule.
fn only_does(statements: &[Statement]) -> bool {
    statements.iter().all(|statement| match &statement.kind {
        StatementKind::Expr(_) | StatementKind::EndRule => true,
        StatementKind::If { arms, otherwise } => {
            arms.iter().all(|(_, body)| only_does(body)) && only_does(otherwise)
        }
        _ => false,
    })
}

/// Puts what subs do in the place of their calls.
fn put_statements(
    statements: &mut Vec<Statement>,
    done: &[Option<Vec<Statement>>],
    calls: &mut [usize],
    changed: &mut bool,
) {
    let called = |statement: &Statement| match &statement.kind {
        StatementKind::Expr(Expr { kind: ExprKind::Sub { sub, .. }, .. }) => Some(sub.0 as usize),
        _ => None,
    };
    if statements.iter().any(|statement| called(statement).is_some_and(|sub| done[sub].is_some())) {
        let mut all = Vec::with_capacity(statements.len());
        for statement in statements.drain(..) {
            match called(&statement).and_then(|sub| Some((sub, done[sub].as_ref()?))) {
                Some((sub, body)) => {
                    all.extend_from_slice(body);
                    calls[sub] -= 1;
                    *changed = true;
                }
                None => all.push(statement),
            }
        }
        *statements = all;
    }
    for statement in statements {
        match &mut statement.kind {
            StatementKind::If { arms, otherwise } => {
                arms.iter_mut().for_each(|(_, body)| put_statements(body, done, calls, changed));
                put_statements(otherwise, done, calls, changed);
            }
            StatementKind::Loop { body, .. } | StatementKind::Foreach { body, .. } => {
                put_statements(body, done, calls, changed);
            }
            StatementKind::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|case| put_statements(&mut case.body, done, calls, changed));
                put_statements(default, done, calls, changed);
            }
            _ => {}
        }
    }
}

/// Puts what subs say in the place of their calls.
fn put(expr: &mut Expr, said: &[Option<Said>], calls: &mut [usize], changed: &mut bool) {
    expr.for_each_child_mut(&mut |child| put(child, said, calls, changed));
    let ExprKind::Sub { sub, args } = &expr.kind else { return };
    let number = sub.0 as usize;
    let Some(said) = &said[number] else { return };
    let may_stand_behind =
        |arg: &Expr| matches!(arg.kind, ExprKind::Constant(_) | ExprKind::Slot(_)) || is_field(arg);
    if !args.iter().all(may_stand_behind) {
        return;
    }
    let mut value = said.value.clone();
    give(&mut value, args);
    // What warns in the value names the value's place; of a scalar nothing warns.
    expr.site = value.site;
    expr.kind = value.kind;
    calls[number] -= 1;
    *changed = true;
}

/// Puts arguments in the place of parameters.
fn give(expr: &mut Expr, args: &[Expr]) {
    match expr.kind {
        ExprKind::Slot(SlotId(param)) => {
            // The place stays: what is said of the value is said of where it is read.
            expr.kind = match args.get(param as usize) {
                Some(arg) => arg.kind.clone(),
                None => ExprKind::Constant(Constant::Text(SharedBytes::EMPTY)),
            };
        }
        _ => expr.for_each_child_mut(&mut |child| give(child, args)),
    }
}

/// Puts calls that act with one of several values where the value is chosen; says whether there were any. With
/// `keeps_last`, the rule's last statement is its result and stays.
pub(crate) fn spread_actions(rule: &mut Rule, keeps_last: bool) -> bool {
    let mut changed = false;
    for (number, sub) in rule.subs.iter_mut().enumerate() {
        let kept = usize::from(keeps_last && number == 0).min(sub.body.len());
        let end = sub.body.len() - kept;
        spread_in(&mut sub.body[..end], &mut changed);
    }
    changed
}

fn spread_in(statements: &mut [Statement], changed: &mut bool) {
    for statement in statements {
        match &mut statement.kind {
            StatementKind::Expr(expr) => {
                if let Some(spread) = spread(expr) {
                    *statement = spread;
                    *changed = true;
                }
            }
            StatementKind::If { arms, otherwise } => {
                arms.iter_mut().for_each(|(_, body)| spread_in(body, changed));
                spread_in(otherwise, changed);
            }
            StatementKind::Loop { body, .. } | StatementKind::Foreach { body, .. } => {
                spread_in(body, changed)
            }
            StatementKind::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|case| spread_in(&mut case.body, changed));
                spread_in(default, changed);
            }
            _ => {}
        }
    }
}

/// A call with one argument that is chosen, as the choice of a call.
fn spread(call: &Expr) -> Option<Statement> {
    let ExprKind::Builtin { builtin, args, .. } = &call.kind else { return None };
    let (Quick::Act(_), [arg]) = (builtin.quick, &**args) else { return None };
    if !matches!(&arg.kind, ExprKind::Ternary { arms, .. } if !arms.is_empty()) || leaves(arg) > MOST_SPREAD {
        return None;
    }
    let with = |value: &Expr| Expr {
        kind: ExprKind::Builtin { builtin, args: vec![value.clone()], prepared: Vec::new() },
        ..*call
    };
    Some(choose(arg, call, &with))
}

fn leaves(value: &Expr) -> usize {
    match &value.kind {
        ExprKind::Ternary { arms, otherwise } => {
            arms.iter().map(|(_, value)| leaves(value)).sum::<usize>() + leaves(otherwise)
        }
        _ => 1,
    }
}

fn choose(value: &Expr, call: &Expr, with: &dyn Fn(&Expr) -> Expr) -> Statement {
    let kind = match &value.kind {
        ExprKind::Ternary { arms, otherwise } => StatementKind::If {
            arms: arms
                .iter()
                .map(|(condition, value)| (condition.clone(), vec![choose(value, call, with)]))
                .collect(),
            otherwise: vec![choose(otherwise, call, with)],
        },
        _ => StatementKind::Expr(with(value)),
    };
    Statement { kind, site: call.site }
}

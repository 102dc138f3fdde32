//! Constants that a variable carries to a function: a list that a `foreach` goes through, a setting with a name. They
//! are tried out as written-out arguments are, but may be meant for something else too, so what is said of them is a
//! warning.

use pointsman_model::{Builtin, Site};

use crate::ir::{Expr, ExprKind, Rule, SlotId, Statement, StatementKind};
use crate::lists::place_lists;
use crate::named::{assignment, place_constants};
use crate::prepare::{BadOperand, operand, prepare};
use crate::uses::{for_each_expr, uses};

/// What is told of one rule: one with more mistakes than this has one mistake.
const MOST: usize = 100;

/// Elements that are tried out: enough for any list, and not for what is generated to keep a checker busy.
const TRIED: usize = 100_000;

/// The first constants that a function they are carried to cannot take, in order. No constant that is written out as an
/// argument may be bad.
pub(crate) fn carried(rule: &Rule) -> Vec<BadOperand> {
    let mut placed = rule.clone();
    let mut bad = if place_constants(&mut placed, false) { prepare(&mut placed).bad } else { Vec::new() };
    bad.truncate(MOST);
    for bad in &mut bad {
        bad.site = written(rule, bad.site).unwrap_or(bad.site);
    }
    place_lists(&mut placed, false);
    let mut lists = Lists { bad, tries: TRIED };
    placed.subs.iter().for_each(|sub| lists.statements(&sub.body));
    let mut bad = lists.bad;
    bad.sort_by_key(|bad| (bad.site.file, bad.site.start));
    bad.dedup_by_key(|bad| bad.site);
    bad.truncate(MOST);
    bad
}

/// Where the constant is written out that a variable holds when it is read at `site`.
fn written(rule: &Rule, site: Site) -> Option<Site> {
    rule.subs.iter().find_map(|sub| {
        let mut read = None;
        for_each_expr(&sub.body, &mut |expr| match expr.kind {
            ExprKind::Slot(slot) if expr.site == site => read = Some(slot),
            _ => {}
        });
        let read = read?;
        sub.body.iter().filter_map(assignment).find(|(slot, _)| *slot == read).map(|(_, value)| value.site)
    })
}

/// Looks at the lists of loops.
struct Lists {
    bad: Vec<BadOperand>,
    /// How many elements may be tried out yet.
    tries: usize,
}

impl Lists {
    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            match &statement.kind {
                StatementKind::Foreach { slot, iterable, body } => {
                    if let ExprKind::Array(items) = &iterable.kind {
                        self.list(*slot, items, body);
                    }
                    self.statements(body);
                }
                StatementKind::Loop { body, .. } => self.statements(body),
                StatementKind::If { arms, otherwise } => {
                    arms.iter().for_each(|(_, body)| self.statements(body));
                    self.statements(otherwise);
                }
                StatementKind::Switch { cases, default, .. } => {
                    cases.iter().for_each(|case| self.statements(&case.body));
                    self.statements(default);
                }
                _ => {}
            }
        }
    }

    /// Tries the elements out on what the body calls with the loop's variable, when that is never anything else.
    fn list(&mut self, slot: SlotId, items: &[Expr], body: &[Statement]) {
        let is_it = |expr: &Expr| matches!(expr.kind, ExprKind::Slot(own) if own == slot);
        let (mut reads, mut changed) = (0, false);
        let mut taken_by: Vec<(&'static Builtin, usize)> = Vec::new();
        for_each_expr(body, &mut |expr| {
            reads += usize::from(is_it(expr));
            let ExprKind::Builtin { builtin, args, .. } = &expr.kind else { return };
            for (at, _) in args.iter().enumerate().filter(|(_, arg)| is_it(arg)) {
                let Some(param) = builtin.param(at) else { continue };
                changed |= param.ty.in_place();
                let known =
                    |(known, index): &(&Builtin, usize)| std::ptr::eq(*known, *builtin) && *index == at;
                if param.prepare.is_some() && !taken_by.iter().any(known) {
                    taken_by.push((builtin, at));
                }
            }
        });
        if changed || reads != uses(body, slot) {
            return;
        }
        for (builtin, index) in taken_by {
            let tried = items.len().min(self.tries);
            self.tries -= tried;
            self.bad.extend(items[..tried].iter().filter_map(|item| operand(builtin, index, item)?.err()));
        }
    }
}

//! Comparisons of one text with constants, as far as they can be read off conditions, and what one of them says of
//! another.

use std::borrow::Cow;

use pointsman_model::{Comparison, Quick, Type};

use super::subject::{is_field, is_same};
use crate::fields::may_change_fields;
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, Statement, UnaryOp};
use crate::prepare::constant_text;
use crate::uses::uses;

/// A condition and what it guards.
pub(super) type Arm<'e> = (&'e Expr, &'e [Statement]);

/// A comparison with a constant.
pub(super) struct Row<'e> {
    pub(super) comparison: Comparison,
    pub(super) text: Cow<'e, [u8]>,
    /// Whether a function makes it, rather than an operator.
    pub(super) called: bool,
}

/// The comparisons of an arm: any of them must hold, and all of the rest.
pub(super) struct Asked<'e> {
    pub(super) rows: Vec<Row<'e>>,
    /// Conditions to be tested behind the comparison.
    pub(super) rest: Vec<&'e Expr>,
    /// The arm to go on with when the rest does not hold; `None` is behind all arms.
    pub(super) otherwise: Option<usize>,
}

/// What one comparison says of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Implied {
    Yes,
    No,
    /// It depends.
    Open,
}

impl Row<'_> {
    /// Whether `other` holds of a text of which this holds.
    fn implies(&self, other: &Row<'_>) -> Implied {
        if self.comparison.any_case() != other.comparison.any_case() {
            return Implied::Open;
        }
        let told = |yes| if yes { Implied::Yes } else { Implied::No };
        if self.comparison.is_whole() {
            return told(other.comparison.holds(&self.text, &other.text));
        }
        let backward = self.comparison.is_suffix();
        if !other.comparison.is_whole() && other.comparison.is_suffix() != backward {
            return Implied::Open;
        }
        // Both are about the same end of the text: it has one, and maybe the other.
        let part = match (backward, self.comparison.any_case()) {
            (false, false) => Comparison::Prefix,
            (false, true) => Comparison::PrefixAnyCase,
            (true, false) => Comparison::Suffix,
            (true, true) => Comparison::SuffixAnyCase,
        };
        if part.holds(&other.text, &self.text)
            && (other.comparison.is_whole() || other.text.len() > self.text.len())
        {
            return Implied::Open;
        }
        told(!other.comparison.is_whole() && part.holds(&self.text, &other.text))
    }

    fn excludes(&self, other: &Row<'_>) -> bool {
        self.implies(other) == Implied::No && other.implies(self) == Implied::No
    }
}

/// Where arms want more than their comparison, each is held against those behind it: so many are in one table at most.
const ARMS_MAX: usize = 512;

/// The arms at the beginning that compare one subject, arm by arm.
pub(super) fn leading<'e>(arms: &[Arm<'e>]) -> Option<(&'e Expr, Vec<Asked<'e>>)> {
    let mut subject = None;
    let mut any_case = None;
    let mut all = Vec::new();
    let mut rests = 0;
    for (condition, _) in arms {
        let Some(asked) = asked(condition, &mut subject) else { break };
        let same =
            |row: &Row<'_>| *any_case.get_or_insert(row.comparison.any_case()) == row.comparison.any_case();
        if !asked.rows.iter().all(same) {
            break;
        }
        rests += usize::from(!asked.rest.is_empty());
        if rests > 0 && all.len() >= ARMS_MAX {
            break;
        }
        // Which of several comparisons held would not be known where the rest does not hold.
        if asked.rows.len() > 1 && !asked.rest.is_empty() {
            break;
        }
        all.push(asked);
    }
    decide_otherwise(&mut all);
    Some((subject?, all))
}

/// Finds where each arm with a rest goes on when that does not hold. Arms for which it cannot be told are cut off.
fn decide_otherwise(all: &mut Vec<Asked<'_>>) {
    let mut end = all.len();
    for at in 0..all.len() {
        let Asked { rows, rest, .. } = &all[at];
        if rest.is_empty() {
            continue;
        }
        let [row] = &**rows else { continue };
        let next = all[at + 1..]
            .iter()
            .position(|later| later.rows.iter().any(|later| row.implies(later) != Implied::No));
        let Some(next) = next.map(|next| at + 1 + next) else { continue };
        if all[next].rows.iter().any(|later| row.implies(later) == Implied::Yes) {
            all[at].otherwise = Some(next);
        } else {
            end = end.min(next);
        }
    }
    all.truncate(end);
    for asked in all {
        // What was cut off is tested behind all arms.
        asked.otherwise = asked.otherwise.filter(|next| *next < end);
    }
}

/// A condition as comparisons of this subject and what else it wants; the first subject that there is becomes it.
fn asked<'e>(condition: &'e Expr, subject: &mut Option<&'e Expr>) -> Option<Asked<'e>> {
    let mut rows = Vec::new();
    if add_rows(condition, subject, &mut rows) {
        return Some(Asked { rows, rest: Vec::new(), otherwise: None });
    }
    let ExprKind::Binary { first, rest } = &condition.kind else { return None };
    if !rest.iter().all(|(op, _)| *op == BinaryOp::And) {
        return None;
    }
    let operands: Vec<&Expr> =
        std::iter::once(&**first).chain(rest.iter().map(|(_, operand)| operand)).collect();
    for (at, operand) in operands.iter().enumerate() {
        rows.clear();
        let mut own = *subject;
        if add_rows(operand, &mut own, &mut rows) {
            *subject = own;
            let rest = operands.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, rest)| *rest);
            return Some(Asked { rows, rest: rest.collect(), otherwise: None });
        }
        // What stands before the comparison is tested behind it.
        if !only_asks(operand) {
            return None;
        }
    }
    None
}

/// Whether a condition only asks: it changes nothing and says nothing, so it may be asked later or not at all.
fn only_asks(condition: &Expr) -> bool {
    match &condition.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => only_asks(operand),
        ExprKind::Binary { first, rest } => match &**rest {
            [(BinaryOp::Equal | BinaryOp::NotEqual, right)] => {
                is_field(first) && matches!(right.constant(), Some(Constant::Text(_)))
            }
            rest => {
                rest.iter()
                    .all(|(op, operand)| matches!(op, BinaryOp::And | BinaryOp::Or) && only_asks(operand))
                    && only_asks(first)
            }
        },
        ExprKind::Builtin { builtin, args, .. } => match (builtin.quick, &**args) {
            (Quick::Test(_), [subject, others @ ..]) => {
                is_field(subject) && others.iter().all(|other| other.constant().is_some())
            }
            (Quick::Field(_) | Quick::Header(..) | Quick::Ask(_), args) => {
                args.iter().all(|arg| arg.constant().is_some())
            }
            _ => false,
        },
        _ => false,
    }
}

/// Adds a condition's rows; says whether all of it is rows of this subject.
fn add_rows<'e>(condition: &'e Expr, subject: &mut Option<&'e Expr>, rows: &mut Vec<Row<'e>>) -> bool {
    let (compared, row) = match &condition.kind {
        ExprKind::Binary { first, rest } if rest.iter().all(|(op, _)| *op == BinaryOp::Or) => {
            return add_rows(first, subject, rows)
                && rest.iter().all(|(_, operand)| add_rows(operand, subject, rows));
        }
        ExprKind::Binary { first, rest } => match &**rest {
            [(BinaryOp::Equal, right)] => {
                let (compared, constant) = match (right.constant(), first.constant()) {
                    (Some(constant), _) => (&**first, constant),
                    (None, Some(constant)) => (right, constant),
                    (None, None) => return false,
                };
                let Constant::Text(text) = constant else { return false };
                (compared, Row { comparison: Comparison::Equal, text: Cow::Borrowed(text), called: false })
            }
            _ => return false,
        },
        ExprKind::Builtin { builtin, args, .. } => match (builtin.compares, &**args) {
            (Some(comparison), [compared, with]) => {
                let Some(constant) = with.constant() else { return false };
                (compared, Row { comparison, text: constant_text(constant), called: true })
            }
            _ => return false,
        },
        _ => return false,
    };
    let same = match subject {
        Some(subject) => is_same(subject, compared),
        None => matches!(compared.kind, ExprKind::Slot(_)) || is_field(compared),
    };
    if same {
        subject.get_or_insert(compared);
        rows.push(row);
    }
    same
}

/// So many comparisons at most are held against each other.
const EXCLUSIVE_MAX: usize = 256;

/// Comparisons of one subject, `if` by `if`, of which none holds together with one of another `if`.
pub(super) struct Exclusive<'e> {
    subject: Option<&'e Expr>,
    /// `None` when there was a condition that is no such comparison.
    rows: Option<Vec<Row<'e>>>,
}

impl<'e> Exclusive<'e> {
    pub(super) fn new() -> Exclusive<'e> {
        Exclusive { subject: None, rows: Some(Vec::new()) }
    }

    /// Adds the comparisons of an `if`, if they exclude all that are there; says whether they do.
    pub(super) fn add(&mut self, arms: &'e [(Expr, Vec<Statement>)]) -> bool {
        let Some(mut rows) = self.rows.take() else { return false };
        let mut more = Vec::new();
        let excludes = arms.iter().all(|(condition, _)| add_rows(condition, &mut self.subject, &mut more))
            && rows.len() + more.len() <= EXCLUSIVE_MAX
            && more.iter().all(|row| rows.iter().all(|other| row.excludes(other)));
        if excludes {
            rows.append(&mut more);
            self.rows = Some(rows);
        }
        excludes
    }

    /// Whether the bodies of these arms leave what is compared as it is, so that what follows may count on it.
    pub(super) fn outlasts(&self, arms: &[(Expr, Vec<Statement>)]) -> bool {
        let (Some(subject), Some(_)) = (self.subject, &self.rows) else { return false };
        let keeps = |body: &[Statement]| match subject.kind {
            // A number would be compared as a number.
            ExprKind::Slot(slot) => subject.ty == Type::Text && uses(body, slot) == 0,
            _ => !may_change_fields(body),
        };
        arms.iter().all(|(_, body)| keeps(body))
    }
}

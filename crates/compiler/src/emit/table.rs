//! Chains of comparisons of one text with constants: answered together by a table (see `pointsman_vm::Table`).
//!
//! What makes a chain is what the comparisons mean, not how they are written: `switch` with or without a
//! matcher, `else if`, `||`, or one `if` after the other when none of their bodies is left at its end.

use std::borrow::Cow;

use pointsman_model::{Comparison, Site};
use pointsman_vm::opcodes::{self, In};
use pointsman_vm::{Entries, Op, Table, TableSubject};

use super::assembler::{Assembler, Label};
use super::rows::{Arm, Row, leading};
use super::{Reg, Result, SubEmitter};
use crate::ir::{Case, Constant, Expr, ExprKind, Function, Statement, StatementKind};
use crate::prepare::constant_text;

/// Fewer comparisons than this are made one by one.
const FROM: usize = 3;

impl SubEmitter<'_> {
    /// Emits the arms at the beginning of a chain as a table, if they make one; says how many they were. Behind
    /// their bodies it goes on at `end`.
    pub(super) fn tabulated_arms(&mut self, arms: &[Arm<'_>], end: Label, site: Site) -> Result<usize> {
        if !self.asks() || comparisons_at_most(arms) < FROM {
            return Ok(0);
        }
        let Some((subject, asked)) = leading(arms) else { return Ok(0) };
        if asked.iter().map(|asked| asked.rows.len()).sum::<usize>() < FROM {
            return Ok(0);
        }
        // Where an arm's comparison leads, and where its body is.
        let entries: Vec<Label> = asked.iter().map(|_| self.asm.label()).collect();
        let bodies: Vec<Label> = asked.iter().map(|_| self.asm.label()).collect();
        let after = self.asm.label();
        let src = match subject.kind {
            ExprKind::Slot(slot) => Some(self.slot(slot)),
            _ => None,
        };
        let mut rows = Vec::new();
        let mut rests = Vec::new();
        for (asked, entry) in asked.into_iter().zip(&entries) {
            rows.extend(asked.rows.into_iter().map(|row| (row, *entry)));
            rests.push((asked.rest, asked.otherwise.map_or(after, |next| entries[next])));
        }
        let Some(table) = self.table(subject, src, rows, after) else { return Ok(0) };
        match src {
            None => self.look_up_called(subject, table)?,
            Some(_) => {
                self.asking = false;
                for ((condition, _), body) in arms.iter().zip(&bodies) {
                    self.branch(condition, *body, true)?;
                }
                self.asking = true;
            }
        }
        self.jump(after, site);
        for (((_, body), (rest, otherwise)), (entry, label)) in
            arms.iter().zip(rests).zip(entries.into_iter().zip(&bodies))
        {
            self.asm.place(entry);
            for condition in rest {
                self.branch(condition, otherwise, false)?;
            }
            self.asm.place(*label);
            self.statements(body)?;
            if !never_ends(body) {
                self.jump(end, site);
            }
        }
        self.asm.place(after);
        Ok(bodies.len())
    }

    /// For a field that has no short way this time: its function gives a text, and that is looked up.
    pub(super) fn look_up_called(&mut self, subject: &Expr, table: opcodes::Table) -> Result<()> {
        let src = In(self.operand(subject)?);
        self.op(Op::JumpTableOf { src, table }, subject.site);
        Ok(())
    }

    /// Emits a table for the cases of a `switch`, if they make one, with what they jump to and where `default` is. Its
    /// value is in `src`, or is a field.
    pub(super) fn tabulated_cases(
        &mut self,
        value: &Expr,
        src: Option<Reg>,
        matcher: Option<Function>,
        cases: &[Case],
        bodies: &[Label],
        default: Label,
    ) -> Option<opcodes::Table> {
        if !self.asks() {
            return None;
        }
        let comparison = match matcher {
            None => Comparison::Equal,
            Some(Function::Builtin(builtin)) => builtin.compares?,
            Some(Function::Sub(_)) => return None,
        };
        let mut rows = Vec::with_capacity(cases.len());
        for (case, body) in cases.iter().zip(bodies) {
            for candidate in &case.values {
                let text = match candidate.constant() {
                    Some(Constant::Text(text)) => Cow::Borrowed(&**text),
                    // `==` compares numbers otherwise than texts.
                    Some(constant) if matcher.is_some() => constant_text(constant),
                    _ => return None,
                };
                rows.push((Row { comparison, text, called: matcher.is_some() }, *body));
            }
        }
        if rows.len() < FROM {
            return None;
        }
        self.table(value, src, rows, default)
    }

    /// Emits the jump, if there is a table for these rows.
    fn table(
        &mut self,
        subject: &Expr,
        src: Option<Reg>,
        rows: Vec<(Row<'_>, Label)>,
        over: Label,
    ) -> Option<opcodes::Table> {
        let comparisons: Vec<_> = rows.iter().map(|(row, _)| (row.comparison, &*row.text)).collect();
        let entries = Entries::new(&comparisons)?;
        let called = rows.first().is_some_and(|(row, _)| row.called);
        let field = match src {
            Some(_) => TableSubject::Register,
            None => TableSubject::Field(self.field(subject)?),
        };
        let table = Table {
            entries,
            targets: rows.iter().map(|(_, label)| Assembler::target(*label).0).collect(),
            over: Assembler::target(over).0,
            steps: u8::from(src.is_none() || called),
            subject: field,
        };
        let table = self.asm.table(table)?;
        let op = match src {
            Some(src) => Op::JumpTableOf { src: In(src), table },
            None => Op::JumpTable { table },
        };
        self.op(op, subject.site);
        Some(table)
    }
}

/// How many comparisons the arms can come to at most, or at least [`FROM`]: told without looking into any of them.
fn comparisons_at_most(arms: &[Arm<'_>]) -> usize {
    fn of(condition: &Expr) -> usize {
        match &condition.kind {
            ExprKind::Binary { first, rest } => {
                of(first) + rest.iter().map(|(_, operand)| of(operand)).sum::<usize>()
            }
            _ => 1,
        }
    }
    // More arms than these are enough by themselves.
    arms.iter().take(FROM).map(|(condition, _)| of(condition)).sum()
}

/// Whether nothing behind these statements is reached through them.
pub(crate) fn never_ends(statements: &[Statement]) -> bool {
    match statements.last().map(|statement| &statement.kind) {
        Some(
            StatementKind::EndRule
            | StatementKind::Return(_)
            | StatementKind::Break
            | StatementKind::Continue,
        ) => true,
        Some(StatementKind::Expr(expr)) => {
            matches!(&expr.kind, ExprKind::Builtin { builtin, .. } if builtin.terminal)
        }
        Some(StatementKind::If { arms, otherwise }) => {
            never_ends(otherwise) && arms.iter().all(|(_, body)| never_ends(body))
        }
        _ => false,
    }
}

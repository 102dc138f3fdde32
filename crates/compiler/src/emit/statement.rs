//! Statements.

use pointsman_model::{ResultType, Site};
use pointsman_vm::Op;
use pointsman_vm::opcodes::{In, Out, Pair, WideConst};

use super::assembler::{Assembler, Label};
use super::rows::{Arm, Exclusive};
use super::scan::scan;
use super::subject::is_field;
use super::table::never_ends;
use super::visit::Passed;
use super::{Breakable, Result, SubEmitter, assigns, is_true, may_be_shared};
use crate::ir::{BinaryOp, Case, Constant, Expr, ExprKind, Function, SlotId, Statement, StatementKind};

impl SubEmitter<'_> {
    pub(super) fn statements(&mut self, statements: &[Statement]) -> Result<()> {
        let mut rest = statements;
        while let Some((statement, behind)) = rest.split_first() {
            let mark = self.top;
            rest = match chain(rest) {
                Some((arms, otherwise, behind)) => {
                    self.conditional(&arms, otherwise, statement.site)?;
                    behind
                }
                None => {
                    self.statement(statement)?;
                    behind
                }
            };
            self.top = mark;
        }
        Ok(())
    }

    /// The first arm whose condition is true, or else `otherwise`.
    fn conditional(&mut self, arms: &[Arm<'_>], otherwise: &[Statement], site: Site) -> Result<()> {
        let end = self.asm.label();
        let mut rest = arms;
        while let Some(((condition, body), behind)) = rest.split_first() {
            let tabulated = self.tabulated_arms(rest, end, site)?;
            if tabulated > 0 {
                rest = &rest[tabulated..];
                continue;
            }
            rest = behind;
            if self.options.optimise && condition.constant().is_some_and(|constant| !is_true(constant)) {
                continue;
            }
            let next = self.asm.label();
            self.branch(condition, next, false)?;
            self.statements(body)?;
            if (!rest.is_empty() || !otherwise.is_empty()) && !never_ends(body) {
                self.jump(end, site);
            }
            self.asm.place(next);
        }
        self.statements(otherwise)?;
        self.asm.place(end);
        Ok(())
    }

    fn statement(&mut self, statement: &Statement) -> Result<()> {
        let site = statement.site;
        match &statement.kind {
            StatementKind::Expr(expr) => self.effect(expr),
            StatementKind::If { arms, otherwise } => {
                let arms: Vec<Arm<'_>> = arms.iter().map(|(condition, body)| (condition, &**body)).collect();
                self.conditional(&arms, otherwise, site)
            }
            StatementKind::Loop { init, condition, body_first, step, body } => {
                if let Some(init) = init {
                    self.effect(init)?;
                }
                self.repeat(condition.as_deref(), *body_first, step.as_deref(), body, site)
            }
            StatementKind::Foreach { slot, iterable, body } => self.foreach(*slot, iterable, body, site),
            StatementKind::Switch { value, matcher, cases, default } => {
                self.switch(value, *matcher, cases, default, site)
            }
            StatementKind::Break => {
                match self.breakables.last() {
                    Some(breakable) => {
                        let to = breakable.break_to;
                        self.jump(to, site);
                    }
                    // The resolver turns these into `EndRule`.
                    None => self.op(Op::End {}, site),
                }
                Ok(())
            }
            StatementKind::Continue => {
                match self.breakables.iter().rev().find_map(|breakable| breakable.continue_to) {
                    Some(to) => self.jump(to, site),
                    // The resolver reports these as errors.
                    None => self.op(Op::End {}, site),
                }
                Ok(())
            }
            StatementKind::EndRule => {
                self.op(Op::End {}, site);
                Ok(())
            }
            StatementKind::Return(value) => self.return_value(value.as_ref(), site),
        }
    }

    fn return_value(&mut self, value: Option<&Expr>, site: Site) -> Result<()> {
        if self.is_main {
            // The value of a rule is nobody's; evaluating it may still do something.
            if let Some(value) = value {
                self.effect(value)?;
            }
            self.op(Op::End {}, site);
            return Ok(());
        }
        let Some(value) = value else {
            self.op(Op::ReturnEmpty {}, site);
            return Ok(());
        };
        // A local variable's container dies with its sub, so it can be given away; a parameter's is the caller's.
        let local = matches!(value.kind, ExprKind::Slot(slot) if slot.0 as usize >= self.sub.params);
        let src = if may_be_shared(value) && !(local && self.options.optimise) {
            let src = In(self.operand(value)?);
            self.op(Op::ReturnCopy { src }, site);
            return Ok(());
        } else {
            self.operand(value)?
        };
        self.op(Op::Return { src: In(src) }, site);
        Ok(())
    }

    /// A loop is tested at its end, so a round costs one jump.
    fn repeat(
        &mut self,
        condition: Option<&Expr>,
        body_first: bool,
        step: Option<&Expr>,
        body: &[Statement],
        site: Site,
    ) -> Result<()> {
        let top = self.asm.label();
        let again = self.asm.label();
        let end = self.asm.label();
        if let Some(condition) = condition
            && !body_first
        {
            self.branch(condition, end, false)?;
        }
        self.asm.place(top);
        self.breakables.push(Breakable { break_to: end, continue_to: Some(again) });
        self.statements(body)?;
        self.breakables.pop();
        self.asm.place(again);
        if let Some(step) = step {
            self.effect(step)?;
        }
        match condition {
            Some(condition) => self.branch(condition, top, true)?,
            None => self.jump(top, site),
        }
        self.asm.place(end);
        Ok(())
    }

    fn foreach(&mut self, slot: SlotId, iterable: &Expr, body: &[Statement], site: Site) -> Result<()> {
        if self.search(slot, iterable, body, site)? {
            return Ok(());
        }
        let over = self.ask_before(slot, iterable, body)?;
        let passed = match over {
            Some(_) => self.sieve(slot, iterable, body),
            None => self.scan(slot, iterable, body),
        };
        self.visit(slot, iterable, passed, site, |emitter, _| emitter.statements(body))?;
        if let Some(over) = over {
            self.asm.place(over);
        }
        Ok(())
    }

    /// What passes over rounds of a loop over header names.
    fn scan(&mut self, slot: SlotId, iterable: &Expr, body: &[Statement]) -> Option<Passed> {
        let scan = if self.asks() { scan(self.sub, slot, iterable, body)? } else { return None };
        self.asm.scan(scan).map(Passed::Headers)
    }

    /// Visits the elements of an iterable, but for those that are passed over; `body` may go on with the next at
    /// the label that it gets.
    pub(super) fn visit(
        &mut self,
        slot: SlotId,
        iterable: &Expr,
        passed: Option<Passed>,
        site: Site,
        body: impl FnOnce(&mut Self, Label) -> Result<()>,
    ) -> Result<()> {
        let state = Pair(self.temps(2, site)?);
        let mark = self.top;
        let next = self.asm.label();
        let end = self.asm.label();
        match &iterable.kind {
            _ if let Some(Passed::Headers(scan)) = passed => {
                // The scan sets the second of the pair.
                self.op(Op::Scan { state, scan, target: Assembler::target(end) }, site);
                self.into(iterable, state.0)?;
            }
            // What nobody else holds needs no copy.
            ExprKind::Builtin { builtin, .. }
                if self.options.optimise && builtin.result == ResultType::Array && !builtin.waits =>
            {
                self.into(iterable, state.0)?;
                let zero = self.asm.constant(&Constant::Int(0));
                self.op(Op::Load { dst: Out(state.0 + 1), k: WideConst(zero) }, iterable.site);
            }
            _ => {
                let src = In(self.operand(iterable)?);
                self.op(Op::Iterate { state, src }, iterable.site);
            }
        }
        self.top = mark;
        self.asm.place(next);
        match passed {
            Some(Passed::Runs(sieve, None)) => self.op(Op::Sieve { state, sieve }, site),
            Some(Passed::Runs(sieve, Some(src))) => self.op(Op::SieveOf { state, src: In(src), sieve }, site),
            Some(Passed::Headers(_)) | None => {}
        }
        let dst = Out(self.slot(slot));
        self.op(Op::Next { dst, state, target: Assembler::target(end) }, site);
        self.breakables.push(Breakable { break_to: end, continue_to: Some(next) });
        body(self, next)?;
        self.breakables.pop();
        self.jump(next, site);
        self.asm.place(end);
        Ok(())
    }

    fn switch(
        &mut self,
        value: &Expr,
        matcher: Option<Function>,
        cases: &[Case],
        default: &[Statement],
        site: Site,
    ) -> Result<()> {
        let moves = cases.iter().any(|case| case.values.iter().any(assigns));
        let end = self.asm.label();
        let otherwise = self.asm.label();
        let bodies: Vec<Label> = cases.iter().map(|_| self.asm.label()).collect();
        let table = match is_field(value) {
            true => self.tabulated_cases(value, None, matcher, cases, &bodies, otherwise),
            false => None,
        };
        if let Some(table) = table {
            self.look_up_called(value, table)?;
            self.jump(otherwise, site);
            return self.case_bodies(cases, bodies, default, [otherwise, end], site);
        }
        let value = {
            let register = self.stable_operand(value, moves)?;
            self.tabulated_cases(value, Some(register), matcher, cases, &bodies, otherwise);
            register
        };
        for (case, label) in cases.iter().zip(&bodies) {
            let label = *label;
            for candidate in &case.values {
                let mark = self.top;
                match matcher {
                    None => {
                        self.compare_and_jump(
                            BinaryOp::Equal,
                            value,
                            candidate,
                            label,
                            true,
                            candidate.site,
                        )?;
                    }
                    Some(function) => {
                        let dst = self.temp(site)?;
                        self.matcher_call(function, value, candidate, dst)?;
                        self.jump_if(dst, label, candidate.site);
                    }
                }
                self.top = mark;
            }
        }
        self.case_bodies(cases, bodies, default, [otherwise, end], site)
    }

    /// The bodies of a `switch`, with the labels of `default` and of what follows.
    fn case_bodies(
        &mut self,
        cases: &[Case],
        bodies: Vec<Label>,
        default: &[Statement],
        [otherwise, end]: [Label; 2],
        site: Site,
    ) -> Result<()> {
        self.asm.place(otherwise);
        self.breakables.push(Breakable { break_to: end, continue_to: None });
        self.statements(default)?;
        let mut before = default;
        for (case, label) in cases.iter().zip(bodies) {
            if !never_ends(before) {
                self.jump(end, site);
            }
            self.asm.place(label);
            self.statements(&case.body)?;
            before = &case.body;
        }
        self.breakables.pop();
        self.asm.place(end);
        Ok(())
    }
}

/// The arms of the `if`s at the beginning that make one chain, its `else`, and the statements behind it. One `if` after
/// another is a chain when nothing goes on behind the bodies of the first, or when the conditions of the second do not
/// hold where one of the first did. One alone is none.
fn chain(statements: &[Statement]) -> Option<(Vec<Arm<'_>>, &[Statement], &[Statement])> {
    let is_if = |statement: &Statement| matches!(statement.kind, StatementKind::If { .. });
    if !statements.iter().take(2).all(is_if) || statements.len() < 2 {
        return None;
    }
    let mut all = Vec::new();
    let mut rest = statements;
    let mut leaves = true;
    let mut exclusive = Exclusive::new();
    while let Some((Statement { kind: StatementKind::If { arms, otherwise }, .. }, behind)) =
        rest.split_first()
    {
        let excludes = exclusive.add(arms);
        let joins = leaves || (excludes && otherwise.is_empty());
        if !joins {
            break;
        }
        if !excludes {
            exclusive = Exclusive::new();
            exclusive.add(arms);
        }
        all.extend(arms.iter().map(|(condition, body)| (condition, &**body)));
        rest = behind;
        if !otherwise.is_empty() {
            return Some((all, otherwise, rest));
        }
        leaves &= arms.iter().all(|(_, body)| never_ends(body));
        if !leaves && !exclusive.outlasts(arms) {
            break;
        }
    }
    (!all.is_empty()).then_some((all, &[], rest))
}

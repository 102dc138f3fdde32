//! The run: its state, and the flow of statements.

use std::rc::Rc;

use pointsman_model::{Fault, Limits, Phase, RunState, Site, Stop, Trap};

use super::comparison::equal;
use super::val::{Container, Val};
use super::{CALL_DEPTH_MAX, Host, ReferenceOutcome};
use crate::ir::{Case, Expr, Function, Rule, Statement, StatementKind, SubId};

/// Bytes that a run may allocate over its life, as a multiple of the machine's limit. Nothing is counted as
/// freed, so this bounds what it holds, too.
const ALLOCATION_FACTOR: usize = 32;

/// Why evaluation ends before the rule does.
#[derive(Debug)]
pub(super) enum Halt {
    Trap(Trap),
    Stop(Stop),
}

/// How a statement ends.
#[derive(Debug)]
pub(super) enum Flow {
    /// The next statement is next.
    Next,
    /// The innermost loop or `switch` is left.
    Break,
    /// The innermost loop's next round is next.
    Continue,
    /// The sub is left.
    Return(Val),
}

/// A run of a rule.
pub(super) struct Evaluator<'a> {
    pub(super) rule: &'a Rule,
    pub(super) limits: Limits,
    pub(super) host: &'a mut dyn Host,
    /// Fuel, warnings and the cache of prepared operands.
    pub(super) state: RunState,
    /// Fuel that later suspensions may still hand out.
    pub(super) fuel_left: u64,
    /// `$1`..`$9`.
    pub(super) captures: [Val; 9],
    /// The variables of the sub that runs.
    pub(super) slots: Vec<Val>,
    /// How many subs are running inside each other.
    pub(super) depth: usize,
    /// Bytes that may still be allocated.
    pub(super) allocation_left: usize,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(
        rule: &'a Rule,
        phase: Phase,
        limits: &Limits,
        host: &'a mut dyn Host,
    ) -> Evaluator<'a> {
        let mut state = RunState::new(*limits);
        state.fuel = limits.fuel.min(limits.fuel_total);
        state.strict = rule.strict;
        state.rule = rule.name.clone();
        state.phase = phase;
        Evaluator {
            rule,
            limits: *limits,
            host,
            fuel_left: limits.fuel_total - state.fuel,
            state,
            captures: std::array::from_fn(|_| Val::empty()),
            slots: Vec::new(),
            depth: 0,
            allocation_left: limits.workspace_bytes.saturating_mul(ALLOCATION_FACTOR),
        }
    }

    pub(super) fn run(mut self) -> ReferenceOutcome {
        let rule = self.rule;
        let main = &rule.subs[SubId::MAIN.0 as usize];
        self.slots = vec![Val::empty(); main.slots.len()];
        let (trap, stop) = match self.block(&main.body) {
            Ok(_) => (None, Stop::Rule),
            Err(Halt::Trap(trap)) => (Some(trap), Stop::Rule),
            Err(Halt::Stop(stop)) => (None, stop),
        };
        ReferenceOutcome {
            trap,
            stop,
            warnings: self.state.warnings,
            warnings_dropped: self.state.warnings_dropped,
        }
    }

    pub(super) fn fault<T>(&self, fault: Fault, site: Site) -> Result<T, Halt> {
        Err(Halt::Trap(Trap { fault, site }))
    }

    /// A run-time warning; under `import strict` the end.
    pub(super) fn warn(&mut self, message: impl Into<String>, site: Site) -> Result<(), Halt> {
        match self.state.warn(message, site) {
            Ok(()) => Ok(()),
            Err(fault) => self.fault(fault, site),
        }
    }

    pub(super) fn charge(&mut self, site: Site) -> Result<(), Halt> {
        match self.state.charge(1) {
            Ok(()) => Ok(()),
            Err(fault) => self.fault(fault, site),
        }
    }

    /// Counts an allocation; one that no machine would grant is refused at once.
    pub(super) fn allocate(&mut self, bytes: usize, site: Site) -> Result<(), Halt> {
        if bytes > self.limits.workspace_bytes || bytes > self.allocation_left {
            return self.fault(Fault::OutOfMemory, site);
        }
        self.allocation_left -= bytes;
        Ok(())
    }

    /// A new text.
    pub(super) fn new_text(&mut self, bytes: &[u8], site: Site) -> Result<Val, Halt> {
        self.allocate(bytes.len(), site)?;
        Ok(Val::text(bytes))
    }

    /// Runs statements in order until one does not go on to the next.
    pub(super) fn block(&mut self, statements: &[Statement]) -> Result<Flow, Halt> {
        for statement in statements {
            match self.statement(statement)? {
                Flow::Next => {}
                other => return Ok(other),
            }
        }
        Ok(Flow::Next)
    }

    fn statement(&mut self, statement: &Statement) -> Result<Flow, Halt> {
        match &statement.kind {
            StatementKind::Expr(expr) => {
                self.expr(expr)?;
                Ok(Flow::Next)
            }
            StatementKind::If { arms, otherwise } => {
                for (condition, body) in arms {
                    if self.expr(condition)?.truth() {
                        return self.block(body);
                    }
                }
                self.block(otherwise)
            }
            StatementKind::Loop { init, condition, body_first, step, body } => {
                if let Some(init) = init {
                    self.expr(init)?;
                }
                self.rounds(condition.as_deref(), *body_first, step.as_deref(), body, statement.site)
            }
            StatementKind::Foreach { slot, iterable, body } => {
                let iterable_value = self.expr(iterable)?;
                let items = self.visited(&iterable_value, iterable.site)?;
                self.foreach(slot.0 as usize, items, body, statement.site)
            }
            StatementKind::Switch { value, matcher, cases, default } => {
                self.switch(value, *matcher, cases, default)
            }
            StatementKind::Break => Ok(Flow::Break),
            StatementKind::Continue => Ok(Flow::Continue),
            StatementKind::EndRule => Err(Halt::Stop(Stop::Rule)),
            StatementKind::Return(None) => Ok(Flow::Return(Val::empty())),
            StatementKind::Return(Some(expr)) => {
                let value = self.expr(expr)?;
                Ok(Flow::Return(self.copied(&value, expr.site)?))
            }
        }
    }

    fn rounds(
        &mut self,
        condition: Option<&Expr>,
        body_first: bool,
        step: Option<&Expr>,
        body: &[Statement],
        site: Site,
    ) -> Result<Flow, Halt> {
        let mut tested = !body_first;
        loop {
            if tested
                && let Some(condition) = condition
                && !self.expr(condition)?.truth()
            {
                return Ok(Flow::Next);
            }
            tested = true;
            match self.block(body)? {
                Flow::Next | Flow::Continue => {}
                Flow::Break => return Ok(Flow::Next),
                Flow::Return(value) => return Ok(Flow::Return(value)),
            }
            if let Some(step) = step {
                self.expr(step)?;
            }
            self.charge(site)?;
        }
    }

    /// What a `foreach` visits: the elements or keys as they are now.
    fn visited(&mut self, iterable: &Val, site: Site) -> Result<Vec<Val>, Halt> {
        let Val::Container(cell) = iterable else {
            if !iterable.is_empty_text() {
                self.warn(format!("Cannot convert {} to array value", iterable.type_name()), site)?;
            }
            return Ok(Vec::new());
        };
        if let Container::Hash(entries) = &*cell.borrow() {
            return Ok(entries.iter().map(|(key, _)| Val::Text(Rc::clone(key))).collect());
        }
        match self.copied(iterable, site)? {
            Val::Container(copy) => match &*copy.borrow() {
                Container::Array(items) => Ok(items.clone()),
                Container::Hash(_) => Ok(Vec::new()),
            },
            _ => Ok(Vec::new()),
        }
    }

    fn foreach(
        &mut self,
        slot: usize,
        items: Vec<Val>,
        body: &[Statement],
        site: Site,
    ) -> Result<Flow, Halt> {
        for item in items {
            self.charge(site)?;
            self.slots[slot] = item;
            match self.block(body)? {
                Flow::Next | Flow::Continue => {}
                Flow::Break => return Ok(Flow::Next),
                Flow::Return(value) => return Ok(Flow::Return(value)),
            }
        }
        Ok(Flow::Next)
    }

    fn switch(
        &mut self,
        value: &Expr,
        matcher: Option<Function>,
        cases: &[Case],
        default: &[Statement],
    ) -> Result<Flow, Halt> {
        let value = self.expr(value)?;
        let mut chosen = default;
        'cases: for case in cases {
            for candidate in &case.values {
                let with = self.expr(candidate)?;
                if self.matches(&value, matcher, with, candidate.site)? {
                    chosen = &case.body;
                    break 'cases;
                }
            }
        }
        match self.block(chosen)? {
            Flow::Break => Ok(Flow::Next),
            other => Ok(other),
        }
    }

    fn matches(
        &mut self,
        value: &Val,
        matcher: Option<Function>,
        with: Val,
        site: Site,
    ) -> Result<bool, Halt> {
        let args = vec![value.clone(), with];
        let result = match matcher {
            None => return Ok(equal(value, &args[1], self.limits.container_depth)),
            // A matcher's argument has no place that a container could be written back to.
            Some(Function::Builtin(builtin)) => self.call_builtin(builtin, args, site)?.0,
            Some(Function::Sub(sub)) => self.call_sub(sub, args, site)?,
        };
        Ok(result.truth())
    }

    /// Calls a sub. A container among the arguments is the caller's own.
    pub(super) fn call_sub(&mut self, sub: SubId, args: Vec<Val>, site: Site) -> Result<Val, Halt> {
        self.charge(site)?;
        if self.depth >= self.limits.call_depth.min(CALL_DEPTH_MAX) {
            return self.fault(Fault::CallDepth, site);
        }
        let rule = self.rule;
        let sub = &rule.subs[sub.0 as usize];
        let mut slots = args;
        slots.resize_with(sub.slots.len(), Val::empty);
        let callers = std::mem::replace(&mut self.slots, slots);
        self.depth += 1;
        let flow = self.block(&sub.body);
        self.depth -= 1;
        self.slots = callers;
        match flow? {
            Flow::Return(value) => Ok(value),
            Flow::Next | Flow::Break | Flow::Continue => Ok(Val::empty()),
        }
    }
}

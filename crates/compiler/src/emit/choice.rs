//! Calls that change the host with an argument that the rule chooses among constants: `pool.use( $pool );`. What the
//! call does with each of them is bound when the rule is compiled, as if it were written there.

use pointsman_model::{
    BindAction, Builtin, HostAction, Operands, ParamKind, PreparedOperand, Quick, Site, Text, Value,
};
use pointsman_vm::opcodes::{self, Base, Count, In, Out};
use pointsman_vm::{Choice, Op};

use super::assembler::Assembler;
use super::{EmitError, Result, SubEmitter};
use crate::ir::{Constant, Expr, ExprKind, Place, Rule, SlotId, Sub, SubId};
use crate::prepare;
use crate::uses::{for_each_expr, for_each_return};

/// So many constants of one argument are bound at most.
const MOST_CONSTANTS: usize = 1024;
/// Through so many variables and subs a constant is followed.
const MOST_STEPS: usize = 16;

impl SubEmitter<'_> {
    /// Emits a call whose only argument is one of the rule's constants, as far as can be seen; says whether it is such
    /// a call. The call follows, for when the argument is something else.
    pub(super) fn act_with(
        &mut self,
        builtin: &'static Builtin,
        args: &[Expr],
        prepared: &[Option<PreparedOperand>],
        site: Site,
    ) -> Result<bool> {
        let (Quick::Act(bind), true, [arg]) = (builtin.quick, self.asks(), args) else { return Ok(false) };
        let required = builtin.params.iter().filter(|param| param.kind == ParamKind::Required).count();
        if required != 1
            || prepared.iter().any(Option::is_some)
            || builtin.param(0).is_none_or(|param| param.ty.in_place())
        {
            return Ok(false);
        }
        let Some(choice) = self.choice(builtin, bind, arg) else { return Ok(false) };
        let over = self.asm.label();
        let src = self.operand(arg)?;
        self.op(Op::JumpAct { src: In(src), choice, target: Assembler::target(over) }, site);
        let base = if self.is_slot(src) {
            let base = self.temp(site)?;
            self.move_to(base, src, site);
            base
        } else {
            src
        };
        let call = self.asm.call(builtin, &[]).ok_or(EmitError::TooLarge { site })?;
        self.op(Op::Call { dst: Out(base), base: Base(base), count: Count(1), site: call }, site);
        self.asm.place(over);
        Ok(true)
    }

    /// What the function does with each constant that the argument may be. Calls with one variable share it.
    fn choice(&mut self, builtin: &'static Builtin, bind: BindAction, arg: &Expr) -> Option<opcodes::Choice> {
        let slot = match arg.kind {
            ExprKind::Slot(slot) => Some(slot),
            _ => None,
        };
        let known = |(name, of, _): &&(&str, SlotId, _)| *name == builtin.name && Some(*of) == slot;
        if let Some((.., choice)) = self.choices.iter().find(known) {
            return *choice;
        }
        let mut constants = Constants { rule: self.rule, seen: Vec::new(), found: Vec::new(), steps: 0 };
        constants.of(self.sub, arg);
        let mut acts: Vec<(Text, HostAction)> = Vec::new();
        for constant in constants.found {
            // A number is rendered first: another text than any constant.
            let Constant::Text(_) = constant else { continue };
            let given = Expr { kind: ExprKind::Constant(constant.clone()), site: arg.site, ty: arg.ty };
            let Some(Ok(operand)) = prepare::operand(builtin, 0, &given) else { continue };
            if let (Some(act), Value::Text(text)) =
                (bind(Operands(&[Some(operand)])), self.asm.value(constant))
            {
                acts.push((text, act));
            }
        }
        let choice = match acts.is_empty() {
            true => None,
            false => self.asm.choice(Choice::new(builtin.name, acts)),
        };
        if let Some(slot) = slot {
            self.choices.push((builtin.name, slot, choice));
        }
        choice
    }
}

/// The constants that an expression may be, as far as can be seen: others it may be, too.
struct Constants<'r> {
    rule: &'r Rule,
    /// What was looked through: variables of subs, and what subs return.
    seen: Vec<(*const Sub, Option<SlotId>)>,
    found: Vec<&'r Constant>,
    /// Through how many variables and subs this is.
    steps: usize,
}

impl<'r> Constants<'r> {
    fn of(&mut self, sub: &'r Sub, expr: &'r Expr) {
        match &expr.kind {
            _ if self.found.len() >= MOST_CONSTANTS || self.steps >= MOST_STEPS => {}
            ExprKind::Constant(constant) => self.found.push(constant),
            ExprKind::Slot(slot) if self.is_new(sub, Some(*slot)) => {
                self.steps += 1;
                for_each_expr(&sub.body, &mut |expr| match &expr.kind {
                    ExprKind::Assign { place: Place::Slot(to), op: None, value } if to == slot => {
                        self.of(sub, value);
                    }
                    _ => {}
                });
                self.steps -= 1;
            }
            ExprKind::Index { base, .. } => {
                let ExprKind::Slot(slot) = base.kind else { return };
                match sub.slots[slot.0 as usize].holds.as_deref().map(|held| &held.kind) {
                    Some(ExprKind::Array(items)) => items.iter().for_each(|item| self.of(sub, item)),
                    Some(ExprKind::Hash(entries)) => {
                        entries.iter().for_each(|(_, value)| self.of(sub, value))
                    }
                    _ => {}
                }
            }
            ExprKind::Ternary { arms, otherwise } => {
                arms.iter().for_each(|(_, value)| self.of(sub, value));
                self.of(sub, otherwise);
            }
            ExprKind::Assign { op: None, value, .. } => self.of(sub, value),
            ExprKind::Sub { sub: SubId(number), .. } => {
                let sub = &self.rule.subs[*number as usize];
                if self.is_new(sub, None) {
                    self.steps += 1;
                    for_each_return(&sub.body, &mut |value| self.of(sub, value));
                    self.steps -= 1;
                }
            }
            _ => {}
        }
    }

    /// Whether a variable, or what a sub returns, is looked at for the first time.
    fn is_new(&mut self, sub: &'r Sub, slot: Option<SlotId>) -> bool {
        let what = (std::ptr::from_ref(sub), slot);
        let is_new = !self.seen.contains(&what);
        self.seen.push(what);
        is_new
    }
}

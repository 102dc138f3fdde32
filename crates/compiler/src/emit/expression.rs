//! Values.

use pointsman_model::{Site, Type};
use pointsman_vm::Op;
use pointsman_vm::opcodes::{Base, Capture, Const, ConstCount, Count, In, Int, Out, WideConst};

use super::{Reg, Result, SubEmitter, assigns, may_be_shared};
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, UnaryOp};

/// The most texts that one instruction joins.
const MAX_JOIN: usize = 32;

impl SubEmitter<'_> {
    /// The value, in a register of the caller's choice or in its variable's own.
    pub(super) fn operand(&mut self, expr: &Expr) -> Result<Reg> {
        if let ExprKind::Slot(slot) = expr.kind {
            return Ok(self.slot(slot));
        }
        let dst = self.temp(expr.site)?;
        self.into(expr, dst)?;
        Ok(dst)
    }

    /// The value as it is now: a variable is moved to a temporary when `later` expressions assign.
    pub(super) fn stable_operand(&mut self, expr: &Expr, later_assigns: bool) -> Result<Reg> {
        if later_assigns && matches!(expr.kind, ExprKind::Slot(_)) {
            let dst = self.temp(expr.site)?;
            self.into(expr, dst)?;
            return Ok(dst);
        }
        self.operand(expr)
    }

    /// The same, where `dst` is to be written soon: a temporary may hold the value until then, since no
    /// expression reads the temporary that it is to be written to.
    fn operand_towards(&mut self, expr: &Expr, dst: Reg, later_assigns: bool) -> Result<Reg> {
        if self.is_slot(dst) || (!later_assigns && matches!(expr.kind, ExprKind::Slot(_))) {
            return self.stable_operand(expr, later_assigns);
        }
        self.into(expr, dst)?;
        Ok(dst)
    }

    /// The value of the caller's own: a container that something else holds is copied.
    pub(super) fn owned_into(&mut self, expr: &Expr, dst: Reg) -> Result<()> {
        if !may_be_shared(expr) {
            return self.into(expr, dst);
        }
        let mark = self.top;
        let src = self.operand(expr)?;
        self.op(Op::Copy { dst: Out(dst), src: In(src) }, expr.site);
        self.top = mark;
        Ok(())
    }

    /// Evaluates for the effect only.
    pub(super) fn effect(&mut self, expr: &Expr) -> Result<()> {
        let mark = self.top;
        match &expr.kind {
            ExprKind::Assign { place, op, value } => {
                self.assign(place, *op, value, expr.site, None)?;
            }
            ExprKind::Step { place, op, .. } => {
                self.step(place, *op, expr.site, true, None)?;
            }
            ExprKind::Builtin { builtin, args, .. } if self.append(builtin, args, expr.site)? => {}
            ExprKind::Builtin { builtin, args, prepared }
                if self.act_with(builtin, args, prepared, expr.site)? => {}
            _ => {
                self.operand(expr)?;
            }
        }
        self.top = mark;
        Ok(())
    }

    /// Evaluates into `dst`, which the last instruction writes.
    pub(super) fn into(&mut self, expr: &Expr, dst: Reg) -> Result<()> {
        let site = expr.site;
        let mark = self.top;
        match &expr.kind {
            ExprKind::Constant(constant) => {
                let k = self.asm.constant(constant);
                self.op(Op::Load { dst: Out(dst), k: WideConst(k) }, site);
            }
            ExprKind::Slot(slot) => {
                let src = self.slot(*slot);
                if src != dst {
                    self.op(Op::Move { dst: Out(dst), src: In(src) }, site);
                }
            }
            ExprKind::Capture(n) => self.op(Op::LoadCapture { dst: Out(dst), n: Capture(*n) }, site),
            ExprKind::Array(items) => self.array(items, dst, site)?,
            ExprKind::Hash(entries) => self.hash(entries, dst, site)?,
            ExprKind::Builtin { builtin, args, prepared } => {
                self.builtin(builtin, args, prepared, dst, site)?
            }
            ExprKind::Sub { sub, args } => self.sub_call(*sub, args, dst, site)?,
            ExprKind::Index { base, indices } => self.index(base, indices, dst, site)?,
            ExprKind::Unary { op, operand } => {
                let src = In(self.operand(operand)?);
                let dst = Out(dst);
                let op = match op {
                    UnaryOp::Not => Op::Not { dst, src },
                    UnaryOp::BitNot => Op::BitNot { dst, src },
                    UnaryOp::Negate => Op::Negate { dst, src },
                };
                self.op(op, site);
            }
            ExprKind::Binary { rest, .. }
                if matches!(rest.first(), Some((BinaryOp::And | BinaryOp::Or, _))) =>
            {
                self.truth_value(expr, dst)?;
            }
            ExprKind::Binary { first, rest } => self.chain(first, rest, dst, site)?,
            ExprKind::Ternary { arms, otherwise } => {
                let end = self.asm.label();
                for (condition, value) in arms {
                    let next = self.asm.label();
                    self.branch(condition, next, false)?;
                    self.into(value, dst)?;
                    self.jump(end, site);
                    self.asm.place(next);
                }
                self.into(otherwise, dst)?;
                self.asm.place(end);
            }
            ExprKind::Assign { place, op, value } => {
                let result = self.assign(place, *op, value, site, Some(dst))?;
                self.move_to(dst, result, site);
            }
            ExprKind::Step { place, op, prefix } => {
                let result = self.step(place, *op, site, *prefix, Some(dst))?;
                self.move_to(dst, result, site);
            }
        }
        self.top = mark;
        Ok(())
    }

    pub(super) fn move_to(&mut self, dst: Reg, src: Reg, site: Site) {
        if dst != src {
            self.op(Op::Move { dst: Out(dst), src: In(src) }, site);
        }
    }

    /// A register to build a container in, which no element can see.
    fn building(&mut self, dst: Reg, site: Site) -> Result<Reg> {
        if self.is_slot(dst) { self.temp(site) } else { Ok(dst) }
    }

    fn array(&mut self, items: &[Expr], dst: Reg, site: Site) -> Result<()> {
        if self.options.optimise
            && !items.is_empty()
            && let Ok(count) = u16::try_from(items.len())
            && items.iter().all(|item| item.constant().is_some())
        {
            let first = self.asm.constant_run(items.iter().filter_map(Expr::constant));
            self.op(Op::NewArrayK { dst: Out(dst), count: ConstCount(count), first: WideConst(first) }, site);
            return Ok(());
        }
        let array = self.building(dst, site)?;
        self.op(Op::NewArray { dst: Out(array) }, site);
        for item in items {
            let mark = self.top;
            let src = self.element_value(item)?;
            self.op(Op::Push { array: In(array), src: In(src) }, item.site);
            self.top = mark;
        }
        self.move_to(dst, array, site);
        Ok(())
    }

    fn hash(&mut self, entries: &[(Expr, Expr)], dst: Reg, site: Site) -> Result<()> {
        let hash = self.building(dst, site)?;
        self.op(Op::NewHash { dst: Out(hash) }, site);
        for (key, value) in entries {
            let mark = self.top;
            let key_reg = self.stable_operand(key, assigns(value))?;
            let src = self.element_value(value)?;
            self.op(Op::Put { hash: In(hash), key: In(key_reg), src: In(src) }, key.site);
            self.top = mark;
        }
        self.move_to(dst, hash, site);
        Ok(())
    }

    /// A value to be stored in a container: its own.
    fn element_value(&mut self, expr: &Expr) -> Result<Reg> {
        if !may_be_shared(expr) {
            return self.operand(expr);
        }
        let dst = self.temp(expr.site)?;
        self.owned_into(expr, dst)?;
        Ok(dst)
    }

    /// Operators of one level, from left to right.
    fn chain(&mut self, first: &Expr, rest: &[(BinaryOp, Expr)], dst: Reg, site: Site) -> Result<()> {
        let later_assigns = rest.iter().any(|(_, operand)| assigns(operand));
        let mut acc_expr = Some(first);
        let mut acc: Option<Reg> = None;
        let mut partial: Option<Reg> = None;
        let mut at = 0;
        while at < rest.len() {
            let joined = self.join_length(acc_expr, &rest[at..]);
            let last = at + joined.max(1) == rest.len();
            if joined >= 2 {
                // The value so far lies in a temporary below, so the run of texts may follow it.
                let into = if last { dst } else { self.partial(&mut partial, site)? };
                let mark = self.top;
                let base = self.temps(joined + 1, site)?;
                match (acc_expr, acc) {
                    (Some(expr), _) => self.into(expr, base)?,
                    (None, Some(reg)) => self.move_to(base, reg, site),
                    (None, None) => {}
                }
                for (offset, (_, operand)) in rest[at..at + joined].iter().enumerate() {
                    let mark = self.top;
                    self.into(operand, base + 1 + offset as Reg)?;
                    self.top = mark;
                }
                self.op(
                    Op::ConcatAll { dst: Out(into), base: Base(base), count: Count(joined as u8 + 1) },
                    site,
                );
                self.top = mark;
                acc = Some(into);
                acc_expr = None;
                at += joined;
                continue;
            }
            let (op, operand) = &rest[at];
            // Reserve the partial result's register before the operands, so that it lies below them.
            let into = if last { dst } else { self.partial(&mut partial, site)? };
            let mark = self.top;
            let left = match (acc_expr.take(), acc) {
                (Some(expr), _) => self.operand_towards(expr, into, later_assigns)?,
                (None, Some(reg)) => reg,
                (None, None) => into,
            };
            self.binary(*op, left, operand, into, site)?;
            self.top = mark;
            acc = Some(into);
            at += 1;
        }
        Ok(())
    }

    fn partial(&mut self, partial: &mut Option<Reg>, site: Site) -> Result<Reg> {
        match *partial {
            Some(reg) => Ok(reg),
            None => {
                let reg = self.temp(site)?;
                *partial = Some(reg);
                Ok(reg)
            }
        }
    }

    /// How many of the next operators are concatenations that one instruction may do. Operands that could be
    /// containers warn when they are cast; they may be joined only when nothing is evaluated in between.
    fn join_length(&self, first: Option<&Expr>, rest: &[(BinaryOp, Expr)]) -> usize {
        if !self.options.optimise {
            return 0;
        }
        let plain = |expr: &Expr| matches!(expr.ty, Type::Int | Type::Double | Type::Text);
        let still = |expr: &Expr| {
            matches!(expr.kind, ExprKind::Slot(_) | ExprKind::Constant(_) | ExprKind::Capture(_))
        };
        if first.is_some_and(|first| !plain(first) && !still(first)) {
            return 0;
        }
        let run: Vec<&Expr> = rest
            .iter()
            .take(MAX_JOIN)
            .take_while(|(op, _)| *op == BinaryOp::Concat)
            .map(|(_, operand)| operand)
            .collect();
        let all_plain = first.is_none_or(plain) && run.iter().all(|operand| plain(operand));
        if all_plain {
            return run.len();
        }
        run.iter().take_while(|operand| still(operand)).count()
    }

    /// `left op operand`.
    pub(super) fn binary(
        &mut self,
        op: BinaryOp,
        left: Reg,
        operand: &Expr,
        dst: Reg,
        site: Site,
    ) -> Result<()> {
        let (dst, a) = (Out(dst), In(left));
        if let Some(Constant::Int(int)) = operand.constant()
            && let Ok(int) = i32::try_from(*int)
        {
            let i = Int(int);
            let op = match op {
                BinaryOp::Add => Some(Op::AddI { dst, a, i }),
                BinaryOp::Subtract => Some(Op::SubtractI { dst, a, i }),
                BinaryOp::Multiply => Some(Op::MultiplyI { dst, a, i }),
                BinaryOp::Modulo => Some(Op::ModuloI { dst, a, i }),
                _ => None,
            };
            if let Some(op) = op {
                self.op(op, site);
                return Ok(());
            }
        }
        if let (BinaryOp::Concat | BinaryOp::Equal, Some(constant)) = (op, operand.constant())
            && let Ok(number) = u16::try_from(self.asm.constant(constant))
        {
            let k = Const(number);
            let concat = op == BinaryOp::Concat;
            self.op(if concat { Op::ConcatK { dst, a, k } } else { Op::EqualK { dst, a, k } }, site);
            return Ok(());
        }
        let b = self.operand(operand)?;
        self.binary_registers(op, left, b, dst.0, site);
        Ok(())
    }

    /// `left op right`, both in registers.
    pub(super) fn binary_registers(&mut self, op: BinaryOp, left: Reg, right: Reg, dst: Reg, site: Site) {
        let (dst, a, b) = (Out(dst), In(left), In(right));
        let op = match op {
            BinaryOp::Multiply => Op::Multiply { dst, a, b },
            BinaryOp::Divide => Op::Divide { dst, a, b },
            BinaryOp::Modulo => Op::Modulo { dst, a, b },
            BinaryOp::Add => Op::Add { dst, a, b },
            BinaryOp::Subtract => Op::Subtract { dst, a, b },
            BinaryOp::Concat => Op::Concat { dst, a, b },
            BinaryOp::ShiftLeft => Op::ShiftLeft { dst, a, b },
            BinaryOp::ShiftRight => Op::ShiftRight { dst, a, b },
            BinaryOp::Less => Op::Less { dst, a, b },
            BinaryOp::LessEqual => Op::LessEqual { dst, a, b },
            BinaryOp::Greater => Op::Greater { dst, a, b },
            BinaryOp::GreaterEqual => Op::GreaterEqual { dst, a, b },
            BinaryOp::Equal => Op::Equal { dst, a, b },
            BinaryOp::NotEqual => Op::NotEqual { dst, a, b },
            BinaryOp::BitAnd => Op::BitAnd { dst, a, b },
            BinaryOp::BitXor => Op::BitXor { dst, a, b },
            BinaryOp::BitOr => Op::BitOr { dst, a, b },
            BinaryOp::And | BinaryOp::Or => {
                unreachable!("`&&` and `||` are jumps, and no assignment combines with them")
            }
        };
        self.op(op, site);
    }
}

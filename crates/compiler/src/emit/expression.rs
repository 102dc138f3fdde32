//! Values.

use pointsman_model::{Site, Type};
use pointsman_vm::Op;
use pointsman_vm::opcodes::{Base, Capture, Const, ConstCount, Count, In, Int, Out, WideConst};

use super::{EmitError, Reg, Result, SubEmitter, assigns, may_be_shared};
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, Function, Place, StepOp, SubId, UnaryOp};

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

    fn builtin(
        &mut self,
        builtin: &'static pointsman_model::Builtin,
        args: &[Expr],
        prepared: &[Option<pointsman_model::PreparedOperand>],
        dst: Reg,
        site: Site,
    ) -> Result<()> {
        let in_place = |at: usize| builtin.param(at).is_some_and(|param| param.ty.in_place());
        let prepared = if self.options.optimise { prepared } else { &[] };
        // The places of in-place arguments have their subscripts evaluated first, below the arguments.
        let base = self.temps(args.len(), site)?;
        let mut written_back = Vec::new();
        for (at, arg) in args.iter().enumerate() {
            let reg = base + at as Reg;
            if prepared.get(at).is_some_and(Option::is_some) {
                continue;
            }
            if in_place(at) {
                let later_assigns = args[at + 1..].iter().any(assigns);
                if let Some(place) = self.in_place_argument(arg, reg, later_assigns)? {
                    written_back.push((reg, place));
                }
            } else {
                let mark = self.top;
                self.into(arg, reg)?;
                self.top = mark;
            }
        }
        let number = self
            .asm
            .call(
                builtin,
                site,
                if prepared.iter().any(Option::is_some) { prepared.to_vec() } else { Vec::new() },
            )
            .ok_or(EmitError::TooLarge { site })?;
        let result = if written_back.is_empty() { dst } else { self.temp(site)? };
        let count = Count(u8::try_from(args.len()).map_err(|_| EmitError::TooComplex { site })?);
        self.op(Op::Call { dst: Out(result), base: Base(base), count, site: number }, site);
        for (reg, place) in written_back {
            self.write_back(place, reg, site)?;
        }
        self.move_to(dst, result, site);
        Ok(())
    }

    pub(super) fn sub_call(&mut self, sub: SubId, args: &[Expr], dst: Reg, site: Site) -> Result<()> {
        // The newest temporary can be the frame's first register and the result's too.
        let newest = !self.is_slot(dst) && usize::from(dst) + 1 == self.top;
        let base = if newest { dst } else { self.temp(site)? };
        if args.len() > 1 {
            self.temps(args.len() - 1, site)?;
        }
        for (at, arg) in args.iter().enumerate() {
            let mark = self.top;
            self.into(arg, base + at as Reg)?;
            self.top = mark;
        }
        let count = Count(u8::try_from(args.len()).map_err(|_| EmitError::TooComplex { site })?);
        let number = pointsman_vm::opcodes::Sub(sub.0 as u16);
        self.op(Op::CallSub { dst: Out(dst), base: Base(base), count, sub: number }, site);
        Ok(())
    }

    /// Calls a `switch`'s matcher with the value in a register and a case.
    pub(super) fn matcher_call(
        &mut self,
        function: Function,
        value: Reg,
        case: &Expr,
        dst: Reg,
    ) -> Result<()> {
        let site = case.site;
        let base = self.temps(2, site)?;
        self.op(Op::Move { dst: Out(base), src: In(value) }, site);
        let (count, prepared) = match function {
            Function::Builtin(builtin) if self.options.optimise => {
                let operand = crate::prepare::operand(builtin, 1, case).and_then(|result| result.ok());
                (2, vec![None, operand])
            }
            _ => (2, Vec::new()),
        };
        if !matches!(prepared.get(1), Some(Some(_))) {
            let mark = self.top;
            self.into(case, base + 1)?;
            self.top = mark;
        }
        let call = match function {
            Function::Builtin(builtin) => {
                let number = self.asm.call(builtin, site, prepared).ok_or(EmitError::TooLarge { site })?;
                Op::Call { dst: Out(dst), base: Base(base), count: Count(count), site: number }
            }
            Function::Sub(sub) => Op::CallSub {
                dst: Out(dst),
                base: Base(base),
                count: Count(count),
                sub: pointsman_vm::opcodes::Sub(sub.0 as u16),
            },
        };
        self.op(call, site);
        Ok(())
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
        let still = |expr: &Expr| matches!(expr.kind, ExprKind::Slot(_) | ExprKind::Constant(_));
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

    /// Stores a value; the register that holds what was stored. `dst` is where the whole expression's value
    /// is wanted, if anywhere: a place to build it that saves a move.
    fn assign(
        &mut self,
        place: &Place,
        op: Option<BinaryOp>,
        value: &Expr,
        site: Site,
        dst: Option<Reg>,
    ) -> Result<Reg> {
        match (place, op) {
            (Place::Slot(slot), None) => {
                let reg = self.slot(*slot);
                self.owned_into(value, reg)?;
                Ok(reg)
            }
            (Place::Slot(slot), Some(op)) => {
                let reg = self.slot(*slot);
                let left = if assigns(value) {
                    let left = self.temp(site)?;
                    self.move_to(left, reg, site);
                    left
                } else {
                    reg
                };
                self.binary(op, left, value, reg, site)?;
                Ok(reg)
            }
            (Place::Capture(n), op) => {
                let result = self.result_register(dst, site)?;
                match op {
                    None => self.owned_into(value, result)?,
                    Some(op) => {
                        let left = self.temp(site)?;
                        self.op(Op::LoadCapture { dst: Out(left), n: Capture(*n) }, site);
                        self.binary(op, left, value, result, site)?;
                    }
                }
                self.op(Op::StoreCapture { n: Capture(*n), src: In(result) }, site);
                Ok(result)
            }
            (Place::Element { root, indices }, op) => {
                let result = self.result_register(dst, site)?;
                let keys = self.keys(root, indices, assigns(value))?;
                match op {
                    None => self.owned_into(value, result)?,
                    Some(op) => {
                        let old = self.read_element(root, &keys, site)?;
                        self.binary(op, old, value, result, site)?;
                    }
                }
                self.store_element(root, &keys, result, site)?;
                Ok(result)
            }
        }
    }

    /// `++` and `--`; the register that holds the expression's value.
    fn step(&mut self, place: &Place, op: StepOp, site: Site, prefix: bool, dst: Option<Reg>) -> Result<Reg> {
        let one = Expr { kind: ExprKind::Constant(Constant::Int(1)), site, ty: Type::Int };
        let op = match op {
            StepOp::Up => BinaryOp::Add,
            StepOp::Down => BinaryOp::Subtract,
        };
        let result = match (place, prefix) {
            (Place::Slot(slot), true) => {
                let reg = self.slot(*slot);
                self.binary(op, reg, &one, reg, site)?;
                return Ok(reg);
            }
            _ => self.result_register(dst, site)?,
        };
        let keys = match place {
            Place::Element { root, indices } => self.keys(root, indices, false)?,
            _ => Vec::new(),
        };
        let old = match place {
            Place::Slot(slot) => self.slot(*slot),
            Place::Capture(n) => {
                let old = self.temp(site)?;
                self.op(Op::LoadCapture { dst: Out(old), n: Capture(*n) }, site);
                old
            }
            Place::Element { root, .. } => self.read_element(root, &keys, site)?,
        };
        let number = self.temp(site)?;
        self.op(Op::ToNumber { dst: Out(number), src: In(old) }, site);
        let new = match place {
            Place::Slot(slot) => self.slot(*slot),
            _ => self.temp(site)?,
        };
        self.binary(op, number, &one, new, site)?;
        match place {
            Place::Slot(_) => {}
            Place::Capture(n) => self.op(Op::StoreCapture { n: Capture(*n), src: In(new) }, site),
            Place::Element { root, .. } => self.store_element(root, &keys, new, site)?,
        }
        self.move_to(result, if prefix { new } else { number }, site);
        Ok(result)
    }

    /// Where an assignment's value is built: the wanted register when it is a temporary, else a fresh one.
    fn result_register(&mut self, dst: Option<Reg>, site: Site) -> Result<Reg> {
        match dst {
            Some(dst) if !self.is_slot(dst) => Ok(dst),
            _ => self.temp(site),
        }
    }
}

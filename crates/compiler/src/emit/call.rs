//! Calls of the library and of subs.

use pointsman_model::{Builtin, Derivation, Measured, Operands, PreparedOperand, Quick, Site};
use pointsman_vm::Op;
use pointsman_vm::opcodes::{self, Base, Count, In, Out, Target, WideConst};

use super::assembler::Assembler;
use super::subject::operands;
use super::{EmitError, Reg, Result, SubEmitter, assigns};
use crate::ir::{Expr, Function, SubId};

/// The instruction that measures such a value.
fn length(measured: Measured, dst: Out, src: In, target: Target) -> Op {
    match measured {
        Measured::Text => Op::TextLength { dst, src, target },
        Measured::Array => Op::ArrayLength { dst, src, target },
        Measured::Hash => Op::HashLength { dst, src, target },
    }
}

impl SubEmitter<'_> {
    pub(super) fn builtin(
        &mut self,
        builtin: &'static Builtin,
        args: &[Expr],
        prepared: &[Option<PreparedOperand>],
        dst: Reg,
        site: Site,
    ) -> Result<()> {
        if self.has_key(builtin, args, dst, site)? {
            return Ok(());
        }
        if let (Quick::Length(measured), [arg], true) = (builtin.quick, args, self.options.optimise) {
            let src = self.operand(arg)?;
            let over = self.asm.label();
            self.op(length(measured, Out(dst), In(src), Assembler::target(over)), site);
            self.call(builtin, args, prepared, Some(src), dst, site)?;
            self.asm.place(over);
            return Ok(());
        }
        if let Some((derivation, text)) = self.derivation(builtin, args, prepared) {
            let text = self.operand(text)?;
            self.op(Op::Derive { dst: Out(dst), src: In(text), derivation }, site);
            self.call(builtin, args, prepared, Some(text), dst, site)?;
            self.asm.place_derived(derivation);
            return Ok(());
        }
        self.call(builtin, args, prepared, None, dst, site)
    }

    /// How the value of a call is derived from its first argument, and that argument, if it can be.
    fn derivation<'e>(
        &mut self,
        builtin: &'static Builtin,
        args: &'e [Expr],
        prepared: &[Option<PreparedOperand>],
    ) -> Option<(opcodes::Derivation, &'e Expr)> {
        if !self.asks() || !matches!(builtin.quick, Quick::Derive(_) | Quick::Test(_)) {
            return None;
        }
        let subject = args.first().filter(|subject| subject.constant().is_none())?;
        let with = operands(builtin, args, prepared, 1)?;
        let derivation = match builtin.quick {
            Quick::Derive(bind) => bind(Operands(&with))?,
            Quick::Test(bind) => Derivation::Truth(bind(Operands(&with))?),
            _ => return None,
        };
        self.asm.derivation(derivation, builtin.name).map(|derivation| (derivation, subject))
    }

    /// The call itself; its first argument may be in a register already.
    fn call(
        &mut self,
        builtin: &'static Builtin,
        args: &[Expr],
        prepared: &[Option<PreparedOperand>],
        first: Option<Reg>,
        dst: Reg,
        site: Site,
    ) -> Result<()> {
        let in_place = |at: usize| builtin.param(at).is_some_and(|param| param.ty.in_place());
        let prepared = if self.options.optimise { prepared } else { &[] };
        // The places of in-place arguments have their subscripts evaluated first, below the arguments.
        let base = self.temps(args.len(), site)?;
        let mut written_back = Vec::new();
        let mut loaded = 0;
        for (at, arg) in args.iter().enumerate() {
            let reg = base + at as Reg;
            if at < loaded || prepared.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let constants = self.constants(&args[at..], prepared.get(at..).unwrap_or_default());
            if constants > 1 && !(at == 0 && first.is_some()) {
                let first =
                    self.asm.constant_run(args[at..].iter().take(constants).filter_map(Expr::constant));
                let count = Count(u8::try_from(constants).map_err(|_| EmitError::TooComplex { site })?);
                self.op(Op::LoadAll { base: Base(reg), count, first: WideConst(first) }, site);
                loaded = at + constants;
            } else if let (0, Some(first)) = (at, first) {
                self.move_to(reg, first, site);
            } else if in_place(at) {
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
        let number = self.asm.call(builtin, prepared).ok_or(EmitError::TooLarge { site })?;
        // What is written back may go to `dst` itself, or read it; no instruction but the last reads a temporary.
        let waits = self.is_slot(dst) && !written_back.iter().all(|(_, place)| place.is_slot_but(dst));
        let result = if waits { self.temp(site)? } else { dst };
        let count = Count(u8::try_from(args.len()).map_err(|_| EmitError::TooComplex { site })?);
        self.op(Op::Call { dst: Out(result), base: Base(base), count, site: number }, site);
        for (reg, place) in written_back {
            self.write_back(place, reg, site)?;
        }
        self.move_to(dst, result, site);
        Ok(())
    }

    /// How many of a call's arguments, from the first of these on, are constants that are passed as they are.
    fn constants(&self, args: &[Expr], prepared: &[Option<PreparedOperand>]) -> usize {
        let plain = |(at, arg): &(usize, &Expr)| {
            arg.constant().is_some() && !matches!(prepared.get(*at), Some(Some(_)))
        };
        if self.options.optimise { args.iter().enumerate().take_while(plain).count() } else { 0 }
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
                (2, if operand.is_some() { vec![None, operand] } else { Vec::new() })
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
                let number = self.asm.call(builtin, &prepared).ok_or(EmitError::TooLarge { site })?;
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
}

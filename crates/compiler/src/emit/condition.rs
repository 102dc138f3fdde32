//! Conditions: jumps rather than values.

use pointsman_model::Site;
use pointsman_vm::Op;
use pointsman_vm::opcodes::{Const, In, Out, ShortInt, WideConst};

use super::assembler::{Assembler, Label};
use super::{Reg, Result, SubEmitter, assigns};
use crate::ir::{BinaryOp, Constant, Expr, ExprKind, UnaryOp};

impl SubEmitter<'_> {
    pub(super) fn jump(&mut self, label: Label, site: Site) {
        self.op(Op::Jump { target: Assembler::target(label) }, site);
    }

    pub(super) fn jump_if(&mut self, src: Reg, label: Label, site: Site) {
        self.op(Op::JumpIf { src: In(src), target: Assembler::target(label) }, site);
    }

    /// Jumps to `label` when the condition is `sense`; falls through otherwise.
    pub(super) fn branch(&mut self, condition: &Expr, label: Label, sense: bool) -> Result<()> {
        let mark = self.top;
        let site = condition.site;
        match &condition.kind {
            ExprKind::Constant(constant) if self.options.optimise => {
                if is_true(constant) == sense {
                    self.jump(label, site);
                }
            }
            _ if self.asks() && self.ask_host(condition, label, sense)? => {}
            ExprKind::Unary { op: UnaryOp::Not, operand } => self.branch(operand, label, !sense)?,
            ExprKind::Binary { first, rest } => match rest.first() {
                Some((op @ (BinaryOp::And | BinaryOp::Or), _)) => {
                    // `a && b` is decided by the first false one, `a || b` by the first true one.
                    let deciding = *op == BinaryOp::Or;
                    let operands =
                        || std::iter::once(&**first).chain(rest.iter().map(|(_, operand)| operand));
                    if deciding == sense {
                        for operand in operands() {
                            self.branch(operand, label, sense)?;
                        }
                    } else {
                        let decided = self.asm.label();
                        let last = rest.len();
                        for (at, operand) in operands().enumerate() {
                            if at < last {
                                self.branch(operand, decided, deciding)?;
                            } else {
                                self.branch(operand, label, sense)?;
                            }
                        }
                        self.asm.place(decided);
                    }
                }
                Some((op, right)) if rest.len() == 1 && op.is_comparison() => {
                    let left = self.stable_operand(first, assigns(right))?;
                    self.compare_and_jump(*op, left, right, label, sense, site)?;
                }
                _ => self.branch_on_value(condition, label, sense)?,
            },
            _ if self.asks() && self.ask_of_value(condition, label, sense)? => {}
            _ => self.branch_on_value(condition, label, sense)?,
        }
        self.top = mark;
        Ok(())
    }

    pub(super) fn branch_on_value(&mut self, condition: &Expr, label: Label, sense: bool) -> Result<()> {
        let src = In(self.operand(condition)?);
        let target = Assembler::target(label);
        let op = if sense { Op::JumpIf { src, target } } else { Op::JumpUnless { src, target } };
        self.op(op, condition.site);
        Ok(())
    }

    pub(super) fn compare_and_jump(
        &mut self,
        op: BinaryOp,
        left: Reg,
        right: &Expr,
        label: Label,
        sense: bool,
        site: Site,
    ) -> Result<()> {
        let a = In(left);
        let target = Assembler::target(label);
        if let Some(Constant::Int(int)) = right.constant()
            && let Ok(int) = i16::try_from(*int)
        {
            let i = ShortInt(int);
            let op = match (op, sense) {
                (BinaryOp::Equal, true) | (BinaryOp::NotEqual, false) => Op::JumpEqualI { a, i, target },
                (BinaryOp::Equal, false) | (BinaryOp::NotEqual, true) => Op::JumpNotEqualI { a, i, target },
                (BinaryOp::Less, true) => Op::JumpLessI { a, i, target },
                (BinaryOp::Less, false) => Op::JumpNotLessI { a, i, target },
                (BinaryOp::LessEqual, true) => Op::JumpLessEqualI { a, i, target },
                (BinaryOp::LessEqual, false) => Op::JumpNotLessEqualI { a, i, target },
                (BinaryOp::Greater, true) => Op::JumpGreaterI { a, i, target },
                (BinaryOp::Greater, false) => Op::JumpNotGreaterI { a, i, target },
                (BinaryOp::GreaterEqual, true) => Op::JumpGreaterEqualI { a, i, target },
                (_, _) => Op::JumpNotGreaterEqualI { a, i, target },
            };
            self.op(op, site);
            return Ok(());
        }
        if let Some(constant) = right.constant()
            && matches!(op, BinaryOp::Equal | BinaryOp::NotEqual)
            && let Ok(number) = u16::try_from(self.asm.constant(constant))
        {
            let k = Const(number);
            let equal = (op == BinaryOp::Equal) == sense;
            let op = if equal { Op::JumpEqualK { a, k, target } } else { Op::JumpNotEqualK { a, k, target } };
            self.op(op, site);
            return Ok(());
        }
        let b = In(self.operand(right)?);
        let op = match (op, sense) {
            (BinaryOp::Equal, true) | (BinaryOp::NotEqual, false) => Op::JumpEqual { a, b, target },
            (BinaryOp::Equal, false) | (BinaryOp::NotEqual, true) => Op::JumpNotEqual { a, b, target },
            (BinaryOp::Less, true) => Op::JumpLess { a, b, target },
            (BinaryOp::Less, false) => Op::JumpNotLess { a, b, target },
            (BinaryOp::LessEqual, true) => Op::JumpLessEqual { a, b, target },
            (BinaryOp::LessEqual, false) => Op::JumpNotLessEqual { a, b, target },
            (BinaryOp::Greater, true) => Op::JumpGreater { a, b, target },
            (BinaryOp::Greater, false) => Op::JumpNotGreater { a, b, target },
            (BinaryOp::GreaterEqual, true) => Op::JumpGreaterEqual { a, b, target },
            (_, _) => Op::JumpNotGreaterEqual { a, b, target },
        };
        self.op(op, site);
        Ok(())
    }

    /// `&&` and `||` as a value: 1 or 0.
    pub(super) fn truth_value(&mut self, expr: &Expr, dst: Reg) -> Result<()> {
        let site = expr.site;
        let no = self.asm.label();
        let end = self.asm.label();
        self.branch(expr, no, false)?;
        let one = self.asm.constant(&Constant::Int(1));
        let zero = self.asm.constant(&Constant::Int(0));
        self.op(Op::Load { dst: Out(dst), k: WideConst(one) }, site);
        self.jump(end, site);
        self.asm.place(no);
        self.op(Op::Load { dst: Out(dst), k: WideConst(zero) }, site);
        self.asm.place(end);
        Ok(())
    }
}

/// Whether a constant counts as true.
pub(crate) fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::Int(int) => *int != 0,
        Constant::Double(double) => *double != 0.0,
        Constant::Text(text) => !text.is_empty(),
    }
}

//! Conditions that are answered without a call: see `Quick` of the model.
//!
//! Behind such a jump stand the calls that give the same answer, for when the short way has none.

use std::borrow::Cow;

use pointsman_model::{Builtin, Comparison, Literal, PreparedOperand, Quick, Site, is_text, is_true};
use pointsman_vm::opcodes::{Base, Count, In, Out};
use pointsman_vm::{Asked, Op};

use super::assembler::{Assembler, Label};
use super::subject::{Operands, field_of, is_same, operands};
use super::{EmitError, Result, SubEmitter};
use crate::ir::{BinaryOp, Constant, Expr, ExprKind};
use crate::prepare::constant_text;

impl SubEmitter<'_> {
    /// Asks the host, if the condition is a question to it; says whether it is.
    pub(super) fn ask_host(&mut self, condition: &Expr, label: Label, sense: bool) -> Result<bool> {
        let Some((asked, yes)) = question(condition) else { return Ok(false) };
        let target = Assembler::target(label);
        let Some(question) = self.asm.question(asked, sense == yes) else { return Ok(false) };
        self.op(Op::JumpAsk { question, target }, condition.site);
        self.branch_called(condition, label, sense)?;
        self.asm.place_over(question);
        Ok(true)
    }

    /// The same condition by calls.
    fn branch_called(&mut self, condition: &Expr, label: Label, sense: bool) -> Result<()> {
        if let ExprKind::Binary { first, rest } = &condition.kind {
            let [(op @ (BinaryOp::Equal | BinaryOp::NotEqual), right)] = &**rest else {
                // Alternatives: one after the other, each with its calls.
                self.asking = false;
                let branched = self.branch(condition, label, sense);
                self.asking = true;
                return branched;
            };
            let left = self.operand(first)?;
            return self.compare_and_jump(*op, left, right, label, sense, condition.site);
        }
        self.branch_on_value(condition, label, sense)
    }

    /// Asks about the value of the condition's first argument, if its other arguments are constant and its
    /// function has a short way; says whether it did.
    pub(super) fn ask_of_value(&mut self, condition: &Expr, label: Label, sense: bool) -> Result<bool> {
        let ExprKind::Builtin { builtin, args, prepared } = &condition.kind else { return Ok(false) };
        let Some((subject, others)) = args.split_first() else { return Ok(false) };
        if !matches!(builtin.quick, Quick::Test(_) | Quick::Match(_)) {
            return Ok(false);
        }
        let Some(with) = operands(builtin, args, prepared, 1) else { return Ok(false) };
        if prepared.first().is_some_and(Option::is_some) || subject.constant().is_some() {
            return Ok(false);
        }
        let name = builtin.name;
        let asked = match builtin.quick {
            Quick::Match(matches) => Asked::Match { field: None, matches, with, name },
            Quick::Test(test) => Asked::Register { test, with, name },
            _ => return Ok(false),
        };
        let Some(question) = self.asm.question(asked, sense) else { return Ok(false) };
        let site = condition.site;
        let subject = self.operand(subject)?;
        let target = Assembler::target(label);
        self.op(Op::JumpAskOf { src: In(subject), question, target }, site);
        let base = self.temps(args.len(), site)?;
        self.op(Op::Move { dst: Out(base), src: In(subject) }, site);
        for (at, arg) in (1..).zip(others) {
            if prepared.get(at).is_none_or(Option::is_none) {
                self.into(arg, base + at as super::Reg)?;
            }
        }
        let call = self.asm.call(builtin, site, prepared.clone()).ok_or(EmitError::TooLarge { site })?;
        let count = Count(u8::try_from(args.len()).map_err(|_| EmitError::TooComplex { site })?);
        self.op(Op::Call { dst: Out(base), base: Base(base), count, site: call }, site);
        self.jump_on(base, label, sense, site);
        self.asm.place_over(question);
        Ok(true)
    }

    fn jump_on(&mut self, src: super::Reg, label: Label, sense: bool, site: Site) {
        let (src, target) = (In(src), Assembler::target(label));
        self.op(if sense { Op::JumpIf { src, target } } else { Op::JumpUnless { src, target } }, site);
    }
}

/// The condition as a question to the host, and the answer for which the condition is true.
fn question(condition: &Expr) -> Option<(Asked, bool)> {
    match &condition.kind {
        ExprKind::Builtin { builtin, args, prepared } => match builtin.quick {
            Quick::Ask(ask) => {
                let with = operands(builtin, args, prepared, 0)?;
                Some((Asked::Host { ask, with, name: builtin.name }, true))
            }
            Quick::Test(test) => {
                let with = operands(builtin, args, prepared, 1)?;
                let compares = builtin.compares.filter(|_| args.len() == 2);
                about_field(args.first()?, test, with, builtin.name, compares).map(|asked| (asked, true))
            }
            Quick::Match(matches) => {
                let with = operands(builtin, args, prepared, 1)?;
                let field = Some(field_of(args.first()?)?);
                Some((Asked::Match { field, matches, with, name: builtin.name }, true))
            }
            Quick::Field(_) | Quick::Header(..) => {
                about_field(condition, is_true, [].into(), "is true", None).map(|asked| (asked, true))
            }
            Quick::None | Quick::HeaderNames(_) | Quick::Act(_) | Quick::Append => None,
        },
        ExprKind::Binary { first, rest } if rest.iter().all(|(op, _)| *op == BinaryOp::Or) => {
            let operands = || std::iter::once(&**first).chain(rest.iter().map(|(_, operand)| operand));
            let tests: Option<Vec<_>> = operands().map(test_of_field).collect();
            let tests = tests?;
            let (builtin, subject, _) = tests.first()?;
            let same = |(other, of, _): &(&'static Builtin, &Expr, _)| {
                std::ptr::eq(*other, *builtin) && is_same(of, subject)
            };
            if !tests.iter().all(same) {
                return None;
            }
            let texts: Vec<Cow<'_, [u8]>> = tests.iter().map(|(.., with)| constant_text(with)).collect();
            any_of(builtin, subject, &texts).map(|asked| (asked, true))
        }
        ExprKind::Binary { first, rest } => match &**rest {
            [(op @ (BinaryOp::Equal | BinaryOp::NotEqual), right)] => {
                let Some(Constant::Text(text)) = right.constant() else { return None };
                let with = [None, PreparedOperand::of::<Literal>(text).ok()].into();
                let asked = about_field(first, is_text, with, "==", Some(Comparison::Equal))?;
                Some((asked, *op == BinaryOp::Equal))
            }
            _ => None,
        },
        _ => None,
    }
}

/// A call of a test with a field and a constant.
fn test_of_field(expr: &Expr) -> Option<(&'static Builtin, &Expr, &Constant)> {
    let ExprKind::Builtin { builtin, args, .. } = &expr.kind else { return None };
    match &**args {
        [subject, with] if builtin.any_of.is_some() => Some((builtin, subject, with.constant()?)),
        _ => None,
    }
}

/// The question whether a test holds with any of these texts.
pub(super) fn any_of(builtin: &'static Builtin, subject: &Expr, texts: &[Cow<'_, [u8]>]) -> Option<Asked> {
    let any_of = builtin.any_of?;
    let field = field_of(subject)?;
    let texts: Vec<&[u8]> = texts.iter().map(|text| &**text).collect();
    let set = (any_of.prepare)(&texts)?;
    Some(Asked::Any { field, set, test: any_of.test, count: texts.len(), name: builtin.name })
}

fn about_field(
    subject: &Expr,
    test: pointsman_model::TestFn,
    with: Operands,
    name: &'static str,
    compares: Option<Comparison>,
) -> Option<Asked> {
    Some(Asked::Field { field: field_of(subject)?, test, with, name, compares })
}

//! Conditions that are answered without a call: see `Quick` of the model.
//!
//! Behind such a jump stand the calls that give the same answer, for when the short way has none.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr};

use pointsman_model::{AddressTest, Bound, BoundTest, Builtin, Comparison, Operands, Quick, Site};
use pointsman_vm::opcodes::{Base, Count, In, Out};
use pointsman_vm::{Asked, Op};

use super::assembler::{Assembler, Inquiry, Label};
use super::subject::{address_of, compared_with, is_same, operands};
use super::visit::any_of;
use super::{EmitError, Result, SubEmitter};
use crate::ir::{BinaryOp, Constant, Expr, ExprKind};
use crate::prepare::constant_text;

impl SubEmitter<'_> {
    /// Asks the host, if the condition is a question to it; says whether it is.
    pub(super) fn ask_host(&mut self, condition: &Expr, label: Label, sense: bool) -> Result<bool> {
        let Some((inquiry, yes)) = self.question(condition) else { return Ok(false) };
        let target = Assembler::target(label);
        let Some(question) = self.asm.question(inquiry, sense == yes) else { return Ok(false) };
        self.op(Op::JumpAsk { question, target }, condition.site);
        self.branch_called(condition, label, sense)?;
        self.asm.place_over(question);
        Ok(true)
    }

    /// The same condition by calls.
    fn branch_called(&mut self, condition: &Expr, label: Label, sense: bool) -> Result<()> {
        // It was asked already: nothing in it is asked again.
        self.asking = false;
        let branched = self.branch_unasked(condition, label, sense);
        self.asking = true;
        branched
    }

    fn branch_unasked(&mut self, condition: &Expr, label: Label, sense: bool) -> Result<()> {
        if let ExprKind::Binary { first, rest } = &condition.kind {
            let [(op @ (BinaryOp::Equal | BinaryOp::NotEqual), right)] = &**rest else {
                // Alternatives: one after the other, each with its calls.
                return self.branch(condition, label, sense);
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
        let asked = match builtin.quick {
            Quick::Match(matches) => matches(Operands(&with)).map(Asked::ValueMatch),
            Quick::Test(test) => test(Operands(&with)).map(Asked::Value),
            _ => None,
        };
        let Some(asked) = asked else { return Ok(false) };
        let inquiry = Inquiry { asked, name: builtin.name, tests: 1 };
        let Some(question) = self.asm.question(inquiry, sense) else { return Ok(false) };
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
        let call = self.asm.call(builtin, prepared).ok_or(EmitError::TooLarge { site })?;
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

    /// The condition as a question to the host, and the answer for which the condition is true.
    fn question(&mut self, condition: &Expr) -> Option<(Inquiry, bool)> {
        match &condition.kind {
            ExprKind::Builtin { builtin, args, prepared } => match builtin.quick {
                Quick::Ask(ask) => {
                    let with = operands(builtin, args, prepared, 0)?;
                    Some((Inquiry::new(Asked::Host(ask(Operands(&with))?), builtin.name), true))
                }
                Quick::Test(test) => {
                    let subject = args.first()?;
                    let asked = match (builtin.compares, compared_with(builtin, args)) {
                        (Some(Comparison::Prefix), Some(with)) if let Some(field) = address_of(subject) => {
                            Asked::Address(field, begins_address(&with)?)
                        }
                        (Some(comparison), Some(with)) => {
                            Asked::Comparison(self.field(subject)?, comparison, (*with).into())
                        }
                        _ => {
                            let with = operands(builtin, args, prepared, 1)?;
                            self.about(subject, test(Operands(&with))?)?
                        }
                    };
                    Some((Inquiry::new(asked, builtin.name), true))
                }
                Quick::Match(matches) => {
                    let with = operands(builtin, args, prepared, 1)?;
                    let asked = Asked::Match(self.field(args.first()?)?, matches(Operands(&with))?);
                    Some((Inquiry::new(asked, builtin.name), true))
                }
                Quick::Field(_) | Quick::Header(..) => {
                    let test = BoundTest::of_text(|text| !text.is_empty());
                    Some((Inquiry::new(self.about(condition, test)?, "is true"), true))
                }
                Quick::None
                | Quick::Address(_)
                | Quick::HeaderNames(_)
                | Quick::Derive(_)
                | Quick::Act(_)
                | Quick::Append
                | Quick::Length(_) => None,
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
                self.any_of(builtin, subject, &texts).map(|inquiry| (inquiry, true))
            }
            ExprKind::Binary { first, rest } => match &**rest {
                [(op @ (BinaryOp::Equal | BinaryOp::NotEqual), right)] => {
                    let Some(Constant::Text(text)) = right.constant() else { return None };
                    let asked = match address_of(first) {
                        Some(field) => Asked::Address(field, is_address(text)?),
                        None => Asked::Comparison(self.field(first)?, Comparison::Equal, (**text).into()),
                    };
                    Some((Inquiry::new(asked, "=="), *op == BinaryOp::Equal))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The question whether a test holds with any of these texts.
    pub(super) fn any_of(
        &mut self,
        builtin: &'static Builtin,
        subject: &Expr,
        texts: &[Cow<'_, [u8]>],
    ) -> Option<Inquiry> {
        let asked = self.about(subject, any_of(builtin, texts)?)?;
        Some(Inquiry { asked, name: builtin.name, tests: texts.len() as u32 })
    }

    /// A test of a field.
    fn about(&mut self, subject: &Expr, test: BoundTest) -> Option<Asked> {
        match (address_of(subject), test.address) {
            (Some(field), Some(test)) => Some(Asked::Address(field, test)),
            // It would have to be made a text first: that is a call.
            (Some(_), None) => None,
            (None, _) => Some(Asked::Field(self.field(subject)?, test.text)),
        }
    }
}

/// Whether an address has this text, if that can be told by the address alone: IPv6 has many spellings, and which
/// one is ours is not known here.
fn is_address(text: &[u8]) -> Option<Bound<AddressTest>> {
    let wanted: Ipv4Addr = std::str::from_utf8(text).ok()?.parse().ok()?;
    BoundTest::of_text(|_| false).or_address(move |address| *address == wanted).address
}

/// Whether an address begins with this text, if that is some of the numbers of an IPv4 address with a point behind
/// each. The text of an IPv6 address has a colon before any point.
fn begins_address(text: &[u8]) -> Option<Bound<AddressTest>> {
    let numbers =
        text.strip_suffix(b".")?.split(|byte| *byte == b'.').map(number).collect::<Option<Vec<u8>>>()?;
    if numbers.len() > 3 {
        return None;
    }
    let begins = move |address: &IpAddr| match address {
        IpAddr::V4(address) => address.octets().starts_with(&numbers),
        IpAddr::V6(_) => false,
    };
    BoundTest::of_text(|_| false).or_address(begins).address
}

/// A number as an address is written with.
fn number(text: &[u8]) -> Option<u8> {
    let number: u8 = std::str::from_utf8(text).ok()?.parse().ok()?;
    (number.to_string().as_bytes() == text).then_some(number)
}

/// A call of a test with a field and a constant.
fn test_of_field(expr: &Expr) -> Option<(&'static Builtin, &Expr, &Constant)> {
    let ExprKind::Builtin { builtin, args, .. } = &expr.kind else { return None };
    match &**args {
        [subject, with] if builtin.any_of.is_some() => Some((builtin, subject, with.constant()?)),
        _ => None,
    }
}

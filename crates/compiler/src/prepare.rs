//! Constant arguments are parsed once, at compile time: patterns, networks, needles, names.

use std::borrow::Cow;

use pointsman_model::{Builtin, PrepareError, PreparedOperand, Site, render_double, render_int};

use crate::ir::{Constant, Expr, ExprKind, Function, Rule, Statement, StatementKind, for_each_expr_mut};

/// A constant argument that is not what its parameter needs.
#[derive(Clone, Debug)]
pub(crate) struct BadOperand {
    /// The argument.
    pub(crate) site: Site,
    /// What it should have been: "regular expression".
    pub(crate) what: &'static str,
    /// What is wrong with it.
    pub(crate) error: PrepareError,
}

/// What came of preparing a rule's constants.
#[derive(Debug, Default)]
pub(crate) struct Operands {
    /// Arguments that are not what they should be.
    pub(crate) bad: Vec<BadOperand>,
    /// Arguments that are good, with what their author should know of them.
    pub(crate) cautions: Vec<(Site, &'static str)>,
}

/// Prepares every constant argument of a rule that is not prepared yet.
pub(crate) fn prepare(rule: &mut Rule) -> Operands {
    let mut operands = Operands::default();
    for sub in &mut rule.subs {
        for_each_expr_mut(&mut sub.body, &mut |expr| prepare_expr(expr, &mut operands));
        check_matchers(&sub.body, &mut operands.bad);
    }
    rule.prepared = operands.bad.is_empty();
    operands
}

/// What `arg` is prepared into as the argument at `index`; `None` when it is not constant or the parameter
/// takes it as it is.
pub(crate) fn operand(
    builtin: &'static Builtin,
    index: usize,
    arg: &Expr,
) -> Option<Result<PreparedOperand, BadOperand>> {
    let preparation = builtin.param(index)?.prepare?;
    Some((preparation.prepare)(&constant_text(arg.constant()?)).map_err(|error| BadOperand {
        site: arg.site,
        what: preparation.what,
        error,
    }))
}

/// A constant as text: what it is cast to for a parameter that takes bytes.
pub(crate) fn constant_text(constant: &Constant) -> Cow<'_, [u8]> {
    match constant {
        Constant::Text(text) => Cow::Borrowed(text),
        Constant::Int(int) => Cow::Owned(rendered(|out| render_int(*int, out))),
        Constant::Double(double) => Cow::Owned(rendered(|out| render_double(*double, out))),
    }
}

fn rendered(render: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::new();
    render(&mut out);
    out
}

/// Prepares what folding made constant. An operand that turns out bad is left for the run, which warns.
pub(crate) fn prepare_folded(rule: &mut Rule) {
    prepare(rule);
}

fn prepare_expr(expr: &mut Expr, operands: &mut Operands) {
    expr.for_each_child_mut(&mut |child| prepare_expr(child, operands));
    let ExprKind::Builtin { builtin, args, prepared } = &mut expr.kind else { return };
    if builtin.params.iter().all(|param| param.prepare.is_none()) {
        return;
    }
    if prepared.is_empty() {
        *prepared = vec![None; args.len()];
    }
    for (index, arg) in args.iter().enumerate() {
        if prepared[index].is_none() {
            match operand(builtin, index, arg) {
                Some(Ok(operand)) => {
                    let caution = builtin.param(index).and_then(|param| (param.prepare?.caution)(&operand));
                    operands.cautions.extend(caution.map(|caution| (arg.site, caution)));
                    prepared[index] = Some(operand);
                }
                Some(Err(error)) => operands.bad.push(error),
                None => {}
            }
        }
    }
}

/// A `switch` with a matcher passes its cases as the second argument.
fn check_matchers(statements: &[Statement], bad: &mut Vec<BadOperand>) {
    for statement in statements {
        match &statement.kind {
            StatementKind::Switch { matcher, cases, default, .. } => {
                for case in cases {
                    if let Some(Function::Builtin(builtin)) = matcher {
                        bad.extend(case.values.iter().filter_map(|value| operand(builtin, 1, value)?.err()));
                    }
                    check_matchers(&case.body, bad);
                }
                check_matchers(default, bad);
            }
            StatementKind::If { arms, otherwise } => {
                arms.iter().for_each(|(_, body)| check_matchers(body, bad));
                check_matchers(otherwise, bad);
            }
            StatementKind::Loop { body, .. } | StatementKind::Foreach { body, .. } => {
                check_matchers(body, bad)
            }
            _ => {}
        }
    }
}

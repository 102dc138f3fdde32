//! What every program must satisfy before it runs: whatever the compiler did wrong ends here, not in the
//! machine.

use pointsman_model::{Text, Value};

use crate::opcodes::{END, Operand};
use crate::{Op, Parts};

/// What is wrong with a program. It is a mistake of the compiler, never of a rule's author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// The instruction's number; `None` when it is about the program as a whole.
    pub op: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.op {
            Some(op) => write!(f, "instruction {op}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for VerifyError {}

/// Checks that registers, constants, targets, calls and subs are in range, that no instruction sequence can
/// run out of its sub, and that constants are constants.
pub fn verify(parts: &Parts) -> Result<(), VerifyError> {
    let whole = |message: String| Err(VerifyError { op: None, message });
    if parts.ops.len() != parts.op_sites.count() {
        return whole("each instruction needs a place".into());
    }
    if parts.ops.len() > u32::MAX as usize / 2 {
        return whole("too many instructions".into());
    }
    if let Some(bad) = (0..parts.ops.len()).find(|op| parts.site(*op).is_none()) {
        return Err(VerifyError { op: Some(bad), message: "its place is out of range".into() });
    }
    let is_constant = |value: Value| match value {
        Value::Int(_) | Value::Double(_) => true,
        Value::Text(text) => {
            text.buffer == Text::CONSTANTS && text.start as usize + text.len as usize <= parts.text.len()
        }
        Value::Container(_) => false,
    };
    if let Some(number) = parts.constants.iter().position(|constant| !is_constant(*constant)) {
        return whole(format!("constant {number} is no constant"));
    }
    if let Some(number) = parts.lookups.iter().position(|lookup| !lookup.map.constants().all(is_constant)) {
        return whole(format!("map {number} holds what is no constant"));
    }
    for (number, call) in parts.calls.iter().enumerate() {
        if call.prepared().len() > 256 {
            return whole(format!("call {number} has too many prepared operands"));
        }
    }
    let Some(main) = parts.subs.first() else { return whole("no instructions to begin with".into()) };
    if main.params != 0 {
        return whole("the rule itself takes no parameters".into());
    }
    let mut end = 0;
    for sub in &parts.subs {
        if sub.start != end || sub.end <= sub.start || sub.end as usize > parts.ops.len() {
            return whole(format!("sub {} is not where the one before it ends", sub.name));
        }
        if sub.registers > 256 || u16::from(sub.params) > sub.registers {
            return whole(format!("sub {} has too many registers or parameters", sub.name));
        }
        end = sub.end;
        let range = sub.start as usize..sub.end as usize;
        for at in range.clone() {
            verify_op(parts, sub.registers, &range, at)
                .map_err(|message| VerifyError { op: Some(at), message })?;
        }
        let last = parts.ops[range.end - 1];
        if !matches!(
            last,
            Op::Return { .. } | Op::ReturnCopy { .. } | Op::ReturnEmpty {} | Op::End {} | Op::Jump { .. }
        ) {
            return Err(VerifyError { op: Some(range.end - 1), message: "runs on behind its sub".into() });
        }
    }
    if end as usize != parts.ops.len() {
        return whole("instructions that belong to no sub".into());
    }
    Ok(())
}

fn verify_op(parts: &Parts, registers: u16, range: &std::ops::Range<usize>, at: usize) -> Result<(), String> {
    let op = parts.ops[at];
    let mut wrong = None;
    let mut first_const = None;
    let mut base = None;
    let mut fail = |message: String| {
        wrong.get_or_insert(message);
    };
    let mut count = None;
    let inside = |target: u32| {
        let at = (target & !END) as usize;
        range.contains(&at) && (target & END == 0 || matches!(parts.ops.get(at), Some(Op::End {})))
    };
    op.operands(|operand| match operand {
        Operand::Out(reg) | Operand::In(reg) | Operand::InOut(reg) => {
            if u16::from(reg) >= registers {
                fail(format!("register {reg} is out of range"));
            }
        }
        Operand::Pair(reg) => {
            if u16::from(reg) + 1 >= registers {
                fail(format!("register pair {reg} is out of range"));
            }
        }
        Operand::Int(_) => {}
        Operand::Base(reg) => base = Some(reg),
        Operand::Count(number) => count = Some(usize::from(number)),
        Operand::Const(number) => {
            first_const = Some(number);
            if number as usize >= parts.constants.len() {
                fail(format!("constant {number} is out of range"));
            }
        }
        Operand::ConstCount(number) => count = Some(usize::from(number)),
        Operand::Target(target) => {
            if !inside(target) {
                fail(format!("target {target} is out of the sub"));
            }
        }
        Operand::Site(number) => {
            if usize::from(number) >= parts.calls.len() {
                fail(format!("call {number} is out of range"));
            }
        }
        Operand::Question(number) => match parts.questions.get(usize::from(number)) {
            Some(question) if !inside(question.over) || question.over as usize <= at => {
                fail(format!("question {number} goes on out of the sub, or back"));
            }
            Some(_) => {}
            None => fail(format!("question {number} is out of range")),
        },
        Operand::Table(number) => match parts.tables.get(usize::from(number)) {
            Some(table) => {
                let ahead = |target: u32| inside(target) && target as usize > at;
                if !table.targets.iter().chain([&table.over]).all(|target| ahead(*target)) {
                    fail(format!("table {number} goes on out of the sub, or back"));
                }
                if table.targets.len() != table.entries.count() {
                    fail(format!("table {number} needs a target for each entry"));
                }
            }
            None => fail(format!("table {number} is out of range")),
        },
        Operand::Scan(number) => match parts.scans.get(usize::from(number)) {
            Some(scan) if !scan.ends() => fail(format!("scan {number} goes in circles")),
            Some(_) => {}
            None => fail(format!("scan {number} is out of range")),
        },
        Operand::Sieve(number) => {
            if usize::from(number) >= parts.sieves.len() {
                fail(format!("sieve {number} is out of range"));
            }
        }
        Operand::LookUp(number) => {
            if usize::from(number) >= parts.lookups.len() {
                fail(format!("map {number} is out of range"));
            }
        }
        Operand::Derivation(number) => match parts.derivations.get(usize::from(number)) {
            Some(derived) if !inside(derived.over) || derived.over as usize <= at => {
                fail(format!("derivation {number} goes on out of the sub, or back"));
            }
            Some(_) => {}
            None => fail(format!("derivation {number} is out of range")),
        },
        Operand::Choice(number) => {
            if usize::from(number) >= parts.choices.len() {
                fail(format!("choice {number} is out of range"));
            }
        }
        Operand::Sub(number) => {
            if number == 0 || usize::from(number) >= parts.subs.len() {
                fail(format!("sub {number} is out of range"));
            }
        }
        Operand::Capture(number) => {
            if !(1..=9).contains(&number) {
                fail(format!("capture {number} is out of range"));
            }
        }
    });
    let count = count.unwrap_or(0);
    if let Some(base) = base
        && usize::from(base) + count > usize::from(registers)
    {
        return Err(format!("registers {base} and on are out of range"));
    }
    if let Some(message) = wrong {
        return Err(message);
    }
    match op {
        Op::JumpLookUp { target, .. }
        | Op::JumpAct { target, .. }
        | Op::JumpAppend { target, .. }
        | Op::TextLength { target, .. }
        | Op::ArrayLength { target, .. }
        | Op::HashLength { target, .. }
            if (target.0 as usize) <= at =>
        {
            Err("goes back, and does not pay for it".into())
        }
        Op::NewArrayK { .. } | Op::LoadAll { .. }
            if first_const.unwrap_or(0) as usize + count > parts.constants.len() =>
        {
            Err("constants out of range".into())
        }
        Op::Call { site, .. } => {
            let builtin = parts.calls[usize::from(site.0)].builtin;
            if count < builtin.min_args() || builtin.max_args().is_some_and(|max| count > max) {
                return Err(format!("{} does not take {count} arguments", builtin.name));
            }
            Ok(())
        }
        Op::CallSub { sub, .. } if count > usize::from(parts.subs[usize::from(sub.0)].params) => {
            Err("too many arguments for the sub".into())
        }
        Op::Return { .. } | Op::ReturnCopy { .. } | Op::ReturnEmpty {} if range.start == 0 => {
            Err("the rule itself does not return".into())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use pointsman_model::Site;

    use super::*;
    use crate::opcodes::{Base, Count, In, Out, Sub, Target};
    use crate::{OpSites, SubEntry};

    fn sub(name: &str, range: std::ops::Range<u32>) -> SubEntry {
        SubEntry { name: name.into(), start: range.start, end: range.end, params: 0, registers: 1 }
    }

    /// What is said of a rule of one register and, if there are instructions for it, a sub like it.
    fn verdict(main: &[Op], other: &[Op]) -> Result<(), String> {
        let ops: Box<[Op]> = main.iter().chain(other).copied().collect();
        let (middle, end) = (main.len() as u32, ops.len() as u32);
        let subs = [sub("main", 0..middle), sub("other", middle..end)];
        let parts = Parts {
            name: "t".into(),
            op_sites: OpSites::new(&vec![0; ops.len()]),
            ops,
            sites: Box::new([Site::default()]),
            constants: Box::new([Value::Int(1)]),
            text: (*b"").into(),
            calls: Box::new([]),
            questions: Box::new([]),
            tables: Box::new([]),
            scans: Box::new([]),
            sieves: Box::new([]),
            lookups: Box::new([]),
            derivations: Box::new([]),
            choices: Box::new([]),
            subs: subs.into_iter().take(if other.is_empty() { 1 } else { 2 }).collect(),
            strict: false,
        };
        verify(&parts).map_err(|error| error.to_string())
    }

    #[test]
    fn instructions_stay_in_their_sub() {
        let jump = |target| Op::JumpIf { src: In(0), target: Target(target) };
        let call = Op::CallSub { dst: Out(0), base: Base(0), count: Count(0), sub: Sub(1) };
        let (end, back) = (Op::End {}, Op::ReturnEmpty {});
        assert_eq!(verdict(&[call, jump(2), end], &[jump(4), back]), Ok(()));
        assert_eq!(verdict(&[call, jump(2 | END), end], &[jump(4 | END), end, back]), Ok(()));
        for (main, other, told) in [
            (vec![end], vec![jump(0), back], "instruction 1: target 0 is out of the sub"),
            (vec![jump(3), end], vec![back, back], "instruction 0: target 3 is out of the sub"),
            (vec![jump(2), end], vec![], "instruction 0: target 2 is out of the sub"),
            (vec![jump(u32::MAX), end], vec![], "instruction 0: target 4294967295 is out of the sub"),
            (vec![jump(END), end], vec![], "instruction 0: target 2147483648 is out of the sub"),
            (vec![end], vec![jump(END), back], "instruction 1: target 2147483648 is out of the sub"),
            (vec![call], vec![back], "instruction 0: runs on behind its sub"),
            (vec![end], vec![call], "instruction 1: runs on behind its sub"),
            (vec![back], vec![], "instruction 0: the rule itself does not return"),
            (
                vec![Op::Move { dst: Out(1), src: In(0) }, end],
                vec![],
                "instruction 0: register 1 is out of range",
            ),
            (
                vec![Op::Move { dst: Out(0), src: In(1) }, end],
                vec![],
                "instruction 0: register 1 is out of range",
            ),
            (vec![call, end], vec![], "instruction 0: sub 1 is out of range"),
            (vec![], vec![], "sub main is not where the one before it ends"),
        ] {
            assert_eq!(verdict(&main, &other), Err(told.into()));
        }
    }
}

//! The loop.
//!
//! A plain `match` over decoded instructions. The current frame is seen as an array of 256 registers, and a
//! register number is one byte, so no register access needs a bounds check. What moves the loop is done here,
//! and of what computes the common case: two integers, as a rule. The rest is a call into `operate`, and the arms
//! look at a value where it lies instead of copying it, so that little but the loop's own state needs the
//! processor's registers.
//!
//! Memory is looked at where it can have grown: behind calls of builtins and behind what `operate` does.

use pointsman_model::{
    Acted, Call, ContainerKind, Cx, Exit, Fault, RunState, Stop, Transaction, Value, Workspace,
};

use crate::arithmetic::{Operands, Relation, same, truth};
use crate::early::Entered;
use crate::machine::{Frame, Machine, Status, frame_at, make_ready, make_room, window};
use crate::operate::At;
use crate::{Given, Op, Program, Step};

/// Whether two values are equal that are not both integers.
#[inline(never)]
fn equal_values(ws: &Workspace, run: &mut RunState, a: &Value, b: &Value) -> Result<bool, Fault> {
    ws.equal_at_a_charge(*a, *b, run)
}

impl Machine {
    /// Runs from `pc` until the rule ends, waits or traps.
    pub(crate) fn dispatch(&mut self, program: &Program, host: &mut dyn Transaction) -> Step {
        let parts = program.parts();
        let ops = &*parts.ops;
        let mut pc = self.pc;
        let mut base = self.base;
        let mut r = frame_at(&mut self.regs, base);

        macro_rules! trap {
            ($fault:expr) => {{
                let fault = $fault;
                self.base = base;
                return self.trap(program, fault, pc - 1);
            }};
        }
        macro_rules! check {
            ($result:expr) => {
                match $result {
                    Ok(value) => value,
                    Err(fault) => trap!(fault),
                }
            };
        }
        macro_rules! operands {
            () => {
                Operands { ws: &mut self.ws, run: &mut self.state, place: At(program, pc - 1) }
            };
        }
        macro_rules! constant {
            ($k:expr) => {
                match parts.constants.get($k.0 as usize) {
                    Some(constant) => *constant,
                    None => unreachable!("the verifier checked the constant's number"),
                }
            };
        }
        macro_rules! part {
            ($parts:ident, $number:expr) => {
                match parts.$parts.get(usize::from($number.0)) {
                    Some(part) => part,
                    None => unreachable!("the verifier checked the number"),
                }
            };
        }
        macro_rules! get {
            ($src:expr) => {
                r[usize::from($src.0)]
            };
        }
        // Copies a value. An integer is copied as what it was written as, a tag and a number: a wider load would
        // have to wait for both to reach the cache.
        macro_rules! copy {
            ($dst:expr, $value:expr) => {
                match $value {
                    Value::Int(int) => get!($dst) = Value::Int(*int),
                    other => get!($dst) = *other,
                }
            };
        }
        macro_rules! safe_point {
            () => {
                if self.ws.bytes_used() > self.compact_at {
                    self.base = base;
                    self.compact(program, pc - 1);
                    r = frame_at(&mut self.regs, base);
                }
            };
        }
        // The long way of an instruction that computes.
        macro_rules! operate {
            () => {{
                self.base = base;
                if let Err(fault) = self.operate(program, pc - 1) {
                    return self.trap(program, fault, pc - 1);
                }
                r = frame_at(&mut self.regs, base);
                safe_point!();
            }};
        }
        macro_rules! jump {
            ($target:expr) => {{
                let target = $target.0 as usize;
                if target < pc {
                    check!(self.state.charge(1));
                }
                pc = target;
            }};
        }
        macro_rules! arithmetic {
            ($dst:expr, $a:expr, $b:expr, $ints:expr) => {
                match ($a, $b) {
                    (Value::Int(a), Value::Int(b)) => get!($dst) = Value::Int($ints(*a, *b)),
                    _ => operate!(),
                }
            };
        }
        macro_rules! jump_when {
            ($sense:literal, $a:expr, $int:tt, $b:expr, $target:expr, $relation:ident) => {{
                let holds = match (&$a, &$b) {
                    (Value::Int(a), Value::Int(b)) => a $int b,
                    // Named once more, so that nothing is made ready for a call that is seldom made.
                    _ => check!(operands!().holds(Relation::$relation, &$a, &$b)),
                };
                if holds == $sense {
                    jump!($target);
                }
            }};
        }
        macro_rules! jump_equal {
            ($sense:literal, $a:expr, $b:expr, $target:expr) => {{
                let equal = match (&$a, &$b) {
                    (Value::Int(a), Value::Int(b)) => a == b,
                    _ => check!(equal_values(&self.ws, &mut self.state, &$a, &$b)),
                };
                if equal == $sense {
                    jump!($target);
                }
            }};
        }
        macro_rules! leave {
            ($value:expr) => {{
                let value = $value;
                let depth = self.depth.wrapping_sub(1);
                let Some(frame) = self.frames.get(depth) else {
                    unreachable!("the verifier checked that the rule itself does not return");
                };
                self.depth = depth;
                pc = frame.pc as usize;
                base = frame.base;
                r = frame_at(&mut self.regs, base);
                r[usize::from(frame.dst)] = value;
            }};
        }
        // Goes on behind a short way that may have ended the rule.
        macro_rules! acted {
            ($acted:expr) => {
                if let Acted::Stop(stop) = $acted {
                    self.status = Status::Over;
                    self.pc = pc - 1;
                    return Step::Done(stop);
                }
            };
        }
        // Moves a loop over elements on.
        macro_rules! sieved {
            ($state:expr, $pass:expr) => {{
                let at = usize::from($state.0.wrapping_add(1));
                if let Value::Int(next) = r[at] {
                    let sieved = $pass(next);
                    check!(self.state.charge(sieved.steps));
                    r[at] = Value::Int(sieved.at);
                }
            }};
        }
        // A length in place of the call that follows, for what the call would cost.
        macro_rules! measured {
            ($dst:expr, $length:expr, $target:expr) => {{
                check!(self.state.charge(1));
                get!($dst) = Value::Int($length as i64);
                pc = $target.0 as usize;
            }};
        }
        macro_rules! measure_container {
            ($dst:expr, $src:expr, $kind:ident, $target:expr) => {
                if let Value::Container(id) = &get!($src)
                    && let Some(length) = self.ws.length(*id, ContainerKind::$kind)
                {
                    measured!($dst, length, $target);
                }
            };
        }
        macro_rules! int {
            ($i:expr) => {
                Value::Int(i64::from($i.0))
            };
        }

        loop {
            // Not copied: each arm loads the operands that it has.
            let Some(op) = ops.get(pc) else {
                // At an `END`: the verifier checked that nothing else leads out of the instructions.
                self.status = Status::Over;
                self.pc = pc;
                return Step::Done(Stop::Rule);
            };
            pc += 1;
            match *op {
                Op::Move { dst, src } => copy!(dst, &get!(src)),
                Op::Load { dst, k } => get!(dst) = constant!(k),
                Op::LoadAll { base: first, count, first: constant } => {
                    let (first, constant, count) =
                        (usize::from(first.0), constant.0 as usize, usize::from(count.0));
                    let (Some(registers), Some(constants)) =
                        (r.get_mut(first..first + count), parts.constants.get(constant..constant + count))
                    else {
                        unreachable!("the verifier checked the registers and the constants");
                    };
                    registers.copy_from_slice(constants);
                }
                Op::Copy { dst, src } => match &get!(src) {
                    Value::Container(_) => operate!(),
                    scalar => copy!(dst, scalar),
                },

                Op::Add { dst, a, b } => arithmetic!(dst, &get!(a), &get!(b), i64::wrapping_add),
                Op::AddI { dst, a, i } => arithmetic!(dst, &get!(a), &int!(i), i64::wrapping_add),
                Op::Subtract { dst, a, b } => arithmetic!(dst, &get!(a), &get!(b), i64::wrapping_sub),
                Op::SubtractI { dst, a, i } => arithmetic!(dst, &get!(a), &int!(i), i64::wrapping_sub),
                Op::Multiply { dst, a, b } => arithmetic!(dst, &get!(a), &get!(b), i64::wrapping_mul),
                Op::MultiplyI { dst, a, i } => arithmetic!(dst, &get!(a), &int!(i), i64::wrapping_mul),
                Op::Modulo { dst, a, b } => match (&get!(a), &get!(b)) {
                    (Value::Int(a), Value::Int(b)) if *b != 0 => get!(dst) = Value::Int(a.wrapping_rem(*b)),
                    _ => operate!(),
                },
                Op::ModuloI { dst, a, i } => match &get!(a) {
                    Value::Int(a) if i.0 != 0 => get!(dst) = Value::Int(a.wrapping_rem(i64::from(i.0))),
                    _ => operate!(),
                },

                Op::Jump { target } => jump!(target),
                Op::JumpIf { src, target } => {
                    if truth(&self.ws, get!(src)) {
                        jump!(target);
                    }
                }
                Op::JumpUnless { src, target } => {
                    if !truth(&self.ws, get!(src)) {
                        jump!(target);
                    }
                }
                Op::JumpEqual { a, b, target } => jump_equal!(true, get!(a), get!(b), target),
                Op::JumpEqualI { a, i, target } => jump_equal!(true, get!(a), int!(i), target),
                Op::JumpEqualK { a, k, target } => jump_equal!(true, get!(a), constant!(k), target),
                Op::JumpNotEqual { a, b, target } => jump_equal!(false, get!(a), get!(b), target),
                Op::JumpNotEqualI { a, i, target } => jump_equal!(false, get!(a), int!(i), target),
                Op::JumpNotEqualK { a, k, target } => jump_equal!(false, get!(a), constant!(k), target),
                Op::JumpLess { a, b, target } => jump_when!(true, get!(a), <, get!(b), target, Less),
                Op::JumpLessI { a, i, target } => jump_when!(true, get!(a), <, int!(i), target, Less),
                Op::JumpNotLess { a, b, target } => jump_when!(false, get!(a), <, get!(b), target, Less),
                Op::JumpNotLessI { a, i, target } => jump_when!(false, get!(a), <, int!(i), target, Less),
                Op::JumpLessEqual { a, b, target } => {
                    jump_when!(true, get!(a), <=, get!(b), target, LessEqual);
                }
                Op::JumpLessEqualI { a, i, target } => {
                    jump_when!(true, get!(a), <=, int!(i), target, LessEqual);
                }
                Op::JumpNotLessEqual { a, b, target } => {
                    jump_when!(false, get!(a), <=, get!(b), target, LessEqual);
                }
                Op::JumpNotLessEqualI { a, i, target } => {
                    jump_when!(false, get!(a), <=, int!(i), target, LessEqual);
                }
                Op::JumpGreater { a, b, target } => jump_when!(true, get!(a), >, get!(b), target, Greater),
                Op::JumpGreaterI { a, i, target } => jump_when!(true, get!(a), >, int!(i), target, Greater),
                Op::JumpNotGreater { a, b, target } => {
                    jump_when!(false, get!(a), >, get!(b), target, Greater);
                }
                Op::JumpNotGreaterI { a, i, target } => {
                    jump_when!(false, get!(a), >, int!(i), target, Greater);
                }
                Op::JumpGreaterEqual { a, b, target } => {
                    jump_when!(true, get!(a), >=, get!(b), target, GreaterEqual);
                }
                Op::JumpGreaterEqualI { a, i, target } => {
                    jump_when!(true, get!(a), >=, int!(i), target, GreaterEqual);
                }
                Op::JumpNotGreaterEqual { a, b, target } => {
                    jump_when!(false, get!(a), >=, get!(b), target, GreaterEqual);
                }
                Op::JumpNotGreaterEqualI { a, i, target } => {
                    jump_when!(false, get!(a), >=, int!(i), target, GreaterEqual);
                }

                Op::JumpSame { a, b, target } => {
                    if same(&self.ws, get!(a), get!(b)) {
                        jump!(target);
                    }
                }

                Op::JumpAsk { question, target } => {
                    let question = part!(questions, question);
                    if let Some(reply) = question.ask_host(&*host, &mut self.ws, &mut self.captures) {
                        check!(self.state.charge(reply.steps));
                        // A match may have kept the field for its captures.
                        safe_point!();
                        if reply.answer == question.sense {
                            jump!(target);
                        } else {
                            pc = question.over as usize;
                        }
                    }
                }
                Op::JumpAskOf { src, question, target } => {
                    let question = part!(questions, question);
                    if let Some(reply) = question.ask_of(get!(src), &self.ws, &mut self.captures) {
                        check!(self.state.charge(reply.steps));
                        // A match may have kept the field for its captures.
                        safe_point!();
                        if reply.answer == question.sense {
                            jump!(target);
                        } else {
                            pc = question.over as usize;
                        }
                    }
                }

                Op::JumpTable { table } => {
                    let table = part!(tables, table);
                    if let Some(next) = table.field(&*host).map(|text| table.target(text)) {
                        check!(self.state.charge(u64::from(table.steps)));
                        pc = next;
                    }
                }
                Op::JumpTableOf { src, table } => {
                    let table = part!(tables, table);
                    if let Some(next) = table.look_up(get!(src), &self.ws) {
                        check!(self.state.charge(u64::from(table.steps)));
                        pc = next;
                    }
                }

                Op::JumpLookUp { dst, lookup, target } => {
                    let lookup = part!(lookups, lookup);
                    if let Some((value, steps)) = lookup.by_field(&*host, &parts.text) {
                        check!(self.state.charge(steps));
                        get!(dst) = value;
                        pc = target.0 as usize;
                    }
                }
                Op::JumpAct { src, choice, target } => {
                    let choice = part!(choices, choice);
                    if let Some(act) = choice.of(&get!(src)) {
                        // What the call would cost; without enough for it the call says so.
                        if self.state.fuel > 0
                            && let Some(acted) = act.act(host)
                        {
                            self.state.fuel -= 1;
                            acted!(acted);
                            pc = target.0 as usize;
                        }
                    }
                }

                Op::JumpAppend { array, src, target } => {
                    if let Value::Container(id) = &get!(array)
                        && let value @ (Value::Int(_) | Value::Double(_) | Value::Text(_)) = &get!(src)
                        && self.ws.kind(*id) == ContainerKind::Array
                    {
                        // What the call would cost.
                        check!(self.state.charge(1));
                        check!(self.ws.array_push(*id, *value));
                        safe_point!();
                        pc = target.0 as usize;
                    }
                }

                Op::TextLength { dst, src, target } => {
                    if let Value::Text(text) = &get!(src) {
                        let length = text.len;
                        measured!(dst, length, target);
                    }
                }
                Op::ArrayLength { dst, src, target } => measure_container!(dst, src, Array, target),
                Op::HashLength { dst, src, target } => measure_container!(dst, src, Hash, target),

                Op::Index { dst, base: array, key } => match (&get!(array), &get!(key)) {
                    (Value::Container(id), Value::Int(at)) => match self.ws.array_get(*id, *at) {
                        Some(item) => copy!(dst, item),
                        None => operate!(),
                    },
                    _ => operate!(),
                },
                Op::Store { base: array, key, src } => match (&get!(array), &get!(key)) {
                    (Value::Container(id), Value::Int(at)) => match self.ws.array_get_mut(*id, *at) {
                        Some(item) => *item = get!(src),
                        None => operate!(),
                    },
                    _ => operate!(),
                },
                Op::Next { dst, state, target } => {
                    let at = usize::from(state.0.wrapping_add(1));
                    let item = match (&get!(state), &r[at]) {
                        (Value::Container(id), Value::Int(next)) => {
                            self.ws.items(*id).get(*next as usize).copied()
                        }
                        _ => None,
                    };
                    match item {
                        Some(item) => {
                            if let Value::Int(next) = &mut r[at] {
                                *next += 1;
                            }
                            get!(dst) = item;
                        }
                        None => jump!(target),
                    }
                }

                Op::Scan { state, scan, target } => {
                    let scan = part!(scans, scan);
                    let scanned = scan.run(&*host);
                    check!(self.state.charge(scanned.steps));
                    if scanned.clears {
                        self.captures.clear();
                    }
                    match scanned.entered {
                        Some(round) => r[usize::from(state.0.wrapping_add(1))] = Value::Int(round as i64),
                        None => jump!(target),
                    }
                }

                Op::Sieve { state, sieve } => {
                    let sieve = part!(sieves, sieve);
                    sieved!(state, |at| sieve.pass(at, &*host));
                }
                Op::SieveOf { state, src, sieve } => {
                    let sieve = part!(sieves, sieve);
                    let value = get!(src);
                    sieved!(state, |at| sieve.pass_of(at, value, &self.ws, &mut self.captures));
                }

                Op::Call { dst, base: first, count, site } => {
                    let call_site = part!(calls, site);
                    check!(self.state.charge(1));
                    let first = usize::from(first.0);
                    let prepared: &[_] = match &call_site.given {
                        Given::Prepared(prepared) => prepared,
                        Given::Act(act) => {
                            if let Some(acted) = act.act(host) {
                                acted!(acted);
                                get!(dst) = Value::EMPTY;
                                continue;
                            }
                            // The function says why not: it needs the argument.
                            r[first] = Value::Text(check!(self.ws.new_text(act.pool().as_bytes())));
                            &[]
                        }
                    };
                    let Some(site) = parts.site(pc - 1) else {
                        unreachable!("the verifier checked that each instruction has a place");
                    };
                    let Some(args) = r.get_mut(first..first + usize::from(count.0)) else {
                        unreachable!("the verifier checked the arguments' registers");
                    };
                    let mut call = Call {
                        args,
                        prepared,
                        cx: Cx { ws: &mut self.ws, run: &mut self.state, site },
                        captures: &mut self.captures,
                        host,
                    };
                    match (call_site.builtin.entry)(&mut call) {
                        Ok(value) => {
                            get!(dst) = value;
                            safe_point!();
                        }
                        Err(Exit::Stop(stop)) => {
                            self.status = Status::Over;
                            self.pc = pc - 1;
                            return Step::Done(stop);
                        }
                        Err(Exit::Trap(fault)) => trap!(*fault),
                        Err(Exit::Wait(operation, resume)) => {
                            self.status = Status::Waiting(resume);
                            self.pc = pc - 1;
                            self.base = base;
                            return Step::Wait(*operation);
                        }
                    }
                }
                Op::Derive { dst, src, derivation } => {
                    let derived = part!(derivations, derivation);
                    let steps = match get!(src) {
                        Value::Text(text) => derived.derivation.store(text, &self.ws, &mut get!(dst)),
                        Value::Container(id) => derived.derivation.store_member(id, &self.ws, &mut get!(dst)),
                        Value::Int(_) | Value::Double(_) => None,
                    };
                    if let Some(steps) = steps {
                        check!(self.state.charge(steps));
                        pc = derived.over as usize;
                    }
                }
                Op::CallSub { dst, base: first, count, sub } => {
                    let entry = part!(subs, sub);
                    check!(self.state.charge(1));
                    let start = match program.early(usize::from(sub.0)) {
                        Some(early) => match early.enter(r, first.0, count.0, entry.start) {
                            Entered::Known(value) if self.depth < self.state.limits.call_depth => {
                                get!(dst) = Value::Int(value);
                                continue;
                            }
                            // One call too many: the sub is not entered either.
                            Entered::Known(_) => entry.start,
                            Entered::At(start) => start,
                        },
                        None => entry.start,
                    };
                    let (given, registers) = (usize::from(count.0), usize::from(entry.registers));
                    check!(self.push(Frame { pc: pc as u32, base, dst: dst.0 }));
                    base += u32::from(first.0);
                    r = match window(&mut self.regs, base) {
                        Some(window) => window,
                        None => make_room(&mut self.regs, base),
                    };
                    pc = start as usize;
                    make_ready(r, given, registers);
                }
                Op::Return { src } => match get!(src) {
                    Value::Int(int) => leave!(Value::Int(int)),
                    other => leave!(other),
                },
                Op::ReturnCopy { src } => match get!(src) {
                    Value::Int(int) => leave!(Value::Int(int)),
                    other => {
                        leave!(check!(operands!().own(other)));
                        safe_point!();
                    }
                },
                Op::ReturnEmpty {} => leave!(Value::EMPTY),
                Op::End {} => {
                    self.status = Status::Over;
                    self.pc = pc - 1;
                    return Step::Done(Stop::Rule);
                }

                Op::LoadCapture { dst, n } => get!(dst) = self.captures.get(usize::from(n.0)),
                Op::StoreCapture { .. }
                | Op::SetResult { .. }
                | Op::Divide { .. }
                | Op::BitAnd { .. }
                | Op::BitOr { .. }
                | Op::BitXor { .. }
                | Op::ShiftLeft { .. }
                | Op::ShiftRight { .. }
                | Op::Negate { .. }
                | Op::BitNot { .. }
                | Op::Not { .. }
                | Op::ToNumber { .. }
                | Op::Concat { .. }
                | Op::ConcatK { .. }
                | Op::ConcatAll { .. }
                | Op::Equal { .. }
                | Op::EqualK { .. }
                | Op::NotEqual { .. }
                | Op::Less { .. }
                | Op::LessEqual { .. }
                | Op::Greater { .. }
                | Op::GreaterEqual { .. }
                | Op::NewArray { .. }
                | Op::NewArrayK { .. }
                | Op::NewHash { .. }
                | Op::Push { .. }
                | Op::Put { .. }
                | Op::IndexK { .. }
                | Op::LookUp { .. }
                | Op::LookUpHas { .. }
                | Op::Vivify { .. }
                | Op::VivifyElement { .. }
                | Op::Iterate { .. } => operate!(),
            }
        }
    }
}

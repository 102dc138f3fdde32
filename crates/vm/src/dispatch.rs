//! The loop.
//!
//! A plain `match` over decoded instructions. The current frame is seen as an array of 256 registers, and a
//! register number is one byte, so no register access needs a bounds check. The case of two integers is done
//! here; everything longer is a call into `arithmetic` or `containers`. An arm is one line where it can be.

use pointsman_model::{Call, Cx, Exit, Fault, Site, Stop, Text, Transaction, Value};

use crate::arithmetic::{Operands, Place, Relation, equal, same, shift_left, shift_right, truth};
use crate::machine::{Frame, Machine, Status, WINDOW};
use crate::{Op, Program, Step};

/// The most texts that one instruction joins.
const MAX_JOIN: usize = 64;

/// An instruction's place, looked up only when a warning needs it.
#[derive(Clone, Copy)]
struct At<'a>(&'a Program, usize);

impl Place for At<'_> {
    #[cold]
    fn site(self) -> Site {
        self.0.site(self.1)
    }
}

#[inline(always)]
fn window(regs: &mut [Value], base: usize) -> &mut [Value; WINDOW] {
    match regs.get_mut(base..).and_then(|rest| rest.first_chunk_mut()) {
        Some(window) => window,
        None => unreachable!("a call makes room for a whole window before it moves the base"),
    }
}

impl Machine {
    /// Runs from `pc` until the rule ends, waits or traps.
    pub(crate) fn dispatch(&mut self, program: &Program, host: &mut dyn Transaction) -> Step {
        let parts = program.parts();
        let ops = &*parts.ops;
        let constants = &*parts.constants;
        let mut pc = self.pc;
        let mut base = self.base;
        let mut r = window(&mut self.regs, base);

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
                match constants.get($k.0 as usize) {
                    Some(constant) => *constant,
                    None => unreachable!("the verifier checked the constant's number"),
                }
            };
        }
        macro_rules! set {
            ($dst:expr, $value:expr) => {{
                let value = $value;
                r[usize::from($dst.0)] = value;
            }};
        }
        macro_rules! get {
            ($src:expr) => {
                r[usize::from($src.0)]
            };
        }
        macro_rules! safe_point {
            () => {
                if self.ws.bytes_used() > self.compact_at {
                    self.base = base;
                    self.compact();
                    r = window(&mut self.regs, base);
                }
            };
        }
        macro_rules! jump {
            ($target:expr) => {{
                let target = $target.0 as usize;
                if target < pc {
                    check!(self.state.charge(1));
                    pc = target;
                    safe_point!();
                } else {
                    pc = target;
                }
            }};
        }
        // Two operands: integers here, the rest elsewhere.
        macro_rules! arithmetic {
            ($dst:expr, $a:expr, $b:expr, $ints:expr, $slow:ident) => {{
                let (a, b) = ($a, $b);
                let value = match (a, b) {
                    (Value::Int(a), Value::Int(b)) => Value::Int($ints(a, b)),
                    _ => check!(operands!().$slow(a, b)),
                };
                set!($dst, value);
            }};
        }
        macro_rules! bits {
            ($dst:expr, $a:expr, $b:expr, $op:expr) => {{
                let value = check!(operands!().bits(get!($a), get!($b), $op));
                set!($dst, value);
            }};
        }
        macro_rules! relation {
            ($a:expr, $b:expr, $int:tt, $relation:ident) => {{
                let (a, b) = ($a, $b);
                match (a, b) {
                    (Value::Int(a), Value::Int(b)) => a $int b,
                    _ => Relation::$relation.holds(check!(operands!().order(a, b))),
                }
            }};
        }

        loop {
            let Some(&op) = ops.get(pc) else {
                unreachable!("the verifier checked that no instruction runs out of its sub");
            };
            pc += 1;
            match op {
                Op::Move { dst, src } => set!(dst, get!(src)),
                Op::Load { dst, k } => set!(dst, constant!(k)),
                Op::Copy { dst, src } => {
                    let value = match get!(src) {
                        container @ Value::Container(_) => check!(operands!().copy(container)),
                        scalar => scalar,
                    };
                    set!(dst, value);
                }
                Op::LoadCapture { dst, n } => set!(dst, self.captures.get(usize::from(n.0))),
                Op::StoreCapture { n, src } => self.captures.set(usize::from(n.0), get!(src)),
                Op::SetResult { src } => self.result = get!(src),

                Op::Add { dst, a, b } => arithmetic!(dst, get!(a), get!(b), i64::wrapping_add, add),
                Op::AddK { dst, a, k } => arithmetic!(dst, get!(a), constant!(k), i64::wrapping_add, add),
                Op::Subtract { dst, a, b } => arithmetic!(dst, get!(a), get!(b), i64::wrapping_sub, subtract),
                Op::SubtractK { dst, a, k } => {
                    arithmetic!(dst, get!(a), constant!(k), i64::wrapping_sub, subtract)
                }
                Op::Multiply { dst, a, b } => arithmetic!(dst, get!(a), get!(b), i64::wrapping_mul, multiply),
                Op::MultiplyK { dst, a, k } => {
                    arithmetic!(dst, get!(a), constant!(k), i64::wrapping_mul, multiply)
                }
                Op::Divide { dst, a, b } => {
                    let value = check!(operands!().divide(get!(a), get!(b)));
                    set!(dst, value);
                }
                Op::Modulo { dst, a, b } => {
                    let value = check!(operands!().modulo(get!(a), get!(b)));
                    set!(dst, value);
                }
                Op::ModuloK { dst, a, k } => {
                    let (a, b) = (get!(a), constant!(k));
                    let value = match (a, b) {
                        (Value::Int(a), Value::Int(b)) if b != 0 => Value::Int(a.wrapping_rem(b)),
                        _ => check!(operands!().modulo(a, b)),
                    };
                    set!(dst, value);
                }
                Op::BitAnd { dst, a, b } => bits!(dst, a, b, |a, b| a & b),
                Op::BitOr { dst, a, b } => bits!(dst, a, b, |a, b| a | b),
                Op::BitXor { dst, a, b } => bits!(dst, a, b, |a, b| a ^ b),
                Op::ShiftLeft { dst, a, b } => bits!(dst, a, b, shift_left),
                Op::ShiftRight { dst, a, b } => bits!(dst, a, b, shift_right),
                Op::Negate { dst, src } => {
                    let value = check!(operands!().negate(get!(src)));
                    set!(dst, value);
                }
                Op::BitNot { dst, src } => {
                    let value = check!(operands!().bit_not(get!(src)));
                    set!(dst, value);
                }
                Op::Not { dst, src } => set!(dst, Value::from_bool(!truth(&self.ws, get!(src)))),
                Op::Truth { dst, src } => set!(dst, Value::from_bool(truth(&self.ws, get!(src)))),
                Op::ToNumber { dst, src } => {
                    let value = check!(operands!().to_number(get!(src)));
                    set!(dst, value);
                }

                Op::Concat { dst, a, b } => {
                    let value = check!(operands!().concat(get!(a), get!(b)));
                    set!(dst, value);
                }
                Op::ConcatK { dst, a, k } => {
                    let value = check!(operands!().concat(get!(a), constant!(k)));
                    set!(dst, value);
                }
                Op::ConcatAll { dst, base: first, count } => {
                    let mut texts = [Text::EMPTY; MAX_JOIN];
                    let count = usize::from(count.0).min(MAX_JOIN);
                    let mut steps = 0;
                    for (at, text) in texts.iter_mut().enumerate().take(count) {
                        *text = check!(operands!().text(r[(usize::from(first.0) + at) & (WINDOW - 1)]));
                        // As much as one concatenation after the other would charge.
                        if at > 0 {
                            steps += u64::from(text.len) / 64;
                        }
                    }
                    check!(self.state.charge(steps));
                    let text = check!(self.ws.concat_all(&texts[..count]));
                    set!(dst, Value::Text(text));
                }

                Op::Equal { dst, a, b } => set!(dst, Value::from_bool(equal(&self.ws, get!(a), get!(b)))),
                Op::EqualK { dst, a, k } => {
                    set!(dst, Value::from_bool(equal(&self.ws, get!(a), constant!(k))))
                }
                Op::NotEqual { dst, a, b } => set!(dst, Value::from_bool(!equal(&self.ws, get!(a), get!(b)))),
                Op::Less { dst, a, b } => set!(dst, Value::from_bool(relation!(get!(a), get!(b), <, Less))),
                Op::LessEqual { dst, a, b } => {
                    set!(dst, Value::from_bool(relation!(get!(a), get!(b), <=, LessEqual)));
                }
                Op::Greater { dst, a, b } => {
                    set!(dst, Value::from_bool(relation!(get!(a), get!(b), >, Greater)))
                }
                Op::GreaterEqual { dst, a, b } => {
                    set!(dst, Value::from_bool(relation!(get!(a), get!(b), >=, GreaterEqual)));
                }

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
                Op::JumpEqual { a, b, target } => {
                    if equal(&self.ws, get!(a), get!(b)) {
                        jump!(target);
                    }
                }
                Op::JumpEqualK { a, k, target } => {
                    if equal(&self.ws, get!(a), constant!(k)) {
                        jump!(target);
                    }
                }
                Op::JumpNotEqual { a, b, target } => {
                    if !equal(&self.ws, get!(a), get!(b)) {
                        jump!(target);
                    }
                }
                Op::JumpNotEqualK { a, k, target } => {
                    if !equal(&self.ws, get!(a), constant!(k)) {
                        jump!(target);
                    }
                }
                Op::JumpLess { a, b, target } => {
                    if relation!(get!(a), get!(b), <, Less) {
                        jump!(target);
                    }
                }
                Op::JumpLessK { a, k, target } => {
                    if relation!(get!(a), constant!(k), <, Less) {
                        jump!(target);
                    }
                }
                Op::JumpNotLess { a, b, target } => {
                    if !relation!(get!(a), get!(b), <, Less) {
                        jump!(target);
                    }
                }
                Op::JumpNotLessK { a, k, target } => {
                    if !relation!(get!(a), constant!(k), <, Less) {
                        jump!(target);
                    }
                }
                Op::JumpLessEqual { a, b, target } => {
                    if relation!(get!(a), get!(b), <=, LessEqual) {
                        jump!(target);
                    }
                }
                Op::JumpLessEqualK { a, k, target } => {
                    if relation!(get!(a), constant!(k), <=, LessEqual) {
                        jump!(target);
                    }
                }
                Op::JumpNotLessEqual { a, b, target } => {
                    if !relation!(get!(a), get!(b), <=, LessEqual) {
                        jump!(target);
                    }
                }
                Op::JumpNotLessEqualK { a, k, target } => {
                    if !relation!(get!(a), constant!(k), <=, LessEqual) {
                        jump!(target);
                    }
                }
                Op::JumpGreater { a, b, target } => {
                    if relation!(get!(a), get!(b), >, Greater) {
                        jump!(target);
                    }
                }
                Op::JumpGreaterK { a, k, target } => {
                    if relation!(get!(a), constant!(k), >, Greater) {
                        jump!(target);
                    }
                }
                Op::JumpNotGreater { a, b, target } => {
                    if !relation!(get!(a), get!(b), >, Greater) {
                        jump!(target);
                    }
                }
                Op::JumpNotGreaterK { a, k, target } => {
                    if !relation!(get!(a), constant!(k), >, Greater) {
                        jump!(target);
                    }
                }
                Op::JumpGreaterEqual { a, b, target } => {
                    if relation!(get!(a), get!(b), >=, GreaterEqual) {
                        jump!(target);
                    }
                }
                Op::JumpGreaterEqualK { a, k, target } => {
                    if relation!(get!(a), constant!(k), >=, GreaterEqual) {
                        jump!(target);
                    }
                }
                Op::JumpNotGreaterEqual { a, b, target } => {
                    if !relation!(get!(a), get!(b), >=, GreaterEqual) {
                        jump!(target);
                    }
                }
                Op::JumpNotGreaterEqualK { a, k, target } => {
                    if !relation!(get!(a), constant!(k), >=, GreaterEqual) {
                        jump!(target);
                    }
                }

                Op::JumpSame { a, b, target } => {
                    if same(&self.ws, get!(a), get!(b)) {
                        jump!(target);
                    }
                }

                Op::JumpAsk { question, target } => {
                    let Some(question) = parts.questions.get(usize::from(question.0)) else {
                        unreachable!("the verifier checked the question's number");
                    };
                    if let Some((answer, steps)) = question.ask_host(&*host, &mut self.ws, &mut self.captures)
                    {
                        check!(self.state.charge(steps));
                        if answer == question.sense {
                            jump!(target);
                        } else {
                            pc = question.over as usize;
                        }
                    }
                }
                Op::JumpAskOf { src, question, target } => {
                    let Some(question) = parts.questions.get(usize::from(question.0)) else {
                        unreachable!("the verifier checked the question's number");
                    };
                    if let Some((answer, steps)) = question.ask_of(get!(src), &self.ws, &mut self.captures) {
                        check!(self.state.charge(steps));
                        if answer == question.sense {
                            jump!(target);
                        } else {
                            pc = question.over as usize;
                        }
                    }
                }

                Op::JumpTable { table } => {
                    let Some(table) = parts.tables.get(usize::from(table.0)) else {
                        unreachable!("the verifier checked the table's number");
                    };
                    if let Some(next) = table.look_up_field(&*host) {
                        check!(self.state.charge(u64::from(table.steps)));
                        pc = next;
                    }
                }
                Op::JumpTableOf { src, table } => {
                    let Some(table) = parts.tables.get(usize::from(table.0)) else {
                        unreachable!("the verifier checked the table's number");
                    };
                    if let Some(next) = table.look_up(get!(src), &self.ws) {
                        check!(self.state.charge(u64::from(table.steps)));
                        pc = next;
                    }
                }

                Op::NewArray { dst } => {
                    let id = check!(self.ws.new_array());
                    set!(dst, Value::Container(id));
                }
                Op::NewArrayK { dst, count, first } => {
                    let id = check!(self.ws.new_array());
                    let items = constants.iter().skip(first.0 as usize).take(usize::from(count.0));
                    check!(self.ws.has_room(items.len()));
                    check!(self.ws.edit_items(id, |elements| elements.extend(items)));
                    set!(dst, Value::Container(id));
                }
                Op::NewHash { dst } => {
                    let id = check!(self.ws.new_hash());
                    set!(dst, Value::Container(id));
                }
                Op::Push { array, src } => {
                    if let Value::Container(id) = get!(array) {
                        check!(self.ws.array_push(id, get!(src)));
                    }
                }
                Op::Put { hash, key, src } => {
                    if let Value::Container(id) = get!(hash) {
                        check!(operands!().put(id, get!(key), get!(src)));
                    }
                }
                Op::Index { dst, base, key } => {
                    let value = check!(operands!().index(get!(base), get!(key)));
                    set!(dst, value);
                }
                Op::IndexK { dst, base, k } => {
                    let value = check!(operands!().index(get!(base), constant!(k)));
                    set!(dst, value);
                }
                Op::Vivify { dst, src } => {
                    let value = check!(operands!().vivify(&mut get!(src)));
                    set!(dst, value);
                }
                Op::VivifyElement { dst, base, key } => {
                    let value = check!(operands!().vivify_element(get!(base), get!(key)));
                    set!(dst, value);
                }
                Op::Store { base, key, src } => {
                    check!(operands!().store(get!(base), get!(key), get!(src)));
                }
                Op::Iterate { state, src } => {
                    let value = check!(operands!().snapshot(get!(src)));
                    set!(state, value);
                    r[usize::from(state.0.wrapping_add(1))] = Value::Int(0);
                }
                Op::Next { dst, state, target } => {
                    let at = usize::from(state.0.wrapping_add(1));
                    let item = match (get!(state), r[at]) {
                        (Value::Container(id), Value::Int(next)) => {
                            self.ws.items(id).get(next as usize).copied()
                        }
                        _ => None,
                    };
                    match item {
                        Some(item) => {
                            if let Value::Int(next) = &mut r[at] {
                                *next += 1;
                            }
                            set!(dst, item);
                        }
                        None => jump!(target),
                    }
                }

                Op::Scan { state, scan, target } => {
                    let Some(scan) = parts.scans.get(usize::from(scan.0)) else {
                        unreachable!("the verifier checked the scan's number");
                    };
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

                Op::Call { dst, base: first, count, site } => {
                    let Some(call_site) = parts.calls.get(usize::from(site.0)) else {
                        unreachable!("the verifier checked the call's number");
                    };
                    check!(self.state.charge(1));
                    let first = usize::from(first.0);
                    let Some(args) = r.get_mut(first..first + usize::from(count.0)) else {
                        unreachable!("the verifier checked the arguments' registers");
                    };
                    let mut call = Call {
                        args,
                        prepared: &call_site.prepared,
                        cx: Cx { ws: &mut self.ws, run: &mut self.state, site: &call_site.site },
                        captures: &mut self.captures,
                        host,
                    };
                    match (call_site.builtin.entry)(&mut call) {
                        Ok(value) => {
                            set!(dst, value);
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
                Op::CallSub { dst, base: first, count, sub } => {
                    let Some(entry) = parts.subs.get(usize::from(sub.0)) else {
                        unreachable!("the verifier checked the sub's number");
                    };
                    check!(self.state.charge(1));
                    if self.frames.len() >= self.state.limits.call_depth {
                        trap!(Fault::CallDepth);
                    }
                    self.frames.push(Frame {
                        pc: pc as u32,
                        base: base as u32,
                        frame_size: self.frame_size as u16,
                        dst: dst.0,
                    });
                    base += usize::from(first.0);
                    if self.regs.len() < base + WINDOW {
                        self.regs.resize(base + WINDOW, Value::EMPTY);
                    }
                    r = window(&mut self.regs, base);
                    self.frame_size = usize::from(entry.registers);
                    if let Some(fresh) = r.get_mut(usize::from(count.0)..self.frame_size) {
                        fresh.fill(Value::EMPTY);
                    }
                    pc = entry.start as usize;
                    safe_point!();
                }
                Op::Return { .. } | Op::ReturnEmpty {} => {
                    let value = match op {
                        Op::Return { src } => get!(src),
                        _ => Value::EMPTY,
                    };
                    let Some(frame) = self.frames.pop() else {
                        unreachable!("the verifier checked that the rule itself does not return");
                    };
                    pc = frame.pc as usize;
                    base = frame.base as usize;
                    self.frame_size = usize::from(frame.frame_size);
                    r = window(&mut self.regs, base);
                    r[usize::from(frame.dst)] = value;
                }
                Op::End {} => {
                    self.status = Status::Over;
                    self.pc = pc - 1;
                    return Step::Done(Stop::Rule);
                }
            }
        }
    }
}

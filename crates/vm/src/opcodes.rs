//! The opcode table.
//!
//! One row is one instruction: a sentence on what it does, its name, its mnemonic and its operands. The roles
//! of the operands are types, so the verifier and the disassembler walk them without knowing the row.
//!
//! Notation: `R[x]` is a register of the current frame, `K[x]` a constant, `C[n]` a capture (`$n`). A mnemonic
//! ends in `.k` when its last operand is a constant, and in `.i` when it is an integer `i` in the instruction itself. A jump's target is an instruction's number; a jump
//! backwards costs one step of fuel.
//!
//! An instruction has eight bytes and a frame at most 256 registers. A register number is one byte, so the
//! machine's view of a frame is an array of 256 that needs no bounds check.

/// A register that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Out(pub u8);
/// A register that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct In(pub u8);
/// A register that is read and may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InOut(pub u8);
/// The first of the registers that hold a call's arguments, or another group whose size stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base(pub u8);
/// The first of two registers that hold a loop's state: what is visited, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair(pub u8);
/// How many registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub u8);
/// An integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Int(pub i32);
/// A small integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortInt(pub i16);
/// A constant, by a short number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Const(pub u16);
/// A constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WideConst(pub u32);
/// How many constants, from the one beside it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConstCount(pub u16);
/// An instruction to go on at, or one of the rule's ends with the bit [`END`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target(pub u32);
/// The bit of a target at which the rule ends, so that what many requests come to costs no instruction. The bits below
/// say which `End` it is, since people want to know where a rule ended.
pub const END: u32 = 1 << 31;
/// A call of a builtin: the function, its prepared operands, its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site(pub u16);
/// A question that a jump depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question(pub u16);
/// A jump with many targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table(pub u16);
/// A loop over header names whose rounds may do nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scan(pub u16);
/// What passes over elements that a loop over constants would do nothing with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sieve(pub u16);
/// An array or a hash of constants that is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookUp(pub u16);
/// A value that is derived from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derivation(pub u16);
/// What a function does with each of the program's texts that its argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice(pub u16);
/// A sub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sub(pub u16);
/// The number of a capture, 1 to 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capture(pub u8);

/// An operand with its role, as the verifier and the disassembler see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the role type of its name")]
pub enum Operand {
    Out(u8),
    In(u8),
    InOut(u8),
    Base(u8),
    Pair(u8),
    Count(u8),
    Int(i32),
    Const(u32),
    ConstCount(u16),
    Target(u32),
    Site(u16),
    Question(u16),
    Table(u16),
    Scan(u16),
    Sieve(u16),
    LookUp(u16),
    Derivation(u16),
    Choice(u16),
    Sub(u16),
    Capture(u8),
}

/// A type that stands for an operand's role.
trait Role {
    fn operand(self) -> Operand;

    fn target_mut(&mut self) -> Option<&mut Target> {
        None
    }
}

macro_rules! roles {
    ($($role:ident => $operand:ident),* $(,)?) => {
        $(impl Role for $role {
            fn operand(self) -> Operand {
                Operand::$operand(self.0.into())
            }
        })*
    };
}

impl Role for Target {
    fn operand(self) -> Operand {
        Operand::Target(self.0)
    }

    fn target_mut(&mut self) -> Option<&mut Target> {
        Some(self)
    }
}

roles! {
    Out => Out, In => In, InOut => InOut, Base => Base, Pair => Pair, Count => Count, Int => Int, ShortInt => Int, Const => Const,
    WideConst => Const, ConstCount => ConstCount, Site => Site,
    Question => Question, Table => Table, Scan => Scan, Sieve => Sieve, LookUp => LookUp, Choice => Choice, Derivation => Derivation, Sub => Sub, Capture => Capture,
}

/// A row of the table, as documentation and coverage see it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The mnemonic.
    pub mnemonic: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// The operands' names and roles.
    pub operands: &'static [(&'static str, &'static str)],
}

macro_rules! opcodes {
    ($( $(#[doc = $doc:literal])+ $name:ident $mnemonic:literal { $($operand:ident : $role:ident),* } )+) => {
        /// One instruction.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the operands' roles are their types")]
        pub enum Op {
            $( $(#[doc = $doc])+ $name { $($operand: $role),* }, )+
        }

        /// Every row, in the order of the table.
        pub static ROWS: &[Row] = &[
            $( Row {
                mnemonic: $mnemonic,
                doc: concat!($($doc),+),
                operands: &[$((stringify!($operand), stringify!($role))),*],
            }, )+
        ];

        impl Op {
            /// Its text form's first word.
            pub fn mnemonic(self) -> &'static str {
                match self { $( Op::$name { .. } => $mnemonic, )+ }
            }

            /// The target of a jump, for an assembler that learns it later.
            pub fn target_mut(&mut self) -> Option<&mut Target> {
                let mut found = None;
                match self { $( Op::$name { $($operand),* } => {
                    $( if let Some(target) = $operand.target_mut() { found = Some(target); } )*
                } )+ }
                found
            }

            /// Hands over its operands in order.
            pub fn operands(self, mut see: impl FnMut(Operand)) {
                match self { $( Op::$name { $($operand),* } => { $( see($operand.operand()); )* let _ = &mut see; } )+ }
            }
        }
    };
}

opcodes! {
    // Values.

    /// R[dst] := R[src]
    Move "move" { dst: Out, src: In }
    /// R[dst] := K[k]
    Load "load.k" { dst: Out, k: WideConst }
    /// R[base], R[base+1], ... := K[first], K[first+1], ..., `count` of them
    LoadAll "load.all.k" { base: Base, count: Count, first: WideConst }
    /// R[dst] := a value that shares nothing with R[src]: a container is copied with all that is in it
    Copy "copy" { dst: Out, src: In }
    /// R[dst] := C[n]
    LoadCapture "load.capture" { dst: Out, n: Capture }
    /// C[n] := R[src]
    StoreCapture "store.capture" { n: Capture, src: In }
    /// The program's result := R[src]
    SetResult "set.result" { src: In }

    // Arithmetic. Operands are cast as the language says; both integers is the fast case.

    /// R[dst] := R[a] + R[b]
    Add "add" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] + i
    AddI "add.i" { dst: Out, a: In, i: Int }
    /// R[dst] := R[a] - R[b]
    Subtract "sub" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] - i
    SubtractI "sub.i" { dst: Out, a: In, i: Int }
    /// R[dst] := R[a] * R[b]
    Multiply "mul" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] * i
    MultiplyI "mul.i" { dst: Out, a: In, i: Int }
    /// R[dst] := R[a] / R[b]; an integer when both are and it is exact
    Divide "div" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] % R[b]
    Modulo "mod" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] % i
    ModuloI "mod.i" { dst: Out, a: In, i: Int }
    /// R[dst] := R[a] & R[b]
    BitAnd "band" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] | R[b]
    BitOr "bor" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] ^ R[b]
    BitXor "bxor" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] << R[b]
    ShiftLeft "shl" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] >> R[b], keeping the sign
    ShiftRight "shr" { dst: Out, a: In, b: In }
    /// R[dst] := -R[src]
    Negate "neg" { dst: Out, src: In }
    /// R[dst] := ~R[src]
    BitNot "bnot" { dst: Out, src: In }
    /// R[dst] := 1 when R[src] counts as false, else 0
    Not "not" { dst: Out, src: In }
    /// R[dst] := R[src] as a number
    ToNumber "number" { dst: Out, src: In }

    // Text.

    /// R[dst] := R[a] . R[b]; grows in place when R[a] is the newest text
    Concat "concat" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] . K[k]
    ConcatK "concat.k" { dst: Out, a: In, k: Const }
    /// R[dst] := R[base] . R[base+1] . ... in one piece, `count` of them
    ConcatAll "concat.all" { dst: Out, base: Base, count: Count }

    // Comparison, as a value.

    /// R[dst] := R[a] == R[b]
    Equal "eq" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] == K[k]
    EqualK "eq.k" { dst: Out, a: In, k: Const }
    /// R[dst] := R[a] != R[b]
    NotEqual "ne" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] < R[b]
    Less "lt" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] <= R[b]
    LessEqual "le" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] > R[b]
    Greater "gt" { dst: Out, a: In, b: In }
    /// R[dst] := R[a] >= R[b]
    GreaterEqual "ge" { dst: Out, a: In, b: In }

    // Jumps.

    /// go on at `target`
    Jump "jump" { target: Target }
    /// go on at `target` when R[src] counts as true
    JumpIf "jump.if" { src: In, target: Target }
    /// go on at `target` when R[src] counts as false
    JumpUnless "jump.unless" { src: In, target: Target }
    /// go on at `target` when R[a] == R[b]
    JumpEqual "jump.eq" { a: In, b: In, target: Target }
    /// go on at `target` when R[a] == i
    JumpEqualI "jump.eq.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` when R[a] == K[k]
    JumpEqualK "jump.eq.k" { a: In, k: Const, target: Target }
    /// go on at `target` when R[a] != R[b]
    JumpNotEqual "jump.ne" { a: In, b: In, target: Target }
    /// go on at `target` when R[a] != i
    JumpNotEqualI "jump.ne.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` when R[a] != K[k]
    JumpNotEqualK "jump.ne.k" { a: In, k: Const, target: Target }
    /// go on at `target` when R[a] < R[b]
    JumpLess "jump.lt" { a: In, b: In, target: Target }
    /// go on at `target` when R[a] < i
    JumpLessI "jump.lt.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` unless R[a] < R[b]
    JumpNotLess "jump.unless.lt" { a: In, b: In, target: Target }
    /// go on at `target` unless R[a] < i
    JumpNotLessI "jump.unless.lt.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` when R[a] <= R[b]
    JumpLessEqual "jump.le" { a: In, b: In, target: Target }
    /// go on at `target` when R[a] <= i
    JumpLessEqualI "jump.le.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` unless R[a] <= R[b]
    JumpNotLessEqual "jump.unless.le" { a: In, b: In, target: Target }
    /// go on at `target` unless R[a] <= i
    JumpNotLessEqualI "jump.unless.le.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` when R[a] > R[b]
    JumpGreater "jump.gt" { a: In, b: In, target: Target }
    /// go on at `target` when R[a] > i
    JumpGreaterI "jump.gt.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` unless R[a] > R[b]
    JumpNotGreater "jump.unless.gt" { a: In, b: In, target: Target }
    /// go on at `target` unless R[a] > i
    JumpNotGreaterI "jump.unless.gt.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` when R[a] >= R[b]
    JumpGreaterEqual "jump.ge" { a: In, b: In, target: Target }
    /// go on at `target` when R[a] >= i
    JumpGreaterEqualI "jump.ge.i" { a: In, i: ShortInt, target: Target }
    /// go on at `target` unless R[a] >= R[b]
    JumpNotGreaterEqual "jump.unless.ge" { a: In, b: In, target: Target }
    /// go on at `target` unless R[a] >= i
    JumpNotGreaterEqualI "jump.unless.ge.i" { a: In, i: ShortInt, target: Target }

    /// go on at `target` when R[a] and R[b] are one and the same value: the same container, not an equal one
    JumpSame "jump.same" { a: In, b: In, target: Target }

    /// ask Q[question] of the request: go on at `target` or behind the calls that follow, as it is answered; without
    /// an answer go on at those calls
    JumpAsk "jump.ask" { question: Question, target: Target }
    /// the same of R[src]
    JumpAskOf "jump.ask.of" { src: In, question: Question, target: Target }

    /// look the request's field up in T[table] and go on where it says; when the field cannot be had, go on at the
    /// comparisons that follow
    JumpTable "jump.table" { table: Table }
    /// the same with R[src]
    JumpTableOf "jump.table.of" { src: In, table: Table }

    /// R[dst] := L[lookup][its field] and go on at `target`; when the field cannot be had, go on at the calls that follow
    JumpLookUp "jump.lookup" { dst: Out, lookup: LookUp, target: Target }
    /// do with R[src] what A[choice] does with it and go on at `target`, or end the rule; when R[src] is none of its
    /// texts, go on at the call that follows
    JumpAct "jump.act" { src: In, choice: Choice, target: Target }

    /// append R[src] to the array R[array] and go on at `target`; when R[array] is no array or R[src] a container,
    /// go on at the call that follows
    JumpAppend "jump.append" { array: In, src: In, target: Target }

    /// R[dst] := the length of the text R[src], and go on at `target`; when R[src] is no text, go on at the call that
    /// follows
    TextLength "len.text" { dst: Out, src: In, target: Target }
    /// the same of the array R[src]
    ArrayLength "len.array" { dst: Out, src: In, target: Target }
    /// the same of the hash R[src]
    HashLength "len.hash" { dst: Out, src: In, target: Target }

    // Arrays and hashes.

    /// R[dst] := a new, empty array
    NewArray "new.array" { dst: Out }
    /// R[dst] := a new array of K[first], K[first+1], ..., `count` of them
    NewArrayK "new.array.k" { dst: Out, count: ConstCount, first: WideConst }
    /// R[dst] := a new, empty hash
    NewHash "new.hash" { dst: Out }
    /// append R[src], which is the array's own, to the array R[array]
    Push "push" { array: In, src: In }
    /// R[hash][R[key]] := R[src], which is the hash's own
    Put "put" { hash: In, key: In, src: In }
    /// R[dst] := R[base][R[key]], not a copy
    Index "index" { dst: Out, base: In, key: In }
    /// R[dst] := R[base][K[k]], not a copy
    IndexK "index.k" { dst: Out, base: In, k: Const }
    /// R[dst] := L[lookup][R[key]], an element of an array or a hash of constants
    LookUp "lookup" { dst: Out, key: In, lookup: LookUp }
    /// R[dst] := 1 when the hash L[lookup] has the key R[key], else 0
    LookUpHas "lookup.has" { dst: Out, key: In, lookup: LookUp }
    /// R[dst] := the container R[src], to be stored into; an empty R[src] becomes a new array first
    Vivify "vivify" { dst: Out, src: InOut }
    /// R[dst] := the container R[base][R[key]], to be stored into; a missing or empty element becomes a new array first
    VivifyElement "vivify.element" { dst: Out, base: In, key: In }
    /// R[base][R[key]] := R[src], which is the container's own
    Store "store" { base: In, key: In, src: In }
    /// R[state] := the elements or keys of R[src] as they are now; R[state+1] := 0
    Iterate "iterate" { state: Pair, src: In }
    /// R[dst] := the next element of R[state]; go on at `target` when there is none
    Next "next" { dst: Out, state: Pair, target: Target }

    /// pass over the rounds of a loop over header names that would do nothing: go on at `target` when all do nothing;
    /// else R[state+1] := the first that does something
    Scan "scan" { state: Pair, scan: Scan, target: Target }

    /// pass over the elements of R[state], from R[state+1] on, that V[sieve] says of the request do nothing
    Sieve "sieve" { state: Pair, sieve: Sieve }
    /// the same of R[src]
    SieveOf "sieve.of" { state: Pair, src: In, sieve: Sieve }

    // Calls.

    /// R[dst] := a builtin called with R[base], ..., `count` of them
    Call "call" { dst: Out, base: Base, count: Count, site: Site }
    /// R[dst] := what D[derivation] makes of R[src], and go on behind the call that follows; when it says nothing of
    /// it, go on at that call
    Derive "derive" { dst: Out, src: In, derivation: Derivation }
    /// R[dst] := a sub called with R[base], ..., `count` of them; its frame begins at R[base]
    CallSub "call.sub" { dst: Out, base: Base, count: Count, sub: Sub }
    /// leave the sub with R[src], which is the caller's own
    Return "return" { src: In }
    /// leave the sub with a value that shares nothing with R[src]
    ReturnCopy "return.copy" { src: In }
    /// leave the sub with the empty string
    ReturnEmpty "return.empty" { }
    /// end the rule
    End "end" { }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_has_eight_bytes() {
        assert_eq!(size_of::<Op>(), 8);
    }

    #[test]
    fn mnemonics_are_unique_and_rows_are_documented() {
        let mut seen = std::collections::HashSet::new();
        for row in ROWS {
            assert!(seen.insert(row.mnemonic), "{} twice", row.mnemonic);
            assert!(row.doc.len() > 5, "{}", row.mnemonic);
        }
    }
}

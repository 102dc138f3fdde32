//! Rules and requests made from a fuzzer's bytes.
//!
//! A rule is written from the grammar and from the library's own table of functions, well enough typed that
//! most compile: every form of statement and expression, subs that call themselves, functions that change
//! their argument in place, functions of every parameter type. Which variable holds what is only a habit
//! here ([`Kind`]), and is broken now and then: the language casts at run time.
//!
//! Bytes that run out choose the first of everything, so the first choice is always the shortest, and every
//! rule ends. `crates/engine/tests` includes this module, too, for rules that every test run compares.

mod call;
mod expression;
mod literal;
mod routing;
mod scenario;
mod statement;

use arbitrary::Unstructured;
use pointsman_model::{Builtin, Library, Phase};

pub use scenario::Scenario;

/// What a variable or an expression is meant to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An integer.
    Int,
    /// A double.
    Double,
    /// Bytes.
    Text,
    /// An array.
    Array,
    /// A hash.
    Hash,
    /// Whatever comes.
    Any,
}

/// The variables of generated rules, and what each is meant to hold.
const VARIABLES: &[(&str, Kind)] = &[
    ("i", Kind::Int),
    ("s", Kind::Text),
    ("a", Kind::Array),
    ("h", Kind::Hash),
    ("x", Kind::Any),
    ("d", Kind::Double),
    ("j", Kind::Int),
    ("t", Kind::Text),
    ("b", Kind::Array),
    ("g", Kind::Hash),
    ("y", Kind::Any),
];

/// A sub of a generated rule. Its first parameter counts its recursion down.
#[derive(Clone, Debug)]
struct Sub {
    name: &'static str,
    params: Vec<&'static str>,
}

const SUB_NAMES: &[&str] = &["work", "set.second", "f3", "deep_4"];

/// A rule and what it is run on.
#[derive(Clone, Debug)]
pub struct Case {
    /// The rule.
    pub source: Vec<u8>,
    /// When it runs, and on what.
    pub scenario: Scenario,
}

/// Writes one case.
pub fn case(library: &Library, bytes: &[u8]) -> Case {
    let mut u = Unstructured::new(bytes);
    let scenario = Scenario::generate(&mut u);
    let mut generator = Generator::new(library, scenario.phase, u);
    generator.rule();
    Case { source: generator.out, scenario }
}

/// A rule in the making.
struct Generator<'a> {
    u: Unstructured<'a>,
    out: Vec<u8>,
    /// Functions that a rule of this phase may call and go on behind.
    builtins: Vec<&'static Builtin>,
    /// Functions that end the rule.
    terminals: Vec<&'static Builtin>,
    subs: Vec<Sub>,
    /// Whether a sub is being written, and so `return` has a value.
    in_sub: bool,
    /// Loops around the statement being written.
    loops: usize,
    /// How many loops were written so far: each has a counter of its own.
    counters: usize,
    /// Statements that may still be written.
    statements_left: usize,
    indent: usize,
}

impl<'a> Generator<'a> {
    fn new(library: &Library, phase: Phase, u: Unstructured<'a>) -> Generator<'a> {
        let allowed = library.builtins().iter().copied().filter(|builtin| builtin.phases.contains(phase));
        let (terminals, builtins) = allowed.partition(|builtin| builtin.terminal);
        Generator {
            u,
            out: Vec::new(),
            builtins,
            terminals,
            subs: Vec::new(),
            in_sub: false,
            loops: 0,
            counters: 0,
            statements_left: 60,
            indent: 0,
        }
    }

    /// A number below `bound`; 0 when the bytes have run out.
    fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { self.u.int_in_range(0..=bound - 1).unwrap_or(0) }
    }

    /// True once in `of` times; never when the bytes have run out.
    fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == of - 1
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let at = self.below(from.len());
        from.get(at).copied()
    }

    fn write(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// White space where any may stand.
    fn space(&mut self) {
        match self.below(128) {
            127 => self.write("\n"),
            126 => self.write(" # note\n"),
            125 => self.write("\t"),
            124 => self.out.extend_from_slice("\u{a0}".as_bytes()),
            _ => self.write(" "),
        }
    }

    fn line(&mut self) {
        let end = if self.once_in(64) { "\r\n" } else { "\n" };
        self.write(end);
        for _ in 0..self.indent {
            self.write("  ");
        }
    }
}

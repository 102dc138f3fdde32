//! Calls one builtin with values, on a workspace of its own and a host that has nothing but a request line
//! and a counter for randomness.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

use std::sync::OnceLock;

use pointsman_builtins::library;
use pointsman_model::{
    Builtin, Call, Captures, Cx, Datum, Decision, Exit, Fault, HeaderName, Library, Limits, Lookup,
    PreparedOperand, Refused, RunState, Side, Site, Transaction, Value, Workspace,
};

/// A run in the middle of which a call is made.
pub(crate) struct Bench {
    pub(crate) ws: Workspace,
    pub(crate) run: RunState,
    pub(crate) captures: Captures,
    pub(crate) host: Host,
}

/// A host with a request line, and nothing else.
#[derive(Default)]
pub(crate) struct Host {
    pub(crate) target: Vec<u8>,
    pub(crate) decision: Decision,
    /// What `random` gives, from the back.
    pub(crate) random: Vec<u64>,
}

impl Default for Bench {
    fn default() -> Bench {
        Bench::new(Limits::DEFAULT)
    }
}

impl Bench {
    pub(crate) fn new(limits: Limits) -> Bench {
        let host = Host { target: b"/path?query".to_vec(), ..Host::default() };
        Bench { ws: Workspace::new(&limits), run: RunState::new(limits), captures: Captures::default(), host }
    }

    /// Calls `builtin`; `args` are seen as the call leaves them.
    pub(crate) fn call(&mut self, builtin: &Builtin, args: &mut [Value]) -> Result<Value, Exit> {
        self.call_prepared(builtin, args, &[])
    }

    /// Calls `builtin` with operands that were prepared at compile time.
    pub(crate) fn call_prepared(
        &mut self,
        builtin: &Builtin,
        args: &mut [Value],
        prepared: &[Option<PreparedOperand>],
    ) -> Result<Value, Exit> {
        let site = Site { file: 0, start: 3, end: 5, line: 7 };
        let mut call = Call {
            args,
            prepared,
            cx: Cx { ws: &mut self.ws, run: &mut self.run, site: &site },
            captures: &mut self.captures,
            host: &mut self.host,
        };
        (builtin.entry)(&mut call)
    }

    /// Calls a function of the library with values from outside.
    pub(crate) fn eval(&mut self, name: &str, args: &[Datum]) -> Result<Datum, Exit> {
        let builtin = find(name);
        assert!(
            args.len() >= builtin.min_args() && builtin.max_args().is_none_or(|max| args.len() <= max),
            "{name} does not take {} arguments",
            args.len()
        );
        let mut args: Vec<Value> = args.iter().map(|arg| self.ws.import(arg).unwrap()).collect();
        let value = self.call(builtin, &mut args)?;
        Ok(self.ws.export(value))
    }

    /// The warnings so far.
    pub(crate) fn warnings(&self) -> Vec<&str> {
        self.run.warnings.iter().map(|warning| warning.message.as_str()).collect()
    }
}

/// A function of the library.
pub(crate) fn find(name: &str) -> &'static Builtin {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    match LIBRARY.get_or_init(library).lookup(name) {
        Lookup::Found(builtin) => builtin,
        other => panic!("{name}: {other:?}"),
    }
}

/// What a call on a fresh bench gives, when it gives a value without a warning.
pub(crate) fn value(name: &str, args: &[Datum]) -> Datum {
    let mut bench = Bench::default();
    let value = bench.eval(name, args).unwrap_or_else(|exit| panic!("{name}: {exit:?}"));
    assert_eq!(bench.warnings(), [""; 0], "{name}");
    value
}

/// What a call on a fresh bench gives and warns.
pub(crate) fn warned(name: &str, args: &[Datum]) -> (Datum, Vec<String>) {
    let mut bench = Bench::default();
    let value = bench.eval(name, args).unwrap_or_else(|exit| panic!("{name}: {exit:?}"));
    (value, bench.warnings().into_iter().map(str::to_owned).collect())
}

/// The fault of a call on a bench with these limits.
pub(crate) fn fault(limits: Limits, name: &str, args: &[Datum]) -> Fault {
    match Bench::new(limits).eval(name, args) {
        Err(Exit::Trap(fault)) => *fault,
        other => panic!("{name}: {other:?}"),
    }
}

/// A text.
pub(crate) fn t(text: impl AsRef<[u8]>) -> Datum {
    Datum::text(text)
}

/// An integer.
pub(crate) fn i(int: i64) -> Datum {
    Datum::Int(int)
}

/// A double.
pub(crate) fn d(double: f64) -> Datum {
    Datum::Double(double)
}

/// An array.
pub(crate) fn a<const N: usize>(items: [Datum; N]) -> Datum {
    Datum::Array(items.to_vec())
}

/// A hash.
pub(crate) fn h<const N: usize>(entries: [(&str, Datum); N]) -> Datum {
    Datum::Hash(entries.into_iter().map(|(key, item)| (key.as_bytes().to_vec(), item)).collect())
}

impl Transaction for Host {
    fn method(&self) -> &[u8] {
        b"GET"
    }
    fn set_method(&mut self, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("this host has one method"))
    }
    fn target(&self) -> &[u8] {
        &self.target
    }
    fn set_target(&mut self, target: &[u8]) -> Result<(), Refused> {
        self.target = target.to_vec();
        Ok(())
    }
    fn header(&self, _: Side, _: &HeaderName, _: usize) -> Option<&[u8]> {
        None
    }
    fn header_at(&self, _: Side, _: usize) -> Option<(&HeaderName, &[u8])> {
        None
    }
    fn set_header(&mut self, _: Side, _: &HeaderName, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("this host has no headers"))
    }
    fn add_header(&mut self, _: Side, _: &HeaderName, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("this host has no headers"))
    }
    fn remove_header(&mut self, _: Side, _: &HeaderName) {}
    fn decision(&self) -> &Decision {
        &self.decision
    }
    fn decision_mut(&mut self) -> &mut Decision {
        &mut self.decision
    }
    fn random(&mut self) -> u64 {
        self.random.pop().unwrap_or_default()
    }
}

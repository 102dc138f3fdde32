//! The description of one function of the library.
//!
//! Nobody writes a [`Builtin`] by hand: `#[builtin]` (crate `pointsman-macros`) reads every field off one
//! documented Rust function.

use crate::{BindAny, Call, Comparison, Exit, Meaning, PrepareError, PreparedOperand, Quick, Value};

/// The entry of a builtin: takes its arguments from the call, gives its result.
pub type Entry = fn(&mut Call<'_>) -> Result<Value, Exit>;

/// One function of the library: what it is called, takes, gives, does and means.
#[derive(Debug)]
pub struct Builtin {
    /// The dotted name in its documented spelling, `string.startsWith`. Calls may spell it in any case.
    pub name: &'static str,
    /// Whether it is also called without its family (`startsWith`).
    pub short: bool,
    /// The parameters in order.
    pub params: &'static [Param],
    /// The type of the result.
    pub result: ResultType,
    /// What it does to the host, read off its signature.
    pub effect: Effect,
    /// Whether it sets `$1`..`$9`.
    pub captures: bool,
    /// The phases in which a rule may call it.
    pub phases: Phases,
    /// Whether it always ends the rule, so that nothing behind it runs.
    pub terminal: bool,
    /// Whether it may suspend the run.
    pub waits: bool,
    /// What to use in its place.
    pub deprecated: Option<Deprecation>,
    /// The documentation in Markdown, without its examples. The first sentence is the summary.
    pub doc: &'static str,
    /// Runnable examples from the documentation.
    pub examples: &'static [Example],
    /// The Rust file it is written in, for tests that point there.
    pub file: &'static str,
    /// The code.
    pub entry: Entry,
    /// A shorter way to the same answer, for calls whose other arguments are constant.
    pub quick: Quick,
    /// What a call with two arguments compares, when that is all it does.
    pub compares: Option<Comparison>,
    /// What its result says that a plainer function says too.
    pub means: Option<Meaning>,
    /// The test with any of many second arguments, when there is a quicker way than one after the other.
    pub any_of: Option<BindAny>,
    /// Whether a call of it may change what a [`Quick::Field`] gives afterwards.
    pub changes_fields: bool,
}

/// A deprecated function's replacement.
#[derive(Clone, Copy, Debug)]
pub struct Deprecation {
    /// The function that replaces it, taking the same arguments; or `None` when there is a way but no function.
    pub replacement: Option<&'static str>,
}

/// A parameter.
#[derive(Debug)]
pub struct Param {
    /// Its name, in the documentation's camelCase.
    pub name: &'static str,
    /// What the argument is cast to.
    pub ty: ParamType,
    /// Whether it must be given.
    pub kind: ParamKind,
    /// How a constant argument is prepared at compile time, and the word for what it becomes.
    pub prepare: Option<Preparation>,
}

/// How a constant argument is prepared.
#[derive(Clone, Copy, Debug)]
pub struct Preparation {
    /// What the text is expected to be: "regular expression".
    pub what: &'static str,
    /// Parses it; an error is a compile-time diagnostic at the argument.
    pub prepare: fn(&[u8]) -> Result<PreparedOperand, PrepareError>,
    /// What the author of a good one should know of it.
    pub caution: fn(&PreparedOperand) -> Option<&'static str>,
}

/// What an argument is cast to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamType {
    /// Bytes.
    Text,
    /// A signed 64-bit integer.
    Int,
    /// A double.
    Double,
    /// A truth value.
    Bool,
    /// Passed as it is.
    Any,
    /// An array, read.
    Array,
    /// A hash, read.
    Hash,
    /// An array, changed in place: the argument must be a variable or an element.
    ArrayMut,
    /// A hash, changed in place: the argument must be a variable or an element.
    HashMut,
}

impl ParamType {
    /// Whether the argument is changed in place.
    pub fn in_place(self) -> bool {
        matches!(self, ParamType::ArrayMut | ParamType::HashMut)
    }
}

/// Whether a parameter must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// Must be given.
    Required,
    /// May be left out, with all behind it.
    Optional,
    /// Takes all further arguments, none included.
    Rest,
}

/// The type of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultType {
    /// The empty string: called for its effect.
    Nothing,
    /// 1 or 0.
    Bool,
    /// A signed 64-bit integer.
    Int,
    /// A double.
    Double,
    /// Bytes.
    Text,
    /// A new array.
    Array,
    /// A new hash.
    Hash,
    /// The container that was changed in place: the caller's own, not a copy.
    InPlace,
    /// Anything; a container is a new one.
    Any,
}

impl ResultType {
    /// For inference.
    pub fn ty(self) -> crate::Type {
        match self {
            ResultType::Nothing | ResultType::Text => crate::Type::Text,
            ResultType::Bool | ResultType::Int => crate::Type::Int,
            ResultType::Double => crate::Type::Double,
            ResultType::Array | ResultType::Hash => crate::Type::Container,
            // A function that changes its argument in place gives other things back as they are.
            ResultType::InPlace | ResultType::Any => crate::Type::Any,
        }
    }
}

/// What a function does to the host. Read off its signature, so it cannot lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Never sees the host: equal arguments give equal results.
    Pure,
    /// Reads the host.
    Reads,
    /// Changes the host.
    Writes,
}

/// When a rule runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// When the request's headers are in.
    Request,
    /// When the response's headers are in.
    Response,
    /// When the transaction is over: rules only read.
    Completion,
}

impl Phase {
    /// As on the command line: "request".
    pub fn name(self) -> &'static str {
        match self {
            Phase::Request => "request",
            Phase::Response => "response",
            Phase::Completion => "completion",
        }
    }

    /// As `rule.getState()` gives it: "REQUEST".
    pub fn state(self) -> &'static str {
        match self {
            Phase::Request => "REQUEST",
            Phase::Response => "RESPONSE",
            Phase::Completion => "COMPLETION",
        }
    }
}

/// A set of phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phases {
    /// Allowed in request rules.
    pub request: bool,
    /// Allowed in response rules.
    pub response: bool,
    /// Allowed in completion rules.
    pub completion: bool,
}

impl Phases {
    /// Every phase.
    pub const ALL: Phases = Phases { request: true, response: true, completion: true };
    /// Every phase that may change something: all but completion.
    pub const ACTIVE: Phases = Phases { request: true, response: true, completion: false };

    /// Whether `phase` is in the set.
    pub fn contains(self, phase: Phase) -> bool {
        match phase {
            Phase::Request => self.request,
            Phase::Response => self.response,
            Phase::Completion => self.completion,
        }
    }

    /// The names of the phases in the set, in order.
    pub fn names(self) -> Vec<&'static str> {
        [Phase::Request, Phase::Response, Phase::Completion]
            .into_iter()
            .filter(|phase| self.contains(*phase))
            .map(Phase::name)
            .collect()
    }
}

/// An example: a small script in the notation of the conformance scripts, where the value of a line's
/// expression stands behind `# ->`.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The script.
    pub source: &'static str,
}

impl Builtin {
    /// The family: everything before the last point of the name.
    pub fn family(&self) -> &'static str {
        self.name.rsplit_once('.').map_or("", |(family, _)| family)
    }

    /// The documentation's first sentence.
    pub fn summary(&self) -> &'static str {
        let doc = self.doc.trim();
        let paragraph = doc.split("\n\n").next().unwrap_or(doc);
        match paragraph.find(". ").or_else(|| paragraph.find(".\n")) {
            Some(end) => &paragraph[..=end],
            None => paragraph,
        }
    }

    /// The fewest arguments.
    pub fn min_args(&self) -> usize {
        self.params.iter().filter(|param| param.kind == ParamKind::Required).count()
    }

    /// The most arguments; `None` when there is no bound.
    pub fn max_args(&self) -> Option<usize> {
        match self.params.last() {
            Some(Param { kind: ParamKind::Rest, .. }) => None,
            _ => Some(self.params.len()),
        }
    }

    /// The parameter that takes the argument at `index`.
    pub fn param(&self, index: usize) -> Option<&'static Param> {
        match self.params.get(index) {
            Some(param) => Some(param),
            None => self.params.last().filter(|param| param.kind == ParamKind::Rest),
        }
    }

    /// The signature as in the reference: `string.find( haystack, needle, [start] )`.
    pub fn signature(&self) -> String {
        let params: Vec<String> = self
            .params
            .iter()
            .map(|param| match param.kind {
                ParamKind::Required => param.name.to_owned(),
                ParamKind::Optional => format!("[{}]", param.name),
                ParamKind::Rest => format!("[{}...]", param.name),
            })
            .collect();
        if params.is_empty() {
            format!("{}()", self.name)
        } else {
            format!("{}( {} )", self.name, params.join(", "))
        }
    }
}

//! Prepared regular expressions: PCRE over bytes, in linear time wherever the pattern allows it.
//!
//! A pattern is parsed by our own reader ([`mod@parse`]), which knows PCRE's words and refuses what is not
//! supported; so no engine sees the text, and none can read it differently. A tree without lookaround, back
//! references and the like runs on the linear engine ([`linear`]); others run on a backtracking machine that
//! counts every step ([`backtrack`]).
//!
//! Nothing about captures as the language has them (`$1`) belongs in here: that is `string.regexmatch`.

mod backslash;
mod backtrack;
mod class;
mod count;
#[cfg(test)]
mod edges;
mod escape;
mod group;
mod linear;
mod metered;
mod mistake;
mod parse;
mod reference;
mod search;
mod set;
#[cfg(test)]
mod tests;
mod tree;

use std::sync::OnceLock;

use pointsman_model::{Fault, Groups, Limits, Prepare, PrepareError};
use regex_automata::util::primitives::NonMaxUsize;

use backtrack::Backtrack;
use linear::Linear;
pub(crate) use metered::metered;
use parse::{Parsed, Start, parse};
pub use search::Search;

/// Groups that a match reports: the whole and `$1`..`$9`.
pub const GROUPS: usize = 10;
/// Bytes of one compiled pattern.
const SIZE_MAX: usize = Limits::DEFAULT.regex_bytes;

/// How a pattern is to be read, beyond its own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `i`: letters match in either case.
    pub ignore_case: bool,
    /// `m`: `^` and `$` match at lines too.
    pub multi_line: bool,
}

impl Flags {
    fn index(self) -> usize {
        usize::from(self.ignore_case) + 2 * usize::from(self.multi_line)
    }
}

/// Where a match and its groups stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spans([Option<NonMaxUsize>; 2 * GROUPS]);

impl Spans {
    /// Start and end of a group, 0 being the whole match; `None` when it took no part.
    #[inline]
    pub fn get(&self, group: usize) -> Option<(usize, usize)> {
        let start = (*self.0.get(2 * group)?)?.get();
        let end = (*self.0.get(2 * group + 1)?)?.get();
        Some((start, end))
    }
}

/// A regular expression. It is compiled for the flags that are asked for, each set once.
#[derive(Debug)]
pub struct Pattern {
    source: Box<[u8]>,
    groups: usize,
    backtracks: bool,
    /// How large it is when it is compiled, in nodes of its tree.
    weight: u64,
    engines: [OnceLock<Result<Engine, PrepareError>>; 4],
    /// For the linear ones among them, the same pattern for the machine that counts steps.
    counting: [OnceLock<Option<Backtrack>>; 4],
}

#[derive(Debug)]
enum Engine {
    Linear(Linear),
    Backtrack(Backtrack),
}

impl Prepare for Pattern {
    const WHAT: &'static str = "regular expression";

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        let parsed = parse(text, Start::default())?;
        let backtracks = parsed.node.needs_backtracking();
        let engine = Engine::compile(&parsed)?;
        let engines = [OnceLock::from(Ok(engine)), OnceLock::new(), OnceLock::new(), OnceLock::new()];
        let counting = std::array::from_fn(|_| OnceLock::new());
        let weight = parsed.node.weight();
        Ok(Pattern { source: text.into(), groups: parsed.groups, backtracks, weight, engines, counting })
    }

    /// As long as it may take to see that a pattern is too large.
    const FUEL_WHEN_BAD: u64 = 1000;

    fn fuel(&self) -> u64 {
        20 + self.weight / 4
    }

    fn caution(&self) -> Option<&'static str> {
        self.backtracks.then_some(
            "this pattern is matched by backtracking: some texts take it many steps, and a limit then ends the rule",
        )
    }
}

impl Engine {
    fn compile(parsed: &Parsed) -> Result<Engine, PrepareError> {
        if parsed.node.needs_backtracking() {
            Backtrack::compile(&parsed.node, parsed.groups).map(Engine::Backtrack)
        } else {
            Linear::compile(&parsed.node).map(Engine::Linear)
        }
    }
}

impl Pattern {
    /// The pattern as it was written.
    pub fn source(&self) -> &[u8] {
        &self.source
    }

    /// Number of capturing groups.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// Whether it runs on the backtracking machine: some texts take it many steps, and a limit stops it.
    pub fn needs_backtracking(&self) -> bool {
        self.backtracks
    }

    fn parse(&self, flags: Flags) -> Result<Parsed, PrepareError> {
        parse(&self.source, Start { ignore_case: flags.ignore_case, multi_line: flags.multi_line })
    }

    fn engine(&self, flags: Flags) -> Result<&Engine, Fault> {
        let engine = self.engines[flags.index()].get_or_init(|| Engine::compile(&self.parse(flags)?));
        // The pattern is good without flags; with them it can only have grown past the size limit.
        engine.as_ref().map_err(|_| Fault::RegexLimit)
    }

    /// Whether the pattern matches anywhere in `text`, within `steps` steps of backtracking.
    pub fn is_match(&self, text: &[u8], flags: Flags, steps: &mut u64) -> Result<bool, Fault> {
        match self.engine(flags)? {
            Engine::Linear(linear) if linear.doubts(text) => {
                self.find(text, 0, flags, steps).map(|spans| spans.is_some())
            }
            Engine::Linear(linear) => Ok(linear.is_match(text)),
            Engine::Backtrack(backtrack) => backtrack.find(text, 0, &mut Spans::default().0, steps),
        }
    }

    /// The first match that begins at or behind `from`, within `steps` steps of backtracking. What stands
    /// before `from` is seen by `\b`, `^` and lookbehinds.
    pub fn find(
        &self,
        text: &[u8],
        from: usize,
        flags: Flags,
        steps: &mut u64,
    ) -> Result<Option<Spans>, Fault> {
        let mut spans = Spans::default();
        if from > text.len() {
            return Ok(None);
        }
        let found = match self.engine(flags)? {
            Engine::Linear(linear) => {
                let wanted = 2 * (self.groups + 1).min(GROUPS);
                let found = linear.find(text, from, &mut spans.0[..wanted]);
                if found
                    && linear.doubts(text)
                    && let Some((start, end)) = spans.get(0)
                    && end == text.len()
                {
                    // No match that stands begins before one that may not.
                    let counting = self.counting(flags).ok_or(Fault::RegexLimit)?;
                    spans = Spans::default();
                    counting.find(text, start, &mut spans.0, steps)?
                } else {
                    found
                }
            }
            Engine::Backtrack(backtrack) => backtrack.find(text, from, &mut spans.0, steps)?,
        };
        Ok(found.then_some(spans))
    }

    /// Whether the pattern matches anywhere in `text`, and where its groups stand then. `None` when only the
    /// machine that counts its steps can tell.
    #[inline]
    pub fn match_linear(&self, text: &[u8], flags: Flags, groups: &mut Groups) -> Option<bool> {
        let Ok(Engine::Linear(linear)) = self.engine(flags) else { return None };
        if linear.doubts(text) {
            return None;
        }
        if self.groups == 0 {
            return Some(linear.is_match(text));
        }
        // Asked before anything is made ready: mostly there is none.
        let Some(place) = linear.place(text, 0) else { return Some(false) };
        let mut spans = Spans::default();
        let wanted = (self.groups + 1).min(GROUPS);
        let found = linear.find_from(text, place, &mut spans.0[..2 * wanted]);
        if found {
            for group in 1..wanted {
                if let Some((start, end)) = spans.get(group) {
                    groups.set(group, start, end);
                }
            }
        }
        Some(found)
    }

    /// The machine that counts its steps, for a pattern that does not need it.
    fn counting(&self, flags: Flags) -> Option<&Backtrack> {
        let counting = self.counting[flags.index()].get_or_init(|| {
            let parsed = self.parse(flags).ok().filter(|_| !self.backtracks)?;
            Backtrack::compile(&parsed.node, parsed.groups).ok()
        });
        counting.as_ref()
    }

    /// As [`Pattern::find`], with every step counted, whatever the pattern.
    fn find_by_steps(
        &self,
        text: &[u8],
        from: usize,
        flags: Flags,
        steps: &mut u64,
    ) -> Result<Option<Spans>, Fault> {
        // A few patterns are too large for this machine; and those that backtrack anyway count their steps.
        let Some(counting) = self.counting(flags) else { return self.find(text, from, flags, steps) };
        let mut spans = Spans::default();
        Ok((from <= text.len() && counting.find(text, from, &mut spans.0, steps)?).then_some(spans))
    }
}

fn too_large() -> PrepareError {
    PrepareError::new("the pattern is too large when it is compiled")
        .help("repetitions of repetitions, `(a{100}){100}`, multiply; use smaller numbers")
}

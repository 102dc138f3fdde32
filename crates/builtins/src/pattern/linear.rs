//! Patterns without backtracking, run by the linear engine: time grows with the text and nothing else.

use memchr::memmem::Finder;
use pointsman_model::PrepareError;
use regex_automata::meta::Regex;
use regex_automata::util::prefilter::Prefilter;
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Anchored, Input, MatchKind, Span};
use regex_syntax::hir::literal::{Extractor, Seq};
use regex_syntax::hir::{self, Class, ClassBytes, ClassBytesRange, Hir};

use super::SIZE_MAX;
use super::set::ByteSet;
use super::tree::{Look, Node};

/// So many places where a match may begin are tried one by one. Each try may read to the end of the text, so more of
/// them could take time by the square of its length.
const TRIES: usize = 3;

/// A pattern for the linear engine.
#[derive(Debug)]
pub(super) struct Linear {
    regex: Regex,
    beginning: Beginning,
    /// Whether a match may end in a `^` of lines. This engine sees a line behind a last line feed; PCRE sees none.
    ends_in_line_start: bool,
}

/// What every match begins with. Most texts do not hold it, and the engine would take longer to say so; and where
/// it stands the match is tried at once, in place of a search for its end and another for its beginning.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one for each pattern, and a box would be one place more to look at"
)]
enum Beginning {
    /// One text.
    One(Finder<'static>),
    /// One of some texts.
    Several(Prefilter),
    /// Nothing in particular.
    Any,
}

impl Beginning {
    /// How the matches of a pattern begin.
    fn of(hir: &Hir) -> Beginning {
        let mut beginnings = Extractor::new().extract(hir);
        if let Some(text) = beginnings.longest_common_prefix().filter(|text| !text.is_empty()) {
            return Beginning::One(Finder::new(text).into_owned());
        }
        beginnings.optimize_for_prefix_by_preference();
        match Beginning::search(&beginnings) {
            Some(search) => Beginning::Several(search),
            None => Beginning::Any,
        }
    }

    /// A search for any of these, when there is a fast one.
    fn search(beginnings: &Seq) -> Option<Prefilter> {
        let texts = beginnings.literals().filter(|texts| texts.iter().all(|text| !text.is_empty()))?;
        Prefilter::new(MatchKind::LeftmostFirst, texts).filter(Prefilter::is_fast)
    }

    /// The first place at or behind `from` where a match may begin.
    #[inline]
    fn place(&self, text: &[u8], from: usize) -> Option<usize> {
        match self {
            Beginning::One(beginning) => Some(from + beginning.find(text.get(from..)?)?),
            Beginning::Several(search) => {
                let rest = Span { start: from, end: text.len() };
                Some(search.find(text, rest)?.start)
            }
            Beginning::Any => Some(from),
        }
    }
}

impl Linear {
    /// Compiles a tree that needs no backtracking.
    pub(super) fn compile(node: &Node) -> Result<Linear, PrepareError> {
        let config = Regex::config()
            .utf8_empty(false)
            .nfa_size_limit(Some(SIZE_MAX))
            .onepass_size_limit(Some(SIZE_MAX))
            .hybrid_cache_capacity(2 * SIZE_MAX);
        let hir = lower(node);
        let regex = Regex::builder().configure(config).build_from_hir(&hir).map_err(|error| {
            if error.size_limit().is_some() {
                super::too_large()
            } else {
                PrepareError::new(format!("the pattern cannot be compiled: {error}"))
            }
        })?;
        let ends_in_line_start = node.may_end_in_line_start(true);
        Ok(Linear { regex, beginning: Beginning::of(&hir), ends_in_line_start })
    }

    /// Whether a match that ends at the end of this text may rest on a line that is none.
    #[inline]
    pub(super) fn doubts(&self, text: &[u8]) -> bool {
        self.ends_in_line_start && text.last() == Some(&b'\n')
    }

    /// Says no, quickly, for most texts without a match.
    #[inline]
    pub(super) fn may_match(&self, text: &[u8]) -> bool {
        match &self.beginning {
            Beginning::One(_) => self.place(text, 0).is_some(),
            // The engine looks for these in the same way.
            Beginning::Several(_) | Beginning::Any => true,
        }
    }

    /// The first place at or behind `from` where a match may begin; for most texts without a match there is none.
    #[inline]
    pub(super) fn place(&self, text: &[u8], from: usize) -> Option<usize> {
        self.beginning.place(text, from)
    }

    /// The first match at or behind `from`; fills as many slots (a start and an end for each group) as there
    /// are.
    #[inline]
    pub(super) fn find(&self, text: &[u8], from: usize, slots: &mut [Option<NonMaxUsize>]) -> bool {
        self.place(text, from).is_some_and(|place| self.find_from(text, place, slots))
    }

    /// The same, when `place` is the first place where it may begin.
    pub(super) fn find_from(&self, text: &[u8], place: usize, slots: &mut [Option<NonMaxUsize>]) -> bool {
        let mut from = place;
        if !matches!(self.beginning, Beginning::Any) {
            for _ in 0..TRIES {
                let here = Input::new(text).range(from..).anchored(Anchored::Yes);
                if self.regex.search_slots(&here, slots).is_some() {
                    return true;
                }
                // A match that came to nothing may have left places behind.
                slots.fill(None);
                let Some(next) = self.place(text, from + 1) else { return false };
                from = next;
            }
        }
        self.regex.search_slots(&Input::new(text).range(from..), slots).is_some()
    }

    /// Whether there is a match.
    #[inline]
    pub(super) fn is_match(&self, text: &[u8]) -> bool {
        self.may_match(text) && self.regex.is_match(text)
    }
}

fn lower(node: &Node) -> Hir {
    match node {
        Node::Set(set) => lower_set(set),
        Node::Look(look) => Hir::look(match look {
            Look::Start => hir::Look::Start,
            // Never reached with the last: it needs backtracking.
            Look::End | Look::EndOrLastNewline => hir::Look::End,
            Look::LineStart => hir::Look::StartLF,
            Look::LineEnd => hir::Look::EndLF,
            Look::Word => hir::Look::WordAscii,
            Look::NotWord => hir::Look::WordAsciiNegate,
        }),
        Node::Group(number, node) => {
            let index = u32::try_from(*number).unwrap_or(u32::MAX);
            Hir::capture(hir::Capture { index, name: None, sub: Box::new(lower(node)) })
        }
        Node::Concat(nodes) => Hir::concat(nodes.iter().map(lower).collect()),
        Node::Alternatives(nodes) => Hir::alternation(nodes.iter().map(lower).collect()),
        Node::Repeat(node, repeat) => Hir::repetition(hir::Repetition {
            min: repeat.min,
            max: repeat.max,
            greedy: repeat.greedy,
            sub: Box::new(lower(node)),
        }),
        // The rest needs backtracking and does not come here.
        Node::Empty
        | Node::Around(..)
        | Node::Atomic(_)
        | Node::Again { .. }
        | Node::Keep
        | Node::IfGroup { .. } => Hir::empty(),
    }
}

fn lower_set(set: &ByteSet) -> Hir {
    match set.single() {
        Some(byte) => Hir::literal([byte]),
        None => {
            let ranges = set.ranges().into_iter().map(|(first, last)| ClassBytesRange::new(first, last));
            Hir::class(Class::Bytes(ClassBytes::new(ranges)))
        }
    }
}

//! Patterns without backtracking, run by the linear engine: time grows with the text and nothing else.

use memchr::memmem::Finder;
use pointsman_model::PrepareError;
use regex_automata::meta::Regex;
use regex_automata::{Input, util::primitives::NonMaxUsize};
use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{self, Class, ClassBytes, ClassBytesRange, Hir};

use super::SIZE_MAX;
use super::set::ByteSet;
use super::tree::{Look, Node};

/// A pattern for the linear engine.
#[derive(Debug)]
pub(super) struct Linear {
    regex: Regex,
    /// What every match begins with. Most texts do not hold it, and the engine would take longer to say so.
    beginning: Option<Finder<'static>>,
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
        let beginnings = Extractor::new().extract(&hir);
        let beginning = beginnings.longest_common_prefix().filter(|text| !text.is_empty());
        Ok(Linear { regex, beginning: beginning.map(|text| Finder::new(text).into_owned()) })
    }

    /// Says no, quickly, for most texts without a match at or behind `from`.
    #[inline]
    pub(super) fn may_match(&self, text: &[u8], from: usize) -> bool {
        match &self.beginning {
            Some(beginning) => beginning.find(text.get(from..).unwrap_or_default()).is_some(),
            None => true,
        }
    }

    /// The first match at or behind `from`; fills as many slots (a start and an end for each group) as there
    /// are.
    #[inline]
    pub(super) fn find(&self, text: &[u8], from: usize, slots: &mut [Option<NonMaxUsize>]) -> bool {
        self.may_match(text, from)
            && self.regex.search_slots(&Input::new(text).range(from..), slots).is_some()
    }

    /// Whether there is a match.
    #[inline]
    pub(super) fn is_match(&self, text: &[u8]) -> bool {
        self.may_match(text, 0) && self.regex.is_match(text)
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

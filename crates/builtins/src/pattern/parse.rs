//! Reads PCRE as rules write it, into a tree.
//!
//! Decided here: a dot matches any byte, a line feed too; `^` and `$` are the ends of the text unless the
//! flag `m` is on, and `$` does not match before a last line feed; everything is about bytes, letters are
//! ASCII. What this engine does not do is refused with a message, never read as something else.

use std::ops::Range;

use pointsman_model::PrepareError;

use super::count::counted;
use super::mistake::error;
use super::set::ByteSet;
use super::tree::{Look, Node, Repeat};

/// PCRE's own limit on a repetition's numbers.
const REPEAT_MAX: u32 = 65_535;
/// The longest pattern, as PCRE's default build has it.
const LENGTH_MAX: usize = 64 << 10;

/// A parsed pattern.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) node: Node,
    /// Number of capturing groups.
    pub(crate) groups: usize,
}

/// The flags a pattern starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) ignore_case: bool,
    pub(crate) multi_line: bool,
}

/// Parses a whole pattern.
pub(crate) fn parse(pattern: &[u8], start: Start) -> Result<Parsed, PrepareError> {
    if pattern.len() > LENGTH_MAX {
        return Err(PrepareError::new(format!("the pattern is longer than {LENGTH_MAX} bytes")));
    }
    let mut parser = Parser::new(pattern, start, None);
    let node = parser.whole()?;
    if !parser.looks_ahead {
        return Ok(Parsed { node, groups: parser.names.len() });
    }
    // Something depends on groups that stand further on: read again, now knowing all of them.
    let names = std::mem::take(&mut parser.names);
    let mut parser = Parser::new(pattern, start, Some(names));
    let node = parser.whole()?;
    Ok(Parsed { node, groups: parser.names.len() })
}

#[derive(Clone, Copy)]
pub(super) struct Flags {
    pub(super) ignore_case: bool,
    pub(super) multi_line: bool,
    pub(super) dot_all: bool,
    pub(super) extended: bool,
    pub(super) ungreedy: bool,
}

/// Names of the groups, by number from 1.
pub(super) type Names = Vec<Option<Box<[u8]>>>;

pub(super) struct Parser<'p> {
    pub(super) pattern: &'p [u8],
    pub(super) at: usize,
    pub(super) flags: Flags,
    pub(super) depth: usize,
    /// Between `\Q` and `\E`.
    pub(super) quoted: bool,
    pub(super) names: Names,
    /// All groups, when this is the second reading.
    pub(super) all: Option<Names>,
    pub(super) looks_ahead: bool,
}

impl<'p> Parser<'p> {
    fn new(pattern: &'p [u8], start: Start, all: Option<Names>) -> Parser<'p> {
        let flags = Flags {
            ignore_case: start.ignore_case,
            multi_line: start.multi_line,
            dot_all: true,
            extended: false,
            ungreedy: false,
        };
        let names = Vec::new();
        Parser { pattern, at: 0, flags, depth: 0, quoted: false, names, all, looks_ahead: false }
    }

    fn whole(&mut self) -> Result<Node, PrepareError> {
        let node = self.alternatives()?;
        if self.at < self.pattern.len() {
            return Err(error("`)` closes no group", self.at..self.at + 1)
                .help("write `[)]` for the character itself"));
        }
        Ok(node)
    }

    pub(super) fn rest(&self) -> &'p [u8] {
        &self.pattern[self.at.min(self.pattern.len())..]
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.pattern.get(self.at).copied()
    }

    pub(super) fn eat(&mut self, text: &[u8]) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// Up to `|`-separated branches, until a `)` or the end.
    pub(super) fn alternatives(&mut self) -> Result<Node, PrepareError> {
        let mut branches = vec![self.branch()?];
        while self.eat(b"|") {
            branches.push(self.branch()?);
        }
        Ok(if branches.len() == 1 { branches.remove(0) } else { Node::Alternatives(branches) })
    }

    fn branch(&mut self) -> Result<Node, PrepareError> {
        let mut nodes = Vec::new();
        loop {
            self.skip_ignored()?;
            let Some(byte) = self.peek() else { break };
            if !self.quoted && (byte == b'|' || byte == b')') {
                break;
            }
            let start = self.at;
            let Some(atom) = self.atom()? else { continue };
            let atom = self.quantified(atom)?;
            if atom != Node::Empty {
                nodes.push(atom);
            }
            debug_assert!(self.at > start, "every atom takes a byte");
        }
        Ok(match nodes.len() {
            0 => Node::Empty,
            1 => nodes.remove(0),
            _ => Node::Concat(nodes),
        })
    }

    /// Comments, `\E`, and under the flag `x` white space.
    fn skip_ignored(&mut self) -> Result<(), PrepareError> {
        loop {
            if self.quoted {
                if !self.eat(b"\\E") {
                    return Ok(());
                }
                self.quoted = false;
            } else if self.eat(b"\\Q") {
                self.quoted = true;
            } else if self.eat(b"\\E") {
            } else if self.rest().starts_with(b"(?#") {
                match memchr::memchr(b')', self.rest()) {
                    Some(end) => self.at += end + 1,
                    None => return Err(error("the comment is never closed", self.at..self.pattern.len())),
                }
            } else if self.flags.extended {
                match self.peek() {
                    Some(9..=13 | b' ') => self.at += 1,
                    Some(b'#') => {
                        self.at +=
                            memchr::memchr(b'\n', self.rest()).map_or(self.rest().len(), |end| end + 1);
                    }
                    _ => return Ok(()),
                }
            } else {
                return Ok(());
            }
        }
    }

    /// One thing that a quantifier can follow; `None` for a change of flags.
    fn atom(&mut self) -> Result<Option<Node>, PrepareError> {
        let start = self.at;
        let byte = self.pattern[start];
        if self.quoted {
            self.at += 1;
            return Ok(Some(self.literal(byte)));
        }
        match byte {
            b'(' => return self.group(),
            b'[' => {
                let (set, end) = super::class::class(self.pattern, start, self.flags.ignore_case)?;
                self.at = end;
                return Ok(Some(Node::Set(set)));
            }
            b'\\' => return self.escape().map(Some),
            b'*' | b'+' | b'?' => return Err(self.nothing_to_repeat(start..start + 1)),
            b'{' if self.counted_repeat().is_some() => {
                let end = self.counted_repeat().map_or(start + 1, |(_, _, end)| end);
                return Err(self.nothing_to_repeat(start..end));
            }
            _ => {}
        }
        self.at += 1;
        Ok(Some(match byte {
            b'.' if self.flags.dot_all => Node::Set(ByteSet::ALL),
            b'.' => Node::Set(ByteSet::of(b"\n").not()),
            b'^' if self.flags.multi_line => Node::Look(Look::LineStart),
            b'^' => Node::Look(Look::Start),
            b'$' if self.flags.multi_line => Node::Look(Look::LineEnd),
            b'$' => Node::Look(Look::End),
            _ => self.literal(byte),
        }))
    }

    pub(super) fn literal(&self, byte: u8) -> Node {
        let set = ByteSet::of(&[byte]);
        Node::Set(if self.flags.ignore_case { set.fold() } else { set })
    }

    fn nothing_to_repeat(&self, range: Range<usize>) -> PrepareError {
        let text = String::from_utf8_lossy(&self.pattern[range.clone()]).into_owned();
        error(format!("there is nothing to repeat before `{text}`"), range)
            .help(format!("write `[{}]` for the character itself", &text[..1]))
    }

    /// The quantifier behind an atom, if any.
    fn quantified(&mut self, atom: Node) -> Result<Node, PrepareError> {
        self.skip_ignored()?;
        let Some((min, max, end)) = self.quantifier() else { return Ok(atom) };
        let range = self.at..end;
        if min > REPEAT_MAX || max.is_some_and(|max| max > REPEAT_MAX) {
            return Err(error(format!("a repetition can count to {REPEAT_MAX}"), range));
        }
        if max.is_some_and(|max| max < min) {
            return Err(error("the numbers of the repetition are in the wrong order", range)
                .help("write the smaller one first: `{1,3}`"));
        }
        self.at = end;
        let possessive = self.eat(b"+");
        let lazy = !possessive && self.eat(b"?");
        let greedy = possessive || lazy == self.flags.ungreedy;
        self.skip_ignored()?;
        if let Some((_, _, end)) = self.quantifier() {
            return Err(error("a quantifier cannot follow a quantifier", self.at..end)
                .help("put a group around the first: `(?:a+){2}`"));
        }
        let repeat = Node::Repeat(Box::new(atom), Repeat { min, max, greedy });
        Ok(if possessive { Node::Atomic(Box::new(repeat)) } else { repeat })
    }

    fn quantifier(&self) -> Option<(u32, Option<u32>, usize)> {
        if self.quoted {
            return None;
        }
        match self.peek()? {
            b'*' => Some((0, None, self.at + 1)),
            b'+' => Some((1, None, self.at + 1)),
            b'?' => Some((0, Some(1), self.at + 1)),
            b'{' => self.counted_repeat(),
            _ => None,
        }
    }

    fn counted_repeat(&self) -> Option<(u32, Option<u32>, usize)> {
        let (min, max, length) = counted(self.rest())?;
        Some((min, max, self.at + length))
    }
}

//! Reads PCRE as rules write it, into a tree.
//!
//! Decided here: a dot matches any byte, a line feed too; `^` and `$` are the ends of the text unless the
//! flag `m` is on, and `$` does not match before a last line feed; everything is about bytes, letters are
//! ASCII. What this engine does not do is refused with a message, never read as something else.

use std::ops::Range;

use pointsman_model::PrepareError;

use super::set::ByteSet;
use super::tree::{Around, Look, Node, Repeat};

/// PCRE's own limit on a repetition's numbers.
const REPEAT_MAX: u32 = 65_535;
/// Groups inside groups. Every walk over the tree is a recursion, and this bounds it.
const DEPTH_MAX: usize = 100;
/// The longest pattern, as PCRE's default build has it.
const LENGTH_MAX: usize = 64 << 10;
/// Capturing groups in one pattern.
const GROUPS_MAX: usize = 1000;

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
struct Flags {
    ignore_case: bool,
    multi_line: bool,
    dot_all: bool,
    extended: bool,
    ungreedy: bool,
}

/// Names of the groups, by number from 1.
type Names = Vec<Option<Box<[u8]>>>;

struct Parser<'p> {
    pattern: &'p [u8],
    at: usize,
    flags: Flags,
    depth: usize,
    /// Between `\Q` and `\E`.
    quoted: bool,
    names: Names,
    /// All groups, when this is the second reading.
    all: Option<Names>,
    looks_ahead: bool,
}

/// What an escape stands for, where it can stand in a class too.
pub(super) enum Escape {
    Byte(u8),
    Set(ByteSet),
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
                .help("write `\\)` for the character itself"));
        }
        Ok(node)
    }

    fn rest(&self) -> &'p [u8] {
        &self.pattern[self.at.min(self.pattern.len())..]
    }

    fn peek(&self) -> Option<u8> {
        self.pattern.get(self.at).copied()
    }

    fn eat(&mut self, text: &[u8]) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// Up to `|`-separated branches, until a `)` or the end.
    fn alternatives(&mut self) -> Result<Node, PrepareError> {
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

    fn literal(&self, byte: u8) -> Node {
        let set = ByteSet::of(&[byte]);
        Node::Set(if self.flags.ignore_case { set.fold() } else { set })
    }

    fn nothing_to_repeat(&self, range: Range<usize>) -> PrepareError {
        let text = String::from_utf8_lossy(&self.pattern[range.clone()]).into_owned();
        error(format!("there is nothing to repeat before `{text}`"), range)
            .help(format!("write `\\{text}` for the character itself"))
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

    /// `{n}`, `{n,}`, `{n,m}`. Any other brace stands for itself.
    fn counted_repeat(&self) -> Option<(u32, Option<u32>, usize)> {
        let rest = self.rest().strip_prefix(b"{")?;
        let close = memchr::memchr(b'}', &rest[..rest.len().min(40)])?;
        let inner = &rest[..close];
        let end = self.at + close + 2;
        let number = |digits: &[u8]| -> Option<u32> {
            let digits = std::str::from_utf8(digits).ok()?;
            let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse().unwrap_or(u32::MAX))
        };
        match memchr::memchr(b',', inner) {
            None => number(inner).map(|count| (count, Some(count), end)),
            Some(comma) => {
                let min = number(&inner[..comma])?;
                match &inner[comma + 1..] {
                    [] => Some((min, None, end)),
                    max => Some((min, Some(number(max)?), end)),
                }
            }
        }
    }

    /// Everything that begins with `(`.
    fn group(&mut self) -> Result<Option<Node>, PrepareError> {
        let open = self.at;
        if self.rest().starts_with(b"(*") {
            return Err(error("backtracking verbs are not supported", open..open + 2)
                .help("write `\\(` for the character itself"));
        }
        self.at += 1;
        let before = self.flags;
        if !self.eat(b"?") {
            return self.capture(open, None).map(Some);
        }
        const AHEAD: Around = Around { ahead: true, wanted: true };
        for (prefix, around) in [
            (&b"="[..], AHEAD),
            (b"!", Around { wanted: false, ..AHEAD }),
            (b"<=", Around { ahead: false, ..AHEAD }),
            (b"<!", Around { ahead: false, wanted: false }),
        ] {
            if self.eat(prefix) {
                let node = self.body(open, before)?;
                if !around.ahead && !fixed_width(&node) {
                    return Err(error("a lookbehind must have a fixed length", open..self.at)
                        .help("give each alternative in it a length that does not depend on the text"));
                }
                return Ok(Some(Node::Around(Box::new(node), around)));
            }
        }
        if self.eat(b":") {
            return self.body(open, before).map(|node| Some(whole(node)));
        }
        if self.eat(b">") {
            return self.body(open, before).map(|node| Some(Node::Atomic(Box::new(node))));
        }
        for (prefix, close) in [(&b"P<"[..], b'>'), (b"<", b'>'), (b"'", b'\'')] {
            if self.eat(prefix) {
                let name = self.name(close)?;
                return self.capture(open, Some(name)).map(Some);
            }
        }
        if self.eat(b"P=") {
            let name = self.name(b')')?;
            return self.again_by_name(name).map(Some);
        }
        if self.eat(b"(") {
            return self.condition(open, before).map(Some);
        }
        let here = self.at..(self.at + 1).min(self.pattern.len());
        match self.peek() {
            Some(b'|') => Err(error("branch reset groups are not supported", open..here.end)),
            Some(b'R' | b'&' | b'0'..=b'9' | b'+' | b'P') => {
                Err(error("recursion and calls of groups are not supported", open..here.end))
            }
            Some(b'C') => Err(error("callouts are not supported", open..here.end)),
            None => Err(unclosed(open)),
            _ => self.inline_flags(open, before),
        }
    }

    /// `(?i)`, `(?i-m:...)`.
    fn inline_flags(&mut self, open: usize, before: Flags) -> Result<Option<Node>, PrepareError> {
        let mut on = true;
        loop {
            let Some(byte) = self.peek() else { return Err(unclosed(open)) };
            let range = self.at..self.at + 1;
            self.at += 1;
            match byte {
                b'i' => self.flags.ignore_case = on,
                b'm' => self.flags.multi_line = on,
                b's' => self.flags.dot_all = on,
                b'x' => self.flags.extended = on,
                b'U' => self.flags.ungreedy = on,
                b'-' if on => on = false,
                b')' => return Ok(None),
                b':' => return self.body(open, before).map(|node| Some(whole(node))),
                _ => {
                    let shown = String::from_utf8_lossy(&[byte]).into_owned();
                    return Err(error(format!("`{shown}` is not a flag of a group"), range)
                        .help("the flags are i, m, s, x and U; a plain group is `(?:...)`"));
                }
            }
        }
    }

    fn capture(&mut self, open: usize, name: Option<&[u8]>) -> Result<Node, PrepareError> {
        if let Some(name) = name
            && self.names.iter().flatten().any(|known| **known == *name)
        {
            let shown = String::from_utf8_lossy(name);
            return Err(error(format!("two groups are called `{shown}`"), open..self.at));
        }
        if self.names.len() == GROUPS_MAX {
            return Err(error(format!("the pattern has more than {GROUPS_MAX} groups"), open..open + 1));
        }
        self.names.push(name.map(Box::from));
        let number = self.names.len();
        let before = self.flags;
        let node = self.body(open, before)?;
        Ok(Node::Group(number, Box::new(node)))
    }

    /// The inside of a group and its `)`. Flags set inside end with it.
    fn body(&mut self, open: usize, before: Flags) -> Result<Node, PrepareError> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(error(format!("groups are nested more than {DEPTH_MAX} deep"), open..open + 1));
        }
        let node = self.alternatives()?;
        self.depth -= 1;
        if !self.eat(b")") {
            return Err(unclosed(open));
        }
        self.flags = before;
        Ok(node)
    }

    /// `(?(1)yes|no)`, `(?(<name>)...)`; the `(?(` is read.
    fn condition(&mut self, open: usize, before: Flags) -> Result<Node, PrepareError> {
        let start = self.at;
        let group = if self.eat(b"<") {
            let name = self.name(b'>')?;
            let Node::Again { group, .. } = self.again_by_name(name)? else { return Err(unclosed(open)) };
            self.eat(b")").then_some(group)
        } else {
            let digits = self.digits();
            (digits > 0 && self.eat(b")")).then_some(digits)
        };
        let Some(group) = group else {
            return Err(error("a condition must be a group's number or name", open..self.at.max(start))
                .help("write `(?(1)yes|no)` or `(?(<name>)yes|no)`"));
        };
        self.check_group(group, start..self.at)?;
        let branches = self.body(open, before)?;
        let (yes, no) = match branches {
            Node::Alternatives(mut nodes) if nodes.len() == 2 => {
                let no = nodes.pop().unwrap_or(Node::Empty);
                (nodes.pop().unwrap_or(Node::Empty), no)
            }
            Node::Alternatives(_) => {
                return Err(error("a condition has two branches at most", open..self.at));
            }
            node => (node, Node::Empty),
        };
        Ok(Node::IfGroup { group, yes: Box::new(yes), no: Box::new(no) })
    }

    /// A group's name up to `close`.
    fn name(&mut self, close: u8) -> Result<&'p [u8], PrepareError> {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let name = &rest[..length];
        let starts_well = name.first().is_some_and(|byte| !byte.is_ascii_digit());
        if !starts_well || rest.get(length) != Some(&close) {
            let end = (self.at + length + 1).min(self.pattern.len());
            return Err(error("this is not a group's name", self.at..end)
                .help("a name is made of letters, digits and `_`, and does not begin with a digit"));
        }
        self.at += length + 1;
        Ok(name)
    }

    fn digits(&mut self) -> usize {
        let mut number = 0_usize;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
            self.at += 1;
        }
        number
    }

    fn again_by_name(&mut self, name: &[u8]) -> Result<Node, PrepareError> {
        let find = |names: &Names| names.iter().position(|known| known.as_deref() == Some(name));
        let found = find(&self.names).or_else(|| self.all.as_ref().and_then(find));
        let fold = self.flags.ignore_case;
        match found {
            Some(at) => Ok(Node::Again { group: at + 1, fold }),
            None if self.all.is_none() => {
                self.looks_ahead = true;
                Ok(Node::Again { group: 0, fold })
            }
            None => {
                let end = self.at.saturating_sub(1);
                let shown = String::from_utf8_lossy(name);
                Err(error(format!("no group is called `{shown}`"), end.saturating_sub(name.len())..end))
            }
        }
    }

    fn check_group(&mut self, group: usize, range: Range<usize>) -> Result<(), PrepareError> {
        if group == 0 {
            return Err(error("groups are numbered from 1", range));
        }
        if group <= self.names.len() {
            return Ok(());
        }
        match &self.all {
            None => {
                self.looks_ahead = true;
                Ok(())
            }
            Some(all) if group <= all.len() => Ok(()),
            Some(all) => {
                let count = all.len();
                let have = match count {
                    0 => "the pattern has no group".to_owned(),
                    1 => "the pattern has one group".to_owned(),
                    _ => format!("the pattern has {count} groups"),
                };
                Err(error(format!("there is no group {group}: {have}"), range))
            }
        }
    }

    fn again(&mut self, group: usize, range: Range<usize>) -> Result<Node, PrepareError> {
        self.check_group(group, range)?;
        Ok(Node::Again { group, fold: self.flags.ignore_case })
    }

    /// Everything that begins with a backslash, outside a class.
    fn escape(&mut self) -> Result<Node, PrepareError> {
        let start = self.at;
        let Some(&byte) = self.pattern.get(start + 1) else {
            return Err(error("a backslash ends the pattern", start..start + 1)
                .help("write `\\\\` for the character itself"));
        };
        let node = match byte {
            b'A' => Node::Look(Look::Start),
            b'z' => Node::Look(Look::End),
            b'Z' => Node::Look(Look::EndOrLastNewline),
            b'b' => Node::Look(Look::Word),
            b'B' => Node::Look(Look::NotWord),
            b'K' => Node::Keep,
            b'C' => Node::Set(ByteSet::ALL),
            // PCRE makes this atomic, so that `\R\n` cannot split a CRLF. We do not: it would cost the linear
            // engine to every pattern with a line break in it.
            b'R' => Node::Alternatives(vec![
                Node::Concat(vec![Node::Set(ByteSet::of(b"\r")), Node::Set(ByteSet::of(b"\n"))]),
                Node::Set(ByteSet::vertical()),
            ]),
            b'1'..=b'9' => return self.numbered(),
            b'g' | b'k' => return self.named_again(),
            _ => {
                let (escape, end) = escape(self.pattern, start, false)?;
                self.at = end;
                return Ok(match escape {
                    Escape::Byte(byte) => self.literal(byte),
                    Escape::Set(set) => Node::Set(set),
                });
            }
        };
        self.at = start + 2;
        Ok(node)
    }

    /// `\1`: a back reference; from 10 on only when there are so many groups, else an octal number.
    fn numbered(&mut self) -> Result<Node, PrepareError> {
        let start = self.at;
        self.at += 1;
        let number = self.digits();
        if number >= 10 && number > self.names.len() {
            match &self.all {
                None => self.looks_ahead = true,
                Some(all) if number > all.len() => {
                    let (escape, end) = octal(self.pattern, start)?;
                    self.at = end;
                    return Ok(self.literal(escape));
                }
                Some(_) => {}
            }
        }
        self.again(number, start..self.at)
    }

    /// `\g1`, `\g{1}`, `\g{-1}`, `\g{name}`, `\k<name>`, `\k{name}`, `\k'name'`.
    fn named_again(&mut self) -> Result<Node, PrepareError> {
        let start = self.at;
        let letter = self.pattern[start + 1];
        self.at += 2;
        for (open, close) in [(b'{', b'}'), (b'<', b'>'), (b'\'', b'\'')] {
            if self.peek() != Some(open) || (letter == b'g' && open != b'{') {
                continue;
            }
            self.at += 1;
            let relative = letter == b'g' && self.eat(b"-");
            if letter == b'g' && self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                let number = self.digits();
                let range = start..self.at;
                if !self.eat(&[close]) {
                    break;
                }
                if relative {
                    // Counted back from the groups opened so far.
                    return match (self.names.len() + 1).checked_sub(number) {
                        Some(group) if group > 0 && number > 0 => self.again(group, range),
                        _ => Err(error("there are not so many groups before this", range)),
                    };
                }
                return self.again(number, range);
            }
            if relative {
                break;
            }
            let name = self.name(close)?;
            return self.again_by_name(name);
        }
        if letter == b'g' && self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            let number = self.digits();
            return self.again(number, start..self.at);
        }
        Err(error("this is not a reference to a group", start..(start + 3).min(self.pattern.len()))
            .help("write `\\1`, `\\g{1}` or `\\k<name>`"))
    }
}

/// A group in brackets stays one piece: `(?:)` in front of a quantifier is something to repeat.
fn whole(node: Node) -> Node {
    if node == Node::Empty { Node::Concat(Vec::new()) } else { node }
}

/// Each alternative of a lookbehind may have a length of its own.
fn fixed_width(node: &Node) -> bool {
    match node {
        Node::Alternatives(nodes) => nodes.iter().all(|node| node.width().is_some()),
        node => node.width().is_some(),
    }
}

fn unclosed(open: usize) -> PrepareError {
    error("the group is never closed", open..open + 1)
        .help("write `)` at its end, or `\\(` for the character itself")
}

/// An error about a part of the pattern.
pub(super) fn error(message: impl Into<String>, range: Range<usize>) -> PrepareError {
    PrepareError::new(message).at(range)
}

/// An octal escape: up to three digits behind the backslash at `start`.
pub(super) fn octal(pattern: &[u8], start: usize) -> Result<(u8, usize), PrepareError> {
    let digits = pattern[start + 1..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    let end = start + 1 + digits;
    let mut number = 0_u32;
    for &digit in &pattern[start + 1..end] {
        number = number * 8 + u32::from(digit - b'0');
    }
    match u8::try_from(number) {
        Ok(byte) if digits > 0 => Ok((byte, end)),
        _ => Err(error("this is not the number of a byte", start..end.max(start + 2).min(pattern.len()))),
    }
}

/// An escape that means the same inside and outside a class. Gives what it is and where it ends.
pub(super) fn escape(pattern: &[u8], start: usize, in_class: bool) -> Result<(Escape, usize), PrepareError> {
    let Some(&byte) = pattern.get(start + 1) else {
        return Err(error("a backslash ends the pattern", start..start + 1)
            .help("write `\\\\` for the character itself"));
    };
    let end = start + 2;
    let found = match byte {
        b'd' => Escape::Set(ByteSet::digits()),
        b'D' => Escape::Set(ByteSet::digits().not()),
        b'w' => Escape::Set(ByteSet::word()),
        b'W' => Escape::Set(ByteSet::word().not()),
        b's' => Escape::Set(ByteSet::space()),
        b'S' => Escape::Set(ByteSet::space().not()),
        b'h' => Escape::Set(ByteSet::horizontal()),
        b'H' => Escape::Set(ByteSet::horizontal().not()),
        b'v' => Escape::Set(ByteSet::vertical()),
        b'V' => Escape::Set(ByteSet::vertical().not()),
        b'N' if !in_class && pattern.get(end) != Some(&b'{') => Escape::Set(ByteSet::of(b"\n").not()),
        b'a' => Escape::Byte(0x07),
        b'b' if in_class => Escape::Byte(0x08),
        b't' => Escape::Byte(b'\t'),
        b'n' => Escape::Byte(b'\n'),
        b'f' => Escape::Byte(0x0c),
        b'r' => Escape::Byte(b'\r'),
        b'e' => Escape::Byte(0x1b),
        b'0' => return octal(pattern, start).map(|(byte, end)| (Escape::Byte(byte), end)),
        b'1'..=b'7' if in_class => {
            return octal(pattern, start).map(|(byte, end)| (Escape::Byte(byte), end));
        }
        b'x' => return hex(pattern, start),
        b'c' => {
            return match pattern.get(end) {
                Some(control) if control.is_ascii_graphic() || *control == b' ' => {
                    Ok((Escape::Byte(control.to_ascii_uppercase() ^ 0x40), end + 1))
                }
                _ => Err(error("`\\c` needs a letter behind it", start..end).help("write `\\cM`, say")),
            };
        }
        b'p' | b'P' | b'X' => {
            return Err(error("patterns match bytes: Unicode properties are not supported", start..end)
                .help("list the characters, or use `[\\x80-\\xff]` for bytes beyond ASCII"));
        }
        b'G' => {
            return Err(error("`\\G` is not supported", start..end).help("write `^` or `\\A`"));
        }
        byte if byte.is_ascii_alphanumeric() => {
            let letter = char::from(byte);
            return Err(error(format!("`\\{letter}` means nothing here"), start..end)
                .help(format!("write `{letter}` for the character itself")));
        }
        byte => Escape::Byte(byte),
    };
    Ok((found, end))
}

/// `\x41`, `\x4`, `\x`, `\x{41}`.
fn hex(pattern: &[u8], start: usize) -> Result<(Escape, usize), PrepareError> {
    let rest = &pattern[start + 2..];
    let is_digit = |byte: &&u8| byte.is_ascii_hexdigit();
    let (digits, end) = match rest.strip_prefix(b"{") {
        Some(braced) => {
            let count = braced.iter().take_while(is_digit).count();
            if count == 0 || braced.get(count) != Some(&b'}') {
                return Err(error("`\\x{` needs hexadecimal digits and a `}`", start..start + 3)
                    .help("write `\\x{41}` or `\\x41`"));
            }
            (&braced[..count], start + 3 + count + 1)
        }
        None => {
            let count = rest.iter().take(2).take_while(is_digit).count();
            (&rest[..count], start + 2 + count)
        }
    };
    let mut number = 0_u32;
    for &digit in digits {
        number = number.saturating_mul(16).saturating_add((digit as char).to_digit(16).unwrap_or(0));
    }
    match u8::try_from(number) {
        Ok(byte) => Ok((Escape::Byte(byte), end)),
        Err(_) => Err(error("patterns match bytes: the largest one is `\\x{ff}`", start..end)
            .help("write the character itself; it is matched as its UTF-8 bytes")),
    }
}

//! Everything that begins with `(`: groups, their names, flags and conditions, lookaround.

use pointsman_model::PrepareError;

use super::mistake::error;
use super::parse::{Flags, Parser};
use super::tree::{Around, Node};

/// Groups inside groups. Every walk over the tree is a recursion, and this bounds it.
const DEPTH_MAX: usize = 100;
/// Capturing groups in one pattern.
const GROUPS_MAX: usize = 1000;

impl<'p> Parser<'p> {
    /// Everything that begins with `(`.
    pub(super) fn group(&mut self) -> Result<Option<Node>, PrepareError> {
        let open = self.at;
        if self.rest().starts_with(b"(*") {
            return Err(error("backtracking verbs are not supported", open..open + 2)
                .help("write `[(]` for the character itself"));
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
            return self.body(open, before).map(Some);
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
                b':' => return self.body(open, before).map(Some),
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
    pub(super) fn name(&mut self, close: u8) -> Result<&'p [u8], PrepareError> {
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
        .help("write `)` at its end, or `[(]` for the character itself")
}

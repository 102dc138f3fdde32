//! Everything that begins with a backslash outside a class.

use pointsman_model::PrepareError;

use super::escape::{Escape, escape};
use super::mistake::error;
use super::parse::Parser;
use super::set::ByteSet;
use super::tree::{Look, Node};

impl Parser<'_> {
    /// Everything that begins with a backslash, outside a class.
    pub(super) fn escape(&mut self) -> Result<Node, PrepareError> {
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
}

//! References to groups: `\1`, `\g{-1}`, `\k<name>`.

use std::ops::Range;

use pointsman_model::PrepareError;

use super::escape::octal;
use super::mistake::error;
use super::parse::{Names, Parser};
use super::tree::Node;

impl Parser<'_> {
    pub(super) fn digits(&mut self) -> usize {
        let mut number = 0_usize;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
            self.at += 1;
        }
        number
    }

    pub(super) fn again_by_name(&mut self, name: &[u8]) -> Result<Node, PrepareError> {
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

    pub(super) fn check_group(&mut self, group: usize, range: Range<usize>) -> Result<(), PrepareError> {
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

    /// `\1`: a back reference; from 10 on only when there are so many groups, else an octal number.
    pub(super) fn numbered(&mut self) -> Result<Node, PrepareError> {
        let start = self.at;
        self.at += 1;
        let number = self.digits();
        if number >= 10
            && number > self.names.len()
            && self.all.as_ref().is_some_and(|all| number > all.len())
        {
            let (escape, end) = octal(self.pattern, start)?;
            self.at = end;
            return Ok(self.literal(escape));
        }
        self.again(number, start..self.at)
    }

    /// `\g1`, `\g{1}`, `\g{-1}`, `\g{name}`, `\k<name>`, `\k{name}`, `\k'name'`.
    pub(super) fn named_again(&mut self) -> Result<Node, PrepareError> {
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

//! Reads a JSON document straight into the workspace.
//!
//! The document is a text of the workspace that is written to while it is read. The reader looks at its bytes in a buffer
//! that it shares (or, of what a rule made, a copy), and makes values that are pieces of the text.

use pointsman_model::{ContainerId, Cx, Fault, Out, Text, Value};

use super::number::read_number;

/// Why there is no value.
pub(crate) enum Malformed {
    /// At this byte the text is not as it should be.
    At(usize, String),
    /// The run has come to a limit.
    Fault(Fault),
}

impl From<Fault> for Malformed {
    fn from(fault: Fault) -> Malformed {
        Malformed::Fault(fault)
    }
}

/// A document that is being read.
pub(crate) struct Reader<'a, 'cx> {
    text: Text,
    /// Its bytes.
    document: &'a [u8],
    /// The byte that is read next.
    at: usize,
    depth_left: usize,
    cx: &'a mut Cx<'cx>,
}

impl<'a, 'cx> Reader<'a, 'cx> {
    /// The value of a whole document.
    pub(crate) fn read(text: Text, cx: &'_ mut Cx<'cx>) -> Result<Value, Malformed> {
        let document = cx.ws.share(text);
        let depth_left = cx.run.limits.container_depth;
        let mut reader = Reader { text, document: &document, at: 0, depth_left, cx };
        let value = reader.value()?;
        match reader.peek() {
            None => Ok(value),
            Some(_) => reader.malformed("something follows the value"),
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.document.get(self.at..).unwrap_or_default()
    }

    /// The next byte that is not white space.
    #[inline]
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.document.get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                next => return next.copied(),
            }
        }
    }

    #[cold]
    fn malformed<T>(&self, what: impl Into<String>) -> Result<T, Malformed> {
        Err(Malformed::At(self.at, what.into()))
    }

    fn value(&mut self) -> Result<Value, Malformed> {
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => match read_number(self.rest()) {
                Some((number, taken)) => {
                    self.at += taken;
                    Ok(number)
                }
                None => self.malformed("a number is not well formed"),
            },
            Some(b't') => self.word(b"true", Value::TRUE),
            Some(b'f') => self.word(b"false", Value::FALSE),
            Some(b'n') => self.word(b"null", Value::EMPTY),
            Some(_) => self.malformed("a value is expected"),
            None => self.malformed("the text ends where a value is expected"),
        }
    }

    fn word(&mut self, word: &[u8], value: Value) -> Result<Value, Malformed> {
        if !self.rest().starts_with(word) {
            return self.malformed("a value is expected");
        }
        self.at += word.len();
        Ok(value)
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<ContainerId, Malformed>) -> Result<Value, Malformed> {
        let Some(depth_left) = self.depth_left.checked_sub(1) else {
            return self.malformed("it is nested too deeply");
        };
        self.depth_left = depth_left;
        self.at += 1;
        let id = read(self)?;
        self.depth_left += 1;
        self.cx.charge_elements(self.cx.ws.len(id))?;
        Ok(Value::Container(id))
    }

    fn array(&mut self) -> Result<ContainerId, Malformed> {
        let array = self.cx.ws.new_array()?;
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(array);
        }
        loop {
            let value = self.value()?;
            self.cx.ws.array_push(array, value)?;
            if !self.goes_on(b']')? {
                return Ok(array);
            }
        }
    }

    fn object(&mut self) -> Result<ContainerId, Malformed> {
        let hash = self.cx.ws.new_hash()?;
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(hash);
        }
        loop {
            if self.peek() != Some(b'"') {
                return self.malformed("a name in double quotes is expected");
            }
            let key = self.string()?;
            if self.peek() != Some(b':') {
                return self.malformed("`:` is expected");
            }
            self.at += 1;
            let value = self.value()?;
            self.cx.ws.hash_set(hash, key, value)?;
            if !self.goes_on(b'}')? {
                return Ok(hash);
            }
        }
    }

    /// Behind an element: true for a comma, false for the end.
    fn goes_on(&mut self, end: u8) -> Result<bool, Malformed> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == end => {
                self.at += 1;
                Ok(false)
            }
            _ => self.malformed(format!("`,` or `{}` is expected", end as char)),
        }
    }

    /// A string, from its opening quote on. Without escapes it is a piece of the document.
    fn string(&mut self) -> Result<Text, Malformed> {
        let start = self.at + 1;
        let inside = self.document.get(start..).unwrap_or_default();
        let mut escapes = false;
        let mut len = 0;
        loop {
            len += plain(inside.get(len..).unwrap_or_default());
            match inside.get(len) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escapes = true;
                    len += 2;
                }
                Some(0..0x20) => {
                    self.at = start + len;
                    return self.malformed("a control character in a string is not escaped");
                }
                // `plain` stops at nothing else.
                Some(_) => len += 1,
                None => return self.malformed("a string is not closed"),
            }
        }
        let string = self.text.slice(start, len);
        let unescaped = if escapes {
            let mut out = self.cx.ws.take_out();
            match unescape(inside.get(..len).unwrap_or_default(), &mut out) {
                Ok(()) => self.cx.ws.finish_out(out)?,
                Err(bad) => {
                    self.cx.ws.return_out(out);
                    self.at = start + bad;
                    return self.malformed("an escape is not known");
                }
            }
        } else {
            string
        };
        self.at = start + len + 1;
        Ok(unescaped)
    }
}

/// How many bytes stand before the first that ends a string or is no plain part of it: a quote, a backslash, a control
/// character. Eight are looked at at once.
#[inline]
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    let (blocks, rest) = bytes.as_chunks::<8>();
    for (at, block) in blocks.iter().enumerate() {
        let word = u64::from_le_bytes(*block);
        // In the lowest byte that is below a bound, subtracting the bound borrows; bytes above it may look so too.
        let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word;
        let is = |byte: u64| below(word ^ (ONES * byte), 1);
        let found = (below(word, 0x20) | is(u64::from(b'"')) | is(u64::from(b'\\'))) & (ONES << 7);
        if found != 0 {
            return at * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    blocks.len() * 8 + rest.iter().position(ends).unwrap_or(rest.len())
}

/// Writes what a string's inside stands for; or the place of an escape that there is not.
fn unescape(mut inside: &[u8], out: &mut Out) -> Result<(), usize> {
    let len = inside.len();
    while let Some(plain) = inside.iter().position(|&byte| byte == b'\\') {
        let (before, escape) = inside.split_at(plain);
        out.push_slice(before);
        let bad = len - escape.len();
        let taken = match escape.get(1).ok_or(bad)? {
            b'u' => {
                let (char, taken) = unicode(escape).ok_or(bad)?;
                out.push_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
                taken
            }
            simple => {
                out.push(match simple {
                    b'"' | b'\\' | b'/' => *simple,
                    b'b' => 0x08,
                    b'f' => 0x0c,
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    _ => return Err(bad),
                });
                2
            }
        };
        inside = escape.get(taken..).unwrap_or_default();
    }
    out.push_slice(inside);
    Ok(())
}

/// The character of `\uXXXX` (or of two of them that are a surrogate pair), and how many bytes it takes.
fn unicode(escape: &[u8]) -> Option<(char, usize)> {
    let first = hex(escape.get(2..6)?)?;
    if (0xd800..0xdc00).contains(&first)
        && escape.get(6..8) == Some(b"\\u")
        && let Some(second) = escape.get(8..12).and_then(hex)
        && (0xdc00..0xe000).contains(&second)
    {
        let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return Some((char::from_u32(code)?, 12));
    }
    // Half of a pair is no character.
    Some((char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 6))
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |code, &digit| Some(code << 4 | char::from(digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_string_is_plain_up_to_what_is_not() {
        let mut random = 1_u64;
        for len in 0..40 {
            for byte in 0..=255 {
                let mut text: Vec<u8> = (0..len).map(|n| b"a \x7f\x80\xff\xa2"[n % 6]).collect();
                random = random.wrapping_mul(6364136223846793005).wrapping_add(1);
                if let Some(at) = (random as usize >> 8).checked_rem(len) {
                    text[at] = byte;
                }
                let slow = text.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
                assert_eq!(plain(&text), slow.unwrap_or(len), "{text:?}");
            }
        }
    }
}

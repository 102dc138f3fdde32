//! Members: a text that is looked for among the elements of arrays.

use crate::{ContainerId, ContainerKind, Value, Workspace};

/// Texts up to here are compared as one number.
const SHORT: usize = 8;

/// A text to look for.
#[derive(Debug)]
pub struct Member {
    text: Box<[u8]>,
    /// The text, when it is short.
    number: Option<u64>,
}

impl Member {
    /// To look for this text.
    pub fn new(text: &[u8]) -> Member {
        Member { text: text.into(), number: (text.len() <= SHORT).then(|| number(text)) }
    }

    /// Whether it is an element of the array, and how many elements there are. `None` where that takes other ways of
    /// comparing: when it is no array, or an element before it is no text.
    #[inline]
    pub fn is_in(&self, array: ContainerId, ws: &Workspace) -> Option<(bool, usize)> {
        ws.length(array, ContainerKind::Array)?;
        let items = ws.items(array);
        Some((self.is_among(items, ws)?, items.len()))
    }

    /// Whether it is one of these. Mostly the first text of its length is the one that is looked for, or there is none
    /// of that length; the loop over the others, which takes more of the processor's registers, stands by itself.
    #[inline]
    fn is_among(&self, items: &[Value], ws: &Workspace) -> Option<bool> {
        let other = |item: &Value| matches!(item, Value::Text(text) if text.len as usize != self.text.len());
        let Some(at) = items.iter().position(|item| !other(item)) else { return Some(false) };
        let Value::Text(text) = items[at] else { return None };
        match self.number {
            Some(wanted) if number(ws.bytes(text)) == wanted => Some(true),
            Some(_) => self.is_behind(&items[at + 1..], ws),
            None => self.is_behind(&items[at..], ws),
        }
    }

    #[inline(never)]
    fn is_behind(&self, items: &[Value], ws: &Workspace) -> Option<bool> {
        for item in items {
            let Value::Text(text) = item else { return None };
            if text.len as usize == self.text.len() && ws.bytes(*text) == &*self.text {
                return Some(true);
            }
        }
        Some(false)
    }
}

/// A short text as a number: another one than that of any other text as long.
#[inline]
fn number(text: &[u8]) -> u64 {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        // Of at most three, these are all.
        _ => match (text.first(), text.get(text.len() / 2), text.last()) {
            (Some(first), Some(middle), Some(last)) => {
                u64::from_le_bytes([*first, *middle, *last, 0, 0, 0, 0, 0])
            }
            _ => 0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn array(ws: &mut Workspace, texts: &[&str]) -> ContainerId {
        let array = ws.new_array().unwrap();
        for text in texts {
            let text = ws.new_text(text.as_bytes()).unwrap();
            ws.array_push(array, Value::Text(text)).unwrap();
        }
        array
    }

    #[test]
    fn texts_of_every_length_are_told_apart_at_every_byte() {
        let text = "abcdefghijklmnopqrst";
        for len in 0..text.len() {
            let mut ws = Workspace::default();
            let member = Member::new(&text.as_bytes()[..len]);
            let others: Vec<String> =
                (0..len).map(|at| format!("{}-{}", &text[..at], &text[at + 1..len])).collect();
            let others: Vec<&str> = others.iter().map(String::as_str).chain([&text[..len + 1]]).collect();
            let without = array(&mut ws, &others);
            assert_eq!(member.is_in(without, &ws), Some((false, len + 1)), "{len}");
            let with = array(&mut ws, &[&others[..], &[&text[..len]]].concat());
            assert_eq!(member.is_in(with, &ws), Some((true, len + 2)), "{len}");
        }
    }

    #[test]
    fn it_says_nothing_of_other_elements_that_come_first_and_of_hashes() {
        for word in ["br", "a longer word"] {
            let mut ws = Workspace::default();
            let member = Member::new(word.as_bytes());
            let list = array(&mut ws, &[word]);
            ws.array_push(list, Value::Int(7)).unwrap();
            assert_eq!(member.is_in(list, &ws), Some((true, 2)));
            ws.array_unshift(list, Value::Int(7)).unwrap();
            assert_eq!(member.is_in(list, &ws), None);
            let hash = ws.new_hash().unwrap();
            assert_eq!(member.is_in(hash, &ws), None);
        }
    }
}

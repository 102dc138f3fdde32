//! Values that follow from a text or an array: what a pure function comes to when its first argument is one and all
//! others are constant. `#[builtin]` writes the binding where the signature allows it.
//!
//! Like the other short ways it means what the function's entry means, and says nothing where it would be long to
//! say it; then the function is called.

use std::fmt;

use crate::{Bound, BoundTest, ContainerId, Cut, Member, Operands, Text, Value, Workspace, locate};

/// A piece of a text.
pub type TextPiece = dyn for<'t> Fn(&'t [u8]) -> &'t [u8] + Send + Sync;
/// A number that follows from a text.
pub type TextNumber = dyn Fn(&[u8]) -> i64 + Send + Sync;
/// Binds a derivation to the constant arguments of a call; `None` when they are not what it takes.
pub type BindDerivation = fn(Operands<'_>) -> Option<Derivation>;

/// What follows from a text.
pub enum Derivation {
    /// A piece of it whose place follows from its length.
    Cut(Cut),
    /// A piece of it, or the empty text.
    Piece(Bound<TextPiece>),
    /// Of an array whether this text is an element of it.
    Member(Member),
    /// A number.
    Number(Bound<TextNumber>),
    /// Yes or no.
    Truth(BoundTest),
}

impl fmt::Debug for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Derivation::Cut(_) => "Cut",
            Derivation::Piece(_) => "Piece",
            Derivation::Member(_) => "Member",
            Derivation::Number(_) => "Number",
            Derivation::Truth(_) => "Truth",
        })
    }
}

impl Bound<TextPiece> {
    /// Binds a piece.
    pub fn piece(piece: impl for<'t> Fn(&'t [u8]) -> &'t [u8] + Send + Sync + 'static) -> Self {
        Bound::new(Box::new(piece))
    }
}

impl Bound<TextNumber> {
    /// Binds a number.
    pub fn number(number: impl Fn(&[u8]) -> i64 + Send + Sync + 'static) -> Self {
        Bound::new(Box::new(number))
    }
}

impl Derivation {
    /// Stores what follows from `text`, and gives the steps of fuel that the call would cost. Where it says nothing
    /// (`None`), it has stored nothing.
    pub fn store(&self, text: Text, ws: &Workspace, value: &mut Value) -> Option<u64> {
        if let Derivation::Cut(cut) = self {
            let piece = cut.of(text);
            *value = if piece.len == 0 { Value::EMPTY } else { Value::Text(piece) };
            return Some(steps(text.len as usize + piece.len as usize));
        }
        let bytes = ws.bytes(text);
        let mut worked = bytes.len();
        *value = match self {
            // Told already, and of an array.
            Derivation::Cut(_) | Derivation::Member(_) => return None,
            Derivation::Piece(piece) => {
                let piece = piece(bytes);
                worked += piece.len();
                if piece.is_empty() { Value::EMPTY } else { Value::Text(locate(piece, &[(text, bytes)])?) }
            }
            Derivation::Number(number) => Value::Int(number(bytes)),
            Derivation::Truth(test) => Value::from_bool(match &test.address {
                Some(address) => match ws.noted_address(text) {
                    Some(noted) => address(&noted),
                    None => (test.text)(bytes),
                },
                None => (test.text)(bytes),
            }),
        };
        Some(steps(worked))
    }

    /// The same of an array.
    #[inline(never)]
    pub fn store_member(&self, array: ContainerId, ws: &Workspace, value: &mut Value) -> Option<u64> {
        let Derivation::Member(member) = self else { return None };
        let (has, of) = member.is_in(array, ws)?;
        *value = Value::from_bool(has);
        Some(1 + of as u64 / 16)
    }
}

/// What a call costs that works on so many bytes, in steps of fuel.
#[inline]
fn steps(bytes: usize) -> u64 {
    1 + bytes as u64 / 64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_shared_a_foreign_one_is_refused_and_both_ends_are_charged() {
        let mut ws = Workspace::default();
        let text = ws.new_text(&[b'x'; 100]).unwrap();
        let mut value = Value::Int(7);
        let half = Derivation::Piece(Bound::piece(|text| &text[..50]));
        assert_eq!(half.store(text, &ws, &mut value), Some(1 + 150 / 64));
        assert_eq!(value, Value::Text(text.slice(0, 50)));
        let foreign = Derivation::Piece(Bound::piece(|_| b"foreign"));
        assert_eq!(foreign.store(text, &ws, &mut value), None);
        assert_eq!(value, Value::Text(text.slice(0, 50)));
        let none = Derivation::Piece(Bound::piece(|_| b""));
        assert_eq!(none.store(text, &ws, &mut value), Some(2));
        assert_eq!(value, Value::EMPTY);
    }

    #[test]
    fn a_number_and_an_answer_are_stored() {
        let mut ws = Workspace::default();
        let text = ws.new_text(b"abc").unwrap();
        let mut value = Value::EMPTY;
        let number = Derivation::Number(Bound::number(|text| text.len() as i64));
        assert_eq!((number.store(text, &ws, &mut value), value), (Some(1), Value::Int(3)));
        let member = Derivation::Member(Member::new(b"abc"));
        assert_eq!(member.store(text, &ws, &mut value), None);
        let array = ws.new_array().unwrap();
        let mut has = |item: Value, ws: &mut Workspace| {
            ws.array_push(array, item).unwrap();
            let steps = member.store_member(array, ws, &mut value);
            (steps, value)
        };
        let longer = ws.new_text(b"abcd").unwrap();
        assert_eq!(has(Value::Text(longer), &mut ws), (Some(1), Value::Int(0)));
        assert_eq!(has(Value::Text(text), &mut ws), (Some(1), Value::Int(1)));
        let hash = ws.new_hash().unwrap();
        assert_eq!(member.store_member(hash, &ws, &mut value), None);
        let numbers = ws.new_array().unwrap();
        ws.array_push(numbers, Value::Int(7)).unwrap();
        ws.array_push(numbers, Value::Text(text)).unwrap();
        assert_eq!(member.store_member(numbers, &ws, &mut value), None);
        let test = Derivation::Truth(BoundTest::of_text(|text| text == b"abc"));
        assert_eq!((test.store(text, &ws, &mut value), value), (Some(1), Value::Int(1)));
    }
}

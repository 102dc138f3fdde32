//! Arrays and hashes of constants that nothing changes: looked up without being made.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use pointsman_model::{Fault, Text, Transaction, Value};

use crate::arithmetic::{Operands, Place};
use crate::question::Field;

/// An array or a hash of constants.
#[derive(Debug)]
pub struct Map {
    keys: Keys,
    values: Box<[Value]>,
}

#[derive(Debug)]
enum Keys {
    /// An array's places.
    Places,
    /// A hash's keys: the place of each one's value, and the keys themselves in the same order.
    Texts(HashTable<u32>, Box<[Text]>),
}

/// A map that is looked up, and with what.
#[derive(Debug)]
pub struct LookUp {
    /// What is looked up.
    pub map: Arc<Map>,
    /// The key, when it is a field of the transaction that can be had where it lies.
    pub field: Option<Arc<Field>>,
}

fn hash(key: &[u8]) -> u64 {
    FixedState::default().hash_one(key)
}

fn slice(text: &[u8], at: Text) -> &[u8] {
    let start = at.start as usize;
    text.get(start..start + at.len as usize).unwrap_or_default()
}

impl Map {
    /// An array of constants.
    pub fn array(values: Box<[Value]>) -> Map {
        Map { keys: Keys::Places, values }
    }

    /// A hash of constants. All keys lie in `text`; of equal ones the last counts.
    pub fn hash(entries: &[(Text, Value)], text: &[u8]) -> Map {
        let mut places = HashTable::with_capacity(entries.len());
        let mut keys: Vec<Text> = Vec::with_capacity(entries.len());
        let mut values: Vec<Value> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let bytes = slice(text, *key);
            let of = |place: u32| keys.get(place as usize).map_or(&[][..], |key| slice(text, *key));
            let hashed = hash(bytes);
            match places.find(hashed, |place| of(*place) == bytes) {
                Some(place) => {
                    if let Some(known) = values.get_mut(*place as usize) {
                        *known = *value;
                    }
                }
                None => {
                    places.insert_unique(hashed, keys.len() as u32, |place| hash(of(*place)));
                    keys.push(*key);
                    values.push(*value);
                }
            }
        }
        Map { keys: Keys::Texts(places, keys.into()), values: values.into() }
    }

    /// Whether it is a hash.
    pub fn is_hash(&self) -> bool {
        matches!(self.keys, Keys::Texts(..))
    }

    /// The values, and the keys of a hash.
    pub fn constants(&self) -> impl Iterator<Item = Value> {
        let keys: &[Text] = match &self.keys {
            Keys::Places => &[],
            Keys::Texts(_, keys) => keys,
        };
        self.values.iter().copied().chain(keys.iter().copied().map(Value::Text))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// A hash's value for a key. `text` are the program's constants.
    #[inline(never)]
    pub(crate) fn get(&self, key: &[u8], text: &[u8]) -> Option<Value> {
        let Keys::Texts(places, keys) = &self.keys else { return None };
        let same = |place: &u32| keys.get(*place as usize).is_some_and(|known| slice(text, *known) == key);
        self.values.get(*places.find(hash(key), same)? as usize).copied()
    }

    /// Bytes it takes beside itself.
    pub(crate) fn memory_bytes(&self) -> usize {
        let keys = match &self.keys {
            Keys::Places => 0,
            Keys::Texts(places, keys) => places.allocation_size() + size_of_val(&**keys),
        };
        keys + size_of_val(&*self.values)
    }
}

impl LookUp {
    /// The value for the field, and what that costs in steps of fuel; `None` when the field cannot be had, or is
    /// looked up by its number.
    pub(crate) fn by_field(&self, host: &dyn Transaction, text: &[u8]) -> Option<(Value, u64)> {
        let key = self.field.as_ref().filter(|_| self.map.is_hash())?.of(host)?;
        Some((self.map.get(key, text).unwrap_or(Value::EMPTY), 1 + key.len() as u64 / 64))
    }
}

impl<P: Place> Operands<'_, P> {
    /// `map[key]`, as [`Operands::index`] gives it of a container that was made of the map.
    pub(crate) fn look_up(&mut self, map: &Map, key: Value, text: &[u8]) -> Result<Value, Fault> {
        if map.is_hash() {
            let key = self.key(key)?;
            return Ok(map.get(self.ws.bytes(key), text).unwrap_or(Value::EMPTY));
        }
        self.constant_element(&map.values, key)
    }

    /// Whether a hash has a key, as a function says it that takes texts as keys.
    pub(crate) fn has_key(&mut self, map: &Map, key: Value, text: &[u8]) -> Result<Value, Fault> {
        let key = self.key(key)?;
        Ok(Value::from_bool(map.get(self.ws.bytes(key), text).is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_keys_the_last_counts() {
        let text = b"aabbbab";
        let at = |start, len| Text { buffer: Text::CONSTANTS, start, len };
        let entries = [
            (at(0, 1), Value::Int(1)),
            (at(2, 2), Value::Int(2)),
            (at(1, 1), Value::Int(3)),
            (at(0, 0), Value::Int(4)),
        ];
        let map = Map::hash(&entries, text);
        assert_eq!(map.len(), 3);
        for (key, value) in [("a", Some(3)), ("bb", Some(2)), ("", Some(4)), ("b", None), ("ab", None)] {
            assert_eq!(map.get(key.as_bytes(), text), value.map(Value::Int), "{key}");
        }
        assert!(Map::array([Value::Int(1)].into()).get(b"0", text).is_none());
    }
}

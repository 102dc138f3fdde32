//! Elements: read, created on the way, stored, visited.

use pointsman_model::{ContainerId, ContainerKind, Fault, Text, Value};

use crate::arithmetic::{Operands, Place, type_word};

/// Where a subscript leads in an array.
enum Element {
    /// To this element.
    At(usize),
    /// Behind the end, where a store may go.
    Behind(usize),
    /// Before the beginning.
    Nowhere(i64),
}

impl Element {
    /// Where an index leads in an array of this length; a negative one is counted from the end.
    fn of(len: usize, index: i64) -> Element {
        let from_start =
            if index < 0 { index.checked_add_unsigned(len as u64).unwrap_or(index) } else { index };
        match usize::try_from(from_start) {
            Ok(at) if at < len => Element::At(at),
            Ok(at) => Element::Behind(at),
            Err(_) => Element::Nowhere(index),
        }
    }
}

impl<P: Place> Operands<'_, P> {
    fn element(&mut self, array: ContainerId, key: Value) -> Result<Element, Fault> {
        let index = self.int(key)?;
        Ok(Element::of(self.ws.len(array), index))
    }

    #[cold]
    fn warn_index(&mut self, len: usize, index: i64) -> Result<(), Fault> {
        self.warn(format!("Array index {index} is out of range (the array has {len} elements)"))
    }

    #[cold]
    fn warn_not_container(&mut self, value: Value) -> Result<(), Fault> {
        let found = type_word(self.ws, value);
        self.warn(format!("Cannot convert {found} to array value"))
    }

    /// Whether `key` on this container is a hash's key: a hash takes any, an empty array takes text and
    /// becomes a hash by it.
    fn is_hash_key(&self, id: ContainerId, key: Value) -> bool {
        match self.ws.kind(id) {
            ContainerKind::Hash => true,
            ContainerKind::Array => {
                self.ws.is_empty(id) && matches!(key, Value::Text(_) | Value::Container(_))
            }
        }
    }

    /// The key as a scalar, so that one that must be looked at twice is cast, and warned of, once.
    fn scalar_key(&mut self, id: ContainerId, key: Value) -> Result<Value, Fault> {
        match key {
            Value::Container(_) if self.is_hash_key(id, key) => Ok(Value::Text(self.text(key)?)),
            Value::Container(_) => Ok(Value::Int(self.int(key)?)),
            Value::Double(double) if double.is_nan() && !self.is_hash_key(id, key) => {
                Ok(Value::Int(self.int(key)?))
            }
            scalar => Ok(scalar),
        }
    }

    /// A hash's key. Looking for it costs fuel by its length, as a builtin's work does.
    pub(crate) fn key(&mut self, key: Value) -> Result<Text, Fault> {
        let key = self.text(key)?;
        self.run.charge(u64::from(key.len) / 64)?;
        Ok(key)
    }

    /// `base[key]`, not a copy.
    pub(crate) fn index(&mut self, base: Value, key: Value) -> Result<Value, Fault> {
        match base {
            Value::Container(id) if self.is_hash_key(id, key) => {
                // A text key is looked up where it lies; a number is rendered first.
                let key = self.key(key)?;
                Ok(self.ws.hash_get(id, self.ws.bytes(key)).unwrap_or(Value::EMPTY))
            }
            Value::Container(id) => match self.element(id, key)? {
                Element::At(at) => Ok(self.ws.items(id).get(at).copied().unwrap_or(Value::EMPTY)),
                Element::Behind(at) => self.warn_index(self.ws.len(id), at as i64).map(|()| Value::EMPTY),
                Element::Nowhere(index) => self.warn_index(self.ws.len(id), index).map(|()| Value::EMPTY),
            },
            empty if empty.is_empty_text() => Ok(Value::EMPTY),
            scalar => self.warn_not_container(scalar).map(|()| Value::EMPTY),
        }
    }

    /// The element of an array of constants that a key leads to.
    pub(crate) fn constant_element(&mut self, items: &[Value], key: Value) -> Result<Value, Fault> {
        match Element::of(items.len(), self.int(key)?) {
            Element::At(at) => Ok(items.get(at).copied().unwrap_or(Value::EMPTY)),
            Element::Behind(at) => self.warn_index(items.len(), at as i64).map(|()| Value::EMPTY),
            Element::Nowhere(index) => self.warn_index(items.len(), index).map(|()| Value::EMPTY),
        }
    }

    /// The container that `value` is, to be stored into; an empty `value` becomes a new array. A scalar gives
    /// a warning and a container that nobody sees.
    pub(crate) fn vivify(&mut self, value: &mut Value) -> Result<Value, Fault> {
        match *value {
            Value::Container(_) => Ok(*value),
            empty if empty.is_empty_text() => {
                *value = Value::Container(self.ws.new_array()?);
                Ok(*value)
            }
            scalar => {
                self.warn_not_container(scalar)?;
                Ok(Value::Container(self.ws.new_array()?))
            }
        }
    }

    /// The container that `base[key]` is, to be stored into, created when it is missing or empty.
    pub(crate) fn vivify_element(&mut self, base: Value, key: Value) -> Result<Value, Fault> {
        let Value::Container(id) = base else { return Ok(base) };
        let key = self.scalar_key(id, key)?;
        let mut element = if self.is_hash_key(id, key) {
            let key = self.key(key)?;
            self.ws.hash_get(id, self.ws.bytes(key)).unwrap_or(Value::EMPTY)
        } else {
            match self.element(id, key)? {
                Element::At(at) => self.ws.items(id).get(at).copied().unwrap_or(Value::EMPTY),
                Element::Behind(_) => Value::EMPTY,
                Element::Nowhere(index) => {
                    self.warn_index(self.ws.len(id), index)?;
                    return Ok(Value::Container(self.ws.new_array()?));
                }
            }
        };
        let missing = element.is_empty_text();
        let container = self.vivify(&mut element)?;
        if missing {
            self.store(base, key, container)?;
        }
        Ok(container)
    }

    /// `base[key] := value`, where `base` was vivified and `value` is its own.
    pub(crate) fn store(&mut self, base: Value, key: Value, value: Value) -> Result<(), Fault> {
        let Value::Container(id) = base else { return Ok(()) };
        if self.is_hash_key(id, key) {
            // Cast first: the key may be this very container, and is warned of as what it was.
            let key = self.scalar_key(id, key)?;
            self.ws.become_hash(id);
            return self.put(id, key, value);
        }
        match self.element(id, key)? {
            Element::At(at) => self.ws.array_set(id, at, value),
            Element::Behind(at) => {
                let added = at - self.ws.len(id);
                self.run.charge(added as u64 / 16)?;
                self.ws.array_resize(id, at, Value::EMPTY)?;
                self.ws.array_push(id, value)?;
            }
            Element::Nowhere(index) => self.warn_index(self.ws.len(id), index)?,
        }
        Ok(())
    }

    /// `hash[key] := value`.
    pub(crate) fn put(&mut self, hash: ContainerId, key: Value, value: Value) -> Result<(), Fault> {
        let key = self.key(key)?;
        self.ws.hash_set(hash, key, value)
    }

    /// A copy that shares nothing with the value, with fuel charged by its size.
    #[inline(never)]
    pub(crate) fn own(&mut self, value: Value) -> Result<Value, Fault> {
        if !matches!(value, Value::Container(_)) {
            return Ok(value);
        }
        let before = self.ws.bytes_used();
        let copy = self.ws.copy_value(value)?;
        self.run.charge((self.ws.bytes_used() - before) as u64 / 256)?;
        Ok(copy)
    }

    /// What `foreach` visits: an array of the elements, or of the keys, as they are now.
    pub(crate) fn snapshot(&mut self, value: Value) -> Result<Value, Fault> {
        match value {
            Value::Container(id) if self.ws.kind(id) == ContainerKind::Hash => {
                self.run.charge(self.ws.len(id) as u64 / 16)?;
                self.ws.keys_array(id).map(Value::Container)
            }
            Value::Container(_) => self.own(value),
            scalar => {
                if !scalar.is_empty_text() {
                    self.warn_not_container(scalar)?;
                }
                Ok(Value::Container(self.ws.new_array()?))
            }
        }
    }
}

//! Containers with all that is in them: copied, compared, brought in and taken out.

use super::{Container, ENTRY_BYTES, ITEM_BYTES, Workspace};
use crate::{
    ContainerId, ContainerKind, Datum, Fault, RunState, Text, Value, equal_text_number, number_from_text,
};

/// So many bytes are compared for a step of fuel.
const STEP_BYTES: u64 = 64;
/// What comparing two elements costs, in bytes compared.
const ELEMENT_BYTES: u64 = 4;

impl Workspace {
    /// A value that shares nothing with `value`: a container is copied with all that is in it, a scalar is
    /// itself. This is what assignment, element stores and returns do.
    #[inline]
    pub fn copy_value(&mut self, value: Value) -> Result<Value, Fault> {
        match value {
            Value::Container(id) => self.copy_container(id, self.depth_limit).map(Value::Container),
            scalar => Ok(scalar),
        }
    }

    fn copy_container(&mut self, id: ContainerId, depth_left: usize) -> Result<ContainerId, Fault> {
        if depth_left == 0 {
            return Err(Fault::ContainerDepth);
        }
        let Container { is_hash, ref items, .. } = *self.container(id);
        let room = items.len() * if is_hash { ENTRY_BYTES } else { ITEM_BYTES };
        let copy = self.new_container(is_hash)?;
        self.claim(room)?;
        self.container_bytes += room;
        let (source, target) = self.two_containers(id, copy);
        target.items.extend_from_slice(&source.items);
        if is_hash {
            target.keys.extend_from_slice(&source.keys);
            // It leads from a key's content to its place, and both are the same here.
            target.index.clone_from(&source.index);
        }
        if source.nests() {
            self.copy_nested(copy, depth_left - 1)?;
        }
        Ok(copy)
    }

    /// Gives a copy containers of its own in place of those of its source.
    fn copy_nested(&mut self, copy: ContainerId, depth_left: usize) -> Result<(), Fault> {
        let mut items = std::mem::take(&mut self.containers[copy.0 as usize].items);
        for item in &mut items {
            if let Value::Container(nested) = *item {
                *item = Value::Container(self.copy_container(nested, depth_left)?);
            }
        }
        let container = &mut self.containers[copy.0 as usize];
        container.items = items;
        container.may_nest = true;
        Ok(())
    }

    /// Whether two values are equal, as `==` compares them: when either is a double, as doubles; else when
    /// either is an integer, as integers; texts by their bytes; containers of one kind by their elements,
    /// hashes without regard to order. What is nested past the depth limit is equal only to itself.
    #[inline]
    pub fn equal(&self, a: Value, b: Value) -> bool {
        let mut bytes = u64::MAX;
        self.equal_within(a, b, &mut bytes).unwrap_or(false)
    }

    /// The same for a running rule: steps of fuel are taken by the bytes and elements that are compared. A few
    /// elements may share one long text, so an array's size in memory does not bound them.
    #[inline]
    pub fn equal_at_a_charge(&self, a: Value, b: Value, run: &mut RunState) -> Result<bool, Fault> {
        match (a, b) {
            (Value::Int(a), Value::Int(b)) => Ok(a == b),
            (Value::Text(a), Value::Text(b)) => {
                if a.len != b.len {
                    return Ok(false);
                }
                run.charge(u64::from(a.len) / STEP_BYTES)?;
                Ok(self.bytes(a) == self.bytes(b))
            }
            _ => self.unlike_at_a_charge(a, b, run),
        }
    }

    #[inline(never)]
    fn unlike_at_a_charge(&self, a: Value, b: Value, run: &mut RunState) -> Result<bool, Fault> {
        let may_compare = run.fuel.saturating_mul(STEP_BYTES).saturating_add(STEP_BYTES - 1);
        let mut left = may_compare;
        let equal = self.equal_within(a, b, &mut left);
        let steps = if equal.is_some() { (may_compare - left) / STEP_BYTES } else { u64::MAX };
        run.charge(steps)?;
        Ok(equal.unwrap_or(false))
    }

    /// Takes what is compared off `bytes`; `None` when there are too few.
    fn equal_within(&self, a: Value, b: Value, bytes: &mut u64) -> Option<bool> {
        match (a, b) {
            (Value::Container(a), Value::Container(b)) => {
                self.containers_equal(a, b, self.depth_limit, bytes)
            }
            (a, b) => self.scalars_equal(a, b, bytes),
        }
    }

    fn scalars_equal(&self, a: Value, b: Value, bytes: &mut u64) -> Option<bool> {
        let mut take = |text: Text| {
            *bytes = bytes.checked_sub(u64::from(text.len))?;
            Some(self.bytes(text))
        };
        Some(match (a, b) {
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Text(a), Value::Text(b)) => a.len == b.len && take(a)? == self.bytes(b),
            (Value::Container(_), _) | (_, Value::Container(_)) => false,
            (Value::Double(a), Value::Double(b)) => a == b,
            (Value::Double(a), Value::Int(b)) | (Value::Int(b), Value::Double(a)) => a == b as f64,
            (Value::Double(a), Value::Text(b)) | (Value::Text(b), Value::Double(a)) => {
                a == number_from_text(take(b)?).to_double()
            }
            (Value::Int(a), Value::Text(b)) | (Value::Text(b), Value::Int(a)) => {
                equal_text_number(take(b)?, a)
            }
        })
    }

    fn containers_equal(
        &self,
        left: ContainerId,
        right: ContainerId,
        depth_left: usize,
        bytes: &mut u64,
    ) -> Option<bool> {
        if left == right {
            return Some(true);
        }
        if self.len(left) != self.len(right) {
            return Some(false);
        }
        if self.is_empty(left) {
            return Some(true);
        }
        let Some(depth_left) = depth_left.checked_sub(1) else { return Some(false) };
        let equal = |a: Value, b: Value, bytes: &mut u64| {
            *bytes = bytes.checked_sub(ELEMENT_BYTES)?;
            match (a, b) {
                (Value::Container(a), Value::Container(b)) => self.containers_equal(a, b, depth_left, bytes),
                (a, b) => self.scalars_equal(a, b, bytes),
            }
        };
        match (self.kind(left), self.kind(right)) {
            (ContainerKind::Array, ContainerKind::Array) => {
                for (&a, &b) in self.items(left).iter().zip(self.items(right)) {
                    if !equal(a, b, bytes)? {
                        return Some(false);
                    }
                }
            }
            (ContainerKind::Hash, ContainerKind::Hash) => {
                for (&key, &a) in self.keys(left).iter().zip(self.items(left)) {
                    *bytes = bytes.checked_sub(u64::from(key.len))?;
                    let Some(b) = self.hash_get(right, self.bytes(key)) else { return Some(false) };
                    if !equal(a, b, bytes)? {
                        return Some(false);
                    }
                }
            }
            _ => return Some(false),
        }
        Some(true)
    }

    /// Brings an owned value into the workspace.
    pub fn import(&mut self, datum: &Datum) -> Result<Value, Fault> {
        self.import_within(datum, self.depth_limit)
    }

    fn import_within(&mut self, datum: &Datum, depth_left: usize) -> Result<Value, Fault> {
        if depth_left == 0 {
            return Err(Fault::ContainerDepth);
        }
        Ok(match datum {
            Datum::Int(int) => Value::Int(*int),
            Datum::Double(double) => Value::Double(*double),
            Datum::Text(text) => Value::Text(self.new_text(text)?),
            Datum::Array(items) => {
                let array = self.new_array()?;
                for item in items {
                    let value = self.import_within(item, depth_left - 1)?;
                    self.array_push(array, value)?;
                }
                Value::Container(array)
            }
            Datum::Hash(entries) => {
                let hash = self.new_hash()?;
                for (key, item) in entries {
                    let key = self.new_text(key)?;
                    let value = self.import_within(item, depth_left - 1)?;
                    self.hash_set(hash, key, value)?;
                }
                Value::Container(hash)
            }
        })
    }

    /// As [`Workspace::export`], within the memory of a run. Many elements may share the bytes of one text here, and
    /// each of them has bytes of its own outside.
    pub fn export_within_limit(&self, value: Value) -> Result<Datum, Fault> {
        self.room_beside(value, self.depth_limit, self.bytes_limit()).ok_or(Fault::OutOfMemory)?;
        Ok(self.export(value))
    }

    /// What is left of `room` bytes when a value has been taken out.
    fn room_beside(&self, value: Value, depth_left: usize, room: usize) -> Option<usize> {
        let room = room.checked_sub(size_of::<Datum>())?;
        match value {
            Value::Int(_) | Value::Double(_) => Some(room),
            Value::Text(text) => room.checked_sub(text.len as usize),
            Value::Container(_) if depth_left == 0 => Some(room),
            Value::Container(id) => {
                let keys =
                    self.keys(id).iter().try_fold(room, |room, key| room.checked_sub(key.len as usize))?;
                let mut items = self.items(id).iter();
                items.try_fold(keys, |room, item| self.room_beside(*item, depth_left - 1, room))
            }
        }
    }

    /// Takes a value out of the workspace. What is nested past the depth limit comes out as the empty text,
    /// because it could not come in again.
    pub fn export(&self, value: Value) -> Datum {
        self.export_within(value, self.depth_limit)
    }

    fn export_within(&self, value: Value, depth_left: usize) -> Datum {
        match value {
            Value::Int(int) => Datum::Int(int),
            Value::Double(double) => Datum::Double(double),
            Value::Text(text) => Datum::Text(self.bytes(text).to_vec()),
            Value::Container(_) if depth_left == 0 => Datum::empty(),
            Value::Container(id) => {
                let item = |item: &Value| self.export_within(*item, depth_left - 1);
                match self.kind(id) {
                    ContainerKind::Array => Datum::Array(self.items(id).iter().map(item).collect()),
                    ContainerKind::Hash => Datum::Hash(
                        self.keys(id)
                            .iter()
                            .map(|&key| self.bytes(key).to_vec())
                            .zip(self.items(id).iter().map(item))
                            .collect(),
                    ),
                }
            }
        }
    }
}

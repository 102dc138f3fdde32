//! Arrays and hashes: made, read, changed.

use std::hash::BuildHasher;

use hashbrown::HashTable;

use super::{CONTAINER_BYTES, Container, ENTRY_BYTES, INDEX_FROM, ITEM_BYTES, Workspace};
use crate::{ContainerId, ContainerKind, Fault, Text, Value};

/// Whether the value is an array or a hash.
pub(super) fn is_container(value: &Value) -> bool {
    matches!(value, Value::Container(_))
}

impl Workspace {
    /// A new, empty array.
    pub fn new_array(&mut self) -> Result<ContainerId, Fault> {
        self.new_container(false)
    }

    /// A new, empty hash.
    pub fn new_hash(&mut self) -> Result<ContainerId, Fault> {
        self.new_container(true)
    }

    pub(super) fn new_container(&mut self, is_hash: bool) -> Result<ContainerId, Fault> {
        self.claim(CONTAINER_BYTES)?;
        self.container_bytes += CONTAINER_BYTES;
        if self.live == self.containers.len() {
            self.containers.push(Container::default());
        }
        let id = ContainerId(self.live as u32);
        self.live += 1;
        self.containers[id.0 as usize].is_hash = is_hash;
        Ok(id)
    }

    pub(super) fn container(&self, id: ContainerId) -> &Container {
        &self.containers[id.0 as usize]
    }

    /// What the container is now.
    #[inline]
    pub fn kind(&self, id: ContainerId) -> ContainerKind {
        if self.container(id).is_hash { ContainerKind::Hash } else { ContainerKind::Array }
    }

    /// The elements of an array, or the values of a hash in its order.
    #[inline]
    pub fn items(&self, id: ContainerId) -> &[Value] {
        &self.container(id).items
    }

    /// The keys of a hash in its order; none for an array.
    pub fn keys(&self, id: ContainerId) -> &[Text] {
        &self.container(id).keys
    }

    /// Number of elements or entries.
    #[inline]
    pub fn len(&self, id: ContainerId) -> usize {
        self.container(id).items.len()
    }

    /// The same, when it is such a container.
    #[inline]
    pub fn length(&self, id: ContainerId, kind: ContainerKind) -> Option<usize> {
        let container = self.containers.get(id.0 as usize)?;
        (container.is_hash == (kind == ContainerKind::Hash)).then_some(container.items.len())
    }

    /// Whether it has no element or entry.
    pub fn is_empty(&self, id: ContainerId) -> bool {
        self.len(id) == 0
    }

    /// Makes an array a hash. Only an empty one can become a hash; others stay as they are.
    pub fn become_hash(&mut self, id: ContainerId) {
        let container = &mut self.containers[id.0 as usize];
        container.is_hash |= container.items.is_empty();
    }

    /// Makes a hash an array. Only an empty one can become an array; others stay as they are.
    pub fn become_array(&mut self, id: ContainerId) {
        let container = &mut self.containers[id.0 as usize];
        container.is_hash &= !container.items.is_empty();
    }

    /// Appends an element to an array. A container must be a copy of the caller's own (see
    /// [`Workspace::copy_value`]).
    #[inline]
    pub fn array_push(&mut self, id: ContainerId, value: Value) -> Result<(), Fault> {
        self.claim(ITEM_BYTES)?;
        self.container_bytes += ITEM_BYTES;
        let container = &mut self.containers[id.0 as usize];
        container.may_nest |= is_container(&value);
        container.items.push(value);
        Ok(())
    }

    /// An element of an array, when this is one and has it.
    #[inline]
    pub fn array_get(&self, id: ContainerId, index: i64) -> Option<&Value> {
        let container = self.containers.get(id.0 as usize).filter(|container| !container.is_hash)?;
        container.items.get(usize::try_from(index).ok()?)
    }

    /// The same, to be overwritten.
    #[inline]
    pub fn array_get_mut(&mut self, id: ContainerId, index: i64) -> Option<&mut Value> {
        let container = self.containers.get_mut(id.0 as usize).filter(|container| !container.is_hash)?;
        // What will be written is not known here.
        container.may_nest = true;
        container.items.get_mut(usize::try_from(index).ok()?)
    }

    /// Overwrites an element that exists.
    #[inline]
    pub fn array_set(&mut self, id: ContainerId, index: usize, value: Value) {
        let container = &mut self.containers[id.0 as usize];
        if let Some(item) = container.items.get_mut(index) {
            *item = value;
            container.may_nest |= is_container(&value);
        }
    }

    /// Lets `edit` change the elements of an array in any way. What it adds is counted afterwards, so an edit
    /// that adds many elements asks [`Workspace::has_room`] first. There is a shorter way for most: see `elements`.
    pub fn edit_items<R>(
        &mut self,
        id: ContainerId,
        edit: impl FnOnce(&mut Vec<Value>) -> R,
    ) -> Result<R, Fault> {
        let container = &mut self.containers[id.0 as usize];
        let before = container.items.len();
        let result = edit(&mut container.items);
        let after = container.items.len();
        container.may_nest = true;
        self.container_bytes =
            (self.container_bytes + after * ITEM_BYTES).saturating_sub(before * ITEM_BYTES);
        if after > before && self.bytes_used() > self.limit { Err(Fault::OutOfMemory) } else { Ok(result) }
    }

    /// Refuses when so many more elements of arrays do not fit.
    pub fn has_room(&self, elements: usize) -> Result<(), Fault> {
        self.claim(elements.saturating_mul(ITEM_BYTES))
    }

    /// The place of a key in a hash.
    pub fn hash_find(&self, id: ContainerId, key: &[u8]) -> Option<usize> {
        let container = self.container(id);
        match &container.index {
            Some(index) => index
                .find(self.hasher.hash_one(key), |&at| self.bytes(container.keys[at as usize]) == key)
                .map(|&at| at as usize),
            None => container
                .keys
                .iter()
                .position(|&candidate| candidate.len as usize == key.len() && self.bytes(candidate) == key),
        }
    }

    /// The value of a key.
    pub fn hash_get(&self, id: ContainerId, key: &[u8]) -> Option<Value> {
        self.hash_find(id, key).map(|at| self.container(id).items[at])
    }

    /// Sets a key's value; a new key goes behind the others. A container must be a copy of the caller's own.
    pub fn hash_set(&mut self, id: ContainerId, key: Text, value: Value) -> Result<(), Fault> {
        if let Some(at) = self.hash_find(id, self.bytes(key)) {
            let container = &mut self.containers[id.0 as usize];
            container.items[at] = value;
            container.may_nest |= is_container(&value);
            return Ok(());
        }
        self.claim(ENTRY_BYTES)?;
        self.container_bytes += ENTRY_BYTES;
        let container = &mut self.containers[id.0 as usize];
        container.is_hash = true;
        container.may_nest |= is_container(&value);
        container.keys.push(key);
        container.items.push(value);
        let len = container.items.len();
        if container.index.is_some() {
            self.index_last(id, key, (len - 1) as u32);
        } else if len > INDEX_FROM {
            self.rebuild_index(id);
        }
        Ok(())
    }

    /// Removes a key; whether it was there. The order of the others stays.
    pub fn hash_remove(&mut self, id: ContainerId, key: &[u8]) -> bool {
        let found = self.hash_find(id, key);
        if let Some(at) = found {
            self.hash_remove_at(id, at);
        }
        found.is_some()
    }

    /// Removes the entry at a place that [`Workspace::hash_find`] gave.
    pub fn hash_remove_at(&mut self, id: ContainerId, at: usize) {
        let container = &mut self.containers[id.0 as usize];
        if at >= container.keys.len() {
            return;
        }
        container.keys.remove(at);
        container.items.remove(at);
        self.container_bytes = self.container_bytes.saturating_sub(ENTRY_BYTES);
        if container.index.is_some() {
            self.rebuild_index(id);
        }
    }

    /// Removes every entry or element.
    pub fn clear_container(&mut self, id: ContainerId) {
        let container = &mut self.containers[id.0 as usize];
        let each = if container.is_hash { ENTRY_BYTES } else { ITEM_BYTES };
        self.container_bytes = self.container_bytes.saturating_sub(container.items.len() * each);
        let is_hash = container.is_hash;
        container.clear();
        container.is_hash = is_hash;
    }

    fn index_last(&mut self, id: ContainerId, key: Text, at: u32) {
        let hash = self.hasher.hash_one(self.bytes(key));
        let Some(mut index) = self.containers[id.0 as usize].index.take() else { return };
        let keys = &self.containers[id.0 as usize].keys;
        index.insert_unique(hash, at, |&at| self.hasher.hash_one(self.bytes(keys[at as usize])));
        self.containers[id.0 as usize].index = Some(index);
    }

    pub(super) fn rebuild_index(&mut self, id: ContainerId) {
        let container = self.container(id);
        if container.items.len() <= INDEX_FROM {
            self.containers[id.0 as usize].index = None;
            return;
        }
        let keys = &container.keys;
        let hash_at = |at: &u32| self.hasher.hash_one(self.bytes(keys[*at as usize]));
        let mut index = HashTable::with_capacity(keys.len() * 2);
        for at in 0..keys.len() as u32 {
            index.insert_unique(hash_at(&at), at, hash_at);
        }
        self.containers[id.0 as usize].index = Some(index);
    }
}

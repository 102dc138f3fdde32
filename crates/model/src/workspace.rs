//! The memory of one run: text, arrays and hashes, freed all at once.
//!
//! A workspace is pooled. [`Workspace::reset`] keeps the allocations of the run before (up to a bound), so
//! the steady state allocates nothing. Everything it holds is counted against
//! [`Limits::workspace_bytes`](crate::Limits::workspace_bytes), and what would go past that limit is refused
//! with [`Fault::OutOfMemory`] before it is allocated.
//!
//! Arrays and hashes are trees, never graphs: whoever stores a container in another stores a copy of it (see
//! [`Workspace::copy_value`]), so there are no cycles, and a depth limit makes every walk a bounded
//! recursion.

use std::hash::BuildHasher;
use std::sync::Arc;

use bytes::Bytes;
use hashbrown::HashTable;

use crate::{
    ContainerId, ContainerKind, Datum, Fault, Limits, Out, Text, Value, equal_text_number, number_from_text,
    render_double, render_int,
};

/// A hash with more entries than this gets an index; below, its keys are compared one after the other.
const INDEX_FROM: usize = 8;
/// What a container costs beside its elements, for the byte limit.
const CONTAINER_BYTES: usize = 64;
/// What an element of an array costs.
const ITEM_BYTES: usize = size_of::<Value>();
/// What an entry of a hash costs.
const ENTRY_BYTES: usize = size_of::<Value>() + size_of::<Text>() + 16;
/// Allocations above these are given back on reset, so that one greedy run does not make a pool fat.
const KEEP_TEXT: usize = 64 << 10;
const KEEP_CONTAINERS: usize = 256;
const KEEP_ITEMS: usize = 1024;

/// The memory of one run. See the module's description.
#[derive(Debug)]
pub struct Workspace {
    constants: Arc<[u8]>,
    scratch: Vec<u8>,
    pinned: Vec<Bytes>,
    containers: Vec<Container>,
    live: usize,
    container_bytes: usize,
    pinned_bytes: usize,
    limit: usize,
    depth_limit: usize,
    out: Out,
    hasher: foldhash::fast::FixedState,
}

#[derive(Debug, Default)]
struct Container {
    is_hash: bool,
    /// The elements of an array, the values of a hash.
    items: Vec<Value>,
    /// The keys of a hash, as many as `items`.
    keys: Vec<Text>,
    /// From a key's content to its place, when there are many.
    index: Option<HashTable<u32>>,
}

impl Default for Workspace {
    fn default() -> Self {
        Workspace::new(&Limits::DEFAULT)
    }
}

impl Workspace {
    /// An empty workspace with the byte and depth limits of `limits`.
    pub fn new(limits: &Limits) -> Workspace {
        Workspace {
            constants: Arc::from(&[][..]),
            scratch: Vec::new(),
            pinned: Vec::new(),
            containers: Vec::new(),
            live: 0,
            container_bytes: 0,
            pinned_bytes: 0,
            limit: limits.workspace_bytes.min(u32::MAX as usize),
            depth_limit: limits.container_depth,
            out: Out::default(),
            hasher: foldhash::fast::FixedState::default(),
        }
    }

    /// Forgets everything; keeps allocations of ordinary size.
    pub fn reset(&mut self) {
        self.scratch.clear();
        if self.scratch.capacity() > KEEP_TEXT {
            self.scratch = Vec::new();
        }
        self.pinned.clear();
        if self.live > KEEP_CONTAINERS {
            self.containers.truncate(KEEP_CONTAINERS);
        }
        for container in self.containers.iter_mut().take(self.live) {
            container.clear();
        }
        self.live = 0;
        self.container_bytes = 0;
        self.pinned_bytes = 0;
    }

    /// Sets the bytes that [`Text::CONSTANTS`] names: those of the program that runs next.
    pub fn set_constants(&mut self, constants: &Arc<[u8]>) {
        if !Arc::ptr_eq(&self.constants, constants) {
            self.constants = Arc::clone(constants);
        }
    }

    /// Bytes in use, as counted against the limit.
    #[inline]
    pub fn bytes_used(&self) -> usize {
        self.scratch.len() + self.container_bytes + self.pinned_bytes
    }

    /// The limit on [`Workspace::bytes_used`].
    pub fn bytes_limit(&self) -> usize {
        self.limit
    }

    #[inline]
    fn claim(&self, bytes: usize) -> Result<(), Fault> {
        if bytes <= self.limit.saturating_sub(self.bytes_used()) { Ok(()) } else { Err(Fault::OutOfMemory) }
    }
}

/// Text.
impl Workspace {
    /// The bytes that a handle of this run stands for. A handle of another run gives other bytes or none,
    /// never a panic.
    #[inline]
    pub fn bytes(&self, text: Text) -> &[u8] {
        let buffer: &[u8] = match text.buffer {
            Text::SCRATCH => &self.scratch,
            Text::CONSTANTS => &self.constants,
            pinned => match self.pinned.get((pinned - Text::FIRST_PINNED) as usize) {
                Some(bytes) => bytes,
                None => return &[],
            },
        };
        let start = text.start as usize;
        buffer.get(start..start + text.len as usize).unwrap_or_default()
    }

    /// Copies bytes into the workspace.
    #[inline]
    pub fn new_text(&mut self, bytes: &[u8]) -> Result<Text, Fault> {
        self.claim(bytes.len())?;
        let start = self.scratch.len() as u32;
        self.scratch.extend_from_slice(bytes);
        Ok(Text { buffer: Text::SCRATCH, start, len: bytes.len() as u32 })
    }

    /// Keeps a host's buffer for the rest of the run, without copying it. Its bytes count against the limit.
    pub fn pin(&mut self, bytes: Bytes) -> Result<Text, Fault> {
        self.claim(bytes.len())?;
        self.pinned_bytes += bytes.len();
        let text =
            Text { buffer: Text::FIRST_PINNED + self.pinned.len() as u32, start: 0, len: bytes.len() as u32 };
        self.pinned.push(bytes);
        Ok(text)
    }

    /// `left` and `right` in one piece. When `left` is the newest text it grows in place, so a loop of `.=`
    /// is linear.
    pub fn concat(&mut self, left: Text, right: Text) -> Result<Text, Fault> {
        if right.len == 0 {
            return Ok(left);
        }
        if left.len == 0 {
            return Ok(right);
        }
        let total = left.len as usize + right.len as usize;
        let grows = left.buffer == Text::SCRATCH && (left.start + left.len) as usize == self.scratch.len();
        self.claim(if grows { right.len as usize } else { total })?;
        let start = if grows {
            left.start
        } else {
            let start = self.scratch.len() as u32;
            self.append(left);
            start
        };
        self.append(right);
        Ok(Text { buffer: Text::SCRATCH, start, len: total as u32 })
    }

    /// Several texts in one piece.
    pub fn concat_all(&mut self, parts: &[Text]) -> Result<Text, Fault> {
        let mut total = 0_usize;
        for part in parts {
            total += part.len as usize;
        }
        self.claim(total)?;
        let start = self.scratch.len() as u32;
        for part in parts {
            self.append(*part);
        }
        Ok(Text { buffer: Text::SCRATCH, start, len: total as u32 })
    }

    /// Appends to the scratch buffer; the caller has claimed the room.
    fn append(&mut self, text: Text) {
        if text.buffer == Text::SCRATCH {
            let start = text.start as usize;
            let end = (start + text.len as usize).min(self.scratch.len());
            self.scratch.extend_from_within(start.min(end)..end);
        } else {
            let Workspace { constants, scratch, pinned, .. } = self;
            let buffer: &[u8] = match text.buffer {
                Text::CONSTANTS => constants,
                number => pinned.get((number - Text::FIRST_PINNED) as usize).map_or(&[], |bytes| &bytes[..]),
            };
            let start = text.start as usize;
            scratch.extend_from_slice(buffer.get(start..start + text.len as usize).unwrap_or_default());
        }
    }

    /// A value as text: what `.` and text parameters cast to. A container has no text; its caller warns.
    #[inline]
    pub fn text_of(&mut self, value: Value) -> Result<Text, Fault> {
        match value {
            Value::Text(text) => Ok(text),
            Value::Int(int) => self.write_scratch(20, |scratch| render_int(int, scratch)),
            Value::Double(double) => self.write_scratch(32, |scratch| render_double(double, scratch)),
            // The documented result of a bad cast is 0.
            Value::Container(_) => self.new_text(b"0"),
        }
    }

    fn write_scratch(&mut self, room: usize, write: impl FnOnce(&mut Vec<u8>)) -> Result<Text, Fault> {
        self.claim(room)?;
        let start = self.scratch.len();
        write(&mut self.scratch);
        Ok(Text { buffer: Text::SCRATCH, start: start as u32, len: (self.scratch.len() - start) as u32 })
    }

    /// Lets `build` write a new text while it reads this workspace.
    pub fn build(&mut self, build: impl FnOnce(&Workspace, &mut Out)) -> Result<Text, Fault> {
        let mut out = self.take_out();
        build(self, &mut out);
        self.finish_out(out)
    }

    /// Lends the output buffer, emptied, with the room that is left. Hand it back with
    /// [`Workspace::finish_out`] (which makes a text of it) or [`Workspace::return_out`].
    pub fn take_out(&mut self) -> Out {
        let mut out = std::mem::take(&mut self.out);
        out.begin(self.limit.saturating_sub(self.bytes_used()));
        out
    }

    /// Copies what was written into the workspace and takes the buffer back.
    pub fn finish_out(&mut self, out: Out) -> Result<Text, Fault> {
        let text = if out.overflowed() { Err(Fault::OutOfMemory) } else { self.new_text(out.as_slice()) };
        self.out = out;
        text
    }

    /// Takes the buffer back.
    pub fn return_out(&mut self, out: Out) {
        self.out = out;
    }
}

/// Arrays and hashes.
impl Workspace {
    /// A new, empty array.
    pub fn new_array(&mut self) -> Result<ContainerId, Fault> {
        self.new_container(false)
    }

    /// A new, empty hash.
    pub fn new_hash(&mut self) -> Result<ContainerId, Fault> {
        self.new_container(true)
    }

    fn new_container(&mut self, is_hash: bool) -> Result<ContainerId, Fault> {
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

    fn container(&self, id: ContainerId) -> &Container {
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
        self.containers[id.0 as usize].items.push(value);
        Ok(())
    }

    /// Overwrites an element that exists.
    #[inline]
    pub fn array_set(&mut self, id: ContainerId, index: usize, value: Value) {
        if let Some(item) = self.containers[id.0 as usize].items.get_mut(index) {
            *item = value;
        }
    }

    /// Cuts an array, or fills it up with `fill` (a scalar).
    pub fn array_resize(&mut self, id: ContainerId, len: usize, fill: Value) -> Result<(), Fault> {
        let old = self.len(id);
        if len > old {
            self.claim((len - old).saturating_mul(ITEM_BYTES))?;
        }
        self.edit_items(id, |items| items.resize(len, fill))
    }

    /// Lets `edit` change the elements of an array in any way. What it adds is counted afterwards, so an edit
    /// that adds many elements asks [`Workspace::has_room`] first.
    pub fn edit_items<R>(
        &mut self,
        id: ContainerId,
        edit: impl FnOnce(&mut Vec<Value>) -> R,
    ) -> Result<R, Fault> {
        let items = &mut self.containers[id.0 as usize].items;
        let before = items.len();
        let result = edit(items);
        let after = items.len();
        self.container_bytes =
            (self.container_bytes + after * ITEM_BYTES).saturating_sub(before * ITEM_BYTES);
        if after > before && self.bytes_used() > self.limit { Err(Fault::OutOfMemory) } else { Ok(result) }
    }

    /// Refuses when `elements` more do not fit.
    pub fn has_room(&self, elements: usize) -> Result<(), Fault> {
        self.claim(elements.saturating_mul(ENTRY_BYTES))
    }

    /// The place of a key in a hash.
    pub fn hash_find(&self, id: ContainerId, key: &[u8]) -> Option<usize> {
        let container = self.container(id);
        match &container.index {
            Some(index) => index
                .find(self.hasher.hash_one(key), |&at| self.bytes(container.keys[at as usize]) == key)
                .map(|&at| at as usize),
            None => container.keys.iter().position(|&candidate| self.bytes(candidate) == key),
        }
    }

    /// The value of a key.
    pub fn hash_get(&self, id: ContainerId, key: &[u8]) -> Option<Value> {
        self.hash_find(id, key).map(|at| self.container(id).items[at])
    }

    /// Sets a key's value; a new key goes behind the others. A container must be a copy of the caller's own.
    pub fn hash_set(&mut self, id: ContainerId, key: Text, value: Value) -> Result<(), Fault> {
        if let Some(at) = self.hash_find(id, self.bytes(key)) {
            self.containers[id.0 as usize].items[at] = value;
            return Ok(());
        }
        self.claim(ENTRY_BYTES)?;
        self.container_bytes += ENTRY_BYTES;
        let container = &mut self.containers[id.0 as usize];
        container.is_hash = true;
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

    fn rebuild_index(&mut self, id: ContainerId) {
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
        let is_hash = self.container(id).is_hash;
        let len = self.len(id);
        let copy = self.new_container(is_hash)?;
        let each = if is_hash { ENTRY_BYTES } else { ITEM_BYTES };
        self.claim(len * each)?;
        self.container_bytes += len * each;
        let mut items = std::mem::take(&mut self.containers[copy.0 as usize].items);
        let mut keys = std::mem::take(&mut self.containers[copy.0 as usize].keys);
        items.extend_from_slice(&self.container(id).items);
        keys.extend_from_slice(&self.container(id).keys);
        for item in &mut items {
            if let Value::Container(nested) = *item {
                *item = Value::Container(self.copy_container(nested, depth_left - 1)?);
            }
        }
        let container = &mut self.containers[copy.0 as usize];
        container.items = items;
        container.keys = keys;
        self.rebuild_index(copy);
        Ok(copy)
    }

    /// Whether two values are equal, as `==` compares them: when either is a double, as doubles; else when
    /// either is an integer, as integers; texts by their bytes; containers all the way down.
    #[inline]
    pub fn equal(&self, a: Value, b: Value) -> bool {
        match (a, b) {
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Text(a), Value::Text(b)) => a.len == b.len && self.bytes(a) == self.bytes(b),
            (Value::Container(a), Value::Container(b)) => self.deep_equal(a, b, &|a, b| self.equal(a, b)),
            (Value::Container(_), _) | (_, Value::Container(_)) => false,
            (Value::Double(a), Value::Double(b)) => a == b,
            (Value::Double(a), Value::Int(b)) | (Value::Int(b), Value::Double(a)) => a == b as f64,
            (Value::Double(a), Value::Text(b)) | (Value::Text(b), Value::Double(a)) => {
                a == number_from_text(self.bytes(b)).to_double()
            }
            (Value::Int(a), Value::Text(b)) | (Value::Text(b), Value::Int(a)) => {
                equal_text_number(self.bytes(b), a)
            }
        }
    }

    /// Whether two values are equal all the way down: containers of one kind with equal elements, hashes
    /// without regard to order, scalars by `scalars_equal`.
    pub fn deep_equal(
        &self,
        left: ContainerId,
        right: ContainerId,
        scalars_equal: &dyn Fn(Value, Value) -> bool,
    ) -> bool {
        if left == right {
            return true;
        }
        if self.len(left) != self.len(right) {
            return false;
        }
        if self.is_empty(left) {
            return true;
        }
        if self.kind(left) != self.kind(right) {
            return false;
        }
        let equal = |a: Value, b: Value| match (a, b) {
            (Value::Container(a), Value::Container(b)) => self.deep_equal(a, b, scalars_equal),
            (Value::Container(_), _) | (_, Value::Container(_)) => false,
            (a, b) => scalars_equal(a, b),
        };
        match self.kind(left) {
            ContainerKind::Array => {
                self.items(left).iter().zip(self.items(right)).all(|(&a, &b)| equal(a, b))
            }
            ContainerKind::Hash => self
                .keys(left)
                .iter()
                .zip(self.items(left))
                .all(|(&key, &a)| self.hash_get(right, self.bytes(key)).is_some_and(|b| equal(a, b))),
        }
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

    /// Takes a value out of the workspace.
    pub fn export(&self, value: Value) -> Datum {
        match value {
            Value::Int(int) => Datum::Int(int),
            Value::Double(double) => Datum::Double(double),
            Value::Text(text) => Datum::Text(self.bytes(text).to_vec()),
            Value::Container(id) => match self.kind(id) {
                ContainerKind::Array => {
                    Datum::Array(self.items(id).iter().map(|&item| self.export(item)).collect())
                }
                ContainerKind::Hash => Datum::Hash(
                    self.keys(id)
                        .iter()
                        .zip(self.items(id))
                        .map(|(&key, &item)| (self.bytes(key).to_vec(), self.export(item)))
                        .collect(),
                ),
            },
        }
    }
}

/// Compaction.
impl Workspace {
    /// Whether a run should compact at its next safe point: it holds more than half of what it may.
    #[inline]
    pub fn wants_compaction(&self) -> bool {
        self.bytes_used() > self.limit / 2
    }

    /// Keeps what `roots` reach and frees the rest; rewrites the roots to where things stand now. Pinned
    /// buffers that nothing reaches are dropped. Bytes freed are bytes that may be used again.
    pub fn compact(&mut self, roots: &mut dyn Iterator<Item = &mut Value>) {
        let mut fresh = Workspace {
            constants: Arc::clone(&self.constants),
            scratch: Vec::new(),
            pinned: Vec::new(),
            containers: Vec::new(),
            live: 0,
            container_bytes: 0,
            pinned_bytes: 0,
            limit: self.limit,
            depth_limit: self.depth_limit,
            out: std::mem::take(&mut self.out),
            hasher: self.hasher.clone(),
        };
        let mut moved = Moved {
            containers: vec![None; self.live],
            pinned: vec![None; self.pinned.len()],
            last_text: None,
        };
        for root in roots {
            *root = self.move_value(*root, &mut fresh, &mut moved);
        }
        *self = fresh;
    }

    fn move_value(&mut self, value: Value, fresh: &mut Workspace, moved: &mut Moved) -> Value {
        match value {
            Value::Text(text) => Value::Text(self.move_text(text, fresh, moved)),
            Value::Container(id) => {
                let at = id.0 as usize;
                if let Some(new) = moved.containers[at] {
                    return Value::Container(new);
                }
                let mut container = std::mem::take(&mut self.containers[at]);
                let new = ContainerId(fresh.containers.len() as u32);
                fresh.containers.push(Container::default());
                fresh.live += 1;
                moved.containers[at] = Some(new);
                for key in &mut container.keys {
                    *key = self.move_text(*key, fresh, moved);
                }
                for item in &mut container.items {
                    *item = self.move_value(*item, fresh, moved);
                }
                let each = if container.is_hash { ENTRY_BYTES } else { ITEM_BYTES };
                fresh.container_bytes += CONTAINER_BYTES + container.items.len() * each;
                // Places do not change, so the index (places by content) stays right.
                fresh.containers[new.0 as usize] = container;
                Value::Container(new)
            }
            scalar => scalar,
        }
    }

    fn move_text(&self, text: Text, fresh: &mut Workspace, moved: &mut Moved) -> Text {
        match text.buffer {
            Text::CONSTANTS => text,
            Text::SCRATCH => {
                if text.len == 0 {
                    return Text::EMPTY;
                }
                if let Some((old, new)) = moved.last_text
                    && old == text
                {
                    return new;
                }
                let start = fresh.scratch.len() as u32;
                fresh.scratch.extend_from_slice(self.bytes(text));
                let new = Text { buffer: Text::SCRATCH, start, len: text.len };
                moved.last_text = Some((text, new));
                new
            }
            number => {
                let at = (number - Text::FIRST_PINNED) as usize;
                let Some(bytes) = self.pinned.get(at) else { return Text::EMPTY };
                let new = *moved.pinned[at].get_or_insert_with(|| {
                    fresh.pinned.push(bytes.clone());
                    fresh.pinned_bytes += bytes.len();
                    fresh.pinned.len() as u32 - 1
                });
                Text { buffer: Text::FIRST_PINNED + new, ..text }
            }
        }
    }
}

/// Where compaction put things.
struct Moved {
    containers: Vec<Option<ContainerId>>,
    pinned: Vec<Option<u32>>,
    /// Registers often hold the same text twice in a row (a variable and the temporary it came from).
    last_text: Option<(Text, Text)>,
}

impl Container {
    fn clear(&mut self) {
        self.is_hash = false;
        self.items.clear();
        self.keys.clear();
        self.index = None;
        if self.items.capacity() > KEEP_ITEMS {
            self.items = Vec::new();
        }
        if self.keys.capacity() > KEEP_ITEMS {
            self.keys = Vec::new();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(bytes: usize) -> Workspace {
        Workspace::new(&Limits { workspace_bytes: bytes, container_depth: 4, ..Limits::DEFAULT })
    }

    #[test]
    fn appending_to_the_newest_text_grows_it_in_place() {
        let mut ws = small(1000);
        let a = ws.new_text(b"ab").unwrap();
        let b = ws.new_text(b"cd").unwrap();
        let longer = ws.concat(b, a).unwrap();
        assert_eq!(ws.bytes(longer), b"cdab");
        assert_eq!(longer.start, b.start);
        let moved = ws.concat(a, b).unwrap();
        assert_eq!(ws.bytes(moved), b"abcd");
        assert_eq!(ws.bytes_used(), 2 + 2 + 2 + 4);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let mut ws = small(10);
        assert!(ws.new_text(b"0123456789").is_ok());
        assert_eq!(ws.new_text(b"x"), Err(Fault::OutOfMemory));
        let mut ws = small(10);
        assert_eq!(ws.build(|_, out| (0..11).for_each(|_| out.push(b'x'))), Err(Fault::OutOfMemory));
        let mut ws = small(200);
        let array = ws.new_array().unwrap();
        assert_eq!(ws.array_resize(array, 1 << 40, Value::EMPTY), Err(Fault::OutOfMemory));
    }

    #[test]
    fn a_hash_finds_its_keys_with_and_without_an_index_and_keeps_their_order() {
        let mut ws = small(100_000);
        let hash = ws.new_hash().unwrap();
        for number in 0..100 {
            let key = ws.new_text(format!("k{number}").as_bytes()).unwrap();
            ws.hash_set(hash, key, Value::Int(number)).unwrap();
            assert_eq!(ws.hash_get(hash, b"k0"), Some(Value::Int(0)));
        }
        assert!(ws.hash_remove(hash, b"k7"));
        assert!(!ws.hash_remove(hash, b"k7"));
        assert_eq!(ws.hash_get(hash, b"k99"), Some(Value::Int(99)));
        let order: Vec<Value> = ws.items(hash).to_vec();
        assert_eq!(order, (0..100).filter(|n| *n != 7).map(Value::Int).collect::<Vec<_>>());
    }

    #[test]
    fn copies_share_nothing_and_depth_is_bounded() {
        let mut ws = small(100_000);
        let inner = ws.new_array().unwrap();
        ws.array_push(inner, Value::Int(1)).unwrap();
        let outer = ws.new_array().unwrap();
        ws.array_push(outer, Value::Container(inner)).unwrap();
        let Value::Container(copy) = ws.copy_value(Value::Container(outer)).unwrap() else { panic!() };
        ws.array_set(inner, 0, Value::Int(2));
        assert_eq!(ws.export(Value::Container(copy)), Datum::Array(vec![Datum::Array(vec![Datum::Int(1)])]));
        let mut nested = outer;
        for _ in 0..3 {
            let around = ws.new_array().unwrap();
            ws.array_push(around, Value::Container(nested)).unwrap();
            nested = around;
        }
        assert_eq!(ws.copy_value(Value::Container(nested)), Err(Fault::ContainerDepth));
    }

    #[test]
    fn compaction_keeps_what_is_reached_and_frees_the_rest() {
        let mut ws = small(100_000);
        let garbage = ws.pin(Bytes::from(vec![b'g'; 1000])).unwrap();
        let kept = ws.pin(Bytes::from_static(b"kept")).unwrap();
        let text = ws.new_text(b"text").unwrap();
        let hash = ws.new_hash().unwrap();
        for number in 0..20 {
            let key = ws.new_text(format!("{number}").as_bytes()).unwrap();
            ws.hash_set(hash, key, Value::Text(text)).unwrap();
        }
        let _ = ws.new_text(&[b'x'; 500]).unwrap();
        let before = ws.bytes_used();
        let mut roots =
            [Value::Text(kept.slice(1, 2)), Value::Container(hash), Value::Int(3), Value::Container(hash)];
        ws.compact(&mut roots.iter_mut());
        assert!(ws.bytes_used() + 1400 < before, "{} {before}", ws.bytes_used());
        let [Value::Text(kept), Value::Container(hash), Value::Int(3), Value::Container(again)] = roots
        else {
            panic!("{roots:?}")
        };
        assert_eq!(hash, again);
        assert_eq!(ws.bytes(kept), b"ep");
        let Some(Value::Text(text)) = ws.hash_get(hash, b"13") else { panic!() };
        assert_eq!(ws.bytes(text), b"text");
        let _ = garbage;
    }
}

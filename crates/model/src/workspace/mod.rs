//! The memory of one run: text, arrays and hashes, freed all at once.
//!
//! A workspace is pooled. [`Workspace::reset`] keeps the allocations of the run before (up to a bound), so
//! the steady state allocates nothing. Everything it holds is counted against
//! [`Limits::workspace_bytes`](crate::Limits::workspace_bytes), and what would go past that limit is refused
//! with [`Fault::OutOfMemory`] before it is allocated.
//!
//! Arrays and hashes are trees, never graphs: whoever stores a container in another stores a copy of it (see
//! [`Workspace::copy_value`]), so there are no cycles. A copy is refused past a depth limit, but in-place
//! functions of a sub can still build deeper trees, one level at a time; so no walk trusts the depth of what
//! it walks over.

mod compaction;
mod containers;
mod elements;
mod trees;

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use hashbrown::HashTable;

use crate::{Fault, Limits, Out, RunState, Text, Value, render_double, render_int};

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
    /// The address that a text was made from, so that it need not be read back.
    address: Option<(Text, IpAddr)>,
}

#[derive(Debug, Default)]
struct Container {
    is_hash: bool,
    /// Whether an element may be a container. One that holds none, which is said of most, is copied in one piece.
    may_nest: bool,
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
            address: None,
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
        self.address = None;
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
    /// Remembers that `text` is `ip` written out. One is remembered at a time: the client's, as a rule.
    #[inline]
    pub fn note_address(&mut self, text: Text, ip: IpAddr) {
        self.address = Some((text, ip));
    }

    /// The address that `text` was written from, when it is the one remembered. The bytes behind a handle do
    /// not change until the workspace is reset or compacted, and both forget the address.
    #[inline]
    pub fn noted_address(&self, text: Text) -> Option<IpAddr> {
        self.address.filter(|(noted, _)| *noted == text).map(|(_, ip)| ip)
    }

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

    /// The bytes of a text that is read as a number. A long one costs fuel: it may be all digits or blanks.
    #[inline]
    pub fn numeral(&self, text: Text, run: &mut RunState) -> Result<&[u8], Fault> {
        const LONG: u32 = 1024;
        if text.len >= LONG {
            run.charge(u64::from(text.len) / 64)?;
        }
        Ok(self.bytes(text))
    }

    /// Copies bytes into the workspace.
    #[inline]
    pub fn new_text(&mut self, bytes: &[u8]) -> Result<Text, Fault> {
        self.claim(bytes.len())?;
        let start = self.scratch.len() as u32;
        self.scratch.extend_from_slice(bytes);
        Ok(Text { buffer: Text::SCRATCH, start, len: bytes.len() as u32 })
    }

    /// Copies bytes into the workspace and lets `edit` change them there.
    #[inline]
    pub fn new_text_edited(&mut self, bytes: &[u8], edit: impl FnOnce(&mut [u8])) -> Result<Text, Fault> {
        let text = self.new_text(bytes)?;
        edit(self.scratch.get_mut(text.start as usize..).unwrap_or_default());
        Ok(text)
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

    /// Bytes that came from the host: many are pinned, few are copied. A handful of bytes must not hold a whole
    /// buffer, or a rule that keeps a word of each could hold more than its limit.
    pub fn receive(&mut self, bytes: Bytes) -> Result<Text, Fault> {
        const WORTH_PINNING: usize = 64 << 10;
        if bytes.len() < WORTH_PINNING { self.new_text(&bytes) } else { self.pin(bytes) }
    }

    /// The bytes of a text as a buffer of their own, for the host. Those that came from the host are not copied.
    pub fn share(&self, text: Text) -> Bytes {
        let start = text.start as usize;
        let end = start + text.len as usize;
        match text.buffer.checked_sub(Text::FIRST_PINNED).and_then(|number| self.pinned.get(number as usize))
        {
            Some(buffer) if end <= buffer.len() => buffer.slice(start..end),
            _ => Bytes::copy_from_slice(self.bytes(text)),
        }
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
    pub fn concat_all(&mut self, parts: impl Iterator<Item = Text> + Clone) -> Result<Text, Fault> {
        let mut total = 0_usize;
        for part in parts.clone() {
            total += part.len as usize;
        }
        self.claim(total)?;
        let start = self.scratch.len() as u32;
        for part in parts {
            self.append(part);
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

impl Container {
    fn clear(&mut self) {
        self.is_hash = false;
        self.may_nest = false;
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
mod tests;

//! Compaction: keeping what a run can still reach.
//!
//! Texts share bytes: a piece of an argument is a handle into it, and an array may hold one text a thousand
//! times. So it is not texts that are moved but the stretches of memory that they cover, each once; what is
//! kept never takes more room than it took before. Containers are moved in the order in which they are found,
//! without recursion, so their depth does not matter.

use bytes::Bytes;

use super::{CONTAINER_BYTES, Container, ENTRY_BYTES, ITEM_BYTES, Workspace};
use crate::{ContainerId, Text, Value};

impl Workspace {
    /// Whether a run should compact at its next safe point: it holds more than half of what it may.
    #[inline]
    pub fn wants_compaction(&self) -> bool {
        self.bytes_used() > self.limit / 2
    }

    /// Keeps what `roots` reach and frees the rest; rewrites the roots to where things stand now. Pinned
    /// buffers that nothing reaches are dropped. Bytes freed are bytes that may be used again.
    pub fn compact(&mut self, roots: &mut dyn Iterator<Item = &mut Value>) {
        self.address = None;
        let mut roots: Vec<&mut Value> = roots.collect();
        let mut kept = Kept {
            texts: Vec::new(),
            places: vec![None; self.live],
            containers: Vec::new(),
            pinned: vec![false; self.pinned.len()],
        };
        for root in &mut roots {
            kept.find(root, &mut self.containers);
        }
        let mut at = 0;
        while at < kept.containers.len() {
            let mut container = std::mem::take(&mut kept.containers[at]);
            for key in &container.keys {
                kept.find_text(*key);
            }
            for item in &mut container.items {
                kept.find(item, &mut self.containers);
            }
            kept.containers[at] = container;
            at += 1;
        }
        let Kept { texts, mut containers, pinned, .. } = kept;
        let moves = Moves { stretches: Stretches::new(texts), pinned: numbered(&pinned) };
        for root in roots {
            moves.rewrite(root);
        }
        let mut container_bytes = 0;
        for container in &mut containers {
            for key in &mut container.keys {
                *key = moves.moved(*key);
            }
            for item in &mut container.items {
                moves.rewrite(item);
            }
            let each = if container.is_hash { ENTRY_BYTES } else { ITEM_BYTES };
            container_bytes += CONTAINER_BYTES + container.items.len() * each;
            // Places in a container do not change, so its index (places by content) stays right.
        }
        self.live = containers.len();
        self.containers = containers;
        self.container_bytes = container_bytes;
        moves.stretches.slide(&mut self.scratch);
        let mut reached = pinned.into_iter();
        self.pinned.retain(|_| reached.next().unwrap_or(false));
        self.pinned_bytes = self.pinned.iter().map(Bytes::len).sum();
    }
}

/// The new numbers of the buffers that are kept.
fn numbered(kept: &[bool]) -> Vec<Option<u32>> {
    let mut next = 0;
    kept.iter()
        .map(|kept| {
            let number = next;
            next += u32::from(*kept);
            kept.then_some(number)
        })
        .collect()
}

/// What was found, in the order in which it was found.
struct Kept {
    /// First and last byte (exclusive) of each text in the scratch buffer.
    texts: Vec<(u32, u32)>,
    /// Old number of a container to its new one.
    places: Vec<Option<u32>>,
    containers: Vec<Container>,
    /// Whether a pinned buffer is reached.
    pinned: Vec<bool>,
}

impl Kept {
    /// Notes a value, and takes its container over under a new number.
    fn find(&mut self, value: &mut Value, old: &mut [Container]) {
        match value {
            Value::Text(text) => self.find_text(*text),
            Value::Container(id) => {
                let at = id.0 as usize;
                let Some(place) = self.places.get_mut(at) else { return };
                let new = *place.get_or_insert_with(|| {
                    self.containers.push(std::mem::take(&mut old[at]));
                    self.containers.len() as u32 - 1
                });
                *id = ContainerId(new);
            }
            Value::Int(_) | Value::Double(_) => {}
        }
    }

    fn find_text(&mut self, text: Text) {
        match text.buffer {
            Text::CONSTANTS => {}
            Text::SCRATCH if text.len == 0 => {}
            Text::SCRATCH => {
                let range = (text.start, text.start + text.len);
                if self.texts.last() != Some(&range) {
                    self.texts.push(range);
                }
            }
            number => {
                if let Some(buffer) = self.pinned.get_mut((number - Text::FIRST_PINNED) as usize) {
                    *buffer = true;
                }
            }
        }
    }
}

/// A stretch of the scratch buffer that is kept.
struct Stretch {
    start: u32,
    end: u32,
    /// Where it begins afterwards.
    to: u32,
}

/// All stretches in order, no two touching.
struct Stretches(Vec<Stretch>);

impl Stretches {
    fn new(mut texts: Vec<(u32, u32)>) -> Stretches {
        texts.sort_unstable();
        let mut stretches: Vec<Stretch> = Vec::new();
        for (start, end) in texts {
            match stretches.last_mut() {
                Some(last) if start <= last.end => last.end = last.end.max(end),
                _ => stretches.push(Stretch { start, end, to: 0 }),
            }
        }
        let mut to = 0;
        for stretch in &mut stretches {
            stretch.to = to;
            to += stretch.end - stretch.start;
        }
        Stretches(stretches)
    }

    fn moved(&self, start: u32) -> u32 {
        let after = self.0.partition_point(|stretch| stretch.start <= start);
        match after.checked_sub(1).and_then(|at| self.0.get(at)) {
            Some(stretch) => start - stretch.start + stretch.to,
            None => start,
        }
    }

    /// Moves the bytes: always to the front, so no stretch is overwritten before it has moved.
    fn slide(&self, scratch: &mut Vec<u8>) {
        let mut len = 0;
        for stretch in &self.0 {
            let end = (stretch.end as usize).min(scratch.len());
            let start = (stretch.start as usize).min(end);
            scratch.copy_within(start..end, stretch.to as usize);
            len = stretch.to as usize + (end - start);
        }
        scratch.truncate(len);
    }
}

/// Where texts go.
struct Moves {
    stretches: Stretches,
    /// Old number of a pinned buffer to its new one.
    pinned: Vec<Option<u32>>,
}

impl Moves {
    fn rewrite(&self, value: &mut Value) {
        if let Value::Text(text) = value {
            *text = self.moved(*text);
        }
    }

    fn moved(&self, text: Text) -> Text {
        match text.buffer {
            Text::CONSTANTS => text,
            Text::SCRATCH if text.len == 0 => Text::EMPTY,
            Text::SCRATCH => Text { start: self.stretches.moved(text.start), ..text },
            number => match self.pinned.get((number - Text::FIRST_PINNED) as usize) {
                Some(Some(new)) => Text { buffer: Text::FIRST_PINNED + new, ..text },
                _ => Text::EMPTY,
            },
        }
    }
}

//! A trie whose chains are pressed into labels, laid out flat: the children of a node stand side by side.

use std::borrow::Cow;

/// No entry.
pub(super) const NONE: u32 = u32::MAX;

/// A text of the trie, in the order in which its bytes are walked.
pub(super) struct Key<'t> {
    pub(super) text: Cow<'t, [u8]>,
    /// Whether the subject must end where the key does.
    pub(super) whole: bool,
    /// The entry's number.
    pub(super) number: u32,
}

/// A key's bytes in walking order.
pub(super) fn in_order(text: &[u8], backward: bool, any_case: bool) -> Cow<'_, [u8]> {
    if !backward && !any_case {
        return Cow::Borrowed(text);
    }
    let mut text = text.to_vec();
    if backward {
        text.reverse();
    }
    if any_case {
        text.make_ascii_lowercase();
    }
    Cow::Owned(text)
}

#[derive(Debug)]
pub(super) struct Trie {
    nodes: Box<[Node]>,
    /// The byte that leads into each node.
    edges: Box<[u8]>,
    /// What follows that byte before the node branches.
    labels: Box<[u8]>,
    /// From a subject's first byte to the child of the root, less the first child; 0 is none, when the root's
    /// label is empty.
    root: Option<Box<[u8; 256]>>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// The label's first bytes, up to [`HEAD`]; zeros behind a shorter one.
    head: u64,
    label_start: u32,
    label_len: u32,
    first_child: u32,
    children: u16,
    /// The first entry for a subject that ends here.
    whole: u32,
    /// The first entry for a subject that begins with what leads here.
    prefix: u32,
}

/// So many bytes of a label are compared at once.
pub(super) const HEAD: usize = size_of::<u64>();

/// The first bytes of a text as a number; zeros behind a shorter one.
#[inline]
pub(super) fn head(text: &[u8]) -> u64 {
    match text.first_chunk::<HEAD>() {
        Some(head) => u64::from_le_bytes(*head),
        None => short_head(text),
    }
}

/// Not inlined: few texts are so short.
#[inline(never)]
fn short_head(text: &[u8]) -> u64 {
    text.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte))
}

/// From how many children on the root has a table.
const ROOT_TABLE: usize = 4;

impl Trie {
    pub(super) fn new(mut keys: Vec<Key<'_>>) -> Trie {
        keys.sort_by(|a, b| a.text.cmp(&b.text));
        let mut nodes: Vec<Node> = Vec::new();
        let mut edges = vec![0];
        let mut labels = Vec::new();
        let empty = Node {
            head: 0,
            label_start: 0,
            label_len: 0,
            first_child: 0,
            children: 0,
            whole: NONE,
            prefix: NONE,
        };
        nodes.push(empty);
        // Each with its keys and how many of their bytes lead there, in the order of the nodes.
        let mut todo = std::collections::VecDeque::from([(0_usize, 0_usize, keys.len(), 0_usize)]);
        while let Some((node, from, to, depth)) = todo.pop_front() {
            let (Some(first), Some(last)) = (keys.get(from), keys[..to].last()) else { continue };
            let label = common(&first.text[depth..], &last.text[depth..]);
            let made = &mut nodes[node];
            made.label_start = labels.len() as u32;
            made.label_len = label as u32;
            made.head = head(&first.text[depth..depth + label.min(HEAD)]);
            labels.extend_from_slice(&first.text[depth..depth + label]);
            let depth = depth + label;
            let mut at = from;
            while at < to && keys[at].text.len() == depth {
                let entry = if keys[at].whole { &mut made.whole } else { &mut made.prefix };
                *entry = (*entry).min(keys[at].number);
                at += 1;
            }
            made.first_child = edges.len() as u32;
            while at < to {
                let byte = keys[at].text[depth];
                let end = at + keys[at..to].iter().take_while(|key| key.text[depth] == byte).count();
                todo.push_back((nodes.len(), at, end, depth + 1));
                nodes[node].children += 1;
                nodes.push(empty);
                edges.push(byte);
                at = end;
            }
        }
        let root = nodes[0];
        let table =
            (root.label_len == 0 && (ROOT_TABLE..256).contains(&usize::from(root.children))).then(|| {
                let mut table = Box::new([0; 256]);
                for child in 0..root.children {
                    let edge = edges[root.first_child as usize + usize::from(child)];
                    table[usize::from(edge)] = child as u8 + 1;
                }
                table
            });
        Trie { nodes: nodes.into(), edges: edges.into(), labels: labels.into(), root: table }
    }

    /// The number of the first entry for this subject, given byte by byte; [`NONE`] when there is none.
    #[inline]
    pub(super) fn find(&self, subject: impl Iterator<Item = u8>) -> u32 {
        let mut best = NONE;
        self.visit(subject, |number| best = best.min(number));
        best
    }

    /// The same for a subject that lies in order and whose case counts.
    #[inline(always)]
    pub(super) fn find_in(&self, subject: &[u8]) -> u32 {
        let mut best = NONE;
        let mut rest = subject;
        let mut number = 0;
        if let (Some(table), Some(root)) = (&self.root, self.nodes.first()) {
            best = root.prefix;
            let Some((byte, behind)) = rest.split_first() else { return best.min(root.whole) };
            let child = u32::from(table[usize::from(*byte)]);
            if child == 0 {
                return best;
            }
            number = root.first_child + child - 1;
            rest = behind;
        }
        while let Some(node) = self.nodes.get(number as usize) {
            let Some(behind) = self.behind_label(node, rest) else { return best };
            best = best.min(node.prefix);
            if node.children == 0 && node.whole == NONE {
                return best;
            }
            let Some((byte, behind)) = behind.split_first() else { return best.min(node.whole) };
            let first = node.first_child as usize;
            let children = self.edges.get(first..first + usize::from(node.children)).unwrap_or_default();
            let Some(child) = children.iter().position(|edge| edge == byte) else { return best };
            number = (first + child) as u32;
            rest = behind;
        }
        best
    }

    /// What follows a node's label, when `text` begins with it.
    #[inline]
    fn behind_label<'t>(&self, node: &Node, text: &'t [u8]) -> Option<&'t [u8]> {
        let len = node.label_len as usize;
        let behind = text.get(len..)?;
        let unused = HEAD.saturating_sub(len) * 8;
        // A shift by all bits would be none.
        let differs = len > 0 && (head(text) ^ node.head) << unused != 0;
        if differs || (len > HEAD && !self.has_rest_of_label(node, text)) {
            return None;
        }
        Some(behind)
    }

    /// Whether a text goes on behind the label's head as the label does.
    #[inline(never)]
    fn has_rest_of_label(&self, node: &Node, text: &[u8]) -> bool {
        let (start, len) = (node.label_start as usize, node.label_len as usize);
        self.labels.get(start + HEAD..start + len) == text.get(HEAD..len)
    }

    /// Hands over the first number of each key that the subject agrees with; [`NONE`] may be among them.
    #[inline]
    pub(super) fn visit(&self, mut subject: impl Iterator<Item = u8>, mut see: impl FnMut(u32)) {
        let mut number = 0;
        if let (Some(table), Some(root)) = (&self.root, self.nodes.first()) {
            see(root.prefix);
            let Some(byte) = subject.next() else { return see(root.whole) };
            let child = u32::from(table[usize::from(byte)]);
            if child == 0 {
                return;
            }
            number = root.first_child + child - 1;
        }
        while let Some(node) = self.nodes.get(number as usize) {
            let start = node.label_start as usize;
            for &expected in self.labels.get(start..start + node.label_len as usize).unwrap_or_default() {
                if subject.next() != Some(expected) {
                    return;
                }
            }
            see(node.prefix);
            let Some(byte) = subject.next() else { return see(node.whole) };
            let first = node.first_child as usize;
            let children = self.edges.get(first..first + usize::from(node.children)).unwrap_or_default();
            let Some(child) = children.iter().position(|&edge| edge == byte) else { return };
            number = (first + child) as u32;
        }
    }

    /// Hands over every key, with whether the subject must end where it does.
    pub(super) fn for_each(&self, see: &mut dyn FnMut(Vec<u8>, bool)) {
        let mut todo = vec![(0_usize, Vec::new())];
        while let Some((number, mut text)) = todo.pop() {
            let Some(node) = self.nodes.get(number) else { continue };
            let start = node.label_start as usize;
            text.extend_from_slice(&self.labels[start..start + node.label_len as usize]);
            for (entry, whole) in [(node.whole, true), (node.prefix, false)] {
                if entry != NONE {
                    see(text.clone(), whole);
                }
            }
            let first = node.first_child as usize;
            for child in first..first + usize::from(node.children) {
                let mut text = text.clone();
                text.push(self.edges[child]);
                todo.push((child, text));
            }
        }
    }

    pub(super) fn memory_bytes(&self) -> usize {
        size_of_val(&*self.nodes)
            + self.edges.len()
            + self.labels.len()
            + self.root.as_ref().map_or(0, |_| 256)
    }
}

/// How many bytes two texts begin with in common.
fn common(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

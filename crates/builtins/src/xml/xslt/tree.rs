//! Trees as XPath sees them: of the document that is transformed, of the stylesheet, of what is made.
//!
//! Nodes lie in the order of the document (an element, its attributes, what is inside of it), so that comparing two
//! numbers compares two places, and a subtree is a range.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use uppsala::{Document, NodeId, NodeKind};

use super::Stop;

/// The namespace that `xml:` stands for.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The longest name with its namespace: each look at a node may compare them.
const NAME: usize = 4096;

/// A node's place among all of its tree.
pub(super) type Id = u32;

/// The root of each tree.
pub(super) const ROOT: Id = 0;

/// A name with its namespace. The prefix is only how it was written.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) uri: Arc<str>,
    pub(super) local: Arc<str>,
    pub(super) prefix: Arc<str>,
}

impl Name {
    pub(super) fn new(uri: &str, local: &str, prefix: &str) -> Name {
        Name { uri: uri.into(), local: local.into(), prefix: prefix.into() }
    }

    pub(super) fn is(&self, uri: &str, local: &str) -> bool {
        &*self.local == local && &*self.uri == uri
    }

    /// As it was written.
    pub(super) fn written(&self) -> String {
        if self.prefix.is_empty() {
            self.local.to_string()
        } else {
            format!("{}:{}", self.prefix, self.local)
        }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.is(&other.uri, &other.local)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Root,
    Element,
    Attribute,
    Text,
    /// Text that is written as it stands (`disable-output-escaping`).
    Raw,
    Comment,
    Instruction,
}

#[derive(Clone, Debug)]
struct Node {
    kind: Kind,
    parent: Id,
    /// Where the next node stands that is not inside of this one.
    end: Id,
    /// Where what is inside of it begins, behind its attributes.
    inside: Id,
    /// The name among [`Tree::names`], for those that have one.
    name: u32,
    /// Where the value stands in [`Tree::text`].
    text: (u32, u32),
}

/// A name as it was written: its namespace, what is behind the prefix, and the prefix.
type Written = (Arc<str>, Arc<str>, Arc<str>);

/// A binding of a prefix to a namespace.
pub(super) type Binding = (Arc<str>, Arc<str>);

#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    names: Vec<Name>,
    numbers: HashMap<Written, u32>,
    text: String,
    /// What elements bind themselves.
    bindings: HashMap<Id, Vec<Binding>>,
    /// The elements that are open while it grows.
    open: Vec<Id>,
    /// For each of them, whether `xml:space` keeps white space there.
    keeps: Vec<bool>,
    /// What it and all others beside it may take, in bytes, about.
    room: Room,
    /// What it takes of that.
    taken: usize,
}

/// Memory that trees share: what one takes, the others have not.
pub(super) type Room = Rc<Cell<usize>>;

impl Drop for Tree {
    fn drop(&mut self) {
        self.room.set(self.room.get().saturating_add(self.taken));
    }
}

impl Tree {
    /// A tree to be made.
    pub(super) fn new(room: &Room) -> Tree {
        let mut tree = Tree::default();
        tree.room = Rc::clone(room);
        tree.open.push(ROOT);
        tree.keeps.push(false);
        tree.nodes.push(Node {
            kind: Kind::Root,
            parent: ROOT,
            end: 1,
            inside: 1,
            name: u32::MAX,
            text: (0, 0),
        });
        tree
    }

    /// The tree of a document, without the white space that `strips` says, and for each node what it was made of.
    pub(super) fn of(
        document: &Document<'_>,
        strips: &dyn Fn(&Tree, Id) -> bool,
    ) -> Result<(Tree, Vec<NodeId>), Stop> {
        let mut tree = Tree::new(&Rc::new(Cell::new(usize::MAX)));
        let mut origins = vec![document.root()];
        let mut node = document.first_child(document.root());
        let mut text = String::new();
        while let Some(at) = node {
            match document.node_kind(at) {
                Some(NodeKind::Text(part) | NodeKind::CData(part)) => text.push_str(part),
                other => {
                    tree.take_text(&mut text, strips)?;
                    origins.resize(tree.nodes.len(), at);
                    match other {
                        Some(NodeKind::Element(element)) => {
                            tree.start(&name(&element.name))?;
                            if !element.namespace_declarations.is_empty() {
                                let bound = element.namespace_declarations.iter();
                                let bound =
                                    bound.map(|(prefix, uri)| (Arc::from(&**prefix), Arc::from(&**uri)));
                                tree.bindings.insert(tree.nodes.len() as Id - 1, bound.collect());
                            }
                            for attribute in &element.attributes {
                                tree.first_attribute(&name(&attribute.name), &attribute.value)?;
                            }
                        }
                        Some(NodeKind::Comment(comment)) => tree.comment(comment)?,
                        Some(NodeKind::ProcessingInstruction(instruction)) => tree.instruction(
                            &instruction.target,
                            instruction.data.as_deref().unwrap_or_default(),
                        )?,
                        _ => {}
                    }
                    origins.resize(tree.nodes.len(), at);
                }
            }
            node = document.first_child(at);
            let mut up = at;
            while node.is_none() && up != document.root() {
                if document.element(up).is_some() {
                    tree.take_text(&mut text, strips)?;
                    tree.end();
                    origins.resize(tree.nodes.len(), up);
                }
                node = document.next_sibling(up);
                up = document.parent(up).unwrap_or(document.root());
            }
        }
        tree.end();
        Ok((tree, origins))
    }

    fn take_text(&mut self, text: &mut String, strips: &dyn Fn(&Tree, Id) -> bool) -> Result<(), Stop> {
        let parent = self.open.last().copied().unwrap_or(ROOT);
        let blank = text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        if !text.is_empty() && parent != ROOT && !(blank && strips(self, parent)) {
            self.push_text(text, false)?;
        }
        text.clear();
        Ok(())
    }

    fn push(&mut self, kind: Kind, name: u32, value: &str) -> Result<Id, Stop> {
        let id = self.nodes.len() as Id;
        self.take(std::mem::size_of::<Node>() + value.len())?;
        let from = self.text.len() as u32;
        self.text.push_str(value);
        let parent = self.open.last().copied().unwrap_or(ROOT);
        self.nodes.push(Node {
            kind,
            parent,
            end: id + 1,
            inside: id + 1,
            name,
            text: (from, self.text.len() as u32),
        });
        Ok(id)
    }

    fn take(&mut self, bytes: usize) -> Result<(), Stop> {
        self.room.set(self.room.get().checked_sub(bytes).ok_or(Stop::Memory)?);
        self.taken += bytes;
        Ok(())
    }

    fn number(&mut self, name: &Name) -> Result<u32, Stop> {
        if name.local.len() + name.uri.len() > NAME {
            return Err(Stop::Error(format!("a name with its namespace has at most {NAME} bytes")));
        }
        let key = (Arc::clone(&name.uri), Arc::clone(&name.local), Arc::clone(&name.prefix));
        if let Some(number) = self.numbers.get(&key) {
            return Ok(*number);
        }
        self.take(128 + name.local.len() + name.prefix.len() + name.uri.len())?;
        let number = self.names.len() as u32;
        self.names.push(name.clone());
        self.numbers.insert(key, number);
        Ok(number)
    }

    /// Begins an element.
    pub(super) fn start(&mut self, name: &Name) -> Result<(), Stop> {
        let name = self.number(name)?;
        let id = self.push(Kind::Element, name, "")?;
        self.open.push(id);
        self.keeps.push(self.keeps_space());
        Ok(())
    }

    /// Ends the element that is open.
    pub(super) fn end(&mut self) {
        let end = self.nodes.len() as Id;
        self.keeps.pop();
        if let Some(node) = self.open.pop().and_then(|open| self.nodes.get_mut(open as usize)) {
            node.end = end;
        }
    }

    /// Binds prefixes in the element that was begun, each once.
    pub(super) fn bind(&mut self, bindings: &[Binding]) -> Result<(), Stop> {
        if bindings.is_empty() {
            return Ok(());
        }
        let open = self.open.last().copied().unwrap_or(ROOT);
        let bytes: usize = bindings.iter().map(|(prefix, uri)| 64 + prefix.len() + uri.len()).sum();
        self.take(bytes)?;
        self.bindings.insert(open, bindings.to_vec());
        Ok(())
    }

    /// Gives the element that was begun an attribute, in place of one of the same name.
    pub(super) fn attribute(&mut self, name: &Name, value: &str) -> Result<(), Stop> {
        let Some(element) = self.open.last().copied().filter(|open| *open != ROOT) else {
            return Err(Stop::Error(format!("the attribute `{}` stands in no element", name.written())));
        };
        let inside = self.nodes.get(element as usize).map_or(0, |element| element.inside);
        if inside != self.nodes.len() as Id {
            return Err(Stop::Error(format!(
                "the attribute `{}` stands behind the content of its element",
                name.written()
            )));
        }
        let same = self.attributes(element).find(|attribute| self.name(*attribute) == Some(name));
        if let Some(same) = same {
            self.take(value.len())?;
            let from = self.text.len() as u32;
            self.text.push_str(value);
            let to = self.text.len() as u32;
            if let Some(node) = self.nodes.get_mut(same as usize) {
                node.text = (from, to);
            }
            return Ok(());
        }
        self.first_attribute(name, value)
    }

    /// Gives the element that was begun an attribute of a name that it does not have yet.
    fn first_attribute(&mut self, name: &Name, value: &str) -> Result<(), Stop> {
        if name.is(XML, "space")
            && let Some(keeps) = self.keeps.last_mut()
        {
            *keeps = value == "preserve";
        }
        let name = self.number(name)?;
        let id = self.push(Kind::Attribute, name, value)?;
        if let Some(element) = self.open.last().and_then(|open| self.nodes.get_mut(*open as usize)) {
            element.inside = id + 1;
        }
        Ok(())
    }

    /// Whether `xml:space` keeps white space in the element that was begun.
    pub(super) fn keeps_space(&self) -> bool {
        self.keeps.last() == Some(&true)
    }

    /// How many nodes stand in the element that was begun.
    pub(super) fn len_of_open(&self) -> usize {
        self.nodes.len() - self.open.last().map_or(0, |open| *open as usize)
    }

    /// Adds text. What stands side by side is one node.
    pub(super) fn push_text(&mut self, text: &str, raw: bool) -> Result<(), Stop> {
        let kind = if raw { Kind::Raw } else { Kind::Text };
        let open = self.open.last().copied();
        let end = self.text.len() as u32;
        if text.is_empty() {
            return Ok(());
        }
        if let Some(last) = self.nodes.last_mut()
            && last.kind == kind
            && Some(last.parent) == open
            && last.text.1 == end
        {
            last.text.1 += text.len() as u32;
            self.text.push_str(text);
            return self.take(text.len());
        }
        self.push(kind, u32::MAX, text).map(|_| ())
    }

    pub(super) fn comment(&mut self, text: &str) -> Result<(), Stop> {
        self.push(Kind::Comment, u32::MAX, text).map(|_| ())
    }

    pub(super) fn instruction(&mut self, target: &str, text: &str) -> Result<(), Stop> {
        let target = self.number(&Name::new("", target, ""))?;
        self.push(Kind::Instruction, target, text).map(|_| ())
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn kind(&self, id: Id) -> Kind {
        self.nodes.get(id as usize).map_or(Kind::Root, |node| node.kind)
    }

    /// Where what follows this node and is not inside of it begins.
    pub(super) fn behind(&self, id: Id) -> Id {
        self.nodes.get(id as usize).map_or(id + 1, |node| node.end)
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.get(id as usize).filter(|_| id != ROOT).map(|node| node.parent)
    }

    pub(super) fn name(&self, id: Id) -> Option<&Name> {
        self.nodes.get(id as usize).and_then(|node| self.names.get(node.name as usize))
    }

    /// The text of a node that has one of its own; "" for elements.
    pub(super) fn value(&self, id: Id) -> &str {
        let node = self.nodes.get(id as usize);
        node.and_then(|node| self.text.get(node.text.0 as usize..node.text.1 as usize)).unwrap_or_default()
    }

    pub(super) fn attributes(&self, id: Id) -> std::ops::Range<Id> {
        id + 1..self.nodes.get(id as usize).map_or(0, |node| node.inside)
    }

    pub(super) fn attribute_of(&self, id: Id, uri: &str, local: &str) -> Option<&str> {
        let found = self.attributes(id).find(|id| self.name(*id).is_some_and(|name| name.is(uri, local)));
        found.map(|id| self.value(id))
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        let end = if matches!(self.kind(id), Kind::Root | Kind::Element) { self.behind(id) } else { 0 };
        let first = self.nodes.get(id as usize).map_or(end, |node| node.inside);
        std::iter::successors((first < end).then_some(first), move |id| {
            Some(self.behind(*id)).filter(|next| *next < end)
        })
    }

    /// The text of a node as XPath has it: of an element, all text inside of it.
    pub(super) fn string(&self, id: Id) -> String {
        match self.kind(id) {
            Kind::Root | Kind::Element => {
                let inside =
                    (id..self.behind(id)).filter(|id| matches!(self.kind(*id), Kind::Text | Kind::Raw));
                inside.map(|id| self.value(id)).collect()
            }
            _ => self.value(id).to_owned(),
        }
    }

    /// What an element binds itself.
    pub(super) fn bindings(&self, id: Id) -> &[Binding] {
        self.bindings.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// All prefixes that are bound at an element, its own first.
    pub(super) fn scope(&self, id: Id) -> Vec<Binding> {
        let mut scope: Vec<Binding> = Vec::new();
        let mut seen = HashSet::new();
        for element in std::iter::successors(Some(id), |id| self.parent(*id)) {
            for (prefix, uri) in self.bindings(element) {
                if seen.insert(Arc::clone(prefix)) {
                    scope.push((Arc::clone(prefix), Arc::clone(uri)));
                }
            }
        }
        scope.retain(|(_, uri)| !uri.is_empty());
        scope
    }
}

fn name(name: &uppsala::QName<'_>) -> Name {
    Name::new(
        name.namespace_uri.as_deref().unwrap_or_default(),
        &name.local_name,
        name.prefix.as_deref().unwrap_or_default(),
    )
}

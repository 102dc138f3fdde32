//! A document held against a definition: the validity constraints of XML 1.0.

use std::borrow::Cow;
use std::collections::HashSet;

use uppsala::{Document, Element, NodeId, NodeKind};

use super::Dtd;
use super::attributes::{Attribute, Default, Type};
use super::content::{Content, Walk};
use super::entities;
use crate::xml::names::{SPACE, take_name};

/// Why a document is not valid: the constraint's name in XML 1.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::xml) enum Breach {
    /// The outermost element is not the one that the document's DOCTYPE names.
    RootElementType,
    /// An element is not declared.
    ElementDeclared,
    /// An element contains what its declaration does not let it.
    ElementContent,
    /// An attribute is not declared.
    AttributeDeclared,
    /// An attribute's value is not of its type, or not among those listed.
    AttributeValue,
    RequiredAttribute,
    FixedAttribute,
    /// Two elements have one ID.
    UniqueId,
    /// No element has the ID that is referred to.
    IdRef,
    /// An entity that is named is not declared as one with a notation.
    EntityName,
    /// A notation that an attribute names is not among those listed.
    Notation,
}

/// Fuel ran out.
#[derive(Debug)]
pub(in crate::xml) struct Exhausted;

/// The work that may be done, in units of some nanoseconds.
#[derive(Debug)]
pub(in crate::xml) struct Work {
    pub(in crate::xml) left: u64,
}

impl Work {
    fn take(&mut self, units: u64) -> Result<(), Exhausted> {
        self.left = self.left.checked_sub(units).ok_or(Exhausted)?;
        Ok(())
    }
}

impl Dtd {
    /// The document's text, with what this definition declares for it.
    pub(in crate::xml) fn complete<'t>(&self, text: &'t str) -> Cow<'t, str> {
        entities::declared(self, text)
    }

    /// Whether a document is valid.
    pub(in crate::xml) fn judge(
        &self,
        document: &Document<'_>,
        work: &mut Work,
    ) -> Result<Result<(), Breach>, Exhausted> {
        let mut judge = Judge { dtd: self, document, work, ids: HashSet::new(), references: HashSet::new() };
        match judge.all() {
            Ok(()) => Ok(Ok(())),
            Err(Stop::Breach(breach)) => Ok(Err(breach)),
            Err(Stop::Exhausted(exhausted)) => Err(exhausted),
        }
    }
}

enum Stop {
    Breach(Breach),
    Exhausted(Exhausted),
}

impl From<Breach> for Stop {
    fn from(breach: Breach) -> Stop {
        Stop::Breach(breach)
    }
}

impl From<Exhausted> for Stop {
    fn from(exhausted: Exhausted) -> Stop {
        Stop::Exhausted(exhausted)
    }
}

struct Judge<'a, 'd> {
    dtd: &'a Dtd,
    document: &'a Document<'d>,
    work: &'a mut Work,
    ids: HashSet<String>,
    references: HashSet<String>,
}

fn hold(holds: bool, breach: Breach) -> Result<(), Breach> {
    if holds { Ok(()) } else { Err(breach) }
}

impl<'d> Judge<'_, 'd> {
    fn all(&mut self) -> Result<(), Stop> {
        let root = self.document.document_element();
        let doctype = self.document.doctype.as_deref().unwrap_or_default();
        let (named, _) = take_name(doctype.trim_start_matches("<!DOCTYPE").trim_start_matches(SPACE));
        let root_name =
            root.and_then(|root| self.document.element(root)).map(|root| root.name.prefixed_name());
        hold(named.is_empty() || root_name.as_deref() == Some(named), Breach::RootElementType)?;

        let mut walk = Walk::default();
        // In the order of the document, without recursion.
        let mut next = root;
        while let Some(node) = next {
            if let Some(element) = self.document.element(node) {
                self.element(node, element, &mut walk)?;
            }
            next = self.document.first_child(node).or_else(|| {
                let mut up = Some(node);
                while let Some(node) = up.filter(|node| Some(*node) != root) {
                    if let Some(sibling) = self.document.next_sibling(node) {
                        return Some(sibling);
                    }
                    up = self.document.parent(node);
                }
                None
            });
        }
        hold(self.references.is_subset(&self.ids), Breach::IdRef)?;
        Ok(())
    }

    fn element(&mut self, node: NodeId, element: &Element<'d>, walk: &mut Walk) -> Result<(), Stop> {
        self.work.take(8)?;
        let dtd = self.dtd;
        let declared = dtd.symbols.get(&*element.name.prefixed_name());
        let declared = declared.and_then(|symbol| dtd.elements.get(*symbol as usize));
        let Some((content, declared)) =
            declared.and_then(|declared| Some((declared.content.as_ref()?, declared)))
        else {
            return Err(Breach::ElementDeclared.into());
        };
        self.content(node, content, walk)?;

        // In a definition, a namespace is declared by attributes as all are.
        let mut present = HashSet::new();
        for (prefix, uri) in &element.namespace_declarations {
            let name = match &**prefix {
                "" => Cow::Borrowed("xmlns"),
                prefix => Cow::Owned(format!("xmlns:{prefix}")),
            };
            self.attribute(declared.attributes.get(&name), uri)?;
            present.insert(name);
        }
        for attribute in &element.attributes {
            let name = attribute.name.prefixed_name();
            self.attribute(declared.attributes.get(&name), &attribute.value)?;
            present.insert(name);
        }
        for (name, attribute) in declared.attributes.always() {
            self.work.take(2)?;
            if present.contains(name) {
                continue;
            }
            hold(attribute.default != Default::Required, Breach::RequiredAttribute)?;
            if let Some(value) = attribute.given() {
                self.value(attribute, value)?;
            }
        }
        Ok(())
    }

    fn content(&mut self, node: NodeId, content: &Content, walk: &mut Walk) -> Result<(), Stop> {
        let document = self.document;
        let mut children = document.children_iter(node);
        match content {
            // Not even a comment, or an entity that stands for nothing.
            Content::Empty => {
                let source = document.node_source(node).unwrap_or("/>");
                let bare = source.ends_with("/>")
                    || source.rsplit_once("</").is_some_and(|(before, _)| before.ends_with('>'));
                hold(bare && children.next().is_none(), Breach::ElementContent)?;
            }
            Content::Any => {}
            Content::Mixed(symbols) => {
                for child in children.filter_map(|child| document.element(child)) {
                    self.work.take(2)?;
                    let symbol = self.dtd.symbols.get(&*child.name.prefixed_name());
                    let listed = symbol.is_some_and(|symbol| symbols.binary_search(symbol).is_ok());
                    hold(listed, Breach::ElementContent)?;
                }
            }
            Content::Children(automaton) => {
                self.work.take(walk.begin(automaton))?;
                for child in children {
                    match document.node_kind(child) {
                        Some(NodeKind::Element(child)) => {
                            let symbol = self.dtd.symbols.get(&*child.name.prefixed_name());
                            let symbol = *symbol.ok_or(Breach::ElementContent)?;
                            let (found, work) = walk.read(automaton, symbol);
                            self.work.take(work)?;
                            hold(found, Breach::ElementContent)?;
                        }
                        Some(NodeKind::Text(text)) => {
                            self.work.take(1 + text.len() as u64 / 16)?;
                            hold(text.trim_start_matches(SPACE).is_empty(), Breach::ElementContent)?;
                        }
                        // What stands in such a section is text, though it be white space.
                        Some(NodeKind::CData(_)) => return Err(Breach::ElementContent.into()),
                        _ => {}
                    }
                }
                hold(walk.may_end(), Breach::ElementContent)?;
            }
        }
        Ok(())
    }

    /// An attribute that is written.
    fn attribute(&mut self, declared: Option<&Attribute>, value: &str) -> Result<(), Stop> {
        self.work.take(4 + value.len() as u64 / 8)?;
        let declared = declared.ok_or(Breach::AttributeDeclared)?;
        let value = declared.ty.normal(value);
        if let Default::Fixed(fixed) = &declared.default {
            hold(*fixed == value, Breach::FixedAttribute)?;
        }
        self.value(declared, &value)
    }

    /// A value, made normal.
    fn value(&mut self, attribute: &Attribute, value: &str) -> Result<(), Stop> {
        let breach = match attribute.ty {
            Type::Notation(_) => Breach::Notation,
            _ => Breach::AttributeValue,
        };
        hold(attribute.ty.admits(value), breach)?;
        match attribute.ty {
            Type::Id => hold(self.ids.insert(value.to_owned()), Breach::UniqueId)?,
            Type::IdRef | Type::IdRefs => {
                for id in value.split(' ') {
                    self.work.take(4)?;
                    if !self.references.contains(id) {
                        self.references.insert(id.to_owned());
                    }
                }
            }
            Type::Entity | Type::Entities => {
                let known = value.split(' ').all(|name| self.dtd.unparsed.contains(name));
                hold(known, Breach::EntityName)?;
            }
            _ => {}
        }
        Ok(())
    }
}

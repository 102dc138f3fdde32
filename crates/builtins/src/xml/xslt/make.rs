//! What makes nodes: elements and attributes that are written or named, and copies (XSLT 1.0, section 7).

use super::Stop;
use super::expression::resolve;
use super::run::Run;
use super::stylesheet::{Instruction, Literal, Made};
use super::tree::{Id, Kind, Name, ROOT, Tree};
use super::value::Place;
use super::variables::Locals;
use crate::xml::names::is_name;

impl Run<'_> {
    pub(super) fn literal(
        &self,
        literal: &Literal,
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        self.work(2 + literal.bindings.len() as u64)?;
        out.start(&literal.name)?;
        out.bind(&literal.bindings)?;
        for (name, value) in &literal.attributes {
            self.work(out.len_of_open() as u64)?;
            out.attribute(name, &self.filled(value, place, locals)?)?;
        }
        self.scoped(&literal.body, place, locals, out)?;
        out.end();
        Ok(())
    }

    /// The name that `xsl:element` or `xsl:attribute` makes.
    fn made_name(
        &self,
        made: &Made,
        place: &Place,
        locals: &Locals,
        is_attribute: bool,
    ) -> Result<Name, Stop> {
        let written = self.filled(&made.name, place, locals)?;
        let (prefix, local) = written.split_once(':').unwrap_or(("", &written));
        if !is_name(local) || local.contains(':') || !(prefix.is_empty() || is_name(prefix)) {
            return Err(Stop::Error(format!("`{written}` is not a name")));
        }
        let uri = match &made.namespace {
            Some(namespace) => self.filled(namespace, place, locals)?.into(),
            None if prefix.is_empty() && is_attribute => "".into(),
            None if prefix.is_empty() => {
                let default = made.scope.iter().find(|(bound, _)| bound.is_empty());
                default.map_or_else(|| "".into(), |(_, uri)| uri.clone())
            }
            None => resolve(&made.scope, prefix).map_err(Stop::Error)?,
        };
        if is_attribute && written == "xmlns" || prefix == "xmlns" {
            return Err(Stop::Error("namespaces are not made by `xsl:attribute`".to_owned()));
        }
        let prefix = if uri.is_empty() { "" } else { prefix };
        Ok(Name::new(&uri, local, prefix))
    }

    pub(super) fn element(
        &self,
        made: &Made,
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let name = self.made_name(made, place, locals, false)?;
        out.start(&name)?;
        self.scoped(&made.body, place, locals, out)?;
        out.end();
        Ok(())
    }

    pub(super) fn attribute(
        &self,
        made: &Made,
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let name = self.made_name(made, place, locals, true)?;
        let text = self.made_text(&made.body, place, locals)?;
        self.work(out.len_of_open().min(1 << 20) as u64)?;
        out.attribute(&name, &text)
    }

    /// The text that content makes, where nothing else than text may be.
    pub(super) fn made_text(
        &self,
        body: &[Instruction],
        place: &Place,
        locals: &mut Locals,
    ) -> Result<String, Stop> {
        let mut tree = self.fragment();
        self.scoped(body, place, locals, &mut tree)?;
        tree.end();
        self.work(tree.len() as u64)?;
        if (1..tree.len() as Id).any(|node| !matches!(tree.kind(node), Kind::Text | Kind::Raw)) {
            return Err(Stop::Error(
                "what an attribute, a comment, a processing instruction or a message is made of is text alone"
                    .to_owned(),
            ));
        }
        let text = tree.string(ROOT);
        self.work(text.len() as u64 / 8)?;
        Ok(text)
    }

    pub(super) fn copy(
        &self,
        body: &[Instruction],
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        match self.tree.kind(place.node) {
            Kind::Root => self.scoped(body, place, locals, out),
            Kind::Element => {
                self.start_copy(self.tree, place.node, out)?;
                self.scoped(body, place, locals, out)?;
                out.end();
                Ok(())
            }
            _ => self.copy_of(self.tree, place.node, out),
        }
    }

    /// Begins an element as it is in another tree, with all prefixes that are bound there.
    fn start_copy(&self, tree: &Tree, node: Id, out: &mut Tree) -> Result<(), Stop> {
        let Some(name) = tree.name(node) else { return Ok(()) };
        out.start(name)?;
        let scope = tree.scope(node);
        self.work(8 + 2 * scope.len() as u64)?;
        out.bind(&scope)
    }

    /// Copies a node with all that is inside of it.
    pub(super) fn copy_of(&self, tree: &Tree, node: Id, out: &mut Tree) -> Result<(), Stop> {
        let end = tree.behind(node);
        self.work(u64::from(end - node) * 2)?;
        let mut open = Vec::new();
        for id in node..end {
            while open.last().is_some_and(|end| *end <= id) {
                open.pop();
                out.end();
            }
            let value = tree.value(id);
            self.work(value.len() as u64 / 8)?;
            match tree.kind(id) {
                Kind::Root => {}
                Kind::Element => {
                    if id == node || tree.parent(id) == Some(ROOT) {
                        self.start_copy(tree, id, out)?;
                    } else if let Some(name) = tree.name(id) {
                        out.start(name)?;
                        let bindings = tree.bindings(id);
                        self.work(bindings.len() as u64)?;
                        out.bind(bindings)?;
                    }
                    open.push(tree.behind(id));
                }
                Kind::Attribute => {
                    if let Some(name) = tree.name(id) {
                        self.work(out.len_of_open().min(1 << 20) as u64)?;
                        out.attribute(name, value)?;
                    }
                }
                Kind::Text => out.push_text(value, false)?,
                Kind::Raw => out.push_text(value, true)?,
                Kind::Comment => out.comment(value)?,
                Kind::Instruction => {
                    if let Some(target) = tree.name(id) {
                        out.instruction(&target.local, value)?;
                    }
                }
            }
        }
        open.iter().for_each(|_| out.end());
        Ok(())
    }
}

//! The elements of a stylesheet as they are written: their names and attributes, and the namespaces around them.

use std::sync::Arc;

use super::expression::{Expression, resolve};
use super::grammar;
use super::stylesheet::{Part, Text, Wrong, XSL};
use super::tree::{Binding, Id, Kind, Name, Tree};

/// Reads elements of a stylesheet.
pub(super) struct Reader<'t> {
    pub(super) tree: &'t Tree,
    /// The names of all templates, in their order.
    pub(super) templates: Vec<Option<Name>>,
    /// Namespaces that are not written into what is made.
    pub(super) excluded: Vec<Arc<str>>,
    /// What the last literal element bound: the next one shares it.
    last: Option<Bound>,
}

/// What a literal element binds, and why.
struct Bound {
    /// What prefixes stand for where it is written.
    scope: Arc<[Binding]>,
    /// How many namespaces are excluded there.
    excluded: usize,
    bindings: Arc<[Binding]>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(tree: &'t Tree, root: Id, scope: &Arc<[Binding]>) -> Result<Reader<'t>, Wrong> {
        let mut reader = Reader { tree, templates: Vec::new(), excluded: vec![XSL.into()], last: None };
        let uri = if reader.is_xsl_element(root) { "" } else { XSL };
        if tree
            .attribute_of(root, uri, "extension-element-prefixes")
            .is_some_and(|said| !said.trim().is_empty())
        {
            return Err((root, "extension elements are not supported".to_owned()));
        }
        reader.exclude(root, uri, scope)?;
        Ok(reader)
    }

    /// Excludes the namespaces that an element says are left out of what is made.
    pub(super) fn exclude(&mut self, node: Id, uri: &str, scope: &Arc<[Binding]>) -> Result<(), Wrong> {
        let said = self.tree.attribute_of(node, uri, "exclude-result-prefixes").unwrap_or_default();
        for prefix in said.split_ascii_whitespace() {
            let prefix = if prefix == "#default" { "" } else { prefix };
            self.excluded.push(resolve(scope, prefix).map_err(|what| (node, what))?);
        }
        Ok(())
    }

    pub(super) fn is_xsl_element(&self, node: Id) -> bool {
        self.tree.kind(node) == Kind::Element && self.tree.name(node).is_some_and(|name| &*name.uri == XSL)
    }

    pub(super) fn is_xsl(&self, node: Id, local: &str) -> bool {
        self.is_xsl_element(node) && self.tree.name(node).is_some_and(|name| &*name.local == local)
    }

    /// The prefixes that are bound at a node, given those of its parent.
    pub(super) fn scope(&self, node: Id, outer: &Arc<[Binding]>) -> Arc<[Binding]> {
        if self.tree.bindings(node).is_empty() { Arc::clone(outer) } else { self.tree.scope(node).into() }
    }

    /// An error when an element of XSLT has an attribute that it does not know.
    pub(super) fn check(&self, node: Id, known: &[&str]) -> Result<(), Wrong> {
        for attribute in self.tree.attributes(node) {
            let Some(name) = self.tree.name(attribute) else { continue };
            let strange = match &*name.uri {
                "" => !known.contains(&&*name.local),
                uri => uri == XSL,
            };
            if strange {
                let element = self.tree.name(node).map(Name::written).unwrap_or_default();
                return Err((
                    node,
                    format!("the attribute `{}` of `{element}` is not supported", name.written()),
                ));
            }
        }
        Ok(())
    }

    pub(super) fn required(&self, node: Id, name: &str) -> Result<&'t str, Wrong> {
        self.tree.attribute_of(node, "", name).ok_or_else(|| {
            let element = self.tree.name(node).map(Name::written).unwrap_or_default();
            (node, format!("`{element}` has no attribute `{name}`"))
        })
    }

    pub(super) fn required_expression(
        &self,
        node: Id,
        name: &str,
        scope: &[Binding],
    ) -> Result<Expression, Wrong> {
        grammar::read(self.required(node, name)?, scope).map_err(|what| (node, what))
    }

    pub(super) fn expression(
        &self,
        node: Id,
        name: &str,
        scope: &[Binding],
    ) -> Result<Option<Expression>, Wrong> {
        let written = self.tree.attribute_of(node, "", name);
        written.map(|written| grammar::read(written, scope).map_err(|what| (node, what))).transpose()
    }

    /// The name that an attribute gives a template, a mode, a variable, a key.
    pub(super) fn qname(&self, node: Id, attribute: &str, scope: &[Binding]) -> Result<Option<Name>, Wrong> {
        let Some(written) = self.tree.attribute_of(node, "", attribute) else { return Ok(None) };
        let written = written.trim();
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        if !crate::xml::names::is_name(local) || local.contains(':') {
            return Err((node, format!("`{written}` is not a name")));
        }
        let uri = match prefix {
            "" => Arc::from(""),
            prefix => resolve(scope, prefix).map_err(|what| (node, what))?,
        };
        Ok(Some(Name { uri, local: local.into(), prefix: prefix.into() }))
    }

    /// The name of an element: one without a prefix has the default namespace.
    pub(super) fn element_name(&self, node: Id, written: &str, scope: &[Binding]) -> Result<Name, Wrong> {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let uri = match resolve(scope, prefix) {
            Ok(uri) => uri,
            Err(_) if prefix.is_empty() => "".into(),
            Err(what) => return Err((node, what)),
        };
        Ok(Name { uri, local: local.into(), prefix: prefix.into() })
    }

    /// An attribute value template.
    pub(super) fn template_text(&self, node: Id, written: &str, scope: &[Binding]) -> Result<Text, Wrong> {
        let mut parts: Text = Vec::new();
        let mut text = String::new();
        let mut rest = written;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, behind) = rest.split_at(at);
            text.push_str(before);
            let doubled = behind.starts_with("{{") || behind.starts_with("}}");
            if doubled {
                text.extend(behind.chars().next());
                rest = behind.get(2..).unwrap_or_default();
                continue;
            }
            let inside = behind
                .strip_prefix('{')
                .ok_or_else(|| (node, format!("`{written}`: `}}` closes nothing")))?;
            let end = end_of_expression(inside)
                .ok_or_else(|| (node, format!("`{written}`: `{{` is not closed")))?;
            let (expression, after) = inside.split_at(end);
            if !text.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut text)));
            }
            parts.push(Part::Value(grammar::read(expression, scope).map_err(|what| (node, what))?));
            rest = after.get(1..).unwrap_or_default();
        }
        text.push_str(rest);
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        Ok(parts)
    }

    pub(super) fn optional_text(
        &self,
        node: Id,
        name: &str,
        scope: &[Binding],
    ) -> Result<Option<Text>, Wrong> {
        let written = self.tree.attribute_of(node, "", name);
        written.map(|written| self.template_text(node, written, scope)).transpose()
    }

    /// An error when an element has other content than these elements of XSLT.
    pub(super) fn only(&self, node: Id, allowed: &[&str]) -> Result<(), Wrong> {
        for child in self.tree.children(node) {
            let known = allowed.iter().any(|local| self.is_xsl(child, local));
            if !known && !matches!(self.tree.kind(child), Kind::Comment | Kind::Instruction) {
                let what = self
                    .tree
                    .name(child)
                    .map_or_else(|| "text".to_owned(), |name| format!("`{}`", name.written()));
                return Err((child, format!("{what} has no place here")));
            }
        }
        Ok(())
    }

    /// Whether an attribute says `yes`.
    pub(super) fn yes(&self, node: Id, name: &str) -> Result<bool, Wrong> {
        match self.tree.attribute_of(node, "", name) {
            None | Some("no") => Ok(false),
            Some("yes") => Ok(true),
            Some(other) => Err((node, format!("`{name}` is `yes` or `no`, not `{other}`"))),
        }
    }

    /// What a literal element binds. `outer` are the namespaces that are excluded around it.
    pub(super) fn bound(&mut self, scope: &Arc<[Binding]>, outer: usize) -> Arc<[Binding]> {
        let count = self.excluded.len();
        if let Some(last) = &self.last
            && Arc::ptr_eq(&last.scope, scope)
            && (last.excluded, count) == (outer, outer)
        {
            return Arc::clone(&last.bindings);
        }
        let bindings: Arc<[Binding]> =
            scope.iter().filter(|(_, uri)| !self.excluded.contains(uri)).cloned().collect();
        self.last = (count == outer).then(|| Bound {
            scope: Arc::clone(scope),
            excluded: outer,
            bindings: Arc::clone(&bindings),
        });
        bindings
    }
}

/// Where the `}` stands that closes an expression, and is in no text of it.
fn end_of_expression(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes().position(|byte| match quote {
        Some(end) => {
            quote = quote.filter(|_| byte != end);
            false
        }
        None => {
            quote = matches!(byte, b'"' | b'\'').then_some(byte);
            byte == b'}'
        }
    })
}

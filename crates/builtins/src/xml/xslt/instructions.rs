//! What stands in a template, read into instructions.

use std::sync::Arc;

use super::expression::{Expression, resolve};
use super::grammar;
use super::stylesheet::{Apply, Given, Instruction, Literal, Made, Part, Sort, Text, Variable, Wrong, XSL};
use super::tree::{Binding, Id, Kind, Name, Tree};

pub(super) struct Reader<'t> {
    tree: &'t Tree,
    /// The names of all templates, in their order.
    pub(super) templates: Vec<Option<Name>>,
    /// Namespaces that are not written into what is made.
    excluded: Vec<Arc<str>>,
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

    fn exclude(&mut self, node: Id, uri: &str, scope: &Arc<[Binding]>) -> Result<(), Wrong> {
        let said = self.tree.attribute_of(node, uri, "exclude-result-prefixes").unwrap_or_default();
        for prefix in said.split_ascii_whitespace() {
            let prefix = if prefix == "#default" { "" } else { prefix };
            self.excluded.push(resolve(scope, prefix).map_err(|what| (node, what))?);
        }
        Ok(())
    }

    fn is_xsl_element(&self, node: Id) -> bool {
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

    fn expression(&self, node: Id, name: &str, scope: &[Binding]) -> Result<Option<Expression>, Wrong> {
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
    fn template_text(&self, node: Id, written: &str, scope: &[Binding]) -> Result<Text, Wrong> {
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

    fn optional_text(&self, node: Id, name: &str, scope: &[Binding]) -> Result<Option<Text>, Wrong> {
        let written = self.tree.attribute_of(node, "", name);
        written.map(|written| self.template_text(node, written, scope)).transpose()
    }

    /// What stands in a template: its parameters first.
    pub(super) fn template_body(
        &mut self,
        node: Id,
        scope: &Arc<[Binding]>,
    ) -> Result<Vec<Instruction>, Wrong> {
        let mut body = Vec::new();
        let mut may_have = true;
        for child in self.tree.children(node) {
            if self.is_xsl(child, "param") {
                if !may_have {
                    return Err((child, "xsl:param stands first in a template".to_owned()));
                }
                let scope = self.scope(child, scope);
                body.push(Instruction::Parameter(self.variable(child, &scope)?));
            } else {
                may_have &= self.tree.kind(child) == Kind::Comment;
                self.one(child, scope, &mut body)?;
            }
        }
        Ok(body)
    }

    /// The content of an element without children of the names `apart`.
    fn body(&mut self, node: Id, scope: &Arc<[Binding]>, apart: &[&str]) -> Result<Vec<Instruction>, Wrong> {
        let mut body = Vec::new();
        for child in self.tree.children(node) {
            if !apart.iter().any(|local| self.is_xsl(child, local)) {
                self.one(child, scope, &mut body)?;
            }
        }
        Ok(body)
    }

    /// `xsl:variable`, `xsl:param` or `xsl:with-param`.
    pub(super) fn variable(&mut self, node: Id, scope: &Arc<[Binding]>) -> Result<Variable, Wrong> {
        self.check(node, &["name", "select"])?;
        let name = self.qname(node, "name", scope)?;
        let name = name.ok_or_else(|| (node, "it has no attribute `name`".to_owned()))?;
        let select = self.expression(node, "select", scope)?;
        let body = self.body(node, scope, &[])?;
        let value =
            Given::new(select, body).map_err(|what| (node, format!("`{}`: {what}", name.written())))?;
        Ok(Variable { name, value })
    }

    fn passed(&mut self, node: Id, scope: &Arc<[Binding]>) -> Result<Vec<Variable>, Wrong> {
        let mut passed = Vec::new();
        for child in self.tree.children(node) {
            if self.is_xsl(child, "with-param") {
                let scope = self.scope(child, scope);
                passed.push(self.variable(child, &scope)?);
            }
        }
        Ok(passed)
    }

    fn sorts(&self, node: Id, scope: &Arc<[Binding]>) -> Result<Vec<Sort>, Wrong> {
        let mut sorts = Vec::new();
        for child in self.tree.children(node) {
            if self.is_xsl(child, "sort") {
                self.check(child, &["select", "data-type", "order"])?;
                let scope = self.scope(child, scope);
                let by = match self.expression(child, "select", &scope)? {
                    Some(by) => by,
                    None => grammar::read(".", &scope).map_err(|what| (child, what))?,
                };
                let as_number = self.optional_text(child, "data-type", &scope)?;
                let descending = self.optional_text(child, "order", &scope)?;
                sorts.push(Sort { by, as_number, descending });
            }
        }
        Ok(sorts)
    }

    fn only(&self, node: Id, allowed: &[&str]) -> Result<(), Wrong> {
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

    fn yes(&self, node: Id, name: &str) -> Result<bool, Wrong> {
        match self.tree.attribute_of(node, "", name) {
            None | Some("no") => Ok(false),
            Some("yes") => Ok(true),
            Some(other) => Err((node, format!("`{name}` is `yes` or `no`, not `{other}`"))),
        }
    }

    /// Reads a node of a template.
    fn one(&mut self, node: Id, outer: &Arc<[Binding]>, body: &mut Vec<Instruction>) -> Result<(), Wrong> {
        match self.tree.kind(node) {
            Kind::Text | Kind::Raw => {
                body.push(Instruction::Text { text: self.tree.value(node).to_owned(), raw: false });
                return Ok(());
            }
            Kind::Element => {}
            _ => return Ok(()),
        }
        let scope = &self.scope(node, outer);
        if !self.is_xsl_element(node) {
            body.push(self.literal(node, scope)?);
            return Ok(());
        }
        let name = self.tree.name(node).map(|name| name.local.to_string()).unwrap_or_default();
        body.push(match name.as_str() {
            "text" => {
                self.check(node, &["disable-output-escaping"])?;
                if self.tree.children(node).any(|child| self.tree.kind(child) == Kind::Element) {
                    return Err((node, "xsl:text has an element in it".to_owned()));
                }
                Instruction::Text {
                    text: self.tree.string(node),
                    raw: self.yes(node, "disable-output-escaping")?,
                }
            }
            "value-of" => {
                self.check(node, &["select", "disable-output-escaping"])?;
                self.only(node, &[])?;
                Instruction::ValueOf {
                    select: self.required_expression(node, "select", scope)?,
                    raw: self.yes(node, "disable-output-escaping")?,
                }
            }
            "copy-of" => {
                self.check(node, &["select"])?;
                self.only(node, &[])?;
                Instruction::CopyOf { select: self.required_expression(node, "select", scope)? }
            }
            "copy" => {
                self.check(node, &[])?;
                Instruction::Copy { body: self.body(node, scope, &[])? }
            }
            "element" | "attribute" => {
                self.check(node, &["name", "namespace"])?;
                let made = Box::new(Made {
                    name: self.template_text(node, self.required(node, "name")?, scope)?,
                    namespace: self.optional_text(node, "namespace", scope)?,
                    scope: Arc::clone(scope),
                    body: self.body(node, scope, &[])?,
                });
                if name == "element" { Instruction::Element(made) } else { Instruction::Attribute(made) }
            }
            "comment" => {
                self.check(node, &[])?;
                Instruction::Comment { body: self.body(node, scope, &[])? }
            }
            "processing-instruction" => {
                self.check(node, &["name"])?;
                Instruction::Processing {
                    target: self.template_text(node, self.required(node, "name")?, scope)?,
                    body: self.body(node, scope, &[])?,
                }
            }
            "if" => {
                self.check(node, &["test"])?;
                Instruction::If {
                    test: self.required_expression(node, "test", scope)?,
                    body: self.body(node, scope, &[])?,
                }
            }
            "choose" => self.choose(node, scope)?,
            "for-each" => {
                self.check(node, &["select"])?;
                Instruction::ForEach {
                    select: self.required_expression(node, "select", scope)?,
                    sorts: self.sorts(node, scope)?,
                    body: self.body(node, scope, &["sort"])?,
                }
            }
            "apply-templates" => {
                self.check(node, &["select", "mode"])?;
                self.only(node, &["sort", "with-param"])?;
                Instruction::Apply(Box::new(Apply {
                    select: self.expression(node, "select", scope)?,
                    mode: self.qname(node, "mode", scope)?,
                    sorts: self.sorts(node, scope)?,
                    passed: self.passed(node, scope)?,
                }))
            }
            "call-template" => {
                self.check(node, &["name"])?;
                self.only(node, &["with-param"])?;
                let called = self.qname(node, "name", scope)?;
                let template = self.templates.iter().position(|name| name.is_some() && *name == called);
                let template = template.ok_or_else(|| {
                    let called = called.map(|name| name.written()).unwrap_or_default();
                    (node, format!("there is no template of the name `{called}`"))
                })?;
                Instruction::Call { template, passed: self.passed(node, scope)? }
            }
            "variable" => Instruction::Variable(self.variable(node, scope)?),
            "message" => {
                self.check(node, &["terminate"])?;
                Instruction::Message {
                    body: self.body(node, scope, &[])?,
                    terminate: self.yes(node, "terminate")?,
                }
            }
            // For processors that do not know the element around it.
            "fallback" => return Ok(()),
            "number" => {
                let what = "`xsl:number` is not supported: `position()` and `count()` number nodes, too";
                return Err((node, what.to_owned()));
            }
            other => return Err((node, format!("`xsl:{other}` is not supported here"))),
        });
        Ok(())
    }

    fn choose(&mut self, node: Id, scope: &Arc<[Binding]>) -> Result<Instruction, Wrong> {
        self.check(node, &[])?;
        self.only(node, &["when", "otherwise"])?;
        let mut ways = Vec::new();
        for child in self.tree.children(node) {
            let scope = &self.scope(child, scope);
            if ways.last().is_some_and(|(test, _): &(Option<Expression>, _)| test.is_none()) {
                return Err((child, "something stands behind xsl:otherwise".to_owned()));
            }
            if self.is_xsl(child, "when") {
                self.check(child, &["test"])?;
                let test = self.required_expression(child, "test", scope)?;
                ways.push((Some(test), self.body(child, scope, &[])?));
            } else if self.is_xsl(child, "otherwise") {
                self.check(child, &[])?;
                ways.push((None, self.body(child, scope, &[])?));
            }
        }
        if !matches!(ways.first(), Some((Some(_), _))) {
            return Err((node, "xsl:choose has no xsl:when".to_owned()));
        }
        Ok(Instruction::Choose(ways))
    }

    /// What a literal element binds. `outer` are the namespaces that are excluded around it.
    fn bound(&mut self, scope: &Arc<[Binding]>, outer: usize) -> Arc<[Binding]> {
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

    /// An element that is written as it shall be.
    pub(super) fn literal(&mut self, node: Id, scope: &Arc<[Binding]>) -> Result<Instruction, Wrong> {
        let Some(name) = self.tree.name(node).cloned() else {
            return Err((node, "it has no name".to_owned()));
        };
        let excluded = self.excluded.len();
        self.exclude(node, XSL, scope)?;
        let mut attributes = Vec::new();
        for attribute in self.tree.attributes(node) {
            let Some(name) = self.tree.name(attribute) else { continue };
            if &*name.uri != XSL {
                attributes.push((name.clone(), self.template_text(node, self.tree.value(attribute), scope)?));
            } else if !["version", "exclude-result-prefixes", "extension-element-prefixes"]
                .contains(&&*name.local)
            {
                return Err((node, format!("the attribute `{}` is not supported", name.written())));
            }
        }
        let bindings = self.bound(scope, excluded);
        let body = self.body(node, scope, &[])?;
        self.excluded.truncate(excluded);
        Ok(Instruction::Literal(Box::new(Literal { name, bindings, attributes, body })))
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

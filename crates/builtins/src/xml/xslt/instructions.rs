//! What stands in a template, read into instructions.

use std::sync::Arc;

use super::expression::Expression;
use super::grammar;
use super::reader::Reader;
use super::stylesheet::{Apply, Given, Instruction, Literal, Made, Sort, Variable, Wrong, XSL};
use super::tree::{Binding, Id, Kind};

impl Reader<'_> {
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

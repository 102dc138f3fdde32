//! What each instruction does.

use super::Stop;
use super::expression::Expression;
use super::run::{APPLIED, CONTENT, Run};
use super::stylesheet::{Apply, Instruction, Sort, Text, Variable};
use super::tree::{Id, Kind, Name, ROOT, Tree};
use super::value::{Place, Value};
use super::variables::Locals;
use crate::xml::names::is_name;

impl Run<'_> {
    /// Transforms the whole document.
    pub(super) fn all(&self, out: &mut Tree) -> Result<(), Stop> {
        self.apply_to(ROOT, &Place::at(ROOT), None, Vec::new(), out)
    }

    /// Performs instructions whose variables end with them.
    pub(super) fn scoped(
        &self,
        body: &[Instruction],
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let before = locals.values.len();
        self.enter(CONTENT)?;
        for instruction in body {
            self.work(2)?;
            self.perform(instruction, place, locals, out)?;
        }
        self.leave(CONTENT);
        locals.values.truncate(before);
        Ok(())
    }

    /// Performs one instruction. What each does is apart, so that this, which is on the stack for each level, stays small.
    fn perform(
        &self,
        instruction: &Instruction,
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        match instruction {
            Instruction::Text { text, raw } => self.push_text(text, *raw, out),
            Instruction::ValueOf { select, raw } => self.value_of(select, *raw, place, locals, out),
            Instruction::Variable(variable) => self.declare(variable, place, locals),
            Instruction::Parameter(parameter) => self.receive(parameter, place, locals),
            Instruction::If { test, body } => self.only_if(test, body, place, locals, out),
            Instruction::Choose(ways) => self.choose(ways, place, locals, out),
            Instruction::ForEach { select, sorts, body } => {
                self.for_each(select, sorts, body, place, locals, out)
            }
            Instruction::Apply(apply) => self.apply(apply, place, locals, out),
            Instruction::Call { template, passed } => self.call(*template, passed, place, locals, out),
            Instruction::Literal(literal) => self.literal(literal, place, locals, out),
            Instruction::Element(made) => self.element(made, place, locals, out),
            Instruction::Attribute(made) => self.attribute(made, place, locals, out),
            Instruction::Comment { body } => self.comment(body, place, locals, out),
            Instruction::Processing { target, body } => self.processing(target, body, place, locals, out),
            Instruction::Copy { body } => self.copy(body, place, locals, out),
            Instruction::CopyOf { select } => self.copy_selected(select, place, locals, out),
            Instruction::Message { body, terminate } => self.message(body, *terminate, place, locals),
        }
    }

    fn push_text(&self, text: &str, raw: bool, out: &mut Tree) -> Result<(), Stop> {
        self.work(text.len() as u64 / 8)?;
        out.push_text(text, raw)
    }

    fn value_of(
        &self,
        select: &Expression,
        raw: bool,
        place: &Place,
        locals: &Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let text = self.evaluate(select, place, locals)?.text(self)?;
        out.push_text(&text, raw)
    }

    fn declare(&self, variable: &Variable, place: &Place, locals: &mut Locals) -> Result<(), Stop> {
        let value = self.given(&variable.value, place, locals)?;
        locals.values.push((variable.name.clone(), value));
        Ok(())
    }

    fn receive(&self, parameter: &Variable, place: &Place, locals: &mut Locals) -> Result<(), Stop> {
        self.work(locals.passed.len() as u64 / 4)?;
        let passed = locals.passed.iter().find(|(name, _)| *name == parameter.name);
        let value = match passed {
            Some((_, value)) => self.copied(value)?,
            None => self.given(&parameter.value, place, locals)?,
        };
        locals.values.push((parameter.name.clone(), value));
        Ok(())
    }

    fn only_if(
        &self,
        test: &Expression,
        body: &[Instruction],
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let holds = self.evaluate(test, place, locals)?.truth();
        if holds { self.scoped(body, place, locals, out) } else { Ok(()) }
    }

    fn choose(
        &self,
        ways: &[(Option<Expression>, Vec<Instruction>)],
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        for (test, body) in ways {
            let taken = match test {
                Some(test) => self.evaluate(test, place, locals)?.truth(),
                None => true,
            };
            if taken {
                return self.scoped(body, place, locals, out);
            }
        }
        Ok(())
    }

    fn for_each(
        &self,
        select: &Expression,
        sorts: &[Sort],
        body: &[Instruction],
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let nodes = self.evaluate(select, place, locals)?.nodes("xsl:for-each")?;
        let nodes = self.sorted(nodes, sorts, place, locals)?;
        let size = nodes.len();
        for (at, node) in nodes.into_iter().enumerate() {
            let place = Place { node, position: at + 1, size, current: node };
            self.scoped(body, &place, locals, out)?;
        }
        Ok(())
    }

    fn call(
        &self,
        template: usize,
        passed: &[Variable],
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let passed = self.passed(passed, place, locals)?;
        self.template(template, place, passed, out)
    }

    fn comment(
        &self,
        body: &[Instruction],
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let text = self.made_text(body, place, locals)?;
        if text.contains("--") || text.ends_with('-') {
            return Err(Stop::Error("a comment has no `--` in it, and no `-` at its end".to_owned()));
        }
        out.comment(&text)
    }

    fn processing(
        &self,
        target: &Text,
        body: &[Instruction],
        place: &Place,
        locals: &mut Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let target = self.filled(target, place, locals)?;
        let text = self.made_text(body, place, locals)?;
        let wrong = !is_name(&target) || target.contains(':') || target.eq_ignore_ascii_case("xml");
        if wrong || text.contains("?>") {
            return Err(Stop::Error(format!("`<?{target}` is no processing instruction")));
        }
        out.instruction(&target, text.trim_start())
    }

    fn copy_selected(
        &self,
        select: &Expression,
        place: &Place,
        locals: &Locals,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        match self.evaluate(select, place, locals)? {
            Value::Nodes(nodes) => nodes.into_iter().try_for_each(|node| self.copy_of(self.tree, node, out)),
            Value::Fragment(tree) => self.copy_of(&tree, ROOT, out),
            other => out.push_text(&other.text(self)?, false),
        }
    }

    fn message(
        &self,
        body: &[Instruction],
        terminate: bool,
        place: &Place,
        locals: &mut Locals,
    ) -> Result<(), Stop> {
        let text = self.made_text(body, place, locals)?;
        if terminate {
            let text: String = text.chars().take(200).collect();
            return Err(Stop::Error(format!("it ended itself: {}", text.trim())));
        }
        Ok(())
    }

    fn template(
        &self,
        template: usize,
        place: &Place,
        passed: Vec<(Name, Value)>,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let Some(template) = self.stylesheet.templates.get(template) else { return Ok(()) };
        let mut locals = Locals { values: Vec::new(), passed };
        self.scoped(&template.body, place, &mut locals, out)
    }

    fn apply(&self, apply: &Apply, place: &Place, locals: &mut Locals, out: &mut Tree) -> Result<(), Stop> {
        let nodes = match &apply.select {
            Some(select) => self.evaluate(select, place, locals)?.nodes("xsl:apply-templates")?,
            None => self.tree.children(place.node).collect(),
        };
        self.work(nodes.len() as u64)?;
        let nodes = self.sorted(nodes, &apply.sorts, place, locals)?;
        let passed = self.passed(&apply.passed, place, locals)?;
        let size = nodes.len();
        for (at, node) in nodes.into_iter().enumerate() {
            let place = Place { node, position: at + 1, size, current: node };
            self.work(passed.len() as u64)?;
            self.apply_to(node, &place, apply.mode.as_ref(), passed.clone(), out)?;
        }
        Ok(())
    }

    /// Finds the template for a node, or does what is done where there is none (section 5.8).
    fn apply_to(
        &self,
        node: Id,
        place: &Place,
        mode: Option<&Name>,
        passed: Vec<(Name, Value)>,
        out: &mut Tree,
    ) -> Result<(), Stop> {
        let none = Locals::default();
        self.enter(APPLIED)?;
        for rule in &self.stylesheet.rules {
            if rule.mode.as_ref() == mode && self.matches(&rule.pattern, node, &none)? {
                self.template(rule.template, place, passed, out)?;
                self.leave(APPLIED);
                return Ok(());
            }
        }
        self.leave(APPLIED);
        self.apply_to_unknown(node, mode, out)
    }

    fn apply_to_unknown(&self, node: Id, mode: Option<&Name>, out: &mut Tree) -> Result<(), Stop> {
        match self.tree.kind(node) {
            Kind::Root | Kind::Element => {
                self.enter(APPLIED)?;
                let size = self.tree.children(node).count();
                self.work(size as u64)?;
                for (at, child) in self.tree.children(node).enumerate() {
                    let place = Place { node: child, position: at + 1, size, current: child };
                    self.apply_to(child, &place, mode, Vec::new(), out)?;
                }
                self.leave(APPLIED);
                Ok(())
            }
            Kind::Text | Kind::Raw | Kind::Attribute => out.push_text(&self.string(node)?, false),
            Kind::Comment | Kind::Instruction => Ok(()),
        }
    }
}

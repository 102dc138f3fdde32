//! Expressions evaluated for a node. Each node that is looked at and each text that is made is work.

use std::collections::HashSet;

use super::Stop;
use super::call;
use super::expression::{Axis, Expression, Operator, Path, Start, Step};
use super::functions::Function;
use super::number;
use super::run::{EXPRESSION, Run};
use super::stylesheet::{Part, Text};
use super::tree::{Id, Kind, Name, ROOT};
use super::value::{Place, Value};
use super::variables::Locals;

impl Run<'_> {
    /// The value of an expression.
    pub(super) fn evaluate(
        &self,
        expression: &Expression,
        place: &Place,
        locals: &Locals,
    ) -> Result<Value, Stop> {
        self.work(1)?;
        self.enter(EXPRESSION)?;
        let value = match expression {
            Expression::Number(number) => Value::Number(*number),
            Expression::Literal(text) => self.text(text.to_string())?,
            Expression::Variable(name) => self.variable(name, locals)?,
            Expression::Negated(inner) => self.negated(inner, place, locals)?,
            Expression::Chain(first, rest) => self.chain(first, rest, place, locals)?,
            Expression::Union(all) => self.union(all, place, locals)?,
            Expression::Path(path) => Value::Nodes(self.path(path, place, locals)?),
            Expression::Call(function, arguments) => {
                self.call_function(*function, arguments, place, locals)?
            }
            Expression::Key(name, value) => self.keyed(name, value, place, locals)?,
        };
        self.leave(EXPRESSION);
        Ok(value)
    }

    /// The text that an attribute value template makes.
    pub(super) fn filled(&self, text: &Text, place: &Place, locals: &Locals) -> Result<String, Stop> {
        let mut filled = String::new();
        for part in text {
            match part {
                Part::Text(text) => {
                    self.work(1 + text.len() as u64 / 8)?;
                    filled.push_str(text);
                }
                Part::Value(expression) => {
                    filled.push_str(&self.evaluate(expression, place, locals)?.text(self)?);
                }
            }
        }
        Ok(filled)
    }

    fn negated(&self, inner: &Expression, place: &Place, locals: &Locals) -> Result<Value, Stop> {
        Ok(Value::Number(-self.evaluate(inner, place, locals)?.number(self)?))
    }

    fn union(&self, all: &[Expression], place: &Place, locals: &Locals) -> Result<Value, Stop> {
        let mut nodes = Vec::new();
        for part in all {
            nodes.extend(self.evaluate(part, place, locals)?.nodes("`|`")?);
        }
        Ok(Value::Nodes(self.ordered(nodes)?))
    }

    fn call_function(
        &self,
        function: Function,
        arguments: &[Expression],
        place: &Place,
        locals: &Locals,
    ) -> Result<Value, Stop> {
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            values.push(self.evaluate(argument, place, locals)?);
        }
        call::function(self, function, values, place)
    }

    /// What `key()` finds: for nodes, by the text of each.
    fn keyed(&self, name: &Name, value: &Expression, place: &Place, locals: &Locals) -> Result<Value, Stop> {
        let mut nodes = Vec::new();
        match self.evaluate(value, place, locals)? {
            Value::Nodes(all) => {
                for node in all {
                    let text = self.string(node)?;
                    nodes.extend(self.key(name, &text)?);
                }
            }
            other => nodes.extend(self.key(name, &other.text(self)?)?),
        }
        Ok(Value::Nodes(self.ordered(nodes)?))
    }

    fn chain(
        &self,
        first: &Expression,
        rest: &[(Operator, Expression)],
        place: &Place,
        locals: &Locals,
    ) -> Result<Value, Stop> {
        let mut value = self.evaluate(first, place, locals)?;
        for (operator, other) in rest {
            // The other side is not asked when this one decides.
            if matches!((operator, value.truth()), (Operator::Or, true) | (Operator::And, false)) {
                value = Value::Truth(*operator == Operator::Or);
                continue;
            }
            let other = self.evaluate(other, place, locals)?;
            value = match operator {
                Operator::Or | Operator::And => Value::Truth(other.truth()),
                Operator::Equal
                | Operator::Unequal
                | Operator::Less
                | Operator::AtMost
                | Operator::Greater
                | Operator::AtLeast => Value::Truth(self.compare(*operator, &value, &other)?),
                _ => {
                    let (left, right) = (value.number(self)?, other.number(self)?);
                    Value::Number(match operator {
                        Operator::Add => left + right,
                        Operator::Subtract => left - right,
                        Operator::Multiply => left * right,
                        Operator::Divide => left / right,
                        _ => left % right,
                    })
                }
            };
        }
        Ok(match (rest.last(), value) {
            // Of a chain that was cut short, what decided is a truth value.
            (Some((Operator::Or | Operator::And, _)), value) => Value::Truth(value.truth()),
            (_, value) => value,
        })
    }

    fn compare(&self, operator: Operator, left: &Value, right: &Value) -> Result<bool, Stop> {
        let by_order = !matches!(operator, Operator::Equal | Operator::Unequal);
        match (left, right) {
            (Value::Nodes(nodes), Value::Truth(truth)) | (Value::Truth(truth), Value::Nodes(nodes))
                if !by_order =>
            {
                Ok((nodes.is_empty() != *truth) == (operator == Operator::Equal))
            }
            (Value::Nodes(left), Value::Nodes(right)) => self.compare_nodes(operator, left, right),
            (Value::Nodes(nodes), other) if !matches!(other, Value::Truth(_)) => {
                for node in nodes {
                    let value = Value::Text(self.string(*node)?.into());
                    if self.compare_one(operator, &value, other)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            (other, Value::Nodes(nodes)) if !matches!(other, Value::Truth(_)) => {
                for node in nodes {
                    let value = Value::Text(self.string(*node)?.into());
                    if self.compare_one(operator, other, &value)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            _ => self.compare_one(operator, left, right),
        }
    }

    /// Whether some node of one set compares with some node of the other.
    fn compare_nodes(&self, operator: Operator, left: &[Id], right: &[Id]) -> Result<bool, Stop> {
        let texts =
            |nodes: &[Id]| nodes.iter().map(|node| self.string(*node)).collect::<Result<Vec<_>, Stop>>();
        let (left, right) = (texts(left)?, texts(right)?);
        match operator {
            Operator::Equal => {
                let left: HashSet<String> = left.into_iter().collect();
                Ok(right.iter().any(|text| left.contains(text)))
            }
            Operator::Unequal => {
                // Only when all are the same, none differs.
                let mut all = left.iter().chain(&right);
                let first = all.next();
                Ok(!left.is_empty() && !right.is_empty() && all.any(|text| Some(text) != first))
            }
            _ => {
                let numbers = |texts: Vec<String>| -> Vec<f64> {
                    texts.iter().map(|text| number::read(text)).filter(|number| !number.is_nan()).collect()
                };
                let (left, right) = (numbers(left), numbers(right));
                let least = |numbers: &[f64]| numbers.iter().copied().reduce(f64::min);
                let most = |numbers: &[f64]| numbers.iter().copied().reduce(f64::max);
                let (one, other) = match operator {
                    Operator::Less | Operator::AtMost => (least(&left), most(&right)),
                    _ => (most(&left), least(&right)),
                };
                Ok(one.zip(other).is_some_and(|(one, other)| ordered(operator, one, other)))
            }
        }
    }

    fn compare_one(&self, operator: Operator, left: &Value, right: &Value) -> Result<bool, Stop> {
        let equal = operator == Operator::Equal;
        if !equal && operator != Operator::Unequal {
            return Ok(ordered(operator, self.comparable(left)?, self.comparable(right)?));
        }
        let same = match (left, right) {
            (Value::Truth(_), _) | (_, Value::Truth(_)) => left.truth() == right.truth(),
            (Value::Number(_), _) | (_, Value::Number(_)) => left.number(self)? == right.number(self)?,
            _ => left.text(self)? == right.text(self)?,
        };
        Ok(same == equal)
    }

    /// The number that a side of an order is; nodes beside a truth value are one, too.
    fn comparable(&self, value: &Value) -> Result<f64, Stop> {
        match value {
            Value::Nodes(nodes) => Ok(f64::from(u8::from(!nodes.is_empty()))),
            other => other.number(self),
        }
    }

    /// Nodes in the order of the document, each once.
    fn ordered(&self, mut nodes: Vec<Id>) -> Result<Vec<Id>, Stop> {
        if !nodes.is_sorted_by(|one, next| one < next) {
            self.work(nodes.len() as u64)?;
            nodes.sort_unstable();
            nodes.dedup();
        }
        Ok(nodes)
    }

    /// The nodes that a path leads to.
    pub(super) fn path(&self, path: &Path, place: &Place, locals: &Locals) -> Result<Vec<Id>, Stop> {
        let mut nodes = match &path.start {
            Start::Here => vec![place.node],
            Start::Root => vec![ROOT],
            Start::Of(inner, predicates) => {
                let nodes = self.evaluate(inner, place, locals)?.nodes("a path")?;
                self.filter(nodes, predicates, place.current, locals)?
            }
        };
        for step in &path.steps {
            let mut next = Vec::new();
            for node in nodes {
                let found = self.step(step, node, place.current, locals)?;
                next.extend(found);
            }
            nodes = self.ordered(next)?;
        }
        Ok(nodes)
    }

    /// The nodes that a step leads to from `node`, in the order of its axis.
    pub(super) fn step(&self, step: &Step, node: Id, current: Id, locals: &Locals) -> Result<Vec<Id>, Stop> {
        let tree = self.tree;
        let mut found = Vec::new();
        // What the long axes pass by is work, too.
        let mut work = 1 + match step.axis {
            Axis::Descendant | Axis::DescendantOrSelf => u64::from(tree.behind(node) - node) / 2,
            Axis::Following => tree.len() as u64 - u64::from(tree.behind(node)),
            Axis::Preceding => u64::from(node),
            _ => 0,
        };
        let mut take = |node: Id| {
            work += 1;
            if step.test.holds(tree, node, step.axis == Axis::Attribute) {
                found.push(node);
            }
        };
        let inside =
            |node: Id, from: Id| (from..tree.behind(node)).filter(|node| tree.kind(*node) != Kind::Attribute);
        let mut ancestors = std::iter::successors(tree.parent(node), |node| tree.parent(*node));
        // Attributes have no siblings.
        let parent = tree.parent(node).filter(|_| tree.kind(node) != Kind::Attribute);
        match step.axis {
            Axis::Own => take(node),
            Axis::Child => tree.children(node).for_each(take),
            Axis::Attribute => tree.attributes(node).for_each(take),
            Axis::Parent => ancestors.next().into_iter().for_each(take),
            Axis::Ancestor => ancestors.for_each(take),
            Axis::AncestorOrSelf => std::iter::once(node).chain(ancestors).for_each(take),
            Axis::Descendant => inside(node, node + 1).for_each(take),
            Axis::DescendantOrSelf => {
                take(node);
                inside(node, node + 1).for_each(take);
            }
            Axis::FollowingSibling => {
                let end = parent.map_or(0, |parent| tree.behind(parent));
                let next = |node: Id| Some(tree.behind(node)).filter(|next| *next < end);
                std::iter::successors(next(node), |node| next(*node)).for_each(take);
            }
            Axis::PrecedingSibling => {
                let before: Vec<Id> = parent
                    .map(|parent| tree.children(parent).take_while(|sibling| *sibling < node).collect())
                    .unwrap_or_default();
                before.into_iter().rev().for_each(take);
            }
            Axis::Following => inside(ROOT, tree.behind(node)).for_each(take),
            Axis::Preceding => {
                let up: HashSet<Id> = ancestors.collect();
                let before = inside(ROOT, 0).take_while(|before| *before < node);
                let before: Vec<Id> = before.filter(|before| !up.contains(before)).collect();
                before.into_iter().rev().for_each(take);
            }
        }
        self.work(work)?;
        self.filter(found, &step.predicates, current, locals)
    }

    fn filter(
        &self,
        mut nodes: Vec<Id>,
        predicates: &[Expression],
        current: Id,
        locals: &Locals,
    ) -> Result<Vec<Id>, Stop> {
        for predicate in predicates {
            // The commonest is a place.
            if let Expression::Number(number) = predicate {
                self.work(1)?;
                let at = (*number >= 1.0 && number.fract() == 0.0).then(|| *number as usize - 1);
                nodes = at.and_then(|at| nodes.get(at).copied()).into_iter().collect();
                continue;
            }
            let size = nodes.len();
            let mut kept = Vec::new();
            for (at, node) in nodes.into_iter().enumerate() {
                let place = Place { node, position: at + 1, size, current };
                let keep = match self.evaluate(predicate, &place, locals)? {
                    Value::Number(number) => number == place.position as f64,
                    other => other.truth(),
                };
                if keep {
                    kept.push(node);
                }
            }
            nodes = kept;
        }
        Ok(nodes)
    }
}

fn ordered(operator: Operator, left: f64, right: f64) -> bool {
    match operator {
        Operator::Less => left < right,
        Operator::AtMost => left <= right,
        Operator::Greater => left > right,
        _ => left >= right,
    }
}

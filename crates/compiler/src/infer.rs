//! What type each variable and expression can have.
//!
//! A variable's type is the join of everything that is ever stored in it, and of the empty string it starts
//! as unless it is surely assigned before it is read. The join is monotone and its lattice two steps high, so
//! a few rounds reach the fixed point.

use pointsman_model::Type;

use crate::ir::{
    BinaryOp, Constant, Expr, ExprKind, Place, Rule, SlotId, Statement, StatementKind, Sub, SubId, UnaryOp,
};

/// Infers all types of a rule, in place.
pub(crate) fn infer(rule: &mut Rule) {
    let mut returns: Vec<Option<Type>> = vec![None; rule.subs.len()];
    let mut envs: Vec<Env> = rule.subs.iter().map(Env::new).collect();
    let maps: Vec<Vec<Option<Type>>> = rule
        .subs
        .iter()
        .map(|sub| sub.slots.iter().map(|slot| looked_up(slot.holds.as_deref()?)).collect())
        .collect();
    loop {
        let mut changed = false;
        for (number, sub) in rule.subs.iter_mut().enumerate() {
            let mut pass = Pass {
                env: &mut envs[number],
                returns: &returns,
                returned: returns[number],
                maps: &maps[number],
                assigned: vec![false; sub.slots.len()],
                reachable: true,
                changed: false,
            };
            pass.assigned[..sub.params].fill(true);
            pass.statements(&mut sub.body);
            if pass.reachable {
                pass.returned = join(pass.returned, Type::Text);
            }
            // Nothing calls the rule itself.
            let told = number != SubId::MAIN.0 as usize && pass.returned != returns[number];
            changed |= pass.changed || told;
            returns[number] = pass.returned;
        }
        if !changed {
            break;
        }
    }
    for (sub, env) in rule.subs.iter_mut().zip(envs) {
        for (slot, ty) in sub.slots.iter_mut().zip(env.types) {
            slot.ty = ty.unwrap_or(Type::Text);
        }
    }
}

/// What an element of these constants is; the empty string, when it is not there.
fn looked_up(map: &Expr) -> Option<Type> {
    let ty = |value: &Expr| match value.constant() {
        Some(Constant::Text(_)) => Type::Text,
        _ => Type::Any,
    };
    match &map.kind {
        ExprKind::Array(items) => Some(items.iter().map(ty).fold(Type::Text, Type::join)),
        ExprKind::Hash(entries) => {
            Some(entries.iter().map(|(_, value)| ty(value)).fold(Type::Text, Type::join))
        }
        _ => None,
    }
}

fn join(known: Option<Type>, ty: Type) -> Option<Type> {
    Some(known.map_or(ty, |known| known.join(ty)))
}

/// The variables of one sub.
struct Env {
    types: Vec<Option<Type>>,
}

impl Env {
    fn new(sub: &Sub) -> Env {
        let mut types = vec![None; sub.slots.len()];
        types[..sub.params].fill(Some(Type::Any));
        Env { types }
    }
}

/// One walk over one sub.
struct Pass<'a> {
    env: &'a mut Env,
    returns: &'a [Option<Type>],
    returned: Option<Type>,
    /// What looking a variable up gives, for those that hold constants.
    maps: &'a [Option<Type>],
    /// Which variables are surely assigned here.
    assigned: Vec<bool>,
    /// Whether control can come here.
    reachable: bool,
    changed: bool,
}

/// The ends of branches of which one is taken.
#[derive(Default)]
struct Ends {
    /// What is assigned by every branch that comes to its end; `None` while there is no such branch.
    assigned: Option<Vec<bool>>,
}

impl Ends {
    fn add(&mut self, (assigned, reachable): (Vec<bool>, bool)) {
        if !reachable {
            return;
        }
        match &mut self.assigned {
            None => self.assigned = Some(assigned),
            Some(all) => all.iter_mut().zip(assigned).for_each(|(all, assigned)| *all &= assigned),
        }
    }
}

impl Pass<'_> {
    fn store(&mut self, slot: SlotId, ty: Type) {
        let known = &mut self.env.types[slot.0 as usize];
        let joined = join(*known, ty);
        self.changed |= joined != *known;
        *known = joined;
        self.assigned[slot.0 as usize] = true;
    }

    fn read(&mut self, slot: SlotId) -> Type {
        if !self.assigned[slot.0 as usize] && self.reachable {
            let known = &mut self.env.types[slot.0 as usize];
            let joined = join(*known, Type::Text);
            self.changed |= joined != *known;
            *known = joined;
        }
        self.env.types[slot.0 as usize].unwrap_or(Type::Text)
    }

    fn statements(&mut self, statements: &mut [Statement]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    /// Walks a branch that may or may not be taken; gives its end state and restores the state before it.
    fn branch(&mut self, walk: impl FnOnce(&mut Self)) -> (Vec<bool>, bool) {
        let before = (self.assigned.clone(), self.reachable);
        walk(self);
        let after = (std::mem::replace(&mut self.assigned, before.0), self.reachable);
        self.reachable = before.1;
        after
    }

    /// After branches of which one was taken.
    fn merge(&mut self, ends: Ends) {
        match ends.assigned {
            Some(assigned) => self.assigned = assigned,
            None => self.reachable = false,
        }
    }

    fn statement(&mut self, statement: &mut Statement) {
        match &mut statement.kind {
            StatementKind::Expr(expr) => {
                self.expr(expr);
            }
            StatementKind::If { arms, otherwise } => {
                let mut ends = Ends::default();
                for (condition, body) in arms {
                    self.expr(condition);
                    ends.add(self.branch(|pass| pass.statements(body)));
                }
                ends.add(self.branch(|pass| pass.statements(otherwise)));
                self.merge(ends);
            }
            StatementKind::Loop { init, condition, body_first, step, body } => {
                if let Some(init) = init {
                    self.expr(init);
                }
                let forever = condition.is_none();
                if !*body_first && let Some(condition) = condition.as_mut() {
                    self.expr(condition);
                }
                let (assigned, _) = self.branch(|pass| {
                    pass.statements(body);
                    // A `continue` comes here with less than the body's end has assigned.
                });
                // What follows the body is read after a `continue` too, so it sees the state before the body.
                let _ = assigned;
                self.branch(|pass| {
                    if let Some(step) = step {
                        pass.expr(step);
                    }
                    if *body_first && let Some(condition) = condition.as_mut() {
                        pass.expr(condition);
                    }
                });
                if forever && !breaks(body) {
                    self.reachable = false;
                }
            }
            StatementKind::Foreach { slot, iterable, body } => {
                self.expr(iterable);
                let slot = *slot;
                self.branch(|pass| {
                    pass.store(slot, Type::Any);
                    pass.statements(body);
                });
            }
            StatementKind::Switch { value, matcher: _, cases, default } => {
                self.expr(value);
                let mut ends = Ends::default();
                for case in cases.iter_mut() {
                    // A later case's values are evaluated only when earlier ones did not match.
                    self.branch(|pass| {
                        for value in &mut case.values {
                            pass.expr(value);
                        }
                    });
                    let escapes = breaks(&case.body);
                    let before = (self.assigned.clone(), self.reachable);
                    let end = self.branch(|pass| pass.statements(&mut case.body));
                    ends.add(if escapes { before } else { end });
                }
                let escapes = breaks(default);
                let before = (self.assigned.clone(), self.reachable);
                let end = self.branch(|pass| pass.statements(default));
                ends.add(if escapes { before } else { end });
                self.merge(ends);
            }
            StatementKind::Break | StatementKind::Continue | StatementKind::EndRule => self.reachable = false,
            StatementKind::Return(value) => {
                let ty = value.as_mut().map_or(Type::Text, |value| self.expr(value));
                self.returned = join(self.returned, ty);
                self.reachable = false;
            }
        }
    }

    fn expr(&mut self, expr: &mut Expr) -> Type {
        let ty = self.kind(&mut expr.kind);
        expr.ty = ty;
        ty
    }

    fn kind(&mut self, kind: &mut ExprKind) -> Type {
        match kind {
            ExprKind::Constant(Constant::Int(_)) => Type::Int,
            ExprKind::Constant(Constant::Double(_)) => Type::Double,
            ExprKind::Constant(Constant::Text(_)) => Type::Text,
            ExprKind::Slot(slot) => self.read(*slot),
            ExprKind::Capture(_) => Type::Any,
            ExprKind::Array(items) => {
                for item in items {
                    self.expr(item);
                }
                Type::Container
            }
            ExprKind::Hash(entries) => {
                for (key, value) in entries {
                    self.expr(key);
                    self.expr(value);
                }
                Type::Container
            }
            ExprKind::Builtin { builtin, args, .. } => {
                for arg in args.iter_mut() {
                    self.expr(arg);
                }
                for (at, arg) in args.iter().enumerate() {
                    if builtin.param(at).is_some_and(|param| param.ty.in_place()) {
                        self.changed_in_place(arg);
                    }
                }
                builtin.result.ty()
            }
            ExprKind::Sub { sub, args } => {
                for arg in args {
                    self.expr(arg);
                }
                // A sub that was not seen to return yet adds nothing; the next round knows more.
                self.returns[sub.0 as usize].unwrap_or(Type::Text)
            }
            ExprKind::Index { base, indices } => {
                self.expr(base);
                for index in indices.iter_mut() {
                    self.expr(index);
                }
                let map = match base.kind {
                    ExprKind::Slot(slot) => self.maps.get(slot.0 as usize).copied().flatten(),
                    _ => None,
                };
                map.filter(|_| indices.len() == 1).unwrap_or(Type::Any)
            }
            ExprKind::Unary { op, operand } => {
                let ty = self.expr(operand);
                match op {
                    UnaryOp::Not | UnaryOp::BitNot => Type::Int,
                    UnaryOp::Negate if matches!(ty, Type::Int | Type::Double) => ty,
                    UnaryOp::Negate => Type::Any,
                }
            }
            ExprKind::Binary { first, rest } => {
                let mut ty = self.expr(first);
                let conditional = matches!(rest.first(), Some((BinaryOp::And | BinaryOp::Or, _)));
                for (op, operand) in rest {
                    let right = if conditional {
                        let mut right = Type::Any;
                        self.branch(|pass| right = pass.expr(operand));
                        right
                    } else {
                        self.expr(operand)
                    };
                    ty = binary(*op, ty, right);
                }
                ty
            }
            ExprKind::Ternary { arms, otherwise } => {
                let mut ty = None;
                let mut ends = Ends::default();
                for (condition, value) in arms {
                    self.expr(condition);
                    ends.add(self.branch(|pass| ty = join(ty, pass.expr(value))));
                }
                ends.add(self.branch(|pass| ty = join(ty, pass.expr(otherwise))));
                self.merge(ends);
                ty.unwrap_or(Type::Any)
            }
            ExprKind::Assign { place, op, value } => {
                place.for_each_index_mut(&mut |index| {
                    self.expr(index);
                });
                let old = match (&place, &op) {
                    (Place::Slot(slot), Some(_)) => self.read(*slot),
                    _ => Type::Any,
                };
                let mut ty = self.expr(value);
                if let Some(op) = op {
                    ty = binary(*op, old, ty);
                }
                self.stored(place, ty);
                ty
            }
            ExprKind::Step { place, .. } => {
                place.for_each_index_mut(&mut |index| {
                    self.expr(index);
                });
                let ty = match &place {
                    Place::Slot(slot) => match self.read(*slot) {
                        number @ (Type::Int | Type::Double) => number,
                        _ => Type::Any,
                    },
                    _ => Type::Any,
                };
                self.stored(place, ty);
                ty
            }
        }
    }

    fn stored(&mut self, place: &Place, ty: Type) {
        match place {
            Place::Slot(slot) => self.store(*slot, ty),
            Place::Capture(_) => {}
            // Storing into an element gives an empty variable a container; other scalars stay.
            Place::Element { root, .. } => {
                if let Place::Slot(slot) = **root {
                    self.read(slot);
                    self.store(slot, Type::Container);
                }
            }
        }
    }

    fn changed_in_place(&mut self, arg: &Expr) {
        let slot = match &arg.kind {
            ExprKind::Slot(slot) => *slot,
            ExprKind::Index { base, .. } => match base.kind {
                ExprKind::Slot(slot) => slot,
                _ => return,
            },
            _ => return,
        };
        self.store(slot, Type::Container);
    }
}

/// Whether a `break` among the statements leaves the loop or `switch` that they are the body of.
fn breaks(statements: &[Statement]) -> bool {
    statements.iter().any(|statement| match &statement.kind {
        StatementKind::Break => true,
        StatementKind::If { arms, otherwise } => {
            arms.iter().any(|(_, body)| breaks(body)) || breaks(otherwise)
        }
        _ => false,
    })
}

fn binary(op: BinaryOp, left: Type, right: Type) -> Type {
    match op {
        BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply => match (left, right) {
            (Type::Int, Type::Int) => Type::Int,
            (Type::Double, Type::Int | Type::Double) | (Type::Int, Type::Double) => Type::Double,
            _ => Type::Any,
        },
        BinaryOp::Divide => Type::Any,
        BinaryOp::Concat => Type::Text,
        _ => Type::Int,
    }
}

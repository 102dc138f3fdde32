//! The variables of one sub (or of the rule itself): their slots, and what is done with each.

use foldhash::{HashMap, HashMapExt};
use pointsman_model::Type;
use pointsman_syntax::Span;

use crate::ir::{Slot, SlotId};

/// A variable and what was seen of it so far, in the order of evaluation.
pub(crate) struct Variable<'m> {
    pub(crate) name: &'m str,
    /// A parameter, or the variable of a `foreach`: may be left unread.
    pub(crate) given: bool,
    /// The first place that sets it; `None` for a parameter.
    pub(crate) set_at: Option<Span>,
    /// How many places set it.
    pub(crate) sets: u32,
    /// Whether its value is used anywhere.
    pub(crate) read: bool,
    /// What to remove to be rid of the last statement that does nothing but set it.
    pub(crate) removal: Option<Removal>,
}

/// How the assignment that is a statement can be removed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Removal {
    /// All but the value, which has an effect.
    Place(Span),
    /// The statement.
    Statement(Span),
}

impl Variable<'_> {
    fn is_set(&self) -> bool {
        self.given || self.sets > 0
    }
}

/// All variables of one sub.
pub(crate) struct Scope<'m> {
    pub(crate) variables: Vec<Variable<'m>>,
    by_name: HashMap<&'m str, SlotId>,
    /// Loops around the current place.
    loops: usize,
    /// Reads inside a loop of what nothing set yet; a later round may find it set.
    pending: Vec<(SlotId, Span)>,
    /// Reads that no assignment reaches.
    pub(crate) unset: Vec<(SlotId, Span)>,
}

impl<'m> Scope<'m> {
    pub(super) fn new() -> Scope<'m> {
        Scope {
            variables: Vec::new(),
            by_name: HashMap::new(),
            loops: 0,
            pending: Vec::new(),
            unset: Vec::new(),
        }
    }

    /// The slot of a name; a new one when the name is new.
    pub(crate) fn slot(&mut self, name: &'m str) -> SlotId {
        let next = SlotId(self.variables.len() as u32);
        let slot = *self.by_name.entry(name).or_insert(next);
        if slot == next {
            self.variables.push(Variable {
                name,
                given: false,
                set_at: None,
                sets: 0,
                read: false,
                removal: None,
            });
        }
        slot
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Variable<'m>> {
        self.by_name.get(name).map(|slot| &self.variables[slot.0 as usize])
    }

    pub(crate) fn find_mut(&mut self, name: &str) -> Option<&mut Variable<'m>> {
        let slot = *self.by_name.get(name)?;
        Some(self.variable(slot))
    }

    pub(crate) fn variable(&mut self, slot: SlotId) -> &mut Variable<'m> {
        &mut self.variables[slot.0 as usize]
    }

    /// The value is used here.
    pub(crate) fn read(&mut self, slot: SlotId, span: Span) {
        let loops = self.loops;
        let variable = self.variable(slot);
        variable.read = true;
        if !variable.is_set() {
            if loops == 0 {
                self.unset.push((slot, span));
            } else {
                self.pending.push((slot, span));
            }
        }
    }

    /// The variable gets a value (or an element) here.
    pub(crate) fn set(&mut self, slot: SlotId, span: Span) {
        let variable = self.variable(slot);
        variable.sets += 1;
        variable.set_at.get_or_insert(span);
    }

    pub(crate) fn enter_loop(&mut self) {
        self.loops += 1;
    }

    pub(crate) fn leave_loop(&mut self) {
        self.loops -= 1;
        if self.loops == 0 {
            for (slot, span) in std::mem::take(&mut self.pending) {
                if !self.variable(slot).is_set() {
                    self.unset.push((slot, span));
                }
            }
        }
    }

    /// What the compiler goes on with.
    pub(crate) fn slots(&self) -> Vec<Slot> {
        self.variables
            .iter()
            .map(|variable| Slot { name: variable.name.to_owned(), ty: Type::Any, holds: None })
            .collect()
    }
}

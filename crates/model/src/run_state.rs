//! The state of a run beside its registers and its memory: fuel, warnings, captures.

use std::sync::Arc;

use crate::{Answer, Fault, Limits, Phase, PreparedCache, Site, Value, Warning};

/// The state of a run beside its registers, captures and memory.
#[derive(Debug)]
pub struct RunState {
    /// Steps left until the next suspension.
    pub fuel: u64,
    /// The limits.
    pub limits: Limits,
    /// What was prepared at run time.
    pub cache: PreparedCache,
    /// Warnings so far.
    pub warnings: Vec<Warning>,
    /// Warnings beyond the limit, only counted.
    pub warnings_dropped: u64,
    /// Whether a warning ends the rule (`import strict;`).
    pub strict: bool,
    /// The rule's name.
    pub rule: Arc<str>,
    /// The phase.
    pub phase: Phase,
    /// What the host said, for the call that waited and is called again; until it takes it.
    pub answer: Option<Answer>,
}

impl RunState {
    /// The state of a run that has not begun.
    pub fn new(limits: Limits) -> RunState {
        RunState {
            fuel: limits.fuel,
            limits,
            cache: PreparedCache::new(limits.prepared_cache),
            warnings: Vec::new(),
            warnings_dropped: 0,
            strict: false,
            rule: Arc::from(""),
            phase: Phase::Request,
            answer: None,
        }
    }

    /// Takes steps off the fuel.
    #[inline]
    pub fn charge(&mut self, steps: u64) -> Result<(), Fault> {
        match self.fuel.checked_sub(steps) {
            Some(left) => {
                self.fuel = left;
                Ok(())
            }
            None => {
                self.fuel = 0;
                Err(Fault::OutOfFuel)
            }
        }
    }

    /// Records a warning, or ends the rule when it is strict.
    #[cold]
    pub fn warn(&mut self, message: impl Into<String>, site: Site) -> Result<(), Fault> {
        let message = message.into();
        if self.strict {
            return Err(Fault::Strict(message));
        }
        if self.warnings.len() < self.limits.warnings {
            self.warnings.push(Warning { message, site });
        } else {
            self.warnings_dropped += 1;
        }
        Ok(())
    }
}

/// `$1`..`$9`.
#[derive(Clone, Debug)]
pub struct Captures {
    values: [Value; 9],
    /// How many of `values` may be other than empty.
    used: usize,
}

impl Default for Captures {
    fn default() -> Self {
        Captures { values: [Value::EMPTY; 9], used: 0 }
    }
}

impl Captures {
    /// The value of `$number` (1 to 9); empty for other numbers.
    #[inline]
    pub fn get(&self, number: usize) -> Value {
        self.values.get(number.wrapping_sub(1)).copied().unwrap_or(Value::EMPTY)
    }

    /// Sets `$number` (1 to 9); other numbers are ignored.
    #[inline]
    pub fn set(&mut self, number: usize, value: Value) {
        if let Some(slot) = self.values.get_mut(number.wrapping_sub(1)) {
            *slot = value;
            self.used = self.used.max(number);
        }
    }

    /// Makes all of them empty.
    #[inline]
    pub fn clear(&mut self) {
        self.values[..self.used].fill(Value::EMPTY);
        self.used = 0;
    }

    /// Whether none of them is set.
    #[inline]
    pub fn are_clear(&self) -> bool {
        self.used == 0
    }

    /// All nine, for compaction.
    pub fn values_mut(&mut self) -> &mut [Value] {
        &mut self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captures_are_numbered_from_one_and_cleared() {
        let mut captures = Captures::default();
        captures.set(9, Value::Int(9));
        captures.set(10, Value::Int(10));
        captures.set(0, Value::Int(0));
        assert_eq!(captures.get(9), Value::Int(9));
        assert_eq!(captures.get(10), Value::EMPTY);
        captures.clear();
        assert_eq!(captures.get(9), Value::EMPTY);
    }
}

//! What a builtin gets when it is called, and what it gives back.
//!
//! The code that `#[builtin]` generates casts the arguments, calls the Rust function, charges fuel for the
//! bytes that went in and out, and turns the result into a value. A function written by hand sees only the
//! parameters it names.

use crate::{
    Answer, Captures, ContainerId, ContainerKind, Fault, Number, Operation, Prepare, PrepareError, Prepared,
    PreparedOperand, RunState, Site, Text, Transaction, Value, Workspace, double_to_int, int_from_text,
    number_from_text,
};

/// One call of a builtin.
pub struct Call<'a> {
    /// The arguments. A function that changes its first argument in place may put another value there; the
    /// machine writes it back to the variable or element.
    pub args: &'a mut [Value],
    /// For each argument, what it was prepared into at compile time.
    pub prepared: &'a [Option<PreparedOperand>],
    /// The run's memory and state.
    pub cx: Cx<'a>,
    /// `$1`..`$9`. They are not part of `cx`, so that only a function with a parameter for them can set them.
    pub captures: &'a mut Captures,
    /// The host.
    pub host: &'a mut dyn Transaction,
}

/// The run, as a builtin may use it: memory, warnings, fuel.
pub struct Cx<'a> {
    /// The run's memory.
    pub ws: &'a mut Workspace,
    /// The run's state.
    pub run: &'a mut RunState,
    /// The call's place in the source.
    pub site: &'a Site,
}

/// How a builtin ends other than with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Exit {
    /// The rule ends, as if its last statement had run.
    Stop(Stop),
    /// The run is stopped with a fault at the call's site.
    Trap(Box<Fault>),
    /// The run waits for the host.
    Wait(Box<Operation>, Resume),
}

/// What ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// This rule; the phase's later rules still run.
    Rule,
    /// All rules of the phase.
    Rules,
}

/// How a suspended call goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resume {
    /// The builtin is called again with the same arguments; it has written nothing yet. What the host said is
    /// [`Cx::take_answer`], which must be called even if that is nothing but [`Answer::Ready`]: until then the call is
    /// one that has warned of its arguments before.
    Again,
    /// The host's answer is the call's result.
    Result,
}

impl From<Fault> for Exit {
    #[inline]
    fn from(fault: Fault) -> Exit {
        Exit::Trap(Box::new(fault))
    }
}

impl Exit {
    /// Waits, then calls the builtin again.
    pub fn wait_again(operation: Operation) -> Exit {
        Exit::Wait(Box::new(operation), Resume::Again)
    }

    /// Waits; the answer is the result.
    pub fn wait_result(operation: Operation) -> Exit {
        Exit::Wait(Box::new(operation), Resume::Result)
    }
}

impl Cx<'_> {
    /// Records a run-time warning at the call's place. Under `import strict` it is the fault that ends the rule.
    pub fn warn(&mut self, message: impl Into<String>) -> Result<(), Fault> {
        self.run.warn(message, *self.site)
    }

    /// What the host said, when this call waited for it and is called again.
    pub fn take_answer(&mut self) -> Option<Answer> {
        self.run.answer.take()
    }

    /// Takes steps off the fuel: for work that grows with something other than the bytes of text arguments.
    #[inline]
    pub fn charge(&mut self, steps: u64) -> Result<(), Fault> {
        self.run.charge(steps)
    }

    /// Takes steps off the fuel for work over `bytes` bytes.
    #[inline]
    pub fn charge_bytes(&mut self, bytes: usize) -> Result<(), Fault> {
        self.run.charge(bytes as u64 / 64)
    }

    /// The bytes of a text.
    #[inline]
    pub fn bytes(&self, text: Text) -> &[u8] {
        self.ws.bytes(text)
    }

    /// A new text.
    #[inline]
    pub fn text(&mut self, bytes: &[u8]) -> Result<Value, Fault> {
        Ok(Value::Text(self.ws.new_text(bytes)?))
    }

    /// Takes steps off the fuel for work over `elements` elements of an array or entries of a hash.
    #[inline]
    pub fn charge_elements(&mut self, elements: usize) -> Result<(), Fault> {
        self.run.charge(elements as u64 / 16)
    }

    /// A value of the caller's own, to be stored in a container. Copying is charged for by its size.
    #[inline]
    pub fn own(&mut self, value: Value) -> Result<Value, Fault> {
        if !matches!(value, Value::Container(_)) {
            return Ok(value);
        }
        let before = self.ws.bytes_used();
        let copy = self.ws.copy_value(value)?;
        self.run.charge((self.ws.bytes_used() - before) as u64 / 256)?;
        Ok(copy)
    }

    /// A value as text, with the warning that a container asks for.
    #[inline]
    pub fn to_text(&mut self, value: Value) -> Result<Text, Fault> {
        if let Value::Container(id) = value {
            self.warn_cast(id, "string")?;
        }
        self.ws.text_of(value)
    }

    /// A value as an integer, with the warning that a container asks for, and NaN.
    #[inline]
    pub fn to_int(&mut self, value: Value) -> Result<i64, Fault> {
        Ok(match value {
            Value::Int(int) => int,
            Value::Double(double) => {
                if double.is_nan() {
                    self.warn_of_nan()?;
                }
                double_to_int(double)
            }
            Value::Text(text) => int_from_text(self.ws.numeral(text, self.run)?),
            Value::Container(id) => {
                self.warn_cast(id, "integer")?;
                0
            }
        })
    }

    /// A value as a double, with the warning that a container asks for.
    #[inline]
    pub fn to_double(&mut self, value: Value) -> Result<f64, Fault> {
        Ok(match value {
            Value::Int(int) => int as f64,
            Value::Double(double) => double,
            Value::Text(text) => number_from_text(self.ws.numeral(text, self.run)?).to_double(),
            Value::Container(id) => {
                self.warn_cast(id, "double")?;
                0.0
            }
        })
    }

    /// A value as the number that it is or begins with, with the warning that a container asks for.
    pub fn to_number(&mut self, value: Value) -> Result<Number, Fault> {
        Ok(match value {
            Value::Int(int) => Number::Int(int),
            Value::Double(double) => Number::Double(double),
            Value::Text(text) => number_from_text(self.ws.numeral(text, self.run)?),
            Value::Container(id) => {
                self.warn_cast(id, "number")?;
                Number::Int(0)
            }
        })
    }

    /// Whether a value counts as true: a number other than zero, a text that is not empty, a container that
    /// is not empty.
    #[inline]
    pub fn truth(&self, value: Value) -> bool {
        match value {
            Value::Int(int) => int != 0,
            Value::Double(double) => double != 0.0,
            Value::Text(text) => text.len != 0,
            Value::Container(id) => !self.ws.is_empty(id),
        }
    }

    /// The warning of NaN where a function takes an integer: nobody meant that, and 0 is only something to go on with.
    #[cold]
    fn warn_of_nan(&mut self) -> Result<(), Fault> {
        self.warn_once("Cannot convert nan to integer value")
    }

    /// The warning of a cast that is not allowed, in the reference's words (section 2).
    #[cold]
    pub fn warn_cast(&mut self, id: ContainerId, to: &str) -> Result<(), Fault> {
        let from = match self.ws.kind(id) {
            ContainerKind::Array => "array",
            ContainerKind::Hash => "hash",
        };
        self.warn_once(format!("Cannot convert {from} to {to} value"))
    }

    /// A warning about an argument. A call that waited and is called again with the answer has given it already.
    fn warn_once(&mut self, message: impl Into<String>) -> Result<(), Fault> {
        if self.run.answer.is_some() { Ok(()) } else { self.warn(message) }
    }
}

/// What the generated code asks of a call. Functions written by hand name parameters instead.
impl<'a> Call<'a> {
    /// Number of arguments.
    #[inline]
    pub fn count(&self) -> usize {
        self.args.len()
    }

    /// The argument at `index`; empty when it was not given.
    #[inline]
    pub fn value(&self, index: usize) -> Value {
        self.args.get(index).copied().unwrap_or(Value::EMPTY)
    }

    /// The argument as text.
    #[inline]
    pub fn text(&mut self, index: usize) -> Result<Text, Fault> {
        match self.args.get(index) {
            Some(Value::Text(text)) => Ok(*text),
            _ => self.cast_to_text(index),
        }
    }

    /// Apart, as is the next: most arguments are of the type that the function takes, and every function asks.
    #[inline(never)]
    fn cast_to_text(&mut self, index: usize) -> Result<Text, Fault> {
        self.cx.to_text(self.value(index))
    }

    /// The argument as an integer.
    #[inline]
    pub fn int(&mut self, index: usize) -> Result<i64, Fault> {
        match self.args.get(index) {
            Some(Value::Int(int)) => Ok(*int),
            _ => self.cast_to_int(index),
        }
    }

    #[inline(never)]
    fn cast_to_int(&mut self, index: usize) -> Result<i64, Fault> {
        self.cx.to_int(self.value(index))
    }

    /// The argument as a double.
    #[inline]
    pub fn double(&mut self, index: usize) -> Result<f64, Fault> {
        self.cx.to_double(self.value(index))
    }

    /// The argument as a truth value.
    #[inline]
    pub fn bool(&mut self, index: usize) -> bool {
        self.cx.truth(self.value(index))
    }

    /// The argument as an array to read: an array, or an empty container. `None`, with a warning, for others.
    #[inline]
    pub fn array(&mut self, index: usize) -> Result<Option<ContainerId>, Fault> {
        match self.args.get(index) {
            Some(Value::Container(id))
                if self.cx.ws.kind(*id) == ContainerKind::Array || self.cx.ws.is_empty(*id) =>
            {
                Ok(Some(*id))
            }
            _ => self.not_a(index, "array").map(|()| None),
        }
    }

    /// The argument as a hash to read: a hash, or an empty container. `None`, with a warning, for others.
    #[inline]
    pub fn hash(&mut self, index: usize) -> Result<Option<ContainerId>, Fault> {
        match self.args.get(index) {
            Some(Value::Container(id))
                if self.cx.ws.kind(*id) == ContainerKind::Hash || self.cx.ws.is_empty(*id) =>
            {
                Ok(Some(*id))
            }
            _ => self.not_a(index, "hash").map(|()| None),
        }
    }

    /// The argument as an array to change in place. An unset or empty variable becomes a new array.
    #[inline]
    pub fn array_mut(&mut self, index: usize) -> Result<Option<ContainerId>, Fault> {
        match self.args.get(index) {
            Some(Value::Container(id)) if self.cx.ws.kind(*id) == ContainerKind::Array => Ok(Some(*id)),
            _ => self.become_array(index),
        }
    }

    #[inline(never)]
    fn become_array(&mut self, index: usize) -> Result<Option<ContainerId>, Fault> {
        self.create(index)?;
        let array = self.array(index)?;
        if let Some(array) = array {
            self.cx.ws.become_array(array);
        }
        Ok(array)
    }

    /// The argument as a hash to change in place. An unset or empty variable becomes a new hash.
    #[inline]
    pub fn hash_mut(&mut self, index: usize) -> Result<Option<ContainerId>, Fault> {
        match self.args.get(index) {
            Some(Value::Container(id)) if self.cx.ws.kind(*id) == ContainerKind::Hash => Ok(Some(*id)),
            _ => self.become_hash(index),
        }
    }

    #[inline(never)]
    fn become_hash(&mut self, index: usize) -> Result<Option<ContainerId>, Fault> {
        self.create(index)?;
        let hash = self.hash(index)?;
        if let Some(hash) = hash {
            self.cx.ws.become_hash(hash);
        }
        Ok(hash)
    }

    fn create(&mut self, index: usize) -> Result<(), Fault> {
        if let Some(arg) = self.args.get_mut(index)
            && arg.is_empty_text()
        {
            *arg = Value::Container(self.cx.ws.new_array()?);
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn not_a(&mut self, index: usize, wanted: &str) -> Result<(), Fault> {
        let found = match self.value(index) {
            Value::Int(_) => "integer",
            Value::Double(_) => "double",
            Value::Text(_) => "string",
            Value::Container(id) if self.cx.ws.kind(id) == ContainerKind::Hash => "hash",
            Value::Container(_) => "array",
        };
        self.cx.warn(format!("Cannot convert {found} to {wanted} value"))
    }

    /// The argument as a prepared operand.
    #[inline]
    pub fn prepared<T: Prepare>(
        &mut self,
        index: usize,
    ) -> Result<Result<Prepared<'a, T>, PrepareError>, Fault> {
        let prepared: &'a [Option<PreparedOperand>] = self.prepared;
        if let Some(Some(operand)) = prepared.get(index)
            && let Some(operand) = operand.get::<T>()
        {
            return Ok(Ok(Prepared::Constant(operand)));
        }
        let text = self.text(index)?;
        // Preparing is charged as if it happened each time, so that fuel does not depend on the cache.
        self.cx.charge_bytes(text.len as usize)?;
        let text = self.cx.ws.bytes(text);
        let prepared = if T::KEPT {
            self.cx.run.cache.get::<T>(text).map(Prepared::Cached)
        } else {
            T::prepare_for_once(text).map(Prepared::Once)
        };
        let fuel = prepared.as_ref().map_or(T::FUEL_WHEN_BAD, |operand| operand.fuel());
        self.cx.charge(fuel)?;
        Ok(prepared)
    }

    /// Says that an argument could not be prepared.
    #[cold]
    pub fn warn_unprepared<T: Prepare>(&mut self, error: &PrepareError) -> Result<(), Fault> {
        self.cx.warn(format!("Bad {}: {}", T::WHAT, error.message))
    }
}

/// Finds `part` within the texts that it may be a piece of, so that a builtin may give back a piece of an
/// argument without copying it.
#[inline]
pub fn locate(part: &[u8], wholes: &[(Text, &[u8])]) -> Option<Text> {
    let start = part.as_ptr() as usize;
    for (text, bytes) in wholes {
        let base = bytes.as_ptr() as usize;
        if start >= base && start + part.len() <= base + bytes.len() {
            return Some(text.slice(start - base, part.len()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_of_an_argument_is_found_and_other_bytes_are_not() {
        let mut ws = Workspace::default();
        let text = ws.new_text(b"hello world").unwrap();
        let bytes = ws.bytes(text);
        assert_eq!(locate(&bytes[6..], &[(text, bytes)]), Some(text.slice(6, 5)));
        let other = b"world".to_vec();
        assert_eq!(locate(&other, &[(text, bytes)]), None);
    }
}

//! Operators over values, as the language defines them (reference sections 2 and 3).
//!
//! The machine does the case of two integers itself and comes here for the rest; the constant folder comes
//! here for everything, so that folding cannot differ from running.

use std::cmp::Ordering;

use pointsman_model::{
    ContainerId, ContainerKind, Fault, Number, RunState, Site, Text, Value, Workspace, compare,
    double_to_int, int_from_text, number_from_text,
};

/// Something that knows its place in the source, asked only when a warning needs it.
pub trait Place: Copy {
    /// The place.
    fn site(self) -> Site;
}

impl Place for Site {
    fn site(self) -> Site {
        self
    }
}

/// An operation in progress: the run's memory and state, and where it is.
pub struct Operands<'a, P> {
    /// The run's memory.
    pub ws: &'a mut Workspace,
    /// The run's state.
    pub run: &'a mut RunState,
    /// Where.
    pub place: P,
}

/// A comparison that is not equality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

impl Relation {
    /// Whether it holds between two that stand so; `None` (NaN) never holds.
    #[inline]
    pub fn holds(self, order: Option<Ordering>) -> bool {
        match self {
            Relation::Less => matches!(order, Some(Ordering::Less)),
            Relation::LessEqual => matches!(order, Some(Ordering::Less | Ordering::Equal)),
            Relation::Greater => matches!(order, Some(Ordering::Greater)),
            Relation::GreaterEqual => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        }
    }
}

/// The word for a value's type in warnings.
pub fn type_word(ws: &Workspace, value: Value) -> &'static str {
    match value {
        Value::Int(_) => "integer",
        Value::Double(_) => "double",
        Value::Text(_) => "string",
        Value::Container(id) => match ws.kind(id) {
            ContainerKind::Array => "array",
            ContainerKind::Hash => "hash",
        },
    }
}

/// Whether two values are one: of containers the same one, not an equal one.
pub fn same(ws: &Workspace, a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Double(a), Value::Double(b)) => a.to_bits() == b.to_bits(),
        // By their bytes: compaction may have parted two handles of one text.
        (Value::Text(a), Value::Text(b)) => ws.bytes(a) == ws.bytes(b),
        (Value::Container(a), Value::Container(b)) => a == b,
        _ => false,
    }
}

/// Whether a value counts as true.
#[inline]
pub fn truth(ws: &Workspace, value: Value) -> bool {
    match value {
        Value::Int(int) => int != 0,
        Value::Text(text) => text.len != 0,
        Value::Double(double) => double != 0.0,
        Value::Container(id) => !ws.is_empty(id),
    }
}

impl<P: Place> Operands<'_, P> {
    /// Records a warning here.
    #[cold]
    pub fn warn(&mut self, message: String) -> Result<(), Fault> {
        self.run.warn(message, self.place.site())
    }

    #[cold]
    fn warn_cast(&mut self, id: ContainerId, to: &str) -> Result<(), Fault> {
        let from = type_word(self.ws, Value::Container(id));
        self.warn(format!("Cannot convert {from} to {to} value"))
    }

    /// Nobody means NaN for an integer, and 0 is only something to go on with.
    #[cold]
    fn warn_of_nan(&mut self) -> Result<(), Fault> {
        self.warn("Cannot convert nan to integer value".to_owned())
    }

    /// The value as a number.
    #[inline]
    pub fn number(&mut self, value: Value) -> Result<Number, Fault> {
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

    /// The value as an integer.
    #[inline]
    pub fn int(&mut self, value: Value) -> Result<i64, Fault> {
        match value {
            Value::Container(id) => self.warn_cast(id, "integer")?,
            Value::Double(double) if double.is_nan() => self.warn_of_nan()?,
            _ => {}
        }
        self.rounded(value)
    }

    /// A scalar as an integer.
    fn rounded(&mut self, scalar: Value) -> Result<i64, Fault> {
        Ok(match scalar {
            Value::Int(int) => int,
            Value::Double(double) => double_to_int(double),
            Value::Text(text) => int_from_text(self.ws.numeral(text, self.run)?),
            Value::Container(_) => 0,
        })
    }

    /// A scalar as a double.
    fn double(&mut self, scalar: Value) -> Result<f64, Fault> {
        Ok(match scalar {
            Value::Int(int) => int as f64,
            Value::Double(double) => double,
            Value::Text(text) => number_from_text(self.ws.numeral(text, self.run)?).to_double(),
            Value::Container(_) => 0.0,
        })
    }

    /// The value as text.
    #[inline]
    pub fn text(&mut self, value: Value) -> Result<Text, Fault> {
        if let Value::Container(id) = value {
            self.warn_cast(id, "string")?;
        }
        self.ws.text_of(value)
    }

    /// Values in one piece, when all of them are texts.
    pub(crate) fn join_texts(&mut self, parts: &[Value]) -> Result<Option<Value>, Fault> {
        let text = |value: &Value| match value {
            Value::Text(text) => *text,
            _ => Text::EMPTY,
        };
        let mut steps = 0;
        for (at, part) in parts.iter().enumerate() {
            let Value::Text(text) = part else { return Ok(None) };
            // As much as one concatenation after the other would charge.
            if at > 0 {
                steps += u64::from(text.len) / 64;
            }
        }
        self.run.charge(steps)?;
        Ok(Some(Value::Text(self.ws.concat_all(parts.iter().map(text))?)))
    }

    fn arithmetic(
        &mut self,
        a: Value,
        b: Value,
        ints: fn(i64, i64) -> i64,
        doubles: fn(f64, f64) -> f64,
    ) -> Result<Value, Fault> {
        let a = self.number(a)?;
        let b = self.number(b)?;
        Ok(match (a, b) {
            (Number::Int(a), Number::Int(b)) => Value::Int(ints(a, b)),
            (a, b) => Value::Double(doubles(a.to_double(), b.to_double())),
        })
    }

    /// `a + b`
    pub fn add(&mut self, a: Value, b: Value) -> Result<Value, Fault> {
        self.arithmetic(a, b, i64::wrapping_add, |a, b| a + b)
    }

    /// `a - b`
    pub fn subtract(&mut self, a: Value, b: Value) -> Result<Value, Fault> {
        self.arithmetic(a, b, i64::wrapping_sub, |a, b| a - b)
    }

    /// `a * b`
    pub fn multiply(&mut self, a: Value, b: Value) -> Result<Value, Fault> {
        self.arithmetic(a, b, i64::wrapping_mul, |a, b| a * b)
    }

    #[cold]
    fn division_by_zero(&mut self) -> Result<Value, Fault> {
        self.warn("Division by zero".into())?;
        Ok(Value::Int(0))
    }

    /// `a / b`: an integer when both are and the quotient is exact, else a double.
    pub fn divide(&mut self, a: Value, b: Value) -> Result<Value, Fault> {
        let a = self.number(a)?;
        let b = self.number(b)?;
        match (a, b) {
            (_, Number::Int(0)) => self.division_by_zero(),
            (Number::Int(a), Number::Int(b)) if a.wrapping_rem(b) == 0 => Ok(Value::Int(a.wrapping_div(b))),
            (_, b) if b.to_double() == 0.0 => self.division_by_zero(),
            (a, b) => Ok(Value::Double(a.to_double() / b.to_double())),
        }
    }

    /// `a % b`: both cast to integers; the dividend's sign.
    pub fn modulo(&mut self, a: Value, b: Value) -> Result<Value, Fault> {
        let a = self.int(a)?;
        let b = self.int(b)?;
        if b == 0 { self.division_by_zero() } else { Ok(Value::Int(a.wrapping_rem(b))) }
    }

    /// An operator on the bits of two integers.
    pub fn bits(&mut self, a: Value, b: Value, op: fn(i64, i64) -> i64) -> Result<Value, Fault> {
        let a = self.int(a)?;
        let b = self.int(b)?;
        Ok(Value::Int(op(a, b)))
    }

    /// `-a`
    pub fn negate(&mut self, a: Value) -> Result<Value, Fault> {
        Ok(match self.number(a)? {
            Number::Int(int) => Value::Int(int.wrapping_neg()),
            Number::Double(double) => Value::Double(-double),
        })
    }

    /// `~a`
    pub fn bit_not(&mut self, a: Value) -> Result<Value, Fault> {
        Ok(Value::Int(!self.int(a)?))
    }

    /// A number as a value: what `++` starts from.
    pub fn to_number(&mut self, a: Value) -> Result<Value, Fault> {
        Ok(match self.number(a)? {
            Number::Int(int) => Value::Int(int),
            Number::Double(double) => Value::Double(double),
        })
    }

    /// How two values stand: both as doubles when one is, else both as integers when one is, else byte by
    /// byte.
    #[inline]
    pub fn order(&mut self, a: Value, b: Value) -> Result<Option<Ordering>, Fault> {
        Ok(match (a, b) {
            (Value::Int(a), Value::Int(b)) => Some(a.cmp(&b)),
            (Value::Text(a), Value::Text(b)) => {
                self.run.charge(u64::from(a.len.min(b.len)) / 64)?;
                Some(self.ws.bytes(a).cmp(self.ws.bytes(b)))
            }
            _ => {
                let a = self.scalar(a)?;
                let b = self.scalar(b)?;
                match (a, b) {
                    (Value::Double(_), _) | (_, Value::Double(_)) => {
                        compare(self.double(a)?, self.double(b)?)
                    }
                    _ => Some(self.rounded(a)?.cmp(&self.rounded(b)?)),
                }
            }
        })
    }

    /// Whether the relation holds between two values.
    #[inline(never)]
    pub fn holds(&mut self, relation: Relation, a: &Value, b: &Value) -> Result<bool, Fault> {
        Ok(relation.holds(self.order(*a, *b)?))
    }

    /// `a == b`
    #[inline]
    pub fn equal(&mut self, a: Value, b: Value) -> Result<bool, Fault> {
        self.ws.equal_at_a_charge(a, b, self.run)
    }

    /// A container counts as 0 where only a scalar will do.
    fn scalar(&mut self, value: Value) -> Result<Value, Fault> {
        match value {
            Value::Container(id) => {
                self.warn_cast(id, "number")?;
                Ok(Value::Int(0))
            }
            scalar => Ok(scalar),
        }
    }

    /// `a . b`
    #[inline]
    pub fn concat(&mut self, a: Value, b: Value) -> Result<Value, Fault> {
        let a = self.text(a)?;
        let b = self.text(b)?;
        // Building text costs fuel by its length, as a builtin's work does.
        self.run.charge(u64::from(b.len) / 64)?;
        Ok(Value::Text(self.ws.concat(a, b)?))
    }
}

/// `a << b`
pub fn shift_left(a: i64, b: i64) -> i64 {
    if (0..64).contains(&b) { a << b } else { 0 }
}

/// `a >> b`, keeping the sign.
pub fn shift_right(a: i64, b: i64) -> i64 {
    if (0..64).contains(&b) { a >> b } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pointsman_model::Limits;

    fn with<R>(use_it: impl FnOnce(&mut Operands<'_, Site>) -> R) -> (R, usize) {
        let mut ws = Workspace::default();
        let mut run = RunState::new(Limits::DEFAULT);
        let result = use_it(&mut Operands { ws: &mut ws, run: &mut run, place: Site::default() });
        (result, run.warnings.len())
    }

    #[test]
    fn division_is_exact_or_double_and_zero_warns() {
        let divide = |a, b| with(|ops| ops.divide(a, b).unwrap());
        assert_eq!(divide(Value::Int(4), Value::Int(2)), (Value::Int(2), 0));
        assert_eq!(divide(Value::Int(1), Value::Int(2)), (Value::Double(0.5), 0));
        assert_eq!(divide(Value::Int(1), Value::Int(0)), (Value::Int(0), 1));
        assert_eq!(divide(Value::Int(1), Value::Double(0.0)), (Value::Int(0), 1));
        assert_eq!(divide(Value::Int(i64::MIN), Value::Int(-1)), (Value::Int(i64::MIN), 0));
        assert_eq!(with(|ops| ops.modulo(Value::Int(-7), Value::Int(3)).unwrap()).0, Value::Int(-1));
        assert_eq!(with(|ops| ops.modulo(Value::Int(i64::MIN), Value::Int(-1)).unwrap()).0, Value::Int(0));
    }

    #[test]
    fn the_types_of_the_operands_choose_the_comparison() {
        let less = |a: &str, b: Value| {
            with(|ops| {
                let a = Value::Text(ops.ws.new_text(a.as_bytes()).unwrap());
                Relation::Less.holds(ops.order(a, b).unwrap())
            })
            .0
        };
        assert!(!less("100", Value::Int(99)));
        assert!(less("3.4", Value::Int(4)));
        assert!(!less("3.75", Value::Int(4)), "3.75 is 4 as an integer");
        assert!(less("3.75", Value::Double(4.0)));
        let (texts, _) = with(|ops| {
            let a = Value::Text(ops.ws.new_text(b"100").unwrap());
            let b = Value::Text(ops.ws.new_text(b"99").unwrap());
            Relation::Less.holds(ops.order(a, b).unwrap())
        });
        assert!(texts);
    }

    #[test]
    fn shifts_by_64_or_more_give_zero() {
        assert_eq!(shift_left(1, 63), i64::MIN);
        assert_eq!(shift_left(1, 64), 0);
        assert_eq!(shift_right(-1, 64), 0);
        assert_eq!(shift_right(-8, 1), -4);
        assert_eq!(shift_left(1, -1), 0);
    }
}

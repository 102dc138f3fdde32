//! The order of numbers, for functions that sort or choose.
//!
//! The language's own comparison makes doubles of integers and has no place for NaN, so it is no total order;
//! a sort needs one.

use std::cmp::Ordering;

use pointsman_model::{Number, Value};

/// How two numbers stand, exactly: integers and doubles are compared by what they are, not by what a cast
/// makes of them. NaN stands behind all others.
pub(crate) fn compare_numbers(left: Number, right: Number) -> Ordering {
    match (left, right) {
        (Number::Int(a), Number::Int(b)) => a.cmp(&b),
        (Number::Int(a), Number::Double(b)) => compare_mixed(a, b),
        (Number::Double(a), Number::Int(b)) => compare_mixed(b, a).reverse(),
        (Number::Double(a), Number::Double(b)) => {
            a.partial_cmp(&b).unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
        }
    }
}

fn compare_mixed(int: i64, double: f64) -> Ordering {
    /// Two to the power of 63: the first double that no integer reaches.
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if double.is_nan() || double >= BEYOND {
        return Ordering::Less;
    }
    if double < -BEYOND {
        return Ordering::Greater;
    }
    // Truncating is exact here; what it cuts off decides between equals.
    int.cmp(&(double.trunc() as i64))
        .then_with(|| 0.0_f64.partial_cmp(&double.fract()).unwrap_or(Ordering::Equal))
}

/// A number as a value.
pub(crate) fn number_value(number: Number) -> Value {
    match number {
        Number::Int(int) => Value::Int(int),
        Number::Double(double) => Value::Double(double),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_and_doubles_have_one_order() {
        use Number::{Double, Int};
        let ascending = [
            Double(f64::NEG_INFINITY),
            Int(i64::MIN),
            Double(-1.5),
            Int(-1),
            Double(-0.5),
            Int(0),
            Double(0.5),
            Int(9_007_199_254_740_992),
            Int(9_007_199_254_740_993),
            Double(9_007_199_254_740_994.0),
            Int(i64::MAX),
            Double(9_223_372_036_854_775_808.0),
            Double(f64::INFINITY),
            Double(f64::NAN),
        ];
        for (i, a) in ascending.iter().enumerate() {
            for (j, b) in ascending.iter().enumerate() {
                assert_eq!(compare_numbers(*a, *b), i.cmp(&j), "{a:?} {b:?}");
            }
        }
        assert_eq!(compare_numbers(Int(0), Double(-0.0)), Ordering::Equal);
    }
}

//! Casts between numbers and text (reference section 2, the cast table), and how mixed values compare.
//!
//! The machine, the constant folder and the builtins share these. The reference evaluator has its own, so
//! that a mistake here is found.

use std::cmp::Ordering;

/// A number that a text was read as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// The text had no point.
    Int(i64),
    /// The text had a point.
    Double(f64),
}

impl Number {
    /// As a double.
    pub fn to_double(self) -> f64 {
        match self {
            Number::Int(int) => int as f64,
            Number::Double(double) => double,
        }
    }
}

/// The longest numeric prefix of `text`: a double when it has a point, else an integer (saturating); 0 when
/// there is none. White space before it and one sign are allowed.
pub fn number_from_text(text: &[u8]) -> Number {
    let mut rest = text.trim_ascii_start();
    let negative = match rest {
        [b'-', tail @ ..] => {
            rest = tail;
            true
        }
        [b'+', tail @ ..] => {
            rest = tail;
            false
        }
        _ => false,
    };
    let whole = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let fraction = match rest.get(whole..) {
        Some([b'.', tail @ ..]) => Some(tail.iter().take_while(|byte| byte.is_ascii_digit()).count()),
        _ => None,
    };
    match fraction {
        Some(digits) if whole + digits > 0 => {
            let literal = &rest[..whole + 1 + digits];
            // The literal is ASCII digits and one point, so it is UTF-8 and std's parser knows it.
            let magnitude =
                std::str::from_utf8(literal).ok().and_then(|s| s.parse::<f64>().ok()).unwrap_or(0.0);
            Number::Double(if negative { -magnitude } else { magnitude })
        }
        _ => {
            let mut int = 0_i64;
            for byte in &rest[..whole] {
                let digit = i64::from(byte - b'0');
                let next = int.checked_mul(10);
                int = match if negative {
                    next.and_then(|n| n.checked_sub(digit))
                } else {
                    next.and_then(|n| n.checked_add(digit))
                } {
                    Some(next) => next,
                    None => return Number::Int(if negative { i64::MIN } else { i64::MAX }),
                };
            }
            Number::Int(int)
        }
    }
}

/// A text as an integer: its numeric prefix, rounded when it has a point.
pub fn int_from_text(text: &[u8]) -> i64 {
    match number_from_text(text) {
        Number::Int(int) => int,
        Number::Double(double) => double_to_int(double),
    }
}

/// Rounds half away from zero and saturates; NaN gives 0.
#[inline]
pub fn double_to_int(double: f64) -> i64 {
    double.round() as i64
}

/// Appends an integer in decimal.
#[inline]
pub fn render_int(int: i64, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(int).as_bytes());
}

/// Appends a double as C's `%.14g` prints it.
pub fn render_double(double: f64, out: &mut Vec<u8>) {
    const PRECISION: i32 = 14;
    if double.is_nan() {
        out.extend_from_slice(b"nan");
        return;
    }
    if double.is_infinite() {
        out.extend_from_slice(if double < 0.0 { b"-inf" } else { b"inf" });
        return;
    }
    if double == 0.0 {
        out.extend_from_slice(if double.is_sign_negative() { b"-0" } else { b"0" });
        return;
    }
    // `{:.13e}` rounds to fourteen significant digits and gives the exponent that %g decides on.
    let scientific = format!("{:.*e}", (PRECISION - 1) as usize, double);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..PRECISION).contains(&exponent) {
        let fixed = format!("{:.*}", (PRECISION - 1 - exponent).max(0) as usize, double);
        out.extend_from_slice(trim_zeros(&fixed).as_bytes());
    } else {
        out.extend_from_slice(trim_zeros(mantissa).as_bytes());
        out.push(b'e');
        out.push(if exponent < 0 { b'-' } else { b'+' });
        out.extend_from_slice(format!("{:02}", exponent.abs()).as_bytes());
    }
}

fn trim_zeros(digits: &str) -> &str {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits }
}

/// How two numbers stand, as doubles; `None` when one is NaN.
#[inline]
pub fn compare(left: f64, right: f64) -> Option<Ordering> {
    left.partial_cmp(&right)
}

/// Whether a text equals an integer: the text is cast to an integer (reference section 2, rule 2).
#[inline]
pub fn equal_text_number(text: &[u8], int: i64) -> bool {
    int_from_text(text) == int
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(double: f64) -> String {
        let mut out = Vec::new();
        render_double(double, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_cast_table_of_the_reference() {
        for (text, int, double) in [
            ("abcde", 0, 0.0),
            ("3.25", 3, 3.25),
            ("3.75", 4, 3.75),
            ("14str", 14, 14.0),
            ("3.2.7", 3, 3.2),
            ("-12x", -12, -12.0),
            (".5", 1, 0.5),
            ("5.", 5, 5.0),
            ("-", 0, 0.0),
            ("", 0, 0.0),
            ("99999999999999999999", i64::MAX, i64::MAX as f64),
        ] {
            assert_eq!(int_from_text(text.as_bytes()), int, "{text}");
            assert_eq!(number_from_text(text.as_bytes()).to_double(), double, "{text}");
        }
    }

    #[test]
    #[expect(clippy::approx_constant, reason = "the reference's own example")]
    fn doubles_print_like_percent_14g() {
        for (double, text) in [
            (3.25, "3.25"),
            (2.71828, "2.71828"),
            (75.0, "75"),
            (0.1 + 0.2, "0.3"),
            (1e15, "1e+15"),
            (123456789012345.0, "1.2345678901234e+14"),
            (12345678901234.0, "12345678901234"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.0 / 3.0, "0.33333333333333"),
            (99999999999999.9, "1e+14"),
            (f64::NAN, "nan"),
            (f64::INFINITY, "inf"),
            (-0.0, "-0"),
        ] {
            assert_eq!(rendered(double), text);
        }
    }

    #[test]
    fn doubles_round_half_away_from_zero_and_saturate() {
        assert_eq!(double_to_int(2.5), 3);
        assert_eq!(double_to_int(-2.5), -3);
        assert_eq!(double_to_int(f64::NAN), 0);
        assert_eq!(double_to_int(1e300), i64::MAX);
        assert_eq!(double_to_int(-1e300), i64::MIN);
    }
}

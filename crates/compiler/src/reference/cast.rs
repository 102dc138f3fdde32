//! Casts between the types (reference section 2, the cast table).

use super::render::render_double;

/// A number read from a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Num {
    Int(i64),
    Double(f64),
}

impl Num {
    pub(super) fn to_double(self) -> f64 {
        match self {
            Num::Int(int) => int as f64,
            Num::Double(double) => double,
        }
    }

    pub(super) fn to_int(self) -> i64 {
        match self {
            Num::Int(int) => int,
            Num::Double(double) => round(double),
        }
    }
}

/// The longest numeric prefix behind white space: sign, digits, and when a point follows (or leads) digits, a
/// double. No prefix is 0.
pub(super) fn number(text: &[u8]) -> Num {
    let mut at = 0;
    while at < text.len() && matches!(text[at], b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') {
        at += 1;
    }
    let mut sign = 1;
    if at < text.len() && (text[at] == b'-' || text[at] == b'+') {
        if text[at] == b'-' {
            sign = -1;
        }
        at += 1;
    }
    let mut whole = String::new();
    while at < text.len() && text[at].is_ascii_digit() {
        whole.push(char::from(text[at]));
        at += 1;
    }
    let mut fraction = String::new();
    let point = at < text.len() && text[at] == b'.';
    if point {
        at += 1;
        while at < text.len() && text[at].is_ascii_digit() {
            fraction.push(char::from(text[at]));
            at += 1;
        }
    }
    if whole.is_empty() && fraction.is_empty() {
        return Num::Int(0);
    }
    if point {
        // Std's reader rounds correctly; "0" in front and behind keeps ".5" and "5." to its grammar.
        let magnitude: f64 = format!("0{whole}.{fraction}0").parse().unwrap_or(0.0);
        return Num::Double(if sign < 0 { -magnitude } else { magnitude });
    }
    let mut int: i128 = 0;
    for digit in whole.bytes() {
        int = (int * 10 + i128::from(digit - b'0') * sign).clamp(i64::MIN.into(), i64::MAX.into());
    }
    Num::Int(int as i64)
}

/// Half away from zero, saturating; NaN is 0.
pub(super) fn round(double: f64) -> i64 {
    if double.is_nan() {
        return 0;
    }
    let whole = double.trunc();
    let rounded = if (double - whole).abs() >= 0.5 { whole + double.signum() } else { whole };
    if rounded >= 9_223_372_036_854_775_808.0 {
        i64::MAX
    } else if rounded <= -9_223_372_036_854_775_808.0 {
        i64::MIN
    } else {
        rounded as i64
    }
}

/// An integer in decimal.
pub(super) fn text_of_int(int: i64) -> Vec<u8> {
    int.to_string().into_bytes()
}

/// A double as `%.14g`.
pub(super) fn text_of_double(double: f64) -> Vec<u8> {
    render_double(double).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cast_table() {
        for (text, num) in [
            ("abcde", Num::Int(0)),
            ("3.25", Num::Double(3.25)),
            ("14str", Num::Int(14)),
            ("3.2.7", Num::Double(3.2)),
            (" \t-12x", Num::Int(-12)),
            (".5", Num::Double(0.5)),
            ("5.", Num::Double(5.0)),
            (".", Num::Int(0)),
            ("-", Num::Int(0)),
            ("1e5", Num::Int(1)),
            ("9223372036854775807", Num::Int(i64::MAX)),
            ("9223372036854775808", Num::Int(i64::MAX)),
            ("-9223372036854775809", Num::Int(i64::MIN)),
        ] {
            assert_eq!(number(text.as_bytes()), num, "{text}");
        }
    }

    #[test]
    fn rounding() {
        for (double, int) in [
            (0.49999999999999994, 0),
            (0.5, 1),
            (-0.5, -1),
            (-2.4, -2),
            (3.75, 4),
            (f64::NAN, 0),
            (f64::INFINITY, i64::MAX),
            (-1e40, i64::MIN),
        ] {
            assert_eq!(round(double), int, "{double}");
        }
    }
}

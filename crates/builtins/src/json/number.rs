//! A number of a JSON document.

use pointsman_model::Value;

/// The number at the beginning of `text` and how many bytes it takes; `None` when there is none as the grammar of
/// RFC 8259 section 6 has it. An integer that does not fit becomes a double.
pub(crate) fn read_number(text: &[u8]) -> Option<(Value, usize)> {
    let digits_from = |at: usize| {
        text.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut end = usize::from(text.first() == Some(&b'-'));
    let whole = digits_from(end);
    let leading_zero = text.get(end) == Some(&b'0');
    if whole == 0 || (leading_zero && whole > 1) {
        return None;
    }
    end += whole;
    let mut integer = true;
    if text.get(end) == Some(&b'.') {
        let fraction = digits_from(end + 1);
        if fraction == 0 {
            return None;
        }
        end += 1 + fraction;
        integer = false;
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits_from(end + 1 + sign);
        if exponent == 0 {
            return None;
        }
        end += 1 + sign + exponent;
        integer = false;
    }
    // Eighteen digits fit, whatever they are.
    if integer && whole <= 18 {
        let digits = text.get(end - whole..end)?;
        let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
        return Some((Value::Int(if whole < end { -number } else { number }), end));
    }
    // What the grammar lets through is ASCII, and std reads every form of it.
    let literal = std::str::from_utf8(text.get(..end)?).ok()?;
    let value = match literal.parse::<i64>() {
        Ok(int) if integer => Value::Int(int),
        _ => Value::Double(literal.parse().ok()?),
    };
    Some((value, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_grammar_and_nothing_else() {
        for (text, value, taken) in [
            ("0", Value::Int(0), 1),
            ("-12,", Value::Int(-12), 3),
            ("9223372036854775807", Value::Int(i64::MAX), 19),
            ("9223372036854775808", Value::Double(9223372036854775808.0), 19),
            ("1.50", Value::Double(1.5), 4),
            ("1e3", Value::Double(1000.0), 3),
            ("-2.5E-1]", Value::Double(-0.25), 7),
        ] {
            assert_eq!(read_number(text.as_bytes()), Some((value, taken)), "{text}");
        }
        for text in ["", "-", "01", "-01", ".5", "1.", "1.e3", "1e", "1e+", "+1", "NaN", "x"] {
            assert_eq!(read_number(text.as_bytes()), None, "{text}");
        }
    }
}

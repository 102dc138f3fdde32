//! Doubles as text: C's `%.14g`, worked out in exact decimal arithmetic.

/// How many significant digits are printed.
const DIGITS: usize = 14;

/// A double as `%.14g` prints it.
pub(super) fn render_double(double: f64) -> String {
    if double.is_nan() {
        return "nan".to_owned();
    }
    let sign = if double.is_sign_negative() { "-" } else { "" };
    if double.is_infinite() {
        return format!("{sign}inf");
    }
    if double == 0.0 {
        return format!("{sign}0");
    }
    let (mut digits, mut exponent) = exact_decimal(double.abs());
    if digits.len() > DIGITS {
        let (kept, cut) = digits.split_at(DIGITS);
        let mut kept = kept.to_vec();
        // The value is exact, so a tie is a true tie, and C rounds it to even.
        let tie = cut[0] == 5 && cut[1..].iter().all(|&digit| digit == 0);
        if if tie { kept[DIGITS - 1] % 2 == 1 } else { cut[0] >= 5 } {
            let mut at = DIGITS;
            loop {
                if at == 0 {
                    kept.insert(0, 1);
                    kept.pop();
                    exponent += 1;
                    break;
                }
                at -= 1;
                if kept[at] < 9 {
                    kept[at] += 1;
                    break;
                }
                kept[at] = 0;
            }
        }
        digits = kept;
    }
    while digits.len() > 1 && digits.last() == Some(&0) {
        digits.pop();
    }
    let text: String = digits.iter().map(|&digit| char::from(b'0' + digit)).collect();
    if exponent < -4 || exponent >= DIGITS as i32 {
        let (first, rest) = text.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        format!("{sign}{first}{point}{rest}e{exponent_sign}{:02}", exponent.abs())
    } else if exponent < 0 {
        format!("{sign}0.{}{text}", "0".repeat((-exponent - 1) as usize))
    } else {
        let whole = exponent as usize + 1;
        if text.len() <= whole {
            format!("{sign}{text}{}", "0".repeat(whole - text.len()))
        } else {
            format!("{sign}{}.{}", &text[..whole], &text[whole..])
        }
    }
}

/// All decimal digits of a positive finite double, without leading zeros, and the exponent of the first.
fn exact_decimal(double: f64) -> (Vec<u8>, i32) {
    let bits = double.to_bits();
    let biased = (bits >> 52) as i32 & 0x7ff;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, power) = if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) };
    // mantissa * 2^power; with power = -k that is mantissa * 5^k / 10^k.
    let mut digits: Vec<u8> = mantissa.to_string().bytes().rev().map(|byte| byte - b'0').collect();
    for _ in 0..power.unsigned_abs() {
        multiply(&mut digits, if power < 0 { 5 } else { 2 });
    }
    digits.reverse();
    let exponent = digits.len() as i32 - 1 + power.min(0);
    (digits, exponent)
}

/// Multiplies a number, given by its decimal digits from the last to the first.
fn multiply(digits: &mut Vec<u8>, by: u8) {
    let mut carry = 0;
    for digit in digits.iter_mut() {
        let product = *digit * by + carry;
        *digit = product % 10;
        carry = product / 10;
    }
    if carry > 0 {
        digits.push(carry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_print_like_percent_14g() {
        for (double, text) in [
            (3.25, "3.25"),
            (75.0, "75"),
            (100.0, "100"),
            (0.1 + 0.2, "0.3"),
            (1e15, "1e+15"),
            (123456789012345.0, "1.2345678901234e+14"),
            (123456789012335.0, "1.2345678901234e+14"),
            (12345678901234.0, "12345678901234"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.0 / 3.0, "0.33333333333333"),
            (99999999999999.9, "1e+14"),
            (-2.5, "-2.5"),
            (5e-324, "4.9406564584125e-324"),
            (f64::MAX, "1.7976931348623e+308"),
            (f64::NAN, "nan"),
            (f64::NEG_INFINITY, "-inf"),
            (-0.0, "-0"),
        ] {
            assert_eq!(render_double(double), text);
        }
    }

    #[test]
    fn the_machine_prints_the_same() {
        let mut bits = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..2_000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let wild = f64::from_bits(bits);
            // Ties at the fifteenth digit are rare among wild doubles.
            let near = (bits % 2_000_000_000_000_001) as f64 / 16.0;
            for double in [wild, near] {
                let mut machine = Vec::new();
                pointsman_model::render_double(double, &mut machine);
                assert_eq!(render_double(double), String::from_utf8(machine).unwrap());
            }
        }
    }
}

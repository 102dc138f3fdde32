//! Numbers as XPath reads and writes them, and `format-number()`.

/// The number that a text is; NaN when it is none. There are no exponents and no `+`.
pub(super) fn read(text: &str) -> f64 {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain && digits.bytes().any(|byte| byte.is_ascii_digit()) {
        text.parse().unwrap_or(f64::NAN)
    } else {
        f64::NAN
    }
}

/// A number as text: as many digits as tell it from all others, and no exponent.
pub(super) fn write(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else if number == 0.0 {
        "0".to_owned()
    } else {
        number.to_string()
    }
}

/// The nearest whole number, that nearer to positive infinity of two.
pub(super) fn round(number: f64) -> f64 {
    if number.is_nan() || number.is_infinite() || number.fract() == 0.0 {
        number
    } else {
        (number + 0.5).floor()
    }
}

/// The parts of one half of a pattern such as `#,##0.00`.
#[derive(Debug, Default)]
struct Pattern {
    before: String,
    behind: String,
    whole: usize,
    fraction: usize,
    fraction_most: usize,
    /// Digits between two commas; 0 is no commas.
    group: usize,
    times: f64,
}

/// `format-number()` with the decimal format that holds where none is declared. The error says what is wrong.
pub(super) fn format(number: f64, pattern: &str) -> Result<String, String> {
    let (positive, negative) = match pattern.split_once(';') {
        Some((positive, negative)) => (positive, Some(negative)),
        None => (pattern, None),
    };
    let mut half = Pattern::read(positive)?;
    if number.is_nan() {
        return Ok("NaN".to_owned());
    }
    let negated = number < 0.0;
    if negated {
        match negative {
            // Only what stands around the digits is taken from the second half.
            Some(negative) => {
                let other = Pattern::read(negative)?;
                (half.before, half.behind) = (other.before, other.behind);
            }
            None => half.before.insert(0, '-'),
        }
    }
    let number = number.abs() * half.times;
    let digits = if number.is_infinite() { "Infinity".to_owned() } else { half.digits(number) };
    Ok(format!("{}{digits}{}", half.before, half.behind))
}

impl Pattern {
    fn read(text: &str) -> Result<Pattern, String> {
        let is_digit = |char: char| matches!(char, '#' | '0' | ',' | '.');
        let wrong = || format!("`{text}` is not a pattern for numbers such as `#,##0.00`");
        let start = text.find(is_digit).ok_or_else(wrong)?;
        let (before, rest) = text.split_at(start);
        let (digits, behind) = rest.split_at(rest.find(|char| !is_digit(char)).unwrap_or(rest.len()));
        if behind.contains(is_digit) || text.len() > 100 {
            return Err(wrong());
        }
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if fraction.contains(['.', ','])
            || whole.contains("0#")
            || whole.contains("0,#")
            || fraction.contains("#0")
        {
            return Err(wrong());
        }
        let around = |char| before.contains(char) || behind.contains(char);
        Ok(Pattern {
            before: before.to_owned(),
            behind: behind.to_owned(),
            whole: whole.matches('0').count(),
            fraction: fraction.matches('0').count(),
            fraction_most: fraction.len(),
            group: whole.rfind(',').map_or(0, |comma| whole.len() - comma - 1),
            times: if around('%') {
                100.0
            } else if around('\u{2030}') {
                1000.0
            } else {
                1.0
            },
        })
    }

    /// A number that is not negative.
    fn digits(&self, number: f64) -> String {
        let written = half_up(number, self.fraction_most);
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let whole = whole.trim_start_matches('0');
        let mut whole = format!("{whole:0>width$}", width = self.whole);
        let mut fraction = fraction.trim_end_matches('0').to_owned();
        while fraction.len() < self.fraction {
            fraction.push('0');
        }
        if whole.is_empty() && self.fraction == 0 {
            whole.push('0');
        }
        if self.group > 0 {
            let digits: Vec<char> = whole.chars().collect();
            let groups: Vec<String> =
                digits.rchunks(self.group).rev().map(|group| group.iter().collect()).collect();
            whole = groups.join(",");
        }
        if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
    }
}

/// A number with so many decimals, of two that are as near the greater one.
fn half_up(number: f64, decimals: usize) -> String {
    // All digits of what half of the last one decides.
    let written = format!("{number:.places$}", places = decimals + 60);
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let (kept, cut) = fraction.split_at(decimals);
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    let mut carry = cut.starts_with(|digit| digit >= '5');
    for digit in digits.iter_mut().rev() {
        if !carry {
            break;
        }
        carry = *digit == b'9';
        *digit = if carry { b'0' } else { *digit + 1 };
    }
    if carry {
        digits.insert(0, b'1');
    }
    let point = digits.len() - decimals;
    let text: String = digits.into_iter().map(char::from).collect();
    let (whole, fraction) = text.split_at(point);
    format!("{whole}.{fraction}")
}

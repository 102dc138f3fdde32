//! Prepared format strings: what `string.sprintf` writes by.

use std::ops::Range;

use pointsman_model::{Out, Prepare, PrepareError};

/// Digits behind the point that a double can be written with: more than any double has.
const PRECISION_MAX: u32 = 1100;

/// A format string, taken apart.
#[derive(Debug)]
pub(super) struct Format {
    text: Box<[u8]>,
    pieces: Vec<Piece>,
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Bytes of the format itself.
    Plain(Range<usize>),
    /// A place for an argument.
    Slot(Slot),
}

/// `%-08.3f`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) conversion: Conversion,
    /// `-`: fill up on the right.
    left: bool,
    /// `0`: fill up with zeros behind the sign.
    zeros: bool,
    /// `+` or a space before a number that is not negative.
    plus: Option<u8>,
    width: u32,
    precision: Option<u32>,
}

/// What an argument is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conversion {
    Text,
    Byte,
    Int,
    Double,
}

impl Conversion {
    /// As in the format.
    pub(super) fn letter(self) -> char {
        match self {
            Conversion::Text => 's',
            Conversion::Byte => 'c',
            Conversion::Int => 'd',
            Conversion::Double => 'f',
        }
    }
}

impl Prepare for Format {
    const WHAT: &'static str = "format";

    fn prepare(text: &[u8]) -> Result<Format, PrepareError> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(percent) = memchr::memchr(b'%', &text[at..]).map(|found| at + found) {
            if percent > at {
                pieces.push(Piece::Plain(at..percent));
            }
            if text.get(percent + 1) == Some(&b'%') {
                pieces.push(Piece::Plain(percent..percent + 1));
                at = percent + 2;
            } else {
                let (slot, end) = slot(text, percent)?;
                pieces.push(Piece::Slot(slot));
                at = end;
            }
        }
        if at < text.len() {
            pieces.push(Piece::Plain(at..text.len()));
        }
        Ok(Format { text: text.into(), pieces })
    }
}

fn slot(text: &[u8], percent: usize) -> Result<(Slot, usize), PrepareError> {
    let mut slot = Slot {
        conversion: Conversion::Text,
        left: false,
        zeros: false,
        plus: None,
        width: 0,
        precision: None,
    };
    let mut at = percent + 1;
    while let Some(flag @ (b'-' | b'0' | b'+' | b' ' | b'#')) = text.get(at) {
        match flag {
            b'-' => slot.left = true,
            b'0' => slot.zeros = true,
            b'+' => slot.plus = Some(b'+'),
            b' ' => slot.plus = slot.plus.or(Some(b' ')),
            // C's alternative form means nothing for these conversions.
            _ => {}
        }
        at += 1;
    }
    (slot.width, at) = number(text, at);
    if text.get(at) == Some(&b'.') {
        let (precision, end) = number(text, at + 1);
        (slot.precision, at) = (Some(precision), end);
    }
    let end = (at + 1).min(text.len());
    slot.conversion = match text.get(at) {
        Some(b's') => Conversion::Text,
        Some(b'c') => Conversion::Byte,
        Some(b'd') => Conversion::Int,
        Some(b'f') => Conversion::Double,
        None => {
            return Err(PrepareError::new("a `%` at the end of the format has no conversion")
                .at(percent..end)
                .help("write `%%` for a percent sign"));
        }
        Some(_) => {
            let written = String::from_utf8_lossy(&text[percent..end]).into_owned();
            return Err(PrepareError::new(format!("`{written}` is not a conversion"))
                .at(percent..end)
                .help("there are `%s`, `%c`, `%d` and `%f`, with widths such as `%-8s`, `%03d` and `%.2f`; write `%%` for a percent sign"));
        }
    };
    Ok((slot, end))
}

fn number(text: &[u8], mut at: usize) -> (u32, usize) {
    let mut number = 0_u32;
    while let Some(digit @ b'0'..=b'9') = text.get(at) {
        number = number.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
        at += 1;
    }
    (number, at)
}

impl Format {
    /// The pieces in order.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The bytes of a plain piece.
    pub(super) fn plain(&self, range: &Range<usize>) -> &[u8] {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

impl Slot {
    /// Writes a text: at most as many bytes as the precision says.
    pub(super) fn write_text(&self, text: &[u8], out: &mut Out) {
        let most = self.precision.map_or(usize::MAX, |precision| precision as usize);
        self.fill(b"", &text[..text.len().min(most)], false, out);
    }

    /// Writes one byte.
    pub(super) fn write_byte(&self, byte: u8, out: &mut Out) {
        self.fill(b"", &[byte], false, out);
    }

    /// Writes an integer: at least as many digits as the precision says.
    pub(super) fn write_int(&self, int: i64, out: &mut Out) {
        let digits = int.unsigned_abs().to_string();
        let least = self.precision.unwrap_or(0) as usize;
        // C writes no digit at all for a zero with the precision 0.
        let digits = if self.precision == Some(0) && int == 0 { "" } else { &digits };
        if least <= digits.len() {
            let zeros = self.zeros && self.precision.is_none();
            self.fill(self.sign(int < 0), digits.as_bytes(), zeros, out);
        } else if out.fits(least) {
            let padded = format!("{}{digits}", "0".repeat(least - digits.len()));
            self.fill(self.sign(int < 0), padded.as_bytes(), false, out);
        }
    }

    /// Writes a double with six digits behind the point, or as many as the precision says.
    pub(super) fn write_double(&self, double: f64, out: &mut Out) {
        if !double.is_finite() {
            let name: &[u8] = if double.is_nan() { b"nan" } else { b"inf" };
            return self.fill(self.sign(double < 0.0), name, false, out);
        }
        let precision = self.precision.unwrap_or(6);
        let exact = precision.min(PRECISION_MAX) as usize;
        let mut digits = format!("{:.exact$}", double.abs());
        let more = (precision as usize).saturating_sub(exact);
        if !out.fits(more) {
            return;
        }
        digits.extend(std::iter::repeat_n('0', more));
        self.fill(self.sign(double.is_sign_negative()), digits.as_bytes(), self.zeros, out);
    }

    fn sign(&self, negative: bool) -> &[u8] {
        match (negative, self.plus) {
            (true, _) => b"-",
            (false, Some(b'+')) => b"+",
            (false, Some(_)) => b" ",
            (false, None) => b"",
        }
    }

    /// Writes `sign` and `body`, filled up to the width.
    fn fill(&self, sign: &[u8], body: &[u8], zeros: bool, out: &mut Out) {
        let fill = (self.width as usize).saturating_sub(sign.len() + body.len());
        // Asked first, so that an enormous width ends the rule before any work is done.
        if !out.fits(fill) {
            return;
        }
        let pad = |byte: u8, out: &mut Out| (0..fill).for_each(|_| out.push(byte));
        match (self.left, zeros) {
            (true, _) => {
                out.push_slice(sign);
                out.push_slice(body);
                pad(b' ', out);
            }
            (false, true) => {
                out.push_slice(sign);
                pad(b'0', out);
                out.push_slice(body);
            }
            (false, false) => {
                pad(b' ', out);
                out.push_slice(sign);
                out.push_slice(body);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A format with one slot, filled.
    fn written(format: &str, write: impl Fn(&Slot, &mut Out)) -> String {
        let format = Format::prepare(format.as_bytes()).unwrap();
        let mut out = Out::default();
        out.begin(2000);
        for piece in format.pieces() {
            match piece {
                Piece::Plain(range) => out.push_slice(format.plain(range)),
                Piece::Slot(slot) => write(slot, &mut out),
            }
        }
        String::from_utf8(out.as_slice().to_vec()).unwrap()
    }

    #[test]
    fn texts_are_filled_and_cut() {
        for (format, expected) in
            [("%s", "abc"), ("[%5s]", "[  abc]"), ("[%-5s]", "[abc  ]"), ("%.2s", "ab"), ("%05s", "  abc")]
        {
            assert_eq!(written(format, |slot, out| slot.write_text(b"abc", out)), expected, "{format}");
        }
        assert_eq!(written("100%% %3c|", |slot, out| slot.write_byte(b'x', out)), "100%   x|");
    }

    #[test]
    fn integers_are_written_as_c_writes_them() {
        for (format, int, expected) in [
            ("%d", -5, "-5"),
            ("%3d", 7, "  7"),
            ("%-3d|", 7, "7  |"),
            ("%03d", 7, "007"),
            ("%03d", -7, "-07"),
            ("%+d", 7, "+7"),
            ("% d", 7, " 7"),
            ("%.3d", 7, "007"),
            ("%5.3d", -7, " -007"),
            ("%.0d", 0, ""),
            ("%05.1d", 7, "    7"),
            ("%d", i64::MIN, "-9223372036854775808"),
        ] {
            assert_eq!(written(format, |slot, out| slot.write_int(int, out)), expected, "{format} {int}");
        }
    }

    #[test]
    fn doubles_are_written_as_c_writes_them() {
        for (format, double, expected) in [
            ("%f", 1.5, "1.500000"),
            ("%.2f", 2.345, "2.35"),
            ("%.0f", 2.5, "2"),
            ("%8.2f", -1.0, "   -1.00"),
            ("%08.2f", -1.0, "-0001.00"),
            ("%+.1f", 0.05, "+0.1"),
            ("%f", f64::NAN, "nan"),
            ("%5f", f64::NEG_INFINITY, " -inf"),
            ("%.1f", -0.0, "-0.0"),
        ] {
            assert_eq!(written(format, |slot, out| slot.write_double(double, out)), expected, "{format}");
        }
        assert_eq!(written("%.1500f", |slot, out| slot.write_double(0.5, out)).len(), 1502);
    }

    #[test]
    fn enormous_numbers_overflow_the_buffer_and_nothing_else() {
        for format in ["%4294967295d", "%99999999999d", "%.99999999999d", "%.4000000000f", "%9999999s"] {
            let format = Format::prepare(format.as_bytes()).unwrap();
            let mut out = Out::default();
            out.begin(1000);
            let Piece::Slot(slot) = &format.pieces()[0] else { panic!() };
            match slot.conversion {
                Conversion::Text => slot.write_text(b"", &mut out),
                Conversion::Byte => slot.write_byte(0, &mut out),
                Conversion::Int => slot.write_int(1, &mut out),
                Conversion::Double => slot.write_double(1.0, &mut out),
            }
            assert!(out.overflowed());
        }
    }

    #[test]
    fn bad_formats_are_refused_at_the_part_that_is_wrong() {
        for (format, part, message) in [
            ("a %x b", "%x", "`%x` is not a conversion"),
            ("%5ld", "%5l", "`%5l` is not a conversion"),
            ("%*d", "%*", "`%*` is not a conversion"),
            ("100%", "%", "a `%` at the end of the format has no conversion"),
            ("%-5", "%-5", "a `%` at the end of the format has no conversion"),
        ] {
            let error = Format::prepare(format.as_bytes()).unwrap_err();
            assert_eq!(error.message, message);
            assert_eq!(&format[error.range.unwrap()], part);
        }
    }
}

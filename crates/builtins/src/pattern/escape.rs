//! What begins with a backslash and means the same inside and outside a class, or nearly.

use pointsman_model::PrepareError;

use super::count::counted;
use super::mistake::error;
use super::set::ByteSet;

/// What an escape stands for, where it can stand in a class too.
pub(super) enum Escape {
    Byte(u8),
    Set(ByteSet),
}

/// An octal escape: up to three digits behind the backslash at `start`.
pub(super) fn octal(pattern: &[u8], start: usize) -> Result<(u8, usize), PrepareError> {
    let digits = pattern[start + 1..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    let end = start + 1 + digits;
    let mut number = 0_u32;
    for &digit in &pattern[start + 1..end] {
        number = number * 8 + u32::from(digit - b'0');
    }
    match u8::try_from(number) {
        Ok(byte) if digits > 0 => Ok((byte, end)),
        _ => Err(error("this is not the number of a byte", start..end.max(start + 2).min(pattern.len()))),
    }
}

/// An escape that means the same inside and outside a class. Gives what it is and where it ends.
pub(super) fn escape(pattern: &[u8], start: usize, in_class: bool) -> Result<(Escape, usize), PrepareError> {
    let Some(&byte) = pattern.get(start + 1) else {
        return Err(error("a backslash ends the pattern", start..start + 1)
            .help("write `\\\\` for the character itself"));
    };
    let end = start + 2;
    let found = match byte {
        b'd' => Escape::Set(ByteSet::digits()),
        b'D' => Escape::Set(ByteSet::digits().not()),
        b'w' => Escape::Set(ByteSet::word()),
        b'W' => Escape::Set(ByteSet::word().not()),
        b's' => Escape::Set(ByteSet::space()),
        b'S' => Escape::Set(ByteSet::space().not()),
        b'h' => Escape::Set(ByteSet::horizontal()),
        b'H' => Escape::Set(ByteSet::horizontal().not()),
        b'v' => Escape::Set(ByteSet::vertical()),
        b'V' => Escape::Set(ByteSet::vertical().not()),
        // A brace behind it is the name of a character, unless it counts.
        b'N' if !in_class && (pattern.get(end) != Some(&b'{') || counted(&pattern[end..]).is_some()) => {
            Escape::Set(ByteSet::of(b"\n").not())
        }
        b'a' => Escape::Byte(0x07),
        b'b' if in_class => Escape::Byte(0x08),
        b't' => Escape::Byte(b'\t'),
        b'n' => Escape::Byte(b'\n'),
        b'f' => Escape::Byte(0x0c),
        b'r' => Escape::Byte(b'\r'),
        b'e' => Escape::Byte(0x1b),
        b'0' => return octal(pattern, start).map(|(byte, end)| (Escape::Byte(byte), end)),
        b'1'..=b'7' if in_class => {
            return octal(pattern, start).map(|(byte, end)| (Escape::Byte(byte), end));
        }
        b'x' => return hex(pattern, start),
        b'c' => {
            return match pattern.get(end) {
                Some(control) if control.is_ascii_graphic() || *control == b' ' => {
                    Ok((Escape::Byte(control.to_ascii_uppercase() ^ 0x40), end + 1))
                }
                _ => Err(error("`\\c` needs a letter behind it", start..end).help("write `\\cM`, say")),
            };
        }
        b'p' | b'P' | b'X' => {
            return Err(error("patterns match bytes: Unicode properties are not supported", start..end)
                .help("list the characters, or use `[\\x80-\\xff]` for bytes beyond ASCII"));
        }
        b'G' => {
            return Err(error("`\\G` is not supported", start..end).help("write `^` or `\\A`"));
        }
        byte if byte.is_ascii_alphanumeric() => {
            let letter = char::from(byte);
            return Err(error(format!("`\\{letter}` means nothing here"), start..end)
                .help(format!("write `{letter}` for the character itself")));
        }
        byte => Escape::Byte(byte),
    };
    Ok((found, end))
}

/// `\x41`, `\x4`, `\x`, `\x{41}`.
fn hex(pattern: &[u8], start: usize) -> Result<(Escape, usize), PrepareError> {
    let rest = &pattern[start + 2..];
    let is_digit = |byte: &&u8| byte.is_ascii_hexdigit();
    let (digits, end) = match rest.strip_prefix(b"{") {
        Some(braced) => {
            let count = braced.iter().take_while(is_digit).count();
            if count == 0 || braced.get(count) != Some(&b'}') {
                return Err(error("`\\x{` needs hexadecimal digits and a `}`", start..start + 3)
                    .help("write `\\x{41}` or `\\x41`"));
            }
            (&braced[..count], start + 3 + count + 1)
        }
        None => {
            let count = rest.iter().take(2).take_while(is_digit).count();
            (&rest[..count], start + 2 + count)
        }
    };
    let mut number = 0_u32;
    for &digit in digits {
        number = number.saturating_mul(16).saturating_add((digit as char).to_digit(16).unwrap_or(0));
    }
    match u8::try_from(number) {
        Ok(byte) => Ok((Escape::Byte(byte), end)),
        Err(_) => Err(error("patterns match bytes: the largest one is `\\x{ff}`", start..end)
            .help("write the character itself; it is matched as its UTF-8 bytes")),
    }
}

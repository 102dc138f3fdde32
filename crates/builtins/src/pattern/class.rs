//! Character classes, `[...]`, as PCRE reads them: no set operations, no nesting, `[` stands for itself.

use pointsman_model::PrepareError;

use super::escape::{Escape, escape};
use super::mistake::error;
use super::set::ByteSet;

/// Reads the class whose `[` stands at `open`. Gives its bytes and the place behind its `]`.
pub(super) fn class(
    pattern: &[u8],
    open: usize,
    ignore_case: bool,
) -> Result<(ByteSet, usize), PrepareError> {
    let mut at = open + 1;
    if let Some(end) = bare_name(pattern, open) {
        let name = String::from_utf8_lossy(&pattern[open..end]);
        return Err(error(format!("`{name}` stands inside a class only"), open..end)
            .help(format!("write `[{name}]`, or put a backslash before the first `{}`", &name[1..2])));
    }
    let negated = pattern.get(at) == Some(&b'^');
    at += usize::from(negated);
    let mut set = ByteSet::EMPTY;
    let mut quoted = false;
    let mut first = true;
    loop {
        let rest = &pattern[at.min(pattern.len())..];
        let Some(&byte) = rest.first() else {
            return Err(error("the class is never closed", open..open + 1)
                .help("write `]` at its end, or `[[]` for the character itself"));
        };
        if rest.starts_with(b"\\E") || (!quoted && rest.starts_with(b"\\Q")) {
            quoted = rest[1] == b'Q';
            at += 2;
            continue;
        }
        if !quoted && byte == b']' && !first {
            at += 1;
            break;
        }
        first = false;
        if !quoted
            && byte == b'['
            && let Some((named, end)) = posix(pattern, at)?
        {
            set = set.or(named);
            at = end;
            continue;
        }
        let (item, end) = item(pattern, at, quoted)?;
        let start = at;
        at = end;
        let first_byte = match item {
            Escape::Set(escaped) => {
                set = set.or(escaped);
                continue;
            }
            Escape::Byte(byte) => byte,
        };
        // A hyphen makes a range when a single byte stands behind it; else it stands for itself.
        let behind = pattern.get(at + 1);
        if quoted || pattern.get(at) != Some(&b'-') || behind.is_none_or(|&byte| byte == b']') {
            set.add(first_byte);
            continue;
        }
        if behind == Some(&b'[') && posix(pattern, at + 1)?.is_some() {
            set.add(first_byte);
            continue;
        }
        match self::item(pattern, at + 1, false)? {
            (Escape::Byte(last_byte), end) => {
                if last_byte < first_byte {
                    return Err(error("the range is in the wrong order", start..end)
                        .help("write the smaller one first, or `\\-` for a hyphen"));
                }
                set = set.or(ByteSet::range(first_byte, last_byte));
                at = end;
            }
            (Escape::Set(_), _) => set.add(first_byte),
        }
    }
    if ignore_case {
        set = set.fold();
    }
    Ok((if negated { set.not() } else { set }, at))
}

fn item(pattern: &[u8], at: usize, quoted: bool) -> Result<(Escape, usize), PrepareError> {
    match pattern[at] {
        b'\\' if !quoted => escape(pattern, at, true),
        byte => Ok((Escape::Byte(byte), at + 1)),
    }
}

/// Where `[:alpha:]` ends that stands where a class begins: whoever writes it means `[[:alpha:]]`.
fn bare_name(pattern: &[u8], open: usize) -> Option<usize> {
    let inner = pattern[open..].strip_prefix(b"[:")?;
    let length = inner.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'^').count();
    inner[length..].starts_with(b":]").then_some(open + length + 4)
}

/// `[:alpha:]`, `[:^alpha:]` at `at`.
fn posix(pattern: &[u8], at: usize) -> Result<Option<(ByteSet, usize)>, PrepareError> {
    let rest = &pattern[at..];
    let Some(inner) = rest.strip_prefix(b"[:") else { return Ok(None) };
    let negated = inner.first() == Some(&b'^');
    let inner = &inner[usize::from(negated)..];
    let length = inner.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if !inner[length..].starts_with(b":]") {
        return Ok(None);
    }
    let end = at + 2 + usize::from(negated) + length + 2;
    match ByteSet::posix(&inner[..length]) {
        Some(set) => Ok(Some((if negated { set.not() } else { set }, end))),
        None => {
            let name = String::from_utf8_lossy(&inner[..length]);
            Err(error(format!("there is no class `[:{name}:]`"), at..end)
                .help("the names are alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, upper, word and xdigit"))
        }
    }
}

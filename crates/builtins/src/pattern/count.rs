//! How often a part of a pattern is repeated, as braces say it.

/// `{n}`, `{n,}`, `{n,m}` at the start of `text`, and its length. Any other brace stands for itself.
pub(super) fn counted(text: &[u8]) -> Option<(u32, Option<u32>, usize)> {
    let rest = text.strip_prefix(b"{")?;
    let close = memchr::memchr(b'}', &rest[..rest.len().min(40)])?;
    let inner = &rest[..close];
    let length = close + 2;
    let number = |digits: &[u8]| -> Option<u32> {
        let digits = std::str::from_utf8(digits).ok()?;
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().unwrap_or(u32::MAX))
    };
    match memchr::memchr(b',', inner) {
        None => number(inner).map(|count| (count, Some(count), length)),
        Some(comma) => {
            let min = number(&inner[..comma])?;
            match &inner[comma + 1..] {
                [] => Some((min, None, length)),
                max => Some((min, Some(number(max)?), length)),
            }
        }
    }
}

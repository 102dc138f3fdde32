//! Shell-like patterns.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Text};

use super::search::EXACT;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&WILDMATCH];

/// 1 when all of `string` matches `pattern`, else 0: `*` stands for any bytes or none, `?` for exactly one,
/// everything else for itself.
///
/// ```rule
/// string.wildmatch( "photo.jpg", "*.jp?" );      # -> 1
/// string.wildmatch( "photo.jpeg", "*.jp?" );     # -> 0
/// string.wildmatch( "/a/b/c", "/a/*/c" );        # -> 1
/// string.wildmatch( "abc", "ab" );               # -> 0
/// string.wildmatch( "anything", "*" );           # -> 1
/// ```
#[builtin("string.wildmatch", short, means = Wildcard(&EXACT))]
fn wildmatch(string: Text, pattern: Text, cx: &mut Cx<'_>) -> Result<bool, Fault> {
    // One step of fuel is worth 64 bytes.
    let all = cx.run.fuel.saturating_mul(64);
    let mut left = all;
    let matched = matches(cx.bytes(string), cx.bytes(pattern), &mut left).ok_or(Fault::OutOfFuel)?;
    cx.charge((all - left) / 64)?;
    Ok(matched)
}

/// Matches piece by piece: the first and the last are fixed at the ends, each other one is best at the first
/// place where it fits, so no choice is ever tried twice. `left` is how many bytes may be compared beyond one
/// pass over the text; `None` when they were not enough.
fn matches(text: &[u8], pattern: &[u8], left: &mut u64) -> Option<bool> {
    let mut pieces = pattern.split(|byte| *byte == b'*');
    let first = pieces.next().unwrap_or_default();
    if !fits(text, first) {
        return Some(false);
    }
    let mut rest = &text[first.len()..];
    let Some(last) = pieces.next_back() else { return Some(rest.is_empty()) };
    for piece in pieces {
        match find(rest, piece, left)? {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return Some(false),
        }
    }
    Some(rest.len() >= last.len() && fits(&rest[rest.len() - last.len()..], last))
}

/// Whether `text` begins with a piece; `?` is any byte.
fn fits(text: &[u8], piece: &[u8]) -> bool {
    piece.len() <= text.len()
        && piece.iter().zip(text).all(|(wanted, byte)| wanted == byte || *wanted == b'?')
}

fn find(text: &[u8], piece: &[u8], left: &mut u64) -> Option<Option<usize>> {
    if !piece.contains(&b'?') {
        return Some(memchr::memmem::find(text, piece));
    }
    let Some(last) = text.len().checked_sub(piece.len()) else { return Some(None) };
    for at in 0..=last {
        let pairs = piece.iter().zip(&text[at..]);
        let same = pairs.take_while(|(wanted, byte)| wanted == byte || **wanted == b'?').count();
        *left = left.checked_sub(same as u64)?;
        if same == piece.len() {
            return Some(Some(at));
        }
    }
    Some(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_match(text: &str, pattern: &str) -> bool {
        matches(text.as_bytes(), pattern.as_bytes(), &mut 1000).unwrap()
    }

    #[test]
    fn stars_and_question_marks() {
        for (text, pattern) in [
            ("", ""),
            ("", "*"),
            ("a", "?"),
            ("abc", "a*"),
            ("abc", "*c"),
            ("abc", "a*c"),
            ("ac", "a*c"),
            ("aXbXc", "a*b*c"),
            ("abab", "*ab"),
            ("aab", "*a?"),
            ("xay.a1z", "*a?z"),
            ("abc", "***"),
            ("a*c", "a*c"),
            ("mississippi", "m*iss*ip*i"),
        ] {
            assert!(is_match(text, pattern), "{text} {pattern}");
        }
        for (text, pattern) in [
            ("a", ""),
            ("", "?"),
            ("abc", "ab"),
            ("abc", "bc"),
            ("abc", "?"),
            ("aba", "ab*ba"),
            ("abc", "*b"),
            ("ABC", "abc"),
            ("ab", "a?b"),
        ] {
            assert!(!is_match(text, pattern), "{text} {pattern}");
        }
    }

    #[test]
    fn many_stars_do_not_blow_up() {
        let text = "a".repeat(100_000);
        let mut left = 1_000;
        assert_eq!(matches(text.as_bytes(), b"*a*a*a*a*a*a*a*a*a*a*b", &mut left), Some(false));
        let pattern = format!("{}b", "*?a".repeat(50));
        assert_eq!(matches(text.as_bytes(), pattern.as_bytes(), &mut left), Some(false));
        assert!(left > 800, "{left}");
        let pattern = format!("*?{}b*", "a".repeat(1000));
        assert_eq!(matches(text.as_bytes(), pattern.as_bytes(), &mut left), None);
    }
}

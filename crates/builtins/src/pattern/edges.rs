//! The limits of patterns, each on both of its sides, and both engines against each other from every place.

use pointsman_model::{Fault, Prepare};

use super::tests::{Dice, flags, matched};
use super::{Flags, Pattern};

const NONE: Flags = Flags { ignore_case: false, multi_line: false };

#[test]
fn what_is_refused_is_refused_for_its_reason() {
    for (pattern, part, message) in [
        ("a{70000,}", "{70000,}", "a repetition can count to 65535"),
        ("a{0,99999999999}", "{0,99999999999}", "a repetition can count to 65535"),
        ("a++?", "?", "a quantifier cannot follow a quantifier"),
        ("(?x)a+ +b", "+", "a quantifier cannot follow a quantifier"),
        ("(?i--s)", "-", "`-` is not a flag of a group"),
        ("[a-b[:digit:]\\N]", "\\N", "`\\N` means nothing here"),
        (r"\N{U+41}", r"\N", "`\\N` means nothing here"),
        (r"\x{100000041}", r"\x{100000041}", "patterns match bytes: the largest one is `\\x{ff}`"),
        (r"\400", r"\400", "this is not the number of a byte"),
        (r"[\400]", r"\400", "this is not the number of a byte"),
        (r"\c", r"\c", "`\\c` needs a letter behind it"),
        ("[:digit:]+", "[:digit:]", "`[:digit:]` stands inside a class only"),
        ("a[:^alpha:]", "[:^alpha:]", "`[:^alpha:]` stands inside a class only"),
        (r"(a)\g{0}", r"\g{0", "groups are numbered from 1"),
        (r"(a)\g{-0}(b)", r"\g{-0", "there are not so many groups before this"),
        (r"(a)\g{-2}", r"\g{-2", "there are not so many groups before this"),
        (r"(a)(?(1)b|c|d)", "(?(1)b|c|d)", "a condition has two branches at most"),
        (r"(?<=a{1,2})b", "(?<=a{1,2})", "a lookbehind must have a fixed length"),
        (r"(?<=a|b+)c", "(?<=a|b+)", "a lookbehind must have a fixed length"),
        (r"(?<=x(?:a|bb))c", "(?<=x(?:a|bb))", "a lookbehind must have a fixed length"),
        (r"(a)?(?<=(?(1)b|cc))d", "(?<=(?(1)b|cc))", "a lookbehind must have a fixed length"),
        (r"(a)(?<!\1)b", r"(?<!\1)", "a lookbehind must have a fixed length"),
    ] {
        let error = Pattern::prepare(pattern.as_bytes()).expect_err(pattern);
        assert_eq!(error.message, message, "{pattern}");
        assert_eq!(&pattern[error.range.expect(pattern)], part, "{pattern}");
    }
}

#[test]
fn the_last_that_is_allowed_is_allowed() {
    let long = |length: usize| format!("a(?#{})", "x".repeat(length - 5));
    assert_eq!(matched(long(65_536).as_bytes(), "", b"a").as_deref(), Some("a"));
    assert!(Pattern::prepare(long(65_537).as_bytes()).unwrap_err().message.contains("longer"));
    let nested = |depth: usize| "(?:".repeat(depth) + "a" + &")".repeat(depth);
    assert_eq!(matched(nested(100).as_bytes(), "", b"a").as_deref(), Some("a"));
    assert!(Pattern::prepare(nested(101).as_bytes()).unwrap_err().message.contains("nested"));
    let many = "(a)?".repeat(1000) + r"\1000";
    assert_eq!(Pattern::prepare(many.as_bytes()).unwrap().groups(), 1000);
    assert_eq!(matched(b"a{10000}|b", "", b"b").as_deref(), Some("b"));
    assert_eq!(matched(b"(?=b)a{65535}|b", "", b"b").as_deref(), Some("b"));
    let large = format!("(?=a){}", "(?:ab|a)".repeat(6000));
    assert!(Pattern::prepare(large.as_bytes()).is_ok());
}

#[test]
fn whatever_a_match_reads_or_keeps_is_counted() {
    let spent = |pattern: &[u8], text: &[u8]| {
        let mut steps = 10_000_000;
        let found = Pattern::prepare(pattern).unwrap().find(text, 0, NONE, &mut steps);
        (found.map(|found| found.is_some()), 10_000_000 - steps)
    };
    let text = "a".repeat(80_000);
    let text = text.as_bytes();
    for (pattern, least) in [
        // Looking for a place to begin.
        (&b"(?=x)x"[..], 10_000),
        // A run of bytes, a text once more, and what an atomic group forgets.
        (b"^(?=a)a*x", 10_000),
        (br"^(?=a)(a{40000})\1x", 10_000),
        (b"^(?>(?:a|b)*)x", 3 * 80_000),
        (b"^(?=a)(?:b|a)*x", 4 * 80_000),
    ] {
        let (found, spent) = spent(pattern, text);
        assert_eq!(found, Ok(false), "{}", pattern.escape_ascii());
        assert!((least..20 * 80_000).contains(&spent), "{}: {spent}", pattern.escape_ascii());
    }
    // Where a match can begin only at the start, no other place is tried.
    let (found, spent_there) = spent(b"^(?=.)[ab]c", text);
    assert!(found == Ok(false) && spent_there < 100, "{spent_there}");
    // Places to go back to are memory, and have a limit of their own.
    let text = "a".repeat(250_000);
    assert_eq!(spent(b"(?=a)(?:a|b)*$", text.as_bytes()).0, Err(Fault::RegexLimit));
}

#[test]
fn both_engines_agree_from_every_place_with_any_flags() {
    let mut dice = Dice { seed: 4, names: 0 };
    let mut found = 0;
    for _ in 0..1500 {
        let source = dice.pattern(3, true);
        let pattern = Pattern::prepare(source.as_bytes()).unwrap();
        for letters in ["", "i", "m", "im"] {
            let text = dice.text().replace('b', ["b", "B"][dice.roll(2)]);
            for from in 0..=text.len() + 1 {
                let (mut some, mut other) = (0, 1_000_000);
                // The first takes no steps, unless it is about a line behind the last line feed.
                some += if letters.contains('m') { 1_000_000 } else { 0 };
                let one = pattern.find(text.as_bytes(), from, flags(letters), &mut some).unwrap();
                let two = pattern.find_by_steps(text.as_bytes(), from, flags(letters), &mut other).unwrap();
                let places = |spans: Option<super::Spans>| {
                    spans.map(|spans| {
                        (0..=pattern.groups().min(9)).map(|at| spans.get(at)).collect::<Vec<_>>()
                    })
                };
                assert_eq!(places(one), places(two), "/{source}/{letters} from {from} on {text:?}");
                found += usize::from(one.is_some());
            }
        }
    }
    assert!(found > 5000, "{found}");
}

#[test]
fn nothing_is_found_behind_the_end() {
    for source in ["", "a", "a|bb", "[ab]?", "(?=)", "$"] {
        let pattern = Pattern::prepare(source.as_bytes()).unwrap();
        assert!(pattern.find(b"ab", 3, NONE, &mut 1000).unwrap().is_none(), "{source}");
    }
}

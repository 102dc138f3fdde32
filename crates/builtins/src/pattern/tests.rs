//! How patterns are read and matched: tables, and a comparison with an independent engine.

use super::backtrack::Backtrack;
use super::linear::Linear;
use super::parse::{Start, parse};
use super::*;

const NONE: Flags = Flags { ignore_case: false, multi_line: false };

pub(super) fn flags(letters: &str) -> Flags {
    Flags { ignore_case: letters.contains('i'), multi_line: letters.contains('m') }
}

/// The match and its groups as text, one after the other; `-` for a group that took no part.
pub(super) fn matched(pattern: &[u8], letters: &str, text: &[u8]) -> Option<String> {
    let pattern = Pattern::prepare(pattern).unwrap();
    let mut steps = 100_000;
    let spans = pattern.find(text, 0, flags(letters), &mut steps).unwrap();
    assert_eq!(pattern.is_match(text, flags(letters), &mut steps).unwrap(), spans.is_some());
    spans.map(|spans| {
        let groups = (0..=pattern.groups().min(9)).map(|group| match spans.get(group) {
            Some((start, end)) => shown(&text[start..end]),
            None => "-".to_owned(),
        });
        groups.collect::<Vec<_>>().join(",")
    })
}

/// Bytes that print, and the others as escapes.
fn shown(bytes: &[u8]) -> String {
    let shown = bytes.iter().map(|&byte| match byte {
        b' '..=b'~' => char::from(byte).to_string(),
        byte => byte.escape_ascii().to_string(),
    });
    shown.collect()
}

#[test]
fn pcre_means_what_it_means() {
    for (pattern, letters, text, expected) in [
        // Anchors and the dot: the whole text, line feeds included.
        ("a.c", "", "a\nc", Some("a\\nc")),
        ("(?-s)a.c", "", "a\nc", None),
        ("^b", "", "a\nb", None),
        ("^b", "m", "a\nb", Some("b")),
        ("a$", "", "a\n", None),
        ("a$", "m", "a\nb", Some("a")),
        (r"a\Z", "", "a\n", Some("a")),
        (r"a\Z", "", "a\n\n", None),
        (r"a\z", "", "a\n", None),
        (r"\Ab", "m", "a\nb", None),
        ("(?m)^b$", "", "a\nb\nc", Some("b")),
        // Case.
        ("aBc", "", "abc", None),
        ("aBc", "i", "AbC", Some("AbC")),
        ("a(?i)b|c", "", "aB", Some("aB")),
        ("(a(?i)b|c)d", "", "Cd", Some("Cd,C")),
        ("(a(?i)b|c)d", "", "CD", None),
        ("a(?i:b)c", "", "aBc", Some("aBc")),
        ("a(?i:b)c", "", "aBC", None),
        ("(?-i)a", "i", "A", None),
        ("[^a]", "i", "A", None),
        ("[a-c]+", "i", "xAbC", Some("AbC")),
        // UTF-8 is its bytes, and case is ASCII's.
        ("é", "", "café", Some("\\xc3\\xa9")),
        ("É", "i", "é", None),
        ("caf.", "", "café", Some("caf\\xc3")),
        ("[é]", "", "\u{c3}", Some("\\xc3")),
        (r"\xc3\xa9", "", "é", Some("\\xc3\\xa9")),
        // Escapes that other engines read in other ways.
        (r"\<b\>", "", "<b>", Some("<b>")),
        (r"\Qa.b\E.", "", "axb a.bc", Some("a.bc")),
        (r"\Qa+", "", "aa a+", Some("a+")),
        (r"\Qab\E+", "", "abb", Some("abb")),
        (r"a\Eb", "", "ab", Some("ab")),
        (r"\012", "", "\n", Some("\\n")),
        (r"\0", "", "\0", Some("\\x00")),
        (r"\x41\x{42}\x4", "", "AB\x04", Some("AB\\x04")),
        (r"\cA\e\a\f", "", "\x01\x1b\x07\x0c", Some("\\x01\\x1b\\x07\\x0c")),
        (r"\h+\H", "", "x \t\n", Some(" \\t\\n")),
        (r"\v\V", "", "a\x0bb", Some("\\x0bb")),
        (r"\R", "", "a\r\nb", Some("\\r\\n")),
        (r"a\Rb\R", "", "a\nb\r", Some("a\\nb\\r")),
        (r"\N+", "", "ab\nc", Some("ab")),
        (r"\d+", "", "x٣4", Some("4")),
        (r"\w+", "", "é_a1", Some("_a1")),
        (r"\bb", "", "ab b", Some("b")),
        (r"\s", "", "\x0b", Some("\\x0b")),
        (r"\/\-\_\@", "", "/-_@", Some("/-_@")),
        ("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", "", "abcdefghijj", Some("abcdefghijj,a,b,c,d,e,f,g,h,i")),
        (r"(a)\11", "", "a\t", Some("a\\t,a")),
        // Classes.
        ("[]a]+", "", "x]a", Some("]a")),
        ("[^]a]+", "", "]ab", Some("b")),
        ("[[]", "", "a[", Some("[")),
        ("[[a]+", "", "x[a[", Some("[a[")),
        ("[a&&b]+", "", "x&ab", Some("&ab")),
        ("[a-]+", "", "b-a", Some("-a")),
        (r"[\d-x]+", "", "a-1x", Some("-1x")),
        ("[a-\\d]+", "", "-a5", Some("-a5")),
        ("[[:digit:][:^alpha:]]+", "", "a1-", Some("1-")),
        ("[[:alpha:]-z]+", "", "1a-", Some("a-")),
        (r"[\b\n\x41-C]+", "", "z\x08\nABC", Some("\\x08\\nABC")),
        (r"[\Q]^-\E]+", "", "a-^]", Some("-^]")),
        (r"[\12]", "", "\n", Some("\\n")),
        (r"[\w.%+-]+@", "", "a.b+c@d", Some("a.b+c@")),
        ("[^\\x00-\\xff]", "", "abc", None),
        // Braces that are not a repetition.
        (r"\$\{jndi", "", "${jndi:ldap}", Some("${jndi")),
        ("a{,3}", "", "a{,3}", Some("a{,3}")),
        ("{a}", "", "{a}", Some("{a}")),
        ("a{x}", "", "a{x}", Some("a{x}")),
        ("a{2}{", "", "aaa{", Some("aa{")),
        ("a{2,}", "", "aaaa", Some("aaaa")),
        ("a{1,2}?", "", "aaaa", Some("a")),
        // Quantifiers.
        ("a*?b", "", "aab", Some("aab")),
        ("<.+?>", "", "<a><b>", Some("<a>")),
        ("(?U)<.+>", "", "<a><b>", Some("<a>")),
        ("(?U)<.+?>", "", "<a><b>", Some("<a><b>")),
        ("a++b", "", "aaab", Some("aaab")),
        ("a++ab", "", "aaab", None),
        ("(?>a|ab)c", "", "abc", None),
        ("(?:a|ab)c", "", "abc", Some("abc")),
        ("(?:a*)*b", "", "aab", Some("aab")),
        ("(?:a?)*?b", "", "aab", Some("aab")),
        ("(?:)*a", "", "a", Some("a")),
        ("(?=a)*b", "", "b", Some("b")),
        ("x*", "", "ab", Some("")),
        // Groups.
        ("(a)|(b)", "", "b", Some("b,-,b")),
        ("(a(b)?)+", "", "aba", Some("aba,a,b")),
        ("(?P<year>\\d{4})-(?<m>\\d\\d)(?'d'x)?", "", "on 2007-11", Some("2007-11,2007,11,-")),
        ("(?#a comment)a(?# )b", "", "ab", Some("ab")),
        ("(?x) a b # comment\n c \\  d [ ] ", "", "abc d ", Some("abc d ")),
        ("(?x) a {2} b", "", "aab", Some("aab")),
        // What needs backtracking.
        (r"(\w)\1", "", "abccd", Some("cc,c")),
        (r"(\w)\1", "i", "abcCd", Some("cC,c")),
        (r"(?P<q>['\x22]).*?(?P=q)", "", "x='a\"b'", Some("'a\"b','")),
        (r"(a)\g1\g{1}\g{-1}\k<n>(?<n>b)?", "", "aaaa", None),
        (r"(?<n>a)\k<n>\k{n}\k'n'\g{n}", "", "aaaaa", Some("aaaaa,a")),
        (r"(a|b\1)+", "", "ababbaa", Some("ababbaa,a")),
        (r"(a)?b\1", "", "b", None),
        ("foo(?=bar)", "", "foobaz foobar", Some("foo")),
        ("foo(?!bar)...", "", "foobar foobaz", Some("foobaz")),
        ("(?<=ab|c)d", "", "bd cd", Some("d")),
        ("(?<!ab|c)d", "", "abd cd d", Some("d")),
        ("(?<!a)b", "", "b", Some("b")),
        ("(?=(a+))a", "", "aaa", Some("a,aaa")),
        ("(?!(a)b)a", "", "ac", Some("a,-")),
        ("(?=(a)b|c)..", "", "ab", Some("ab,a")),
        (r"foo\Kbar", "", "foobar", Some("bar")),
        (r"(<)?a(?(1)>|$)", "", "<a", Some("a,-")),
        (r"(<)?a(?(1)>|$)", "", "<a>", Some("<a>,<")),
        (r"(?<q>x)?(?(<q>)y)z", "", "xyz", Some("xyz,x")),
        ("(?>a*)b", "", "aaab", Some("aaab")),
        ("(?:(?=a)a|b)*+c", "", "abac", Some("abac")),
        ("^(?=.*\\d)(?=.*[a-z]).{4,8}$", "", "abc1", Some("abc1")),
        ("^(?=.*\\d)(?=.*[a-z]).{4,8}$", "", "abcd", None),
        ("(?:(?=(.))x|y)+", "", "xy", Some("xy,x")),
        ("(?s)(?-s).(?=\n)", "", "\n\na\n", Some("a")),
    ] {
        assert_eq!(
            matched(pattern.as_bytes(), letters, text.as_bytes()).as_deref(),
            expected,
            "/{pattern}/{letters} on {text:?}"
        );
    }
    assert_eq!(matched(b"[\x80-\xff]+", "", b"a\xff\x80b").as_deref(), Some("\\xff\\x80"));
    assert_eq!(matched(b"\xff.", "", b"\xff\xfe").as_deref(), Some("\\xff\\xfe"));
    assert_eq!(matched(b"(?=\xff).\xfe", "i", b"\xff\xfe").as_deref(), Some("\\xff\\xfe"));
}

#[test]
fn a_bad_pattern_is_refused_at_the_part_that_is_wrong() {
    for (pattern, part, message) in [
        ("a(b", "(", "the group is never closed"),
        ("a(?:b(c)", "(", "the group is never closed"),
        ("ab)", ")", "`)` closes no group"),
        ("x[a-z", "[", "the class is never closed"),
        ("[]", "[", "the class is never closed"),
        ("[z-a]", "z-a", "the range is in the wrong order"),
        ("[a--b]", "a--", "the range is in the wrong order"),
        ("[[:letter:]]", "[:letter:]", "there is no class `[:letter:]`"),
        ("*.example.com", "*", "there is nothing to repeat before `*`"),
        ("(+a)", "+", "there is nothing to repeat before `+`"),
        ("a|{2}", "{2}", "there is nothing to repeat before `{2}`"),
        ("(?i)*", "*", "there is nothing to repeat before `*`"),
        ("a**", "*", "a quantifier cannot follow a quantifier"),
        ("a{2}{3}", "{3}", "a quantifier cannot follow a quantifier"),
        ("a{3,1}", "{3,1}", "the numbers of the repetition are in the wrong order"),
        ("a{99999}", "{99999}", "a repetition can count to 65535"),
        ("a\\", "\\", "a backslash ends the pattern"),
        (r"\pL", r"\p", "patterns match bytes: Unicode properties are not supported"),
        (r"\x{100}", r"\x{100}", "patterns match bytes: the largest one is `\\x{ff}`"),
        (r"\x{zz}", r"\x{", "`\\x{` needs hexadecimal digits and a `}`"),
        (r"\y", r"\y", "`\\y` means nothing here"),
        (r"\G", r"\G", "`\\G` is not supported"),
        (r"(a)\2", r"\2", "there is no group 2: the pattern has one group"),
        (r"\g{3}", r"\g{3", "there is no group 3: the pattern has no group"),
        (r"\k<x>", "x", "no group is called `x`"),
        (r"(?<1a>b)", "1a>", "this is not a group's name"),
        (r"(?<a>b)(?<a>c)", "(?<a>", "two groups are called `a`"),
        (r"(?<=a+)b", "(?<=a+)", "a lookbehind must have a fixed length"),
        ("(?R)", "(?R", "recursion and calls of groups are not supported"),
        ("(?|a)", "(?|", "branch reset groups are not supported"),
        ("(*SKIP)", "(*", "backtracking verbs are not supported"),
        ("(?z)", "z", "`z` is not a flag of a group"),
        ("(?#x", "(?#x", "the comment is never closed"),
        ("(?(x)a)", "(?(", "a condition must be a group's number or name"),
    ] {
        let error = Pattern::prepare(pattern.as_bytes()).expect_err(pattern);
        assert_eq!(error.message, message, "{pattern}");
        let range = error.range.expect(pattern);
        assert_eq!(&pattern[range], part, "{pattern}");
    }
}

#[test]
fn patterns_are_bounded_in_length_depth_and_size() {
    let deep = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
    assert!(Pattern::prepare(deep.as_bytes()).unwrap_err().message.contains("nested"));
    let long = "a".repeat(70_000);
    assert!(Pattern::prepare(long.as_bytes()).unwrap_err().message.contains("longer"));
    for huge in ["(((a{1000}){1000}){1000})", "(?=(((ab){1000}){1000}){1000})x", r"(?:(\w)\1){60000}"] {
        assert!(Pattern::prepare(huge.as_bytes()).unwrap_err().message.contains("too large"), "{huge}");
    }
    let many = "(a)".repeat(1001);
    assert!(Pattern::prepare(many.as_bytes()).unwrap_err().message.contains("groups"));
}

#[test]
fn linear_patterns_say_so() {
    for pattern in ["a.*b", "^(foo|bar)+$", r"\bx\d{3}\R", "(?i)[^a]", r"\Q(?=\E"] {
        assert!(!Pattern::prepare(pattern.as_bytes()).unwrap().needs_backtracking(), "{pattern}");
    }
    for pattern in ["(?=a)", r"(a)\1", "a++", r"\Z", r"\K"] {
        let pattern = Pattern::prepare(pattern.as_bytes()).unwrap();
        assert!(pattern.needs_backtracking() && pattern.caution().is_some(), "{pattern:?}");
    }
}

#[test]
fn a_backtracking_match_ends_at_its_limit_whatever_the_text() {
    let text = "a".repeat(1 << 20);
    for pattern in [
        "(?=a)(a|aa)+$b",
        "(?=a)(?>[ab]*)c",
        "(?=[^x]*b)a",
        r"(a*)\1b",
        "(?=(a*)*b)a",
        "(?<=a)(?:a?)*x",
        "(?!.*b)a*+a",
    ] {
        let pattern = Pattern::prepare(pattern.as_bytes()).unwrap();
        let mut steps = 1_000_000;
        let found = pattern.find(text.as_bytes(), 0, NONE, &mut steps);
        assert_eq!(found.err(), Some(Fault::RegexLimit), "{:?}", pattern.source().escape_ascii());
    }
    // A text of that size without a place to begin costs little.
    let pattern = Pattern::prepare(b"(?=x)x").unwrap();
    let mut steps = 1_000_000;
    assert!(pattern.find(text.as_bytes(), 0, NONE, &mut steps).unwrap().is_none());
    assert!(steps > 800_000);
}

#[test]
fn many_matches_of_a_text_do_not_take_its_square() {
    let text = "a".repeat(1 << 20);
    let pattern = Pattern::prepare(b".*b|a").unwrap();
    let mut search = Search::new(&pattern, NONE);
    let (mut at, mut steps) = (0, 10_000_000);
    let fault = loop {
        match search.find(text.as_bytes(), at, &mut steps) {
            Ok(found) => at = found.unwrap().get(0).unwrap().1,
            Err(fault) => break fault,
        }
    };
    assert_eq!(fault, Fault::RegexLimit);
    assert!((17..200).contains(&at), "{at}");
    // A pattern that stops reading where it matches goes through.
    let pattern = Pattern::prepare(b"<([^>]+)>").unwrap();
    let text = "<td>x</td>".repeat(20_000);
    let mut search = Search::new(&pattern, NONE);
    let (mut at, mut count, mut steps) = (0, 0, 1_000_000);
    while let Some(spans) = search.find(text.as_bytes(), at, &mut steps).unwrap() {
        let (start, end) = spans.get(1).unwrap();
        assert_eq!(&text[start..end], ["td", "/td"][count % 2]);
        (at, count) = (spans.get(0).unwrap().1, count + 1);
    }
    assert_eq!(count, 40_000);
}

#[test]
fn a_search_from_the_middle_sees_what_stands_before() {
    for (pattern, expected) in [(r"\bb", None), ("(?<=a)b", Some((1, 2))), ("^b", None), ("(?=^)b", None)] {
        let pattern = Pattern::prepare(pattern.as_bytes()).unwrap();
        let found = pattern.find(b"abc", 1, NONE, &mut 1000).unwrap();
        assert_eq!(found.and_then(|spans| spans.get(0)), expected, "{:?}", pattern.source());
    }
}

/// A small generator of patterns and texts, the same ones each time.
pub(super) struct Dice {
    pub(super) seed: u64,
    pub(super) names: usize,
}

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as usize % sides
    }

    /// A pattern of the words that PCRE and fancy-regex share.
    pub(super) fn pattern(&mut self, depth: usize, linear: bool) -> String {
        let deeper = depth.saturating_sub(1);
        match self.roll(if depth == 0 {
            5
        } else if linear {
            10
        } else {
            16
        }) {
            0 => "a".to_owned(),
            1 => "b".to_owned(),
            2 => "[ab]".to_owned(),
            3 => ".".to_owned(),
            4 => ["^", "$", r"\b", ""][self.roll(4)].to_owned(),
            5 | 6 => format!("{}{}", self.pattern(deeper, linear), self.pattern(deeper, linear)),
            7 => format!("({}|{})", self.pattern(deeper, linear), self.pattern(deeper, linear)),
            8 | 9 => {
                // Loops over what can be empty are where engines part; they have a test of their own.
                let quantifier = ["*", "+", "?", "*?", "+?", "{2}", "{1,2}"][self.roll(7)];
                format!("(?:{}a){quantifier}", self.pattern(deeper, linear))
            }
            10 => format!("(?={})", self.pattern(deeper, linear)),
            11 => format!("(?!{})", self.pattern(deeper, linear)),
            12 => format!("(?>{})", self.pattern(deeper, linear)),
            13 => {
                // Names, because a reference to a group from inside of it makes the other engine panic.
                self.names += 1;
                let name = self.names;
                format!("(?<n{name}>{})\\k<n{name}>", self.pattern(deeper, linear))
            }
            14 => "(?<=a|bb)".to_owned(),
            _ => "(?<!ab)".to_owned(),
        }
    }

    pub(super) fn text(&mut self) -> String {
        (0..self.roll(9)).map(|_| ["a", "b", "a", "\n"][self.roll(4)]).collect()
    }
}

#[test]
fn no_pattern_makes_it_panic() {
    const WORDS: [&str; 44] = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "*",
        "+",
        "?",
        "|",
        "^",
        "$",
        ".",
        "\\",
        "-",
        ",",
        "1",
        "2",
        "a",
        "B",
        ":",
        "=",
        "!",
        "<",
        ">",
        "P",
        "#",
        " ",
        "\n",
        "i",
        "x",
        "(?",
        "(?:",
        "(?<",
        "(?<=",
        "[:alpha:]",
        "\\Q",
        "\\E",
        "\\g",
        "\\k",
        "\\x{",
        "{2,3}",
        "\u{e9}",
        "(?(1)",
    ];
    let mut dice = Dice { seed: 3, names: 0 };
    let mut good = 0;
    for _ in 0..30_000 {
        let source: String = (0..dice.roll(12)).map(|_| WORDS[dice.roll(WORDS.len())]).collect();
        match Pattern::prepare(source.as_bytes()) {
            Ok(pattern) => {
                good += 1;
                for letters in ["", "im"] {
                    let _ = pattern.find("a1B-\na(é".as_bytes(), dice.roll(4), flags(letters), &mut 10_000);
                }
            }
            Err(error) => {
                let range = error.range.unwrap_or_default();
                assert!(range.start <= range.end && range.end <= source.len(), "{source} {range:?}");
            }
        }
    }
    assert!(good > 3_000, "{good}");
}

#[test]
fn both_engines_agree_on_patterns_that_either_can_run() {
    let mut dice = Dice { seed: 1, names: 0 };
    for _ in 0..3000 {
        let source = dice.pattern(4, true);
        let parsed = parse(source.as_bytes(), Start::default()).unwrap();
        let linear = Linear::compile(&parsed.node).unwrap();
        let backtrack = Backtrack::compile(&parsed.node, parsed.groups).unwrap();
        for _ in 0..4 {
            let text = dice.text();
            let (mut one, mut other) = (Spans::default(), Spans::default());
            let slots = 2 * (parsed.groups + 1).min(GROUPS);
            let found = linear.find(text.as_bytes(), 0, &mut one.0[..slots]);
            let mut steps = 1_000_000;
            assert_eq!(backtrack.find(text.as_bytes(), 0, &mut other.0, &mut steps), Ok(found));
            assert_eq!(one.0, other.0, "/{source}/ on {text:?}");
        }
    }
}

#[test]
fn a_match_is_found_behind_many_places_where_it_might_have_begun() {
    for source in ["(?:ab|cd)(x+)y", "ab(x+)y"] {
        let pattern = Pattern::prepare(source.as_bytes()).unwrap();
        for places in 0..8 {
            let text = "abxx-".repeat(places) + "abxxy";
            let found = pattern.find(text.as_bytes(), 0, NONE, &mut 0).unwrap().unwrap();
            let at = 5 * places;
            assert_eq!((found.get(0), found.get(1)), (Some((at, at + 5)), Some((at + 2, at + 4))), "{text}");
            assert!(pattern.find(text.as_bytes(), at + 1, NONE, &mut 0).unwrap().is_none(), "{text}");
        }
    }
}

#[test]
fn an_independent_engine_agrees() {
    let mut dice = Dice { seed: 2, names: 0 };
    let mut compared = 0;
    for _ in 0..4000 {
        let source = dice.pattern(4, false);
        let Ok(pattern) = Pattern::prepare(source.as_bytes()) else { panic!("{source}") };
        let Ok(fancy) = fancy_regex::RegexBuilder::new(&format!("(?s){source}"))
            .bytes_mode(fancy_regex::BytesMode::Ascii)
            .build()
        else {
            continue;
        };
        for _ in 0..4 {
            let text = dice.text();
            let ours = pattern.find(text.as_bytes(), 0, NONE, &mut 1_000_000).unwrap();
            let theirs = fancy.captures(text.as_bytes()).unwrap();
            let whole = ours.and_then(|spans| spans.get(0));
            let other = theirs.as_ref().and_then(|found| found.get(0)).map(|m| (m.start(), m.end()));
            assert_eq!(whole, other, "/{source}/ on {text:?}");
            compared += 1;
        }
    }
    assert!(compared > 8000, "{compared}");
}

//! Whatever the bytes: no panic, no exhausted stack, and places inside the text.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says by a panic what is wrong")]

use pointsman_syntax::ast::MAX_NESTING;
use pointsman_syntax::{FileId, Parsed, SourceFile, SourceMap, dump_tree, parse, render, tokenize};

/// Parses, prints and drops on a stack as small as a thread has, and checks what must hold for any text.
fn parse_any(text: &[u8]) -> Parsed {
    let mut end = 0;
    for token in tokenize(text) {
        assert_eq!(token.span.start, end, "{}", text.escape_ascii());
        end = token.span.end;
    }
    assert_eq!(end as usize, text.len(), "{}", text.escape_ascii());
    let mut sources = SourceMap::new();
    let id = sources.add(SourceFile::new("any.ts", text));
    let parsed = parse(id, sources.get(id).unwrap());
    assert!(parsed.diagnostics.iter().filter(|found| found.is_error()).count() <= 101);
    assert!(parsed.diagnostics.is_sorted_by_key(|found| found.span), "{}", text.escape_ascii());
    for found in &parsed.diagnostics {
        for span in std::iter::once(found.span).chain(found.related.iter().map(|place| place.span)) {
            assert!(span.start <= span.end && span.end as usize <= text.len(), "{found:?}");
        }
        assert!(!render::render(found, &sources, true).is_empty());
    }
    let tree = dump_tree(&parsed.rule);
    let is_broken = tree.contains("<error>") || tree.lines().any(|line| line.ends_with(" error"));
    assert!(!is_broken || parsed.has_errors(), "{}", text.escape_ascii());
    let statements: Vec<_> = parsed.rule.statements.iter().map(|statement| statement.span).collect();
    assert!(
        statements.windows(2).all(|pair| pair[0].end <= pair[1].start || pair[0].end >= pair[1].end),
        "{statements:?}"
    );
    parsed
}

fn codes(text: &str) -> Vec<&'static str> {
    parse_any(text.as_bytes()).diagnostics.iter().map(|found| found.code.id).collect()
}

#[test]
fn a_hundred_thousand_levels_are_one_message() {
    let n = 100_000;
    for (open, inner, close) in [
        ("(", "1", ")"),
        ("[", "1", "]"),
        ("{", "", "}"),
        ("if( 1 ) {", "", "}"),
        ("!", "1", ""),
        ("- ", "1", ""),
        ("$a = ", "1", ""),
        ("if( 1 ) ", ";", ""),
        ("while( 1 ) ", ";", ""),
        ("do ", ";", " while( 1 );"),
        ("if( 1 ) ; else while( 1 ) ", ";", ""),
        ("f( ", "1", " )"),
        ("$x[ ", "1", " ]"),
        ("$x ? ", "1", " : 2"),
        ("!( ", "1", " )"),
        ("[ 1 => ", "1", " ]"),
        ("switch( 1 ) { case 1: ", "", "}"),
        ("(", "", ""),
        ("[", "", ""),
        ("{", "", ""),
        ("f( $a, ", "", ""),
    ] {
        let text = format!("{}{inner}{}", open.repeat(n), close.repeat(n));
        assert_eq!(codes(&text), ["PM0105"], "{open}");
    }
}

#[test]
fn nesting_is_allowed_up_to_its_limit() {
    for (open, inner, close) in [
        ("(", "1", ")"),
        ("[", "1", "]"),
        ("!", "1", ""),
        ("$a = ", "1", ""),
        ("{", "", "}"),
        ("if( 1 ) ", "", ""),
        ("for( ; ; ) ", "", ""),
    ] {
        let at = |levels| format!("{}{inner}{};", open.repeat(levels), close.repeat(levels));
        assert_eq!(codes(&at(MAX_NESTING)), [] as [&str; 0], "{open}");
        assert_eq!(codes(&at(MAX_NESTING + 1)), ["PM0105"], "{open}");
    }
}

#[test]
fn chains_are_not_nesting() {
    let n = 20_000;
    for text in [
        format!("$x = 1{};", " + 1".repeat(n)),
        format!("$x = 1{};", " && !$a".repeat(n)),
        format!("$x = 1{};", " * -1 + 2 . 3".repeat(n)),
        format!("if( 1 ) a();{} else z();", " else if( 2 ) b();".repeat(n)),
        format!("if( 1 ) {{ }}{}", " else if( 2 ) foreach( $a in $b ) { }".repeat(n)),
        format!("$x = {}3;", "1 ? $y = 2 : ".repeat(n)),
        format!("$x = $y{};", "[ 1 ]".repeat(n)),
        format!("$x = [ {} ];", "-1, !$a, f( ( 2 ) ), ".repeat(n)),
        "if( $a ) if( $b ) c(); else d(); ".repeat(n),
    ] {
        assert_eq!(codes(&text), [] as [&str; 0], "{}", &text[..40]);
    }
}

/// Operators are no nesting, but each level of them is a node: the tree is measured.
#[test]
fn operators_cannot_make_a_tree_too_deep() {
    let level = |inner: String| format!("({inner} * 1 + 1 << 1 < 1 == 1 & 1 ^ 1 | 1 && 1 || 1 ? 1 : 1)");
    let text = |levels| format!("$x = {};", (0..levels).fold("1".to_owned(), |inner, _| level(inner)));
    assert_eq!(codes(&text(60)), [] as [&str; 0]);
    assert_eq!(codes(&text(MAX_NESTING - 2)), ["PM0105"]);
}

#[test]
fn a_long_line_is_shown_in_part() {
    let text = format!("$x = \"{}\" . @$y;", "\u{e4}".repeat(500_000));
    let mut sources = SourceMap::new();
    let id = sources.add(SourceFile::new("long.ts", text.as_bytes()));
    let parsed = parse(id, sources.get(id).unwrap());
    let shown = render::render(&parsed.diagnostics[0], &sources, false);
    assert!(shown.len() < 2000 && shown.contains("long.ts:1:500011"), "{shown}");
    assert!(shown.contains("\u{e4}\" . @$y;"), "{shown}");
}

#[test]
fn a_file_of_errors_is_cut_short() {
    let found = codes(&"} ".repeat(1000));
    assert_eq!(found.len(), 101);
    assert_eq!(found[100], "PM0106");
}

/// A generator that needs no crate and always gives the same numbers.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

const SEEDS: [&[u8]; 4] = [
    include_bytes!("rules/gallery.ts"),
    include_bytes!("rules/blanks.ts"),
    include_bytes!("rules/statements.ts"),
    include_bytes!("rules/expressions.ts"),
];

#[test]
fn mutated_rules_never_panic() {
    let pieces: [&[u8]; 30] = [
        b"(",
        b")",
        b"[",
        b"]",
        b"{",
        b"}",
        b"\"",
        b"'",
        b";",
        b",",
        b"\n",
        b"$",
        b"else ",
        b"if",
        b"case ",
        b"default:",
        b"\\",
        b"\xFF",
        b"\xE2\x80\x9C",
        b"=",
        b"?",
        b":",
        b"sub ",
        b"in ",
        b"//",
        b"/*",
        b"#",
        b"!",
        b"--",
        b"while ",
    ];
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..2000 {
        let mut text = SEEDS[round % SEEDS.len()].to_vec();
        for _ in 0..=random.below(6) {
            let at = random.below(text.len() + 1);
            match random.below(5) {
                0 => drop(text.drain(at..(at + random.below(12)).min(text.len()))),
                1 => drop(text.splice(at..at, pieces[random.below(pieces.len())].iter().copied())),
                2 if at < text.len() => text[at] = random.below(256) as u8,
                3 => {
                    let from = random.below(text.len());
                    let copied = text[from..(from + random.below(80)).min(text.len())].to_vec();
                    drop(text.splice(at..at, copied));
                }
                _ => text.truncate(at.max(text.len() / 2)),
            }
        }
        parse_any(&text);
    }
}

#[test]
fn soups_of_tokens_never_panic() {
    let all: Vec<u8> = SEEDS.concat();
    let tokens = tokenize(&all);
    let mut random = Random(42);
    for _ in 0..1500 {
        let mut text = Vec::new();
        for _ in 0..random.below(60) {
            let token = tokens[random.below(tokens.len())];
            text.extend_from_slice(&all[token.span.start as usize..token.span.end as usize]);
            if random.below(4) == 0 {
                text.push(b" \n"[random.below(2)]);
            }
        }
        parse_any(&text);
    }
}

/// An empty file is a rule, and the number of the file is kept.
#[test]
fn nothing_is_a_rule() {
    assert!(parse_any(b"").rule.statements.is_empty());
    let parsed = parse(FileId(7), &SourceFile::new("t", b"@".as_slice()));
    assert_eq!(parsed.diagnostics[0].file, FileId(7));
}

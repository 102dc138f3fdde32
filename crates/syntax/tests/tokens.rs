//! Tokens cover the text, whatever it is; strings end where they should.

use pointsman_syntax::{SourceFile, TokenKind, dump_tokens, tokenize};

/// The tokens that the parser sees.
fn kinds(text: &[u8]) -> Vec<(TokenKind, &[u8])> {
    tokenize(text)
        .into_iter()
        .filter(|token| !token.kind.is_trivia())
        .map(|token| (token.kind, &text[token.span.start as usize..token.span.end as usize]))
        .collect()
}

#[test]
fn all_tokens_have_a_stable_form() {
    let text = "if( $a.$1 >= 0x2c ) # c\r\n\tlog.info( \"a\\\"b\" . 'c' );\u{A0}\u{FEFF}$ @";
    insta::assert_snapshot!(dump_tokens(&SourceFile::new("t", text.as_bytes())));
}

#[test]
fn every_symbol_is_one_token() {
    let symbols = "( ) [ ] { } , ; : ? => + - . * / % << >> < <= > >= == != & ^ | && || ! ~ ++ -- \
                   = += -= *= /= %= .= <<= >>= &= |= ^=";
    let found = kinds(symbols.as_bytes());
    assert_eq!(found.len(), symbols.split_whitespace().count());
    for ((kind, text), symbol) in found.into_iter().zip(symbols.split_whitespace()) {
        assert_eq!(text, symbol.as_bytes());
        assert!(!matches!(kind, TokenKind::ForeignOperator | TokenKind::Stray), "{symbol} is {kind:?}");
    }
}

#[test]
fn keywords_are_small_and_whole_words() {
    for word in [
        "if", "else", "while", "do", "for", "foreach", "in", "switch", "case", "default", "break",
        "continue", "return", "sub", "import", "as", "print", "true", "false", "nil",
    ] {
        let (kind, _) = kinds(word.as_bytes())[0];
        assert_eq!(TokenKind::keyword(word.as_bytes()), Some(kind));
        for name in [word.to_uppercase(), format!("{word}x"), format!("{word}.x"), format!("_{word}")] {
            assert_eq!(kinds(name.as_bytes()), [(TokenKind::Name, name.as_bytes())]);
        }
    }
}

#[test]
fn numbers_end_where_they_should() {
    for (text, kind) in [
        ("0", TokenKind::Integer),
        ("007", TokenKind::Integer),
        ("0X1f", TokenKind::Hex),
        ("1.5", TokenKind::Double),
        ("1e9", TokenKind::Double),
        ("1.5E-3", TokenKind::Double),
        ("1x", TokenKind::MalformedNumber),
        ("0x", TokenKind::MalformedNumber),
        ("0xg", TokenKind::MalformedNumber),
        ("1.5x", TokenKind::MalformedNumber),
    ] {
        assert_eq!(kinds(text.as_bytes()), [(kind, text.as_bytes())]);
    }
    assert_eq!(kinds(b"1.\"x\"").len(), 3);
    assert_eq!(kinds(b"$1.5").len(), 3);
}

#[test]
fn a_forgotten_quote_does_not_turn_the_rest_inside_out() {
    for text in [
        "$a = \"one;\n$b = \"two\";\n$c = \"three\";\n",
        "f( \"one );\ng( \"two\", 'three' );\n$c = \"four\";\n",
        "$a = 'one;\n$b = \"it's\" . 'two';\n$c = 'three';\n",
        "$a = \"one\" . \"two;\n$b = [ \"x\" => \"y\" ];\n$c = \"three\";\n",
    ] {
        let found = kinds(text.as_bytes());
        let unclosed = found.iter().filter(|(kind, _)| *kind == TokenKind::UnclosedString).count();
        assert_eq!(unclosed, 1, "{text}: {found:?}");
        assert!(found.iter().any(|(_, text)| *text == b"$c"), "{text}: {found:?}");
    }
}

#[test]
fn long_strings_are_left_alone() {
    for text in [
        "$pem = '-----BEGIN\nabc;\n-----END';\n$x = \"y\";",
        "$xml = \"<a>\n  <b>\" . $c . \"</b>\n</a>\";",
        "import \"two\nlines\" as x;",
        "f( \"a;\nb\", \"c\" );",
        "$a = \"one \\\ntwo\" . \"three\";",
    ] {
        let found = kinds(text.as_bytes());
        assert!(found.iter().all(|(kind, _)| *kind != TokenKind::UnclosedString), "{text}: {found:?}");
    }
}

#[test]
fn any_bytes_are_covered_side_by_side() {
    let mut texts: Vec<Vec<u8>> = (0..=255_u8).map(|byte| vec![byte]).collect();
    texts.extend((0..=255_u8).map(|byte| vec![b'"', byte, b'\n', byte, b'\'']));
    texts.push((0..=255).rev().collect());
    texts.push((0..=255).flat_map(|byte| [byte, 0xC2, byte, 0xE2, 0x80]).collect());
    for text in texts {
        let mut end = 0;
        for token in tokenize(&text) {
            assert_eq!(token.span.start, end, "{}", text.escape_ascii());
            assert!(token.span.end > end, "{}", text.escape_ascii());
            end = token.span.end;
        }
        assert_eq!(end as usize, text.len(), "{}", text.escape_ascii());
    }
}

//! Literals, characters and comments that are not what the language has.

use super::Mender;
use crate::literal::{self, Fault};
use crate::{Edit, Fix, Span, TokenKind, codes, lexer};

impl Mender<'_> {
    /// Takes a literal, or something that was probably meant as one.
    pub(super) fn literal(&mut self, kind: TokenKind, span: Span, first_on_line: bool) {
        let mut kind = kind;
        if let Some(string) = self.string_before().filter(|_| !kind.is_string()) {
            self.unescaped_quote(string);
        }
        match kind {
            TokenKind::DoubleQuoted => self.string_faults(kind, span),
            TokenKind::UnclosedString => self.unclosed_string(span),
            TokenKind::TypographicString => self.typographic_string(span),
            TokenKind::TypographicQuote => {
                self.typographic_quote(span);
                return;
            }
            TokenKind::Integer | TokenKind::Hex => self.check_integer(kind, span),
            TokenKind::Double => self.check_address(span),
            TokenKind::MalformedNumber => {
                self.malformed_number(span);
                kind = TokenKind::Stray;
            }
            TokenKind::MalformedVariable => {
                self.malformed_variable(span);
                kind = TokenKind::Stray;
            }
            TokenKind::Stray => {
                self.stray_character(span);
                return;
            }
            _ => {}
        }
        self.accept(kind, span, first_on_line);
    }

    fn string_faults(&mut self, kind: TokenKind, span: Span) {
        let text = self.text;
        let token = text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let mut faults = Vec::new();
        literal::string_faults(kind, token, span.start, &mut |fault| faults.push(fault));
        for fault in faults {
            let diagnostic = match fault {
                Fault::UnknownEscape(place) => {
                    let escape = self.quoted(place);
                    let kept = &escape[1..];
                    let kept = if kept.chars().all(char::is_control) { "the character" } else { kept };
                    let backslash = Span::new(place.start, place.start + 1);
                    let help = match escape.as_bytes().get(1) {
                        Some(b'x' | b'u') => "a byte is written in octal: `\\201`".to_owned(),
                        _ => format!(
                            "for a backslash in a regular expression write `\\\\{kept}`, or use single quotes"
                        ),
                    };
                    let shown: String =
                        escape.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
                    self.diagnostic(
                        &codes::lexing::UNKNOWN_ESCAPE,
                        place,
                        format!("unknown escape `{shown}`"),
                    )
                    .label(format!("stands for `{kept}` alone"))
                    .help(help)
                    .fix("double the backslash", backslash, "\\\\")
                }
                Fault::OctalTooLarge(place) => {
                    let escape = self.quoted(place);
                    self.diagnostic(
                        &codes::lexing::OCTAL_ESCAPE_TOO_LARGE,
                        place,
                        format!("`{escape}` is more than a byte"),
                    )
                    .label("only its low eight bits are used")
                    .help("the largest octal escape is `\\377`")
                }
            };
            self.sink.push(diagnostic);
        }
    }

    fn unclosed_string(&mut self, span: Span) {
        let quote = Span::new(span.start, span.start + 1);
        let mark = self.quoted(quote);
        let mut diagnostic = self
            .diagnostic(&codes::lexing::UNCLOSED_STRING, quote, format!("unclosed string: no closing {mark}"))
            .label("opened here");
        diagnostic = match self.typographic_close(span) {
            Some(close) => diagnostic
                .related(self.sink.file, close, "this typographic quote does not close it")
                .fix(format!("write {mark}"), close, mark),
            None => diagnostic
                .help("a string may run over several lines, but its closing quote must be there")
                .fix(format!("insert {mark}"), Span::new(span.end, span.end), mark),
        };
        self.error(diagnostic);
    }

    /// The first typographic quote in an unclosed string that was probably meant to close it.
    fn typographic_close(&self, span: Span) -> Option<Span> {
        let token = self.slice(span);
        let is_single = token[0] == b'\'';
        (1..token.len()).find_map(|at| {
            let length = lexer::quote_length(&token[at..]);
            let closes = length > 1 && lexer::is_single(&token[at..at + length]) == is_single;
            let start = span.start + at as u32;
            closes.then(|| Span::new(start, start + length as u32))
        })
    }

    fn typographic_string(&mut self, span: Span) {
        let token = self.slice(span);
        let open = lexer::quote_length(token) as u32;
        let inner = literal::inner(TokenKind::TypographicString, token).len() as u32;
        let straight = if lexer::is_single(&token[..open as usize]) { "'" } else { "\"" };
        let mut diagnostic = self
            .diagnostic(&codes::lexing::TYPOGRAPHIC_QUOTE, span, "typographic quotes around a string")
            .label("these quotes come from a word processor or a web page")
            .help(format!("write straight quotes: {straight}"));
        let close = span.start + open + inner;
        diagnostic.fix = Some(Fix {
            title: "use straight quotes".to_owned(),
            edits: vec![
                Edit { span: Span::new(span.start, span.start + open), text: straight.to_owned() },
                Edit { span: Span::new(close, span.end), text: straight.to_owned() },
            ],
        });
        // The string itself is understood, so whatever else is wrong is worth saying.
        self.sink.push(diagnostic);
    }

    fn typographic_quote(&mut self, span: Span) {
        let straight = if lexer::is_single(self.slice(span)) { "'" } else { "\"" };
        let diagnostic = self
            .diagnostic(&codes::lexing::TYPOGRAPHIC_QUOTE, span, "a typographic quote")
            .label("no other such quote on this line")
            .help(format!("strings stand between straight quotes: {straight}"));
        self.error(diagnostic);
    }

    fn check_integer(&mut self, kind: TokenKind, span: Span) {
        let digits = self.slice(span);
        if literal::integer(kind, digits).is_some() {
            return;
        }
        let is_smallest = digits == b"9223372036854775808" && self.previous_kind() == Some(TokenKind::Minus);
        let help = if is_smallest {
            "the minus sign is an operator; write `-9223372036854775807 - 1`"
        } else if kind == TokenKind::Hex {
            "the largest integer is 0x7fffffffffffffff"
        } else {
            "the largest integer is 9223372036854775807; write a double, or put quotes around it if it is no number to reckon with"
        };
        let diagnostic = self
            .diagnostic(&codes::lexing::INTEGER_TOO_LARGE, span, "the integer does not fit into 64 bits")
            .label("too large")
            .help(help);
        self.error(diagnostic);
    }

    /// `10.1.2.3` is a concatenation of two doubles.
    fn check_address(&mut self, span: Span) {
        let [.., first, dot] = self.form.tokens.as_slice() else { return };
        let is_address = first.kind == TokenKind::Double
            && dot.kind == TokenKind::Dot
            && first.span.end == dot.span.start
            && dot.span.end == span.start;
        if !is_address {
            return;
        }
        let whole = first.span.to(span);
        let address = self.quoted(whole);
        let read =
            [first.span, span].map(|double| literal::double_value(self.slice(double)).to_string()).concat();
        let diagnostic = self
            .diagnostic(&codes::lexing::UNQUOTED_ADDRESS, whole, format!("`{address}` is not an address"))
            .label(format!("two numbers and a concatenation: \"{read}\""))
            .help("an address stands between quotes")
            .fix("put it between quotes", whole, format!("\"{address}\""));
        self.sink.push(diagnostic);
    }

    fn malformed_number(&mut self, span: Span) {
        let token = self.quoted(span);
        let lower = token.to_ascii_lowercase();
        let help = if lower == "0x" {
            "hexadecimal digits must follow `0x`"
        } else if lower.starts_with("0b") || lower.starts_with("0o") {
            "numbers are decimal or, with `0x`, hexadecimal"
        } else if token.contains('_') {
            "digits are not grouped: leave the `_` out"
        } else if lower.ends_with('e') {
            "digits must follow the `e` of an exponent"
        } else {
            "put a space or an operator behind the digits, or quotes around the whole"
        };
        let diagnostic = self
            .diagnostic(&codes::lexing::MALFORMED_NUMBER, span, format!("`{token}` is not a number"))
            .label("begins with a digit, but is no number")
            .help(help);
        self.error(diagnostic);
    }

    fn malformed_variable(&mut self, span: Span) {
        let token = self.quoted(span);
        let mut diagnostic = if token == "$" {
            self.diagnostic(&codes::lexing::MALFORMED_VARIABLE, span, "`$` without a name")
                .label("a variable's name must follow")
                .help("a name begins with a letter or `_`")
        } else {
            self.diagnostic(&codes::lexing::MALFORMED_VARIABLE, span, format!("`{token}` is not a variable"))
                .label("no such name is possible")
        };
        if let Some(name) = token.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) {
            let name = name.trim();
            diagnostic = diagnostic.help("a variable's name follows its `$` without braces");
            if name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
                && !name.contains(' ')
            {
                diagnostic = diagnostic.fix("leave the braces out", span, format!("${name}"));
            }
        } else if token.len() > 1 {
            diagnostic = diagnostic.help(
                "names begin with a letter or `_`; the captures of a regular expression are `$1` to `$9`",
            );
        }
        self.error(diagnostic);
    }

    fn stray_character(&mut self, span: Span) {
        let bytes = self.slice(span);
        let character = std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next());
        let message = match character {
            Some('`') => "a backquote cannot stand here".to_owned(),
            Some(shown) if shown.is_ascii_graphic() || shown.is_alphanumeric() => {
                format!("`{shown}` cannot stand here")
            }
            Some(other)
                if other.is_control()
                    || other.is_whitespace()
                    || ('\u{200B}'..='\u{206F}').contains(&other) =>
            {
                format!("an invisible character, U+{:04X}, cannot stand here", u32::from(other))
            }
            Some(other) => format!("`{other}` (U+{:04X}) cannot stand here", u32::from(other)),
            None => {
                format!("the byte 0x{:02X} cannot stand here", bytes.first().copied().unwrap_or_default())
            }
        };
        let help = match character {
            Some('\\') => "a backslash joins lines inside strings only",
            Some('`') => "strings stand between \" or '",
            Some('@') => "variables begin with `$`, arrays and hashes too",
            _ => "remove it, or put quotes around it if it is text",
        };
        let label = if character.is_some() { "begins nothing" } else { "not UTF-8, and begins nothing" };
        // One message is enough for a statement full of them.
        if !self.troubled {
            let diagnostic =
                self.diagnostic(&codes::lexing::STRAY_CHARACTER, span, message).label(label).help(help);
            self.error(diagnostic);
        }
    }

    pub(super) fn foreign_comment(&mut self, span: Span) {
        if self.string_broke {
            return;
        }
        let mark = Span::new(span.start, span.start + 2);
        let is_line = self.slice(mark) == b"//";
        let mut diagnostic = self
            .diagnostic(
                &codes::lexing::FOREIGN_COMMENT,
                mark,
                format!("`{}` does not begin a comment", self.quoted(mark)),
            )
            .label("read as a comment all the same")
            .help("a comment begins with `#` and ends with its line");
        if is_line {
            diagnostic = diagnostic.fix("use `#`", mark, "#");
        }
        self.sink.push(diagnostic);
    }

    /// The string whose closing quote the current token touches, or touches but for a `/` (as in a path, and
    /// if it is no call that a string is divided by).
    pub(super) fn string_before(&self) -> Option<Span> {
        let before = |back: usize| self.at.checked_sub(back).map(|at| self.raw[at]);
        let is_path = before(1).is_some_and(|token| token.kind == TokenKind::Slash)
            && self.raw[self.at].kind == TokenKind::Name
            && self.next_kind() != Some(TokenKind::OpenRound);
        let string = before(if is_path { 2 } else { 1 })?;
        matches!(string.kind, TokenKind::DoubleQuoted | TokenKind::SingleQuoted).then_some(string.span)
    }

    /// Reports that quote: it was meant to belong to the string.
    pub(super) fn unescaped_quote(&mut self, string: Span) {
        let quote = Span::new(string.end - 1, string.end);
        if !self.troubled {
            let mark = self.quoted(quote);
            let diagnostic = self
                .diagnostic(&codes::lexing::UNESCAPED_QUOTE, quote, "text directly behind a string")
                .label("this quote ends the string")
                .related(self.sink.file, Span::new(string.start, string.start + 1), "that began here")
                .help(format!("a quote inside a string is written `\\{mark}`; text is joined with `.`"));
            self.error(diagnostic);
        }
        self.string_broke = true;
    }
}

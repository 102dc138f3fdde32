//! Operators of other languages: `and`, `===`, `=~`.

use super::Mender;
use crate::{Span, TokenKind, codes};

impl Mender<'_> {
    pub(super) fn word_operator(&mut self, span: Span, symbol: &str) {
        let word = self.quoted(span);
        let diagnostic = self
            .diagnostic(&codes::parsing::FOREIGN_OPERATOR, span, format!("`{word}` is not an operator"))
            .label(format!("the operator is `{symbol}`"))
            .fix(format!("write `{symbol}`"), span, symbol);
        self.sink.push(diagnostic);
    }

    /// Symbols that other languages have.
    pub(super) fn foreign_operator(&mut self, span: Span, first_on_line: bool) {
        let symbol = self.quoted(span);
        let (write, kind, help) = match symbol.as_str() {
            "===" => ("==", TokenKind::EqualEqual, "numbers and text are both compared with `==`"),
            "!==" | "<>" => ("!=", TokenKind::BangEqual, "numbers and text are both compared with `!=`"),
            "~=" => ("!=", TokenKind::BangEqual, "patterns are matched by `string.regexmatch()`"),
            "=<" => ("<=", TokenKind::LessEqual, "less or equal is `<=`"),
            ":=" => ("=", TokenKind::Equal, "variables are assigned with `=`"),
            ".." => (".", TokenKind::Dot, "text is joined with one `.`"),
            ">>>" => (">>", TokenKind::ShiftRight, "there is one right shift; it keeps the sign"),
            "??" => ("", TokenKind::OrOr, "write `$a ? $a : $b` for a default"),
            "&&=" => ("", TokenKind::Equal, "write `$a = $a && $b`"),
            "||=" => ("", TokenKind::Equal, "write `$a = $a || $b`"),
            "**" => ("", TokenKind::Star, "powers are computed by `math.pow()`"),
            "**=" => ("", TokenKind::StarEqual, "powers are computed by `math.pow()`"),
            "<=>" => ("", TokenKind::Less, "text is ordered by `string.cmp()`"),
            "->" => ("", TokenKind::Dot, "elements are reached with `[ ]`"),
            "::" => ("", TokenKind::Dot, "names of functions are joined with `.`"),
            _ => ("", TokenKind::Stray, "write out what was left out"),
        };
        let message = match symbol.as_str() {
            "..." => "`...` stands for something that was left out".to_owned(),
            _ => format!("`{symbol}` is not an operator"),
        };
        let mut diagnostic = self.diagnostic(&codes::parsing::FOREIGN_OPERATOR, span, message).help(help);
        if !write.is_empty() {
            diagnostic = diagnostic.label(format!("the operator is `{write}`")).fix(
                format!("write `{write}`"),
                span,
                write,
            );
        }
        self.error(diagnostic);
        self.accept(kind, span, first_on_line);
    }

    /// Whether a `~` makes a `=~` before a string.
    pub(super) fn is_match_operator(&self, span: Span) -> bool {
        self.previous().is_some_and(|token| token.kind == TokenKind::Equal && token.span.end == span.start)
            && self.next_kind().is_some_and(TokenKind::is_string)
    }

    /// `=~ "pattern"`: read as a comparison.
    pub(super) fn match_operator(&mut self, span: Span) {
        let Some(equal) = self.form.tokens.last_mut() else { return };
        equal.kind = TokenKind::EqualEqual;
        equal.span.end = span.end;
        let whole = equal.span;
        let diagnostic = self
            .diagnostic(&codes::parsing::FOREIGN_OPERATOR, whole, "`=~` is not an operator")
            .label("no operator matches patterns")
            .help("write `string.regexmatch( $text, \"pattern\" )`");
        self.error(diagnostic);
    }
}

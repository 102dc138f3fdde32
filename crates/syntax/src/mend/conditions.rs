//! The round brackets behind `if` and its kin: added where they are missing.

use super::{Header, Mender};
use crate::{Edit, Fix, Span, TokenKind, codes};

impl Mender<'_> {
    /// Opens the bracket that is missing behind `if` and its kin.
    pub(super) fn implied_bracket(&mut self, kind: TokenKind) {
        let takes_bracket = matches!(
            kind,
            TokenKind::If | TokenKind::While | TokenKind::For | TokenKind::Foreach | TokenKind::Switch
        );
        if !takes_bracket {
            return;
        }
        let Some((next, _)) = self.next() else { return };
        let begins_operand = next.kind.is_operand()
            || matches!(next.kind, TokenKind::Name | TokenKind::Bang | TokenKind::Tilde | TokenKind::Minus);
        if !begins_operand {
            return;
        }
        let end = self.previous_end();
        let index = self.form.tokens.len() as u32;
        self.form.tokens.push(super::Mended {
            kind: TokenKind::OpenRound,
            span: Span::new(end, end),
            close: index,
            block: 0,
            first_on_line: false,
        });
        self.brackets_behind(TokenKind::OpenRound, index);
        self.frame().is_implied = true;
    }

    /// An operator behind a condition's bracket: the condition was meant to go on.
    pub(super) fn condition_before(&mut self, kind: TokenKind, span: Span) {
        let Some(bracket) = self.previous().map(|token| token.span) else { return };
        if !kind.is_infix() || !matches!(self.header, Some(Header::If | Header::Loop)) || self.troubled {
            return;
        }
        let operator = self.quoted(span);
        let diagnostic = self
            .diagnostic(
                &codes::parsing::MISSING_CONDITION_BRACKETS,
                span,
                format!("the condition ends before `{operator}`"),
            )
            .label("not part of the condition")
            .related(self.sink.file, bracket, "it ends with this bracket")
            .help("put one pair of brackets around the whole condition");
        self.error(diagnostic);
    }

    pub(super) fn missing_condition_brackets(&mut self, opener: u32, end: u32) {
        let keyword = self.form.tokens[opener as usize - 1].span;
        let from = self.form.tokens.get(opener as usize + 1).map_or(end, |first| first.span.start);
        let word = self.quoted(keyword);
        let condition = Span::new(from, end.max(from));
        let mut diagnostic = self
            .diagnostic(
                &codes::parsing::MISSING_CONDITION_BRACKETS,
                condition,
                format!("`{word}` needs round brackets"),
            )
            .label(format!("goes in brackets: `{word}( ... )`"));
        diagnostic.fix = Some(Fix {
            title: "add the brackets".to_owned(),
            edits: vec![
                Edit { span: Span::new(from, from), text: "( ".to_owned() },
                Edit { span: Span::new(condition.end, condition.end), text: " )".to_owned() },
            ],
        });
        if !self.troubled {
            self.sink.trouble(keyword.start);
            self.error(diagnostic);
        }
    }
}

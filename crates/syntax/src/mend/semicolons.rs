//! Says that a `;` is missing, right behind what it should end, and puts it there.

use super::Mender;
use crate::{Span, TokenKind, codes};

impl Mender<'_> {
    /// Puts a `;` before a token that begins a statement where the last one has not ended.
    pub(super) fn semicolon_before(&mut self, kind: TokenKind, span: Span, first_on_line: bool) {
        if !self.at_statement_level() {
            return;
        }
        let word_waits = match self.previous_kind() {
            Some(TokenKind::Break | TokenKind::Continue) => kind != TokenKind::Semicolon,
            Some(TokenKind::Return) => {
                matches!(kind, TokenKind::CloseCurly | TokenKind::Else) || kind.begins_only_statements()
            }
            _ => false,
        };
        let collides = self.operand_ended
            && (kind.is_operand()
                || kind.begins_only_statements()
                || matches!(
                    kind,
                    TokenKind::Name
                        | TokenKind::Stray
                        | TokenKind::Else
                        | TokenKind::Case
                        | TokenKind::Default
                        | TokenKind::CloseCurly
                        | TokenKind::Bang
                        | TokenKind::Tilde
                ));
        let opens_case = kind == TokenKind::OpenCurly && self.frame().in_label;
        if !(word_waits || collides || opens_case && self.operand_ended) {
            return;
        }
        let is_word = kind.begins_only_statements()
            || matches!(kind, TokenKind::Else | TokenKind::Case | TokenKind::Default | TokenKind::CloseCurly);
        if self.frame().in_label {
            if first_on_line || is_word || opens_case || kind == TokenKind::Name {
                self.missing_colon(span);
            }
            return;
        }
        let is_assigned =
            kind == TokenKind::Variable && self.next_kind().is_some_and(|next| next.is_assignment());
        // Two operands on one line may lack an operator as well; the grammar tells both.
        if first_on_line || is_word || is_assigned || word_waits {
            self.missing_semicolon(Some(span));
        }
    }

    /// Says that a `;` is missing behind the last token, and puts it there.
    pub(super) fn missing_semicolon(&mut self, next: Option<Span>) {
        let end = self.previous_end();
        let place = Span::new(end, end);
        if !self.troubled {
            let message = match next {
                Some(next) if self.slice(next) == b"}" => "missing `;` before `}`".to_owned(),
                _ => "missing `;`".to_owned(),
            };
            let mut diagnostic = self
                .diagnostic(&codes::parsing::MISSING_SEMICOLON, place, message)
                .label("a statement ends with `;`")
                .fix("insert `;`", place, ";");
            if let Some(next) = next.filter(|next| self.slice(*next) != b"}") {
                diagnostic = diagnostic.related(self.sink.file, next, "the next statement begins here");
            }
            self.sink.push(diagnostic);
        }
        self.accept(TokenKind::Semicolon, place, false);
    }

    fn missing_colon(&mut self, next: Span) {
        let end = self.previous_end();
        let place = Span::new(end, end);
        let diagnostic = self
            .diagnostic(&codes::parsing::UNEXPECTED_TOKEN, place, "missing `:` behind the values of a `case`")
            .label("expected `:`")
            .related(self.sink.file, next, "the statements begin here")
            .fix("insert `:`", place, ":");
        if !self.troubled {
            self.sink.push(diagnostic);
        }
        self.accept(TokenKind::Colon, place, false);
    }
}

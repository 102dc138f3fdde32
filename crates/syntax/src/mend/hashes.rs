//! Hashes as other languages write them, with braces or with `:`.

use super::{Mender, Purpose, Shape};
use crate::{Span, TokenKind, codes};

impl Mender<'_> {
    /// Braces around a hash, or `:` in one, as other languages write them: what the token is taken for.
    pub(super) fn hash_before(&mut self, kind: TokenKind, span: Span) -> TokenKind {
        if !matches!(kind, TokenKind::OpenCurly | TokenKind::CloseCurly | TokenKind::Colon) {
            return kind;
        }
        let frame = self.open.iter().rev().find(|frame| frame.shape != Shape::Ternary);
        let in_square = frame.is_some_and(|frame| frame.shape == Shape::Square);
        let in_braced = in_square && frame.is_some_and(|frame| frame.purpose == Purpose::BracedHash);
        match kind {
            TokenKind::OpenCurly if self.begins_hash() => {
                let diagnostic = self
                    .diagnostic(&codes::parsing::UNEXPECTED_TOKEN, span, "braces around an array or a hash")
                    .label("braces hold statements")
                    .help("write square brackets: `[ \"key\" => 1 ]`");
                if !self.troubled {
                    self.error(diagnostic);
                }
                TokenKind::OpenSquare
            }
            TokenKind::CloseCurly if in_braced => TokenKind::CloseSquare,
            TokenKind::Colon
                if in_square && self.open.last().is_some_and(|frame| frame.shape == Shape::Square) =>
            {
                if !self.troubled {
                    let diagnostic = self
                        .diagnostic(
                            &codes::parsing::UNEXPECTED_TOKEN,
                            span,
                            "`:` between a key and its value",
                        )
                        .label("expected `=>`")
                        .fix("write `=>`", span, " =>");
                    self.error(diagnostic);
                }
                TokenKind::Arrow
            }
            _ => kind,
        }
    }

    /// Whether a brace stands where only a value can, and what is in it looks like a hash.
    pub(super) fn begins_hash(&self) -> bool {
        let awaits_value = match self.previous_kind() {
            Some(TokenKind::Arrow | TokenKind::Return) => true,
            Some(TokenKind::Comma | TokenKind::OpenRound | TokenKind::OpenSquare | TokenKind::Colon) => {
                self.open.last().is_some_and(|frame| {
                    matches!(frame.shape, Shape::Round | Shape::Square)
                        && matches!(frame.purpose, Purpose::None | Purpose::BracedHash)
                })
            }
            Some(kind) => kind.is_assignment(),
            None => false,
        };
        let Some((first, _)) = self.next_at(self.at).filter(|_| awaits_value) else { return false };
        let second = self.next_at(first).map(|(at, _)| self.raw[at].kind);
        let first = self.raw[first].kind;
        first == TokenKind::CloseCurly
            || first.is_operand()
                && matches!(
                    second,
                    Some(TokenKind::Arrow | TokenKind::Colon | TokenKind::Comma | TokenKind::CloseCurly)
                )
    }
}

//! Counts how deep the current token is nested, exactly as the tree will be, and stops the file at
//! [`MAX_NESTING`].
//!
//! What counts: brackets, blocks, bodies without braces, unary operators, assignments, and what stands between
//! `?` and `:`. What is a list in the tree does not count: operators of one level, `else if`, the arms of a
//! ternary, subscripts.

use super::{Body, Header, Mender, Shape};
use crate::ast::MAX_NESTING;
use crate::{Span, TokenKind, codes};

/// Nesting from which the tree itself is measured: below, no mixture of operators makes it too deep.
const DEEP: usize = 32;

impl Mender<'_> {
    /// Counts what the token opens or ends, apart from brackets.
    pub(super) fn nesting_before(&mut self, kind: TokenKind, span: Span) {
        if self.at_statement_level() {
            self.bodies_before(kind);
        }
        if kind.is_assignment() {
            let frame = self.frame();
            frame.assignments += frame.unary + 1;
            frame.unary = 0;
            self.depth += 1;
        } else if kind.is_infix() || kind == TokenKind::Minus && self.operand_ended {
            self.end_unary();
        } else {
            match kind {
                TokenKind::Bang | TokenKind::Tilde | TokenKind::Minus => {
                    self.frame().unary += 1;
                    self.depth += 1;
                }
                TokenKind::PlusPlus | TokenKind::MinusMinus if !self.operand_ended => {
                    self.frame().unary += 1;
                    self.depth += 1;
                }
                TokenKind::Question => {
                    self.end_unary();
                    self.open_frame(Shape::Ternary, u32::MAX);
                }
                TokenKind::Colon => {
                    if self.open.last().is_some_and(|frame| frame.shape == Shape::Ternary) {
                        self.end_segment();
                        self.drop_frame();
                        self.end_unary();
                    } else {
                        self.end_segment();
                    }
                }
                TokenKind::Comma | TokenKind::Semicolon | TokenKind::Arrow => {
                    self.end_ternaries();
                    self.end_segment();
                }
                _ => {}
            }
        }
        self.form.is_deep |= self.depth >= DEEP;
        if self.depth >= MAX_NESTING
            && matches!(kind, TokenKind::OpenRound | TokenKind::OpenSquare | TokenKind::OpenCurly)
            || self.depth > MAX_NESTING
        {
            self.stop(span);
        }
    }

    /// Opens the body that a header waits for, and closes those that ended.
    fn bodies_before(&mut self, kind: TokenKind) {
        if std::mem::take(&mut self.statement_ended) {
            let base = self.frame().bodies;
            if kind == TokenKind::Else {
                // The `else` belongs to the nearest `if`; what is inside of that has ended.
                while self.bodies.len() > base {
                    if self.close_body() {
                        break;
                    }
                }
            } else {
                while self.bodies.len() > base {
                    self.close_body();
                }
            }
        }
        match self.header.take() {
            None => {}
            Some(Header::Else) if kind == TokenKind::If => {}
            Some(header) => {
                let weight = usize::from(kind != TokenKind::OpenCurly);
                self.depth += weight;
                self.bodies.push(Body { is_if: header == Header::If, weight });
            }
        }
    }

    /// Closes the innermost body and says whether it was an `if`'s.
    fn close_body(&mut self) -> bool {
        let Some(body) = self.bodies.pop() else { return false };
        self.depth -= body.weight;
        body.is_if
    }

    /// Opens a frame, which counts as one level.
    pub(super) fn open_frame(&mut self, shape: Shape, opener: u32) -> &mut super::Frame {
        let mut frame = super::Frame::new(shape, super::Purpose::None, opener);
        frame.bodies = self.bodies.len();
        self.depth += 1;
        self.open.push(frame);
        self.frame()
    }

    /// Closes the innermost frame.
    pub(super) fn drop_frame(&mut self) -> Option<super::Frame> {
        let frame = self.open.pop()?;
        self.depth -= 1 + frame.unary + frame.assignments;
        while self.bodies.len() > frame.bodies {
            self.close_body();
        }
        Some(frame)
    }

    /// Closes the ternaries that a bracket or a separator cuts off.
    pub(super) fn end_ternaries(&mut self) {
        while self.open.last().is_some_and(|frame| frame.shape == Shape::Ternary) {
            self.drop_frame();
        }
    }

    fn end_unary(&mut self) {
        let unary = std::mem::take(&mut self.frame().unary);
        self.depth -= unary;
    }

    fn end_segment(&mut self) {
        self.end_unary();
        let assignments = std::mem::take(&mut self.frame().assignments);
        self.depth -= assignments;
    }

    fn stop(&mut self, span: Span) {
        let message = format!("nested more than {MAX_NESTING} deep");
        let diagnostic = self
            .diagnostic(&codes::parsing::NESTED_TOO_DEEPLY, span, message)
            .label("one level too many; checking stops here")
            .help("give the inner part a variable or a sub of its own");
        self.error(diagnostic);
        let end = self.previous_end();
        self.sink.trouble(end);
        self.stopped = true;
    }
}

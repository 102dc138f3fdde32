//! Braces that are not closed. Which of several it is can only be guessed, by how far the lines are indented.

use super::{Mender, Shape};
use crate::{Span, codes};

impl Mender<'_> {
    /// An `else` that stands no further right than the `if` whose block is still open: that block was not
    /// closed.
    pub(super) fn brace_before_else(&mut self, span: Span, first_on_line: bool) {
        let Some(frame) = self.open.last().filter(|frame| frame.shape == Shape::Curly && first_on_line)
        else {
            return;
        };
        let (opener, base) = (frame.opener, frame.bodies);
        let answers_inner = self.bodies[base.min(self.bodies.len())..].iter().any(|body| body.is_if);
        let answers_outer =
            base.checked_sub(1).and_then(|at| self.bodies.get(at)).is_some_and(|body| body.is_if);
        let open_span = self.form.tokens[opener as usize].span;
        if answers_inner || !answers_outer || self.indentation(span) > self.indentation(open_span) {
            return;
        }
        if self.operand_ended {
            self.missing_semicolon(None);
        }
        let diagnostic = self
            .diagnostic(&codes::parsing::UNCLOSED_BRACKET, open_span, "unclosed `{`")
            .label("opened here")
            .related(self.sink.file, span, "expected `}` before this `else`")
            .fix("insert `}`", Span::new(span.start, span.start), "} ");
        self.sink.push(diagnostic);
        self.push_closer(Shape::Curly);
    }

    /// Reports a `{` that the end of the file leaves open: by the indentation, if that tells which one.
    pub(super) fn unclosed_brace(&mut self, opener: u32, is_innermost: bool) {
        let suspect = self.form.blocks.iter().copied().filter(|_| is_innermost).find(|(open, close)| {
            let open_span = self.form.tokens[*open as usize].span;
            let close_token = self.form.tokens[*close as usize];
            *open > opener
                && close_token.first_on_line
                && self.indentation(close_token.span) < self.indentation(open_span)
        });
        let span = self.form.tokens[opener as usize].span;
        let diagnostic = match suspect {
            Some((open, close)) => {
                let (open, close) =
                    (self.form.tokens[open as usize].span, self.form.tokens[close as usize].span);
                self.diagnostic(&codes::parsing::UNCLOSED_BRACKET, open, "unclosed `{`")
                    .label("probably this one, by the indentation")
                    .related(self.sink.file, close, "this `}` closes it, but stands further left")
                    .related(self.sink.file, span, "so this `{` stays open until the end of the file")
            }
            None => self
                .diagnostic(&codes::parsing::UNCLOSED_BRACKET, span, "unclosed `{`")
                .label("no `}` closes it until the end of the file"),
        };
        self.error(diagnostic);
    }

    /// The width of the blanks that begin the line of a place.
    pub(super) fn indentation(&self, span: Span) -> usize {
        let before = &self.text[..span.start as usize];
        let line = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        self.text[line..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }
}

//! From a file to its tree and its diagnostics. Only this module knows that LALRPOP exists.
//!
//! Tokens are mended first (`mend`), then each block is parsed by itself, inner blocks before outer ones. An
//! error ends the run of the generated parser, but what was finished before stays, and another run begins
//! behind the broken statement. So every token is parsed once, whatever is wrong.

pub(crate) mod build;
mod names;
mod recover;
pub(crate) mod sink;

use build::{Build, Lexeme};
use lalrpop_util::ParseError;

use self::sink::Sink;
use crate::ast::{self, Statement, StatementKind};
use crate::mend::{self, Form, Mended};
use crate::{Diagnostic, FileId, SourceFile, Span, TokenKind, tokenize};

/// What LALRPOP makes of `/grammar`.
#[allow(clippy::all, unused, missing_docs, unreachable_pub, rust_2018_idioms)]
#[allow(clippy::panic, clippy::unwrap_used, reason = "generated; they hold whatever the tokens")]
mod grammar {
    include!(concat!(env!("OUT_DIR"), "/trafficscript.rs"));
}

/// What became of a file: always a tree, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The tree. Where something is wrong it has nodes that say so.
    pub rule: ast::Rule,
    /// Errors and warnings in the order of the text. At most 100 errors, then one that counts the rest.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// Whether the rule can be compiled as far as its form goes.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Parses a file. Whatever the bytes, it neither fails nor panics, in time linear in their number.
pub fn parse(id: FileId, file: &SourceFile) -> Parsed {
    parse_counting(id, file).0
}

/// Parses, and says how many tokens were handed to the grammar in all its runs.
fn parse_counting(id: FileId, file: &SourceFile) -> (Parsed, usize) {
    let text = file.text();
    let mut sink = Sink::new(id);
    let raw = tokenize(text);
    let form = mend::mend(text, &raw, &mut sink);
    drop(raw);
    sink.settle();
    let mut parser = Parser { form: &form, text, build: Build::new(text, sink), handed_out: 0 };
    for (open, close) in form.blocks.iter().copied() {
        parser.items(open as usize + 1, close as usize);
        parser.build.finish_block();
    }
    parser.build.is_top = true;
    parser.items(0, form.tokens.len());
    let handed_out = parser.handed_out;
    let (mut statements, mut sink) = parser.build.finish_file();
    if form.is_deep {
        recover::cut_deep_trees(&mut statements, &mut sink);
    }
    let rule = ast::Rule { statements, comments: form.comments };
    (Parsed { rule, diagnostics: sink.finish() }, handed_out)
}

/// Drives the generated parser.
struct Parser<'t> {
    form: &'t Form,
    text: &'t [u8],
    build: Build<'t>,
    /// How many tokens the grammar has been given.
    handed_out: usize,
}

/// The tokens of one block, the blocks inside of it as one token each.
struct Feed<'t> {
    tokens: &'t [Mended],
    at: usize,
    end: usize,
    /// The index of the token that was handed out last.
    last: usize,
    /// How many were handed out.
    count: usize,
}

impl Iterator for Feed<'_> {
    type Item = (u32, Lexeme, u32);

    fn next(&mut self) -> Option<(u32, Lexeme, u32)> {
        if self.at >= self.end {
            self.last = self.end;
            return None;
        }
        let token = self.tokens[self.at];
        self.last = self.at;
        let mut end = token.span.end;
        if token.kind == TokenKind::OpenCurly {
            self.at = token.close as usize;
            end = self.tokens[self.at].span.end;
        }
        self.at += 1;
        self.count += 1;
        Some((token.span.start, Lexeme::new(token.kind, token.block), end))
    }
}

impl Parser<'_> {
    /// Parses the tokens from `start` to before `end` as the content of a block.
    fn items(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            self.build.begin(self.form.tokens[at].span.start);
            let mut feed = Feed { tokens: &self.form.tokens, at, end, last: at, count: 0 };
            let result = grammar::ItemsParser::new().parse(&mut self.build, &mut feed);
            self.handed_out += feed.count;
            let expected = match result {
                Ok(()) => return,
                Err(
                    ParseError::UnrecognizedToken { expected, .. }
                    | ParseError::UnrecognizedEof { expected, .. },
                ) => expected,
                Err(ParseError::InvalidToken { .. } | ParseError::ExtraToken { .. }) => Vec::new(),
                Err(ParseError::User { error }) => match error {},
            };
            let finished_to = self.build.finished_to;
            let first = self.first_behind(at, feed.last, finished_to);
            let next = self.recover(first, feed.last, end, &expected);
            at = next.max(at + 1);
        }
    }

    /// The first token of the statement that broke at `last`: behind the last finished one.
    fn first_behind(&self, from: usize, last: usize, finished_to: u32) -> usize {
        let tokens = &self.form.tokens[from..last.max(from)];
        from + tokens.partition_point(|token| token.span.start < finished_to)
    }

    /// Reports an error, puts a broken statement in the tree, and says where to go on.
    fn recover(&mut self, first: usize, last: usize, end: usize, expected: &[String]) -> usize {
        self.report(first, last, end, expected);
        let next = self.resume(first, last, end);
        let tokens = &self.form.tokens[first..next];
        let span = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => return next,
        };
        self.build.statement(Statement { kind: StatementKind::Error, span });
        let mut at = first;
        while at < next {
            let token = self.form.tokens[at];
            if token.kind == TokenKind::OpenCurly {
                let span = token.span.to(self.form.tokens[token.close as usize].span);
                let statements = self.build.salvage(token.block);
                if !statements.is_empty() {
                    self.build.statement(Statement { kind: StatementKind::Block(statements), span });
                }
                at = token.close as usize;
            }
            at += 1;
        }
        next
    }

    fn slice(&self, span: Span) -> &[u8] {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many tokens the grammar was given, and how many the text has.
    fn counted(text: &str) -> (usize, usize) {
        let (_, handed_out) = parse_counting(FileId(0), &SourceFile::new("t", text.as_bytes()));
        (handed_out, tokenize(text.as_bytes()).iter().filter(|token| !token.kind.is_trivia()).count())
    }

    #[test]
    fn work_grows_with_the_text_whatever_is_wrong_with_it() {
        for line in [
            "if( $a == \"b\" ) { log.info( $c ); } else { pool.use( \"p\" ); }\n",
            "$a = ;\n",
            "foo( 1 2 );\n",
            "foo( $a\n",
            "{ if( + ) { } }\n",
            "$a = 1\n",
            "if( 1 ) a() else if( 2 ) b() else\n",
            "} ) ] ;\n",
            "$x = \"a;\n",
            "* * * { ( ; } else { ; }\n",
            "x = y z\n",
        ] {
            for times in [100, 1000] {
                let (handed_out, tokens) = counted(&line.repeat(times));
                // A token that ends one run may begin the next, and mended tokens come on top.
                assert!(handed_out <= 3 * tokens, "{times} times {line:?}: {handed_out} of {tokens}");
            }
        }
    }
}

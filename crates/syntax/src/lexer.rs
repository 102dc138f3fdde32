//! Cuts text into tokens. It never fails: whatever the bytes, the tokens lie side by side and cover them.
//!
//! Logos finds most tokens. By hand are the ends of strings, since a string may run over several lines and a
//! forgotten quote must not turn the rest of the file inside out, and the ends of `/*`.

use logos::Logos;

use crate::{Span, Token, TokenKind};

/// The tokens of a text, white space and comments among them. Text beyond [`SourceFile::MAX_BYTES`] has no
/// place in a span and is left out.
///
/// [`SourceFile::MAX_BYTES`]: crate::SourceFile::MAX_BYTES
pub fn tokenize(text: &[u8]) -> Vec<Token> {
    let text = &text[..text.len().min(crate::SourceFile::MAX_BYTES)];
    Lexer {
        text,
        tokens: Vec::with_capacity(text.len() / 2 + 1),
        suspect: None,
        restarts: 8,
        rescan: text.len() * 4,
        one_line: [false; 2],
        no_comment_end: false,
    }
    .run()
}

struct Lexer<'t> {
    text: &'t [u8],
    tokens: Vec<Token>,
    /// The first string over several lines that looks as if its closing quote were another's opening one:
    /// the number of its token.
    suspect: Option<usize>,
    /// How often a suspect may still be taken for the culprit.
    restarts: u32,
    /// How many bytes may still be looked at twice, so that no text takes more than linear time.
    rescan: usize,
    /// Whether the rest of the text has no closing quote of this kind (double, single).
    one_line: [bool; 2],
    /// Whether the rest of the text has no `*/`.
    no_comment_end: bool,
}

/// Where a string ends.
enum End {
    /// Behind its closing quote.
    Closed(usize),
    /// It has none, or one that is not its own; it is cut off here.
    Cut(usize),
}

impl Lexer<'_> {
    fn run(mut self) -> Vec<Token> {
        let mut logos = TokenKind::lexer(self.text);
        while let Some(found) = logos.next() {
            let start = logos.span().start;
            let mut kind = found.unwrap_or(TokenKind::Stray);
            let found_to = logos.span().end;
            let mut end = found_to;
            match kind {
                TokenKind::DoubleQuoted | TokenKind::SingleQuoted => match self.string_end(start) {
                    Some(End::Closed(at)) => end = at,
                    Some(End::Cut(at)) => (kind, end) = (TokenKind::UnclosedString, at),
                    None => {
                        // A quote is left over, so one before it lacks its partner: begin again there.
                        let from = self.restart();
                        logos = TokenKind::lexer(self.text);
                        logos.bump(from);
                        continue;
                    }
                },
                TokenKind::TypographicQuote => {
                    if let Some(at) = self.typographic_end(start, end) {
                        (kind, end) = (TokenKind::TypographicString, at);
                    }
                }
                TokenKind::ForeignComment if self.text[start..end] == *b"/*" => end = self.comment_end(start),
                _ => {}
            }
            if end != found_to {
                logos.bump(end - found_to);
            }
            self.tokens.push(Token { kind, span: Span::new(start as u32, end as u32) });
        }
        self.tokens
    }

    /// The end of the string that begins at `start`; `None` when the lexer must begin again at a suspect.
    fn string_end(&mut self, start: usize) -> Option<End> {
        let quote = self.text[start];
        let only_line = self.one_line[usize::from(quote == b'\'')] || self.rescan == 0;
        let mut first_break = None;
        let mut at = start + 1;
        while at < self.text.len() {
            match self.text[at] {
                byte if byte == quote => {
                    let Some(first_break) = first_break else { return Some(End::Closed(at + 1)) };
                    if self.cannot_follow_a_string(at + 1) {
                        self.rescan = self.rescan.saturating_sub(at - start);
                        return Some(End::Cut(self.cut(start, first_break)));
                    }
                    if self.suspect.is_none()
                        && (ends_a_statement(&self.text[start + 1..first_break])
                            || awaits_an_operand(&self.text[first_break..at]))
                    {
                        self.suspect = Some(self.tokens.len());
                    }
                    return Some(End::Closed(at + 1));
                }
                b'\\' => {
                    at += match &self.text[at + 1..] {
                        // A joined line does not make a string a long one.
                        [b'\r', b'\n', ..] => 3,
                        _ => 2,
                    };
                    continue;
                }
                b'\n' => {
                    first_break.get_or_insert(at);
                    if only_line {
                        break;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        if !only_line {
            if self.suspect.is_some() && self.restarts > 0 {
                return None;
            }
            self.one_line[usize::from(quote == b'\'')] = true;
        }
        let line_end = first_break.unwrap_or(self.text.len());
        Some(End::Cut(self.cut(start, line_end)))
    }

    /// Forgets the tokens from the suspect on, cuts the suspect off at its line, and says where to go on.
    fn restart(&mut self) -> usize {
        let Some(suspect) = self.suspect.take() else { return self.text.len() };
        self.restarts -= 1;
        let start = self.tokens[suspect].span.start as usize;
        let line_end = self.text[start..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(self.text.len(), |at| start + at);
        let end = self.cut(start, line_end);
        self.tokens.truncate(suspect);
        let span = Span::new(start as u32, end as u32);
        self.tokens.push(Token { kind: TokenKind::UnclosedString, span });
        end
    }

    /// Whether what stands behind a closing quote shows that it was an opening one: an operand on the same
    /// line. (The word `as` follows a string in an `import`.)
    fn cannot_follow_a_string(&self, behind: usize) -> bool {
        let rest = &self.text[behind..];
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let rest = &rest[blanks..];
        match rest.first() {
            Some(b'a') => !(blanks > 0 && rest.starts_with(b"as ")),
            Some(byte) => {
                byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'\\' | b'"' | b'\'' | b'@')
            }
            None => false,
        }
    }

    /// The end of an unclosed string on its line: what closes brackets or ends a statement at the line's end
    /// was hardly meant as text.
    fn cut(&self, start: usize, line_end: usize) -> usize {
        let line = &self.text[start + 1..line_end];
        let kept = line
            .iter()
            .rposition(|byte| !matches!(byte, b')' | b']' | b'{' | b'}' | b';' | b',' | b' ' | b'\t' | b'\r'))
            .map_or(0, |at| at + 1);
        start + 1 + kept
    }

    /// The end of the string that a typographic quote opens, when its line closes it.
    fn typographic_end(&self, start: usize, end: usize) -> Option<usize> {
        let single = is_single(&self.text[start..end]);
        let mut at = end;
        while at < self.text.len() && self.text[at] != b'\n' {
            let rest = &self.text[at..];
            let length = quote_length(rest);
            if length > 0 && is_single(&rest[..length]) == single {
                return Some(at + length);
            }
            at += length.max(1);
        }
        None
    }

    /// The end of a `/*` comment; that of its line when it is not closed.
    fn comment_end(&mut self, start: usize) -> usize {
        let rest = &self.text[start + 2..];
        if !self.no_comment_end {
            if let Some(at) = rest.windows(2).position(|pair| pair == b"*/") {
                return start + 2 + at + 2;
            }
            self.no_comment_end = true;
        }
        start + 2 + rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len())
    }
}

/// Whether the first line of a long string ends as statements do.
fn ends_a_statement(line: &[u8]) -> bool {
    matches!(line.trim_ascii_end().last(), Some(b';' | b'{' | b'}'))
}

/// Whether the end of a long string is what stands before an opening quote.
fn awaits_an_operand(text: &[u8]) -> bool {
    matches!(text.trim_ascii_end().last(), Some(b'=' | b'(' | b'[' | b',' | b'.' | b'&' | b'|'))
}

/// The length of the quote, typographic or straight, that the bytes begin with; 0 for none.
pub(crate) fn quote_length(bytes: &[u8]) -> usize {
    match bytes {
        [0xE2, 0x80, 0x98..=0x9F, ..] => 3,
        [0xC2, 0xAB | 0xBB, ..] => 2,
        [b'"' | b'\'' | 0x91..=0x94, ..] => 1,
        _ => 0,
    }
}

/// Whether a quote is of the single kind.
pub(crate) fn is_single(quote: &[u8]) -> bool {
    matches!(quote, [0xE2, 0x80, 0x98..=0x9B] | [b'\'' | 0x91 | 0x92])
}

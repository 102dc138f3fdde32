//! Diagnostics as text for a terminal: the place, the line, carets, labels, other places, help, and where to
//! read more.
//!
//! Whatever the bytes of the source: what is not UTF-8 is shown as U+FFFD, and of a long line only the part
//! around the place is shown.

use std::borrow::Cow;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
    normalize_untrusted_str,
};

use crate::{Diagnostic, FileId, Fix, Severity, SourceFile, SourceMap, Span};

/// Lines with more bytes are cut.
const LINE_MOST: usize = 160;

/// How many bytes of a cut line are shown before its place.
const LINE_BEFORE: usize = 60;

/// Places with at most this many lines between them are shown in one piece.
const NEAR: u32 = 4;

/// A diagnostic as text, with a line break at its end.
pub fn render(diagnostic: &Diagnostic, sources: &SourceMap, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let pieces = pieces(diagnostic, sources);
    let mut main = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.id)
        .elements(pieces.iter().flat_map(Piece::elements));
    if let Some(help) = &diagnostic.help {
        main = main.element(Level::HELP.message(normalize_untrusted_str(help)));
    }
    let patched = diagnostic.fix.as_ref().and_then(|fix| patched(diagnostic.file, fix, sources));
    if let (Some(fix), None) = (&diagnostic.fix, &patched) {
        main = main.element(Level::HELP.message(normalize_untrusted_str(&fix.title)));
    }
    let more = format!("`rulecheck explain {}` says more ({})", diagnostic.code.id, diagnostic.code.name);
    main = main.element(Level::NOTE.message(more));
    let mut groups = vec![main];
    if let (Some(fix), Some(piece)) = (&diagnostic.fix, &patched) {
        let patches = fix.edits.iter().map(|edit| {
            let (start, end) = piece.locate(edit.span);
            Patch::new(start..end, edit.text.as_str())
        });
        groups.push(
            Group::with_title(Level::HELP.secondary_title(fix.title.as_str())).element(
                Snippet::source(piece.text.as_str()).line_start(piece.line as usize).patches(patches),
            ),
        );
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.term_width(4 * LINE_MOST).render(&groups);
    text.push('\n');
    text
}

/// What was found, in one line: `2 errors, 1 warning in 3 files`.
pub fn summary<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, files: usize) -> String {
    let mut counts = [0_usize; 3];
    for diagnostic in diagnostics {
        counts[diagnostic.severity as usize] += 1;
    }
    let [infos, warnings, errors] = counts;
    let found: Vec<String> = [(errors, "error"), (warnings, "warning"), (infos, "note")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    let found = if found.is_empty() { "no problems".to_owned() } else { found.join(", ") };
    format!("{found} in {}", counted(files, "file"))
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Some lines of a file that lie together, with the places in them.
struct Piece<'d> {
    file: &'d SourceFile,
    /// The number of the first line.
    line: u32,
    text: String,
    /// How the bytes of the file became the text: offset there, offset here, whether bytes were kept.
    map: Vec<(u32, usize)>,
    marks: Vec<Mark<'d>>,
    /// Whether it is one line of which a part is missing.
    is_cut: bool,
}

struct Mark<'d> {
    span: Span,
    label: &'d str,
    is_primary: bool,
}

/// The places of a diagnostic, those that are near to one another together.
fn pieces<'d>(diagnostic: &'d Diagnostic, sources: &'d SourceMap) -> Vec<Piece<'d>> {
    let primary = Mark { span: diagnostic.span, label: &diagnostic.label, is_primary: true };
    let related = diagnostic
        .related
        .iter()
        .map(|place| (place.file, Mark { span: place.span, label: &place.text, is_primary: false }));
    let mut clusters: Vec<(FileId, u32, u32, Vec<Mark<'d>>)> = Vec::new();
    for (id, mark) in std::iter::once((diagnostic.file, primary)).chain(related) {
        let Some(file) = sources.get(id) else { continue };
        let line = file.line(mark.span.start);
        let is_long = file.line_text(line).len() > LINE_MOST;
        let near = clusters.iter_mut().find(|(other, first, last, _)| {
            *other == id && !is_long && line + NEAR >= *first && line <= *last + NEAR && {
                let (from, to) = ((*first).min(line), (*last).max(line));
                (from..=to).all(|line| file.line_text(line).len() <= LINE_MOST)
            }
        });
        match near {
            Some((_, first, last, marks)) => {
                (*first, *last) = ((*first).min(line), (*last).max(line));
                marks.push(mark);
            }
            None => clusters.push((id, line, line, vec![mark])),
        }
    }
    clusters
        .into_iter()
        .filter_map(|(id, first, last, marks)| Some(Piece::new(sources.get(id)?, first, last, marks)))
        .collect()
}

/// The line that a fix changes, when it is one short line.
fn patched<'d>(file: FileId, fix: &Fix, sources: &'d SourceMap) -> Option<Piece<'d>> {
    let file = sources.get(file)?;
    let line = file.line(fix.edits.first()?.span.start);
    let is_one_line = fix.edits.iter().all(|edit| {
        file.line(edit.span.start) == line && file.line(edit.span.end) == line && !edit.text.contains('\n')
    });
    (is_one_line && file.line_text(line).len() <= LINE_MOST).then(|| Piece::new(file, line, line, Vec::new()))
}

impl<'d> Piece<'d> {
    fn new(file: &'d SourceFile, first: u32, last: u32, marks: Vec<Mark<'d>>) -> Piece<'d> {
        let mut piece =
            Piece { file, line: first, text: String::new(), map: Vec::new(), marks, is_cut: false };
        for line in first..=last {
            if line > first {
                piece.text.push('\n');
            }
            let start = file.line_start(line);
            let text = file.line_text(line);
            if text.len() <= LINE_MOST {
                piece.push(start, text);
            } else {
                let place =
                    piece.marks.first().map_or(0, |mark| mark.span.start.saturating_sub(start) as usize);
                let from = boundary(text, place.min(text.len()).saturating_sub(LINE_BEFORE));
                let to = boundary(text, (from + LINE_MOST - 2 * CUT.len()).min(text.len()));
                piece.is_cut = true;
                if from > 0 {
                    piece.text.push_str(CUT);
                }
                piece.push(start + from as u32, &text[from..to]);
                if to < text.len() {
                    piece.text.push_str(CUT);
                }
            }
        }
        piece
    }

    /// Adds bytes of the file that begin at this offset there.
    fn push(&mut self, offset: u32, bytes: &[u8]) {
        let mut offset = offset;
        self.map.push((offset, self.text.len()));
        for chunk in bytes.utf8_chunks() {
            self.text.push_str(chunk.valid());
            offset += chunk.valid().len() as u32;
            if !chunk.invalid().is_empty() {
                self.map.push((offset, self.text.len()));
                self.text.push('\u{FFFD}');
                offset += chunk.invalid().len() as u32;
                self.map.push((offset, self.text.len()));
            }
        }
        self.map.push((offset, self.text.len()));
    }

    /// Where a span of the file is in the text.
    fn locate(&self, span: Span) -> (usize, usize) {
        let start = self.at(span.start);
        let end = self.at(span.end).max(start);
        // A place on several lines is shown on its first.
        let line_end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        (start, end.min(line_end))
    }

    fn at(&self, offset: u32) -> usize {
        let next = self.map.partition_point(|(there, _)| *there <= offset);
        let Some((there, here)) = next.checked_sub(1).and_then(|at| self.map.get(at)) else { return 0 };
        let limit = self.map.get(next).map_or(*here, |(_, here)| *here);
        let mut at = (here + (offset - there) as usize).min(limit);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn elements(&self) -> Vec<Element<'_>> {
        let annotations = self.marks.iter().map(|mark| -> Annotation<'_> {
            let (start, end) = self.locate(mark.span);
            let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let label = Some(mark.label).filter(|label| !label.is_empty()).map(Cow::Borrowed);
            kind.span(start..end).label(label)
        });
        let snippet = Snippet::source(self.text.as_str())
            .line_start(self.line as usize)
            .fold(false)
            .annotations(annotations);
        if !self.is_cut {
            return vec![Element::from(snippet.path(self.file.name()))];
        }
        // The columns of what is shown are not those of the file.
        let place = self.marks.first().map_or(0, |mark| mark.span.start);
        let position = self.file.position(place);
        let origin =
            Origin::path(self.file.name()).line(position.line as usize).char_column(position.column as usize);
        vec![Element::from(origin), Element::from(snippet)]
    }
}

/// Stands for what is not shown of a line.
const CUT: &str = "...";

/// The next place that is not inside a character.
fn boundary(text: &[u8], at: usize) -> usize {
    (at..text.len()).take(4).find(|at| text[*at] & 0xC0 != 0x80).unwrap_or(at)
}

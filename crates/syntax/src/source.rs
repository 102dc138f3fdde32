//! Source text and where its lines begin.

use std::sync::Arc;

use crate::Span;

/// A line of a rule has so many bytes or more, mostly.
const LINE_BYTES: usize = 24;

/// A file's number in a [`SourceMap`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A file: its name for people, its bytes, its lines.
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    text: Arc<[u8]>,
    /// A boxed slice, since every compiled rule keeps its sources.
    line_starts: Box<[u32]>,
}

/// Line and column, both counted from 1, the column in characters (a byte that is no UTF-8 counts as one).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: u32,
    /// From 1.
    pub column: u32,
}

impl SourceFile {
    /// The largest file: positions are `u32`.
    pub const MAX_BYTES: usize = 256 << 20;

    /// A file with this name. Text beyond [`SourceFile::MAX_BYTES`] is cut off; whoever reads files checks
    /// their size first and says so.
    pub fn new(name: impl Into<String>, text: impl Into<Arc<[u8]>>) -> SourceFile {
        let mut text: Arc<[u8]> = text.into();
        if text.len() > SourceFile::MAX_BYTES {
            text = Arc::from(&text[..SourceFile::MAX_BYTES]);
        }
        let mut line_starts = Vec::with_capacity(1 + text.len() / LINE_BYTES);
        line_starts.push(0);
        line_starts.extend(memchr::memchr_iter(b'\n', &text).map(|at| at as u32 + 1));
        SourceFile { name: name.into(), text, line_starts: line_starts.into() }
    }

    /// The name for people: a path, or a rule's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The bytes of a span, cut to what there is.
    pub fn slice(&self, span: Span) -> &[u8] {
        let end = (span.end as usize).min(self.text.len());
        &self.text[(span.start as usize).min(end)..end]
    }

    /// The line (from 1) of a byte offset.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|start| *start <= offset) as u32
    }

    /// The line of a byte offset that is probably in the line `near`, as the next one asked for mostly is.
    pub fn line_near(&self, offset: u32, near: u32) -> u32 {
        let is_near = near > 0 && self.line_start(near) <= offset && offset < self.line_start(near + 1);
        if is_near { near } else { self.line(offset) }
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.line_starts[line as usize - 1];
        let before = self.slice(Span::new(start, offset));
        let column = String::from_utf8_lossy(before).chars().count() as u32 + 1;
        Position { line, column }
    }

    /// The offset of the first byte of a line (from 1); the end of the text for a line that is not there.
    pub fn line_start(&self, line: u32) -> u32 {
        let at = (line as usize).saturating_sub(1);
        self.line_starts.get(at).copied().unwrap_or(self.text.len() as u32)
    }

    /// The bytes of a line (from 1), without its line break.
    pub fn line_text(&self, line: u32) -> &[u8] {
        let at = line as usize - 1;
        let start = self.line_starts.get(at).copied().unwrap_or(self.text.len() as u32);
        let end = self.line_starts.get(at + 1).map_or(self.text.len() as u32, |next| next - 1);
        let text = self.slice(Span::new(start, end));
        text.strip_suffix(b"\r").unwrap_or(text)
    }
}

/// The files of one compilation: the rule itself is number 0, its imports follow.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<Arc<SourceFile>>,
}

impl SourceMap {
    /// No files.
    pub fn new() -> SourceMap {
        SourceMap::default()
    }

    /// Adds a file.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(Arc::new(file));
        FileId(self.files.len() as u32 - 1)
    }

    /// The file with this number. Numbers come from [`SourceMap::add`]; another number gives `None`.
    pub fn get(&self, id: FileId) -> Option<&Arc<SourceFile>> {
        self.files.get(id.0 as usize)
    }

    /// All files in order.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_survive_bad_utf8() {
        let file = SourceFile::new("t", b"a\n\xc3\xa4\xffb\r\nc".as_slice());
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position(4), Position { line: 2, column: 2 });
        assert_eq!(file.position(5), Position { line: 2, column: 3 });
        assert_eq!(file.position(8), Position { line: 3, column: 1 });
        assert_eq!(file.position(99), Position { line: 3, column: 2 });
        assert_eq!(file.line_text(2), b"\xc3\xa4\xffb");
        assert_eq!(file.line_text(3), b"c");
    }
}

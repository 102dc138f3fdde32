//! Collects the diagnostics of one file: the first hundred errors, however many there are.

use crate::{Code, Diagnostic, FileId, Span, codes};

/// Diagnostics of one file, in any order.
pub(crate) struct Sink {
    /// The file they are about.
    pub(crate) file: FileId,
    errors: Kept,
    lints: Kept,
    /// Where errors are that may cause others. Sorted by [`Sink::settle`].
    trouble: Vec<u32>,
}

/// The foremost diagnostics, and how many there were.
#[derive(Default)]
struct Kept {
    list: Vec<Diagnostic>,
    count: usize,
}

impl Sink {
    /// How many errors, and how many lints, a file reports.
    pub(crate) const MOST: usize = 100;

    pub(crate) fn new(file: FileId) -> Sink {
        Sink { file, errors: Kept::default(), lints: Kept::default(), trouble: Vec::new() }
    }

    /// Adds a finding.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let kept = if diagnostic.is_error() { &mut self.errors } else { &mut self.lints };
        kept.count += 1;
        kept.list.push(diagnostic);
        if kept.list.len() >= 4 * Sink::MOST {
            kept.keep_foremost();
        }
    }

    /// An error of this kind that was told at this place, for what became known behind it.
    pub(crate) fn error_at(&mut self, code: &'static Code, span: Span) -> Option<&mut Diagnostic> {
        self.errors.list.iter_mut().rev().find(|found| found.span == span && found.code.id == code.id)
    }

    /// Notes that what the parser finds wrong near this place may be a consequence of what was said.
    pub(crate) fn trouble(&mut self, at: u32) {
        self.trouble.push(at);
    }

    /// Call it between the last [`Sink::trouble`] and the first [`Sink::is_troubled`].
    pub(crate) fn settle(&mut self) {
        self.trouble.sort_unstable();
    }

    /// Whether there is trouble from here to there, both included.
    pub(crate) fn is_troubled(&self, from: u32, to: u32) -> bool {
        let at = self.trouble.partition_point(|place| *place < from);
        self.trouble.get(at).is_some_and(|place| *place <= to)
    }

    /// All that is kept, in the order of the text, with a last one that counts what is not.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        if self.errors.list.is_empty() && self.lints.list.is_empty() {
            return Vec::new();
        }
        self.errors.keep_foremost();
        self.lints.keep_foremost();
        let more = self.errors.count - self.errors.list.len();
        let mut all = self.errors.list;
        let last = all.last().map_or(Span::default(), |last| last.span);
        all.append(&mut self.lints.list);
        all.sort_by_key(|diagnostic| diagnostic.span);
        if more > 0 {
            let what = if more == 1 { "error is" } else { "errors are" };
            let message = format!("{more} more {what} not shown");
            all.push(
                Diagnostic::new(&codes::parsing::TOO_MANY_ERRORS, self.file, last, message)
                    .label("the last error that is shown")
                    .help("mend the first errors and check again"),
            );
        }
        all
    }
}

impl Kept {
    fn keep_foremost(&mut self) {
        self.list.sort_by_key(|diagnostic| diagnostic.span);
        self.list.truncate(Sink::MOST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foremost_hundred_are_kept_in_order_and_the_rest_is_counted() {
        let mut sink = Sink::new(FileId(0));
        for at in (0..1000).rev() {
            sink.push(Diagnostic::new(
                &codes::parsing::UNEXPECTED_TOKEN,
                FileId(0),
                Span::new(at, at + 1),
                "",
            ));
        }
        let all = sink.finish();
        assert_eq!(all.len(), 101);
        assert!(all[..100].iter().enumerate().all(|(at, found)| found.span.start == at as u32));
        assert_eq!(all[100].code.id, "PM0106");
        assert_eq!(all[100].message, "900 more errors are not shown");
    }

    #[test]
    fn trouble_is_found_between_its_ends() {
        let mut sink = Sink::new(FileId(0));
        sink.trouble(9);
        sink.trouble(4);
        sink.settle();
        assert!(sink.is_troubled(4, 4) && sink.is_troubled(5, 9) && sink.is_troubled(0, 100));
        assert!(!sink.is_troubled(5, 8) && !sink.is_troubled(10, 100) && !sink.is_troubled(0, 3));
    }
}

//! One match after the other, without a text that makes this quadratic.
//!
//! The linear engine may read far beyond a match before it knows that it is one (`.*b|a` reads to the end for
//! every `a`), so that many matches of one text can take time in its square; and the engine does not say how
//! much it read. So after a generous number of bytes that it may have read, matching goes on with the
//! machine that counts its steps.

use pointsman_model::Fault;

use super::{Flags, Pattern, Spans};

/// Bytes that the linear engine may read in one search: a few milliseconds.
const GENEROUS: usize = 16 << 20;

/// A search for all matches of a pattern in one text.
#[derive(Debug)]
pub struct Search<'p> {
    pattern: &'p Pattern,
    flags: Flags,
    /// Bytes that may have been read so far.
    read: usize,
}

impl<'p> Search<'p> {
    /// A search that has read nothing yet.
    pub fn new(pattern: &'p Pattern, flags: Flags) -> Search<'p> {
        Search { pattern, flags, read: 0 }
    }

    /// As [`Pattern::find`], the text being the same each time.
    pub fn find(&mut self, text: &[u8], from: usize, steps: &mut u64) -> Result<Option<Spans>, Fault> {
        if self.read > GENEROUS {
            return self.pattern.find_by_steps(text, from, self.flags, steps);
        }
        self.read += text.len().saturating_sub(from);
        self.pattern.find(text, from, self.flags, steps)
    }
}

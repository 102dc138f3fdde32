//! What is wrong with a pattern, and where.

use std::ops::Range;

use pointsman_model::PrepareError;

/// An error about a part of the pattern. Helps write a character as `[(]`, not `\(`: that is right in both
/// kinds of quotes, where a backslash may have to be doubled.
pub(super) fn error(message: impl Into<String>, range: Range<usize>) -> PrepareError {
    PrepareError::new(message).at(range)
}

//! The names of a file, so that one that stands there over and over is kept once.

use std::sync::Arc;

/// Names that were seen last. Rules call the same few functions and read the same few variables, so this finds
/// most names, and is never long to look through.
#[derive(Default)]
pub(super) struct Names {
    recent: [Option<Arc<str>>; 8],
    /// The place of the name that gives way to the next new one.
    oldest: usize,
}

impl Names {
    /// The text of a name, which is ASCII.
    pub(super) fn shared(&mut self, name: &[u8]) -> Arc<str> {
        if let Some(known) = self.recent.iter().flatten().find(|known| known.as_bytes() == name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = Arc::from(std::str::from_utf8(name).unwrap_or_default());
        self.recent[self.oldest] = Some(Arc::clone(&name));
        self.oldest = (self.oldest + 1) % self.recent.len();
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_stands_again_is_the_same_text() {
        let mut names = Names::default();
        let first = names.shared(b"pool.use");
        for at in 0..7 {
            names.shared(format!("f{at}").as_bytes());
        }
        assert!(Arc::ptr_eq(&first, &names.shared(b"pool.use")));
        names.shared(b"one.more");
        assert_eq!(names.shared(b"pool.use"), first);
    }
}

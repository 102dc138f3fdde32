//! Noticing that a file has changed.
//!
//! Times and lengths are looked at once a second: a few `stat` calls, which work on every file system, see every
//! way that editors and deployments replace files, and need no descriptor.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What a file looked like; `None` when it was not there.
type Look = Option<(SystemTime, u64)>;

/// Files that are watched.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    files: HashMap<PathBuf, Look>,
}

fn look(path: &Path) -> Look {
    let facts = std::fs::metadata(path).ok()?;
    Some((facts.modified().ok()?, facts.len()))
}

impl Watch {
    /// Watches these files from now on. One that was watched before is remembered as it was seen then, lest a
    /// change be missed that was made while the configuration was read.
    pub(crate) fn set(&mut self, files: &[PathBuf]) {
        let mut old = std::mem::take(&mut self.files);
        for path in files {
            let seen = old.remove(path).unwrap_or_else(|| look(path));
            self.files.insert(path.clone(), seen);
        }
    }

    /// Whether one of them has changed since it was looked at last.
    pub(crate) fn has_changed(&mut self) -> bool {
        let mut changed = false;
        for (path, seen) in &mut self.files {
            let now = look(path);
            changed |= now != *seen;
            *seen = now;
        }
        changed
    }
}

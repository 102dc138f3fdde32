//! Noticing that a file has changed.
//!
//! Times and lengths are looked at once a second: a few `stat` calls, which work on every file system, see every
//! way that editors and deployments replace files, and need no descriptor. Only when they differ is the file read
//! and compared with what was loaded.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::loaded::{Loaded, digest};
use super::source::Source;

/// What was seen of a file.
#[derive(Debug)]
struct Seen {
    /// Time and length when it was read last; `None` when it was not there, or not looked at yet.
    look: Option<(SystemTime, u64)>,
    /// Of its text; `None` when it could not be read.
    digest: Option<u64>,
}

/// Files that are watched.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    files: HashMap<PathBuf, Seen>,
}

fn look(path: &Path) -> Option<(SystemTime, u64)> {
    let facts = std::fs::metadata(path).ok()?;
    Some((facts.modified().ok()?, facts.len()))
}

impl Watch {
    /// Watches these files from now on, and no others.
    pub(crate) fn set(&mut self, files: &[Loaded]) {
        self.files.retain(|path, _| files.iter().any(|file| file.path == *path));
        for file in files {
            let fresh = || Seen { look: None, digest: Some(file.digest) };
            let seen = self.files.entry(file.path.clone()).or_insert_with(fresh);
            if seen.digest != Some(file.digest) {
                *seen = fresh();
            }
        }
    }

    /// Whether one of them has changed since it was loaded, or since this was asked last.
    pub(crate) fn has_changed(&mut self) -> bool {
        let mut changed = false;
        for (path, seen) in &mut self.files {
            let now = look(path);
            if now == seen.look && now.is_some() {
                continue;
            }
            seen.look = now;
            let text = Source::Disk.read(path).ok();
            let now = text.map(|text| digest(&text));
            changed |= now != seen.digest;
            seen.digest = now;
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str) {
        #[expect(clippy::disallowed_methods, reason = "tests write their own files")]
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn a_change_is_seen_once_and_a_touch_is_none() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("a");
        write(&path, "one");
        let mut watch = Watch::default();
        watch.set(&[Loaded::new(&path, b"one")]);
        assert!(!watch.has_changed());
        write(&path, "one");
        assert!(!watch.has_changed());
        write(&path, "twos");
        assert!(watch.has_changed());
        assert!(!watch.has_changed());
        std::fs::remove_file(&path).unwrap();
        assert!(watch.has_changed());
        assert!(!watch.has_changed());
        write(&path, "back");
        assert!(watch.has_changed());
    }

    #[test]
    fn a_change_between_loading_and_watching_is_seen() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("a");
        write(&path, "new");
        let mut watch = Watch::default();
        watch.set(&[Loaded::new(&path, b"old")]);
        assert!(watch.has_changed());
        // It was loaded as it was before, and has changed since.
        watch.set(&[Loaded::new(&path, b"old")]);
        assert!(watch.has_changed());
    }
}

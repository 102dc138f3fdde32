//! Where configuration and rule files come from: the disk, or the binary itself for the demonstration.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// A place to read files from.
#[derive(Clone, Debug)]
pub enum Source {
    /// The file system.
    Disk,
    /// Texts by path, built in.
    Embedded(BTreeMap<PathBuf, &'static str>),
}

impl Source {
    /// The largest file that is read: no rule or configuration comes near it.
    const MAX_BYTES: u64 = 64 << 20;
    /// The largest database that is read.
    pub(crate) const MAX_DATABASE_BYTES: u64 = 1 << 30;

    /// The bytes of a file.
    pub fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read_up_to(path, Self::MAX_BYTES)
    }

    /// The bytes of a file that has at most so many.
    pub(crate) fn read_up_to(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        match self {
            Source::Disk => {
                let size = std::fs::metadata(path)?.len();
                if size > limit {
                    return Err(io::Error::other(format!(
                        "the file is {size} bytes long; {} MiB is the limit",
                        limit >> 20
                    )));
                }
                #[expect(clippy::disallowed_methods, reason = "the proxy reads its own files")]
                std::fs::read(path)
            }
            Source::Embedded(files) => files
                .get(path)
                .map(|text| text.as_bytes().to_vec())
                .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "there is no such file")),
        }
    }
}

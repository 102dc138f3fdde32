//! Reading what the command line names: files, folders of rules, standard input; within limits and with
//! messages that say what went wrong with which.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest file that is read.
pub(crate) const MAX_BYTES: u64 = 64 << 20;

/// The path that means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What messages call a file.
pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// The largest database that is read.
const MAX_DATABASE_BYTES: u64 = 1 << 30;

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    read_up_to(path, MAX_BYTES)
}

/// The bytes of a database.
pub(crate) fn read_database(path: &Path) -> Result<Vec<u8>, String> {
    read_up_to(path, MAX_DATABASE_BYTES)
}

fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    if is_stdin(path) {
        return read_limited(io::stdin().lock(), "standard input", limit);
    }
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| format!("cannot read {name}: {}", reason(&error)))?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(format!("cannot read {name}: it is a folder"));
    }
    read_limited(file, &name, limit)
}

fn read_limited(reader: impl Read, name: &str, limit: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("cannot read {name}: {}", reason(&error)))?;
    if bytes.len() as u64 > limit {
        return Err(format!("cannot read {name}: it is larger than {} MiB", limit >> 20));
    }
    Ok(bytes)
}

/// The operating system's words without its error number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// The rule files that `paths` name: files as they are, folders as every `.ts` file below them in order of
/// their names, `-` as it is. A file that is named twice comes once; one that does not exist is told by whoever
/// reads it.
pub(crate) fn rule_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for path in paths {
        if is_stdin(path) || !path.is_dir() {
            if seen.insert(path.clone()) {
                files.push(path.clone());
            }
            continue;
        }
        let walk = walkdir::WalkDir::new(path).sort_by_file_name().into_iter();
        // Hidden folders hold other tools' things.
        let shown = |entry: &walkdir::DirEntry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        };
        for entry in walk.filter_entry(shown) {
            let entry = entry.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            let is_rule = entry.path().extension().is_some_and(|extension| extension == "ts");
            if is_rule && !entry.file_type().is_dir() && seen.insert(entry.path().to_path_buf()) {
                files.push(entry.into_path());
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_give_their_rules_in_order_and_each_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("b/.git")).unwrap();
        for name in ["b/z.ts", "a.ts", "b/.git/x.ts", "readme.md"] {
            File::create(root.join(name)).unwrap();
        }
        let files = rule_files(&[root.join("b/z.ts"), root.to_path_buf()]).unwrap();
        assert_eq!(files, [root.join("b/z.ts"), root.join("a.ts")]);
        assert_eq!(rule_files(&[PathBuf::from("-")]).unwrap(), [PathBuf::from("-")]);
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let endless = io::repeat(b'x').take(MAX_BYTES + 5);
        assert_eq!(
            read_limited(endless, "x.ts", MAX_BYTES).unwrap_err(),
            "cannot read x.ts: it is larger than 64 MiB"
        );
    }
}

//! No function is forgotten: every `#[builtin]` in `src` is in the library, documented, with an example, in
//! the folder of its family.

#![allow(clippy::unwrap_used, reason = "a failure here is a failure of the test")]

use std::path::{Path, PathBuf};

use pointsman_builtins::library;
use pointsman_model::Lookup;

/// A `#[builtin("...")]` in the source.
struct Written {
    name: String,
    /// Relative to `src`.
    file: PathBuf,
}

fn written() -> Vec<Written> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            #[expect(clippy::disallowed_methods, reason = "the test reads our own source")]
            let text = std::fs::read_to_string(&path).unwrap();
            let file = path.strip_prefix(&source).unwrap();
            // An attribute may be wrapped over lines; a mention in a comment is not at the start of a line.
            for (at, _) in text.match_indices("#[builtin(") {
                let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
                if !text[line_start..at].trim().is_empty() {
                    continue;
                }
                let name = text[at..].split('"').nth(1).unwrap().to_owned();
                found.push(Written { name, file: file.to_owned() });
            }
        }
    }
    found
}

#[test]
fn every_builtin_is_in_the_library() {
    let library = library();
    let written = written();
    let forgotten: Vec<&str> = written
        .iter()
        .filter(|written| !matches!(library.lookup(&written.name), Lookup::Found(_)))
        .map(|written| written.name.as_str())
        .collect();
    assert_eq!(forgotten, [""; 0], "written, but not in their files' FUNCTIONS (or FILES, FAMILIES)");
    assert_eq!(
        written.len(),
        library.builtins().len(),
        "the library has functions that no file in src writes"
    );
    assert!(!written.is_empty());
}

#[test]
fn every_builtin_is_documented_by_example() {
    let library = library();
    let bare: Vec<String> = library
        .builtins()
        .iter()
        .filter(|builtin| {
            let words = [
                "# ->",
                "# expect:",
                "# decision:",
                "# limit:",
                "# idempotent:",
                "# avoids:",
                "# server-name:",
            ];
            let shown = |line: &str| words.iter().any(|word| line.contains(word));
            builtin.summary().is_empty()
                || !builtin.summary().ends_with('.')
                || !builtin.examples.iter().any(|example| example.source.lines().any(shown))
        })
        .map(|builtin| format!("{} ({})", builtin.name, builtin.file))
        .collect();
    assert_eq!(bare, [""; 0], "without a first sentence, or without an example that states a value");
}

#[test]
fn every_builtin_stands_in_the_folder_of_its_family() {
    for Written { name, file } in written() {
        let family = name.split('.').next().unwrap();
        let folder = file.components().next().unwrap().as_os_str().to_string_lossy();
        assert_eq!(family, folder, "{name} is in {}", file.display());
    }
}

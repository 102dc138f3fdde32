//! The rooms of this crate lie in layers (docs/architecture.md), and none names one above it.

use std::fs::File;
use std::io::read_to_string;
use std::path::{Path, PathBuf};

/// From the ground up. A new room needs a place here and in the table.
#[rustfmt::skip]
const ROOMS: [&str; 31] = [
    "clock", "log", "record", "files", "terminal", "target", "authentication", "tls", "wire", "node", "link",
    "config",
    "rules", "persistence", "balance", "rate", "outbound", "cache", "observation",
    "world", "generation",
    "session",
    "forward", "compress", "answer",
    "exchange",
    "serve",
    "process", "attendance", "demo", "cli",
];

fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
}

#[test]
fn no_room_names_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    sources(&root, &mut all);
    let height = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut seen = [false; ROOMS.len()];
    let mut wrong = Vec::new();
    for path in &all {
        let own = path.strip_prefix(&root).unwrap();
        let room = own.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if room == "lib" || room == "main" {
            continue;
        }
        let Some(floor) = height(room) else { panic!("the room {room} has no place among the layers") };
        seen[floor] = true;
        let text = read_to_string(File::open(path).unwrap()).unwrap();
        for name in text.split("crate::").skip(1) {
            let name = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
            if height(name).is_none_or(|other| other > floor) {
                wrong.push(format!("{} names {name}", own.display()));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert_eq!(seen, [true; ROOMS.len()], "a room is gone");
    let map = root.join("../../../docs/architecture.md");
    let map = read_to_string(File::open(map).unwrap()).unwrap();
    let (_, map) = map.split_once("## The proxy").unwrap();
    for room in ROOMS {
        assert!(map.contains(&format!("`{room}`")), "docs/architecture.md does not know {room}");
    }
}

//! Prints the rule that the bytes of a file (or of standard input) stand for, to look at a find of
//! `vm_matches_reference` and to keep it in `regressions/`.

use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let mut bytes = Vec::new();
    match std::env::args_os().nth(1) {
        Some(path) => bytes = std::fs::read(path)?,
        None => drop(std::io::stdin().read_to_end(&mut bytes)?),
    }
    let case = pointsman_fuzz::generator::case(&pointsman_builtins::library(), &bytes);
    eprintln!("{:#?}", case.scenario);
    std::io::stdout().write_all(&case.source)
}

//! The tool with our own library. An embedder's tool is the same line with theirs.

use std::process::ExitCode;

fn main() -> ExitCode {
    rulecheck::main_with(pointsman::library())
}

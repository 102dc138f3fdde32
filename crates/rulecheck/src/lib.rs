//! The offline tool: checks, runs, tests and documents rules.
//!
//! [`main_with`] is the whole program over any [`Library`], so that an embedder's own functions are checked,
//! documented and tested like ours: `fn main() -> ExitCode { rulecheck::main_with(my_library()) }`.
//!
//! Each command is a file; `host` is the world that rules run in here; `record` is what they decided; `test` is
//! the runner of conformance scripts. No rule is understood here in any other way than the engine's.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use pointsman::Library;

mod certificates;
mod check;
mod cli;
mod config;
mod console;
mod diagnose;
mod doc;
mod emit;
mod eval;
mod explain;
mod files;
mod finding;
mod format;
mod host;
mod input;
mod message;
mod mock;
mod network;
mod record;
mod rules;
mod run;
mod suggest;
mod test;
mod world;

pub use test::{ExampleFailure, failing_examples};

use cli::{Cli, ColorWhen, Command};
use console::Console;

/// How a command ends; its number is the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// All is well.
    Success = 0,
    /// Problems were found.
    Problems = 1,
    /// The command could not be carried out.
    Failed = 2,
}

/// Runs the tool over the process's arguments, with the functions of `library`.
pub fn main_with(library: Library) -> ExitCode {
    let stdout = io::stdout();
    let stderr = io::stderr();
    let terminals = (stdout.is_terminal(), stderr.is_terminal());
    // Reports are long: written in blocks, and in full before the tool ends.
    let mut out = BufWriter::new(stdout.lock());
    let mut err = stderr;
    ExitCode::from(tool(std::env::args_os(), &library, terminals, &mut out, &mut err) as u8)
}

/// The tool with its arguments and streams given.
fn tool(
    args: impl IntoIterator<Item = OsString>,
    library: &Library,
    terminals: (bool, bool),
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Status {
    let mut console = Console::new(out, err);
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors, and go to standard output.
            let status = if error.use_stderr() { Status::Failed } else { Status::Success };
            let on_terminal = if error.use_stderr() { terminals.1 } else { terminals.0 };
            let text = if colored(ColorWhen::Auto, on_terminal) {
                error.render().ansi().to_string()
            } else {
                error.render().to_string()
            };
            if error.use_stderr() {
                console.err(text)
            } else {
                console.out(text)
            }
            return if console.finish() { status } else { Status::Failed };
        }
    };
    console.color_out = colored(cli.color, terminals.0);
    console.color_err = colored(cli.color, terminals.1);
    let status = match &cli.command {
        Command::Explain(args) => explain::explain(args, &mut console),
        Command::Doc(args) => doc::doc(args, library, &mut console),
        Command::Test(args) => test::test(args, library, &mut console),
        Command::Check(args) => check::check(args, library, &mut console),
        Command::Eval(args) => eval::eval(args, library, &mut console),
        Command::Run(args) => run::run(args, library, &mut console),
    };
    if console.finish() { status } else { Status::Failed }
}

/// Whether to colour a stream. An explicit choice wins over NO_COLOR, and that over the terminal.
fn colored(when: ColorWhen, terminal: bool) -> bool {
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

#[cfg(test)]
mod tests;

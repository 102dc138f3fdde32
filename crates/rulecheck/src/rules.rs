//! Rules from files: reading, importing, and running them over the offline host.

use std::path::{Path, PathBuf};

use pointsman::{Answer, Datum, Importer, Phase, Rule, Runner, Step, Stop, Trap, Warning};
use pointsman_syntax::SourceFile;

use crate::files;
use crate::host::Host;

/// Finds what rules import: `x.ts` beside the importing file, or a rule of that name in the configuration.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileImporter {
    /// The configuration's rules.
    pub(crate) named: Vec<PathBuf>,
}

impl Importer for FileImporter {
    fn import(&self, from: &SourceFile, target: &str) -> Result<SourceFile, String> {
        let folder = Path::new(from.name()).parent().unwrap_or(Path::new(""));
        let beside = folder.join(format!("{target}.ts"));
        let named = || self.named.iter().find(|path| path.file_stem().is_some_and(|stem| stem == target));
        let path = match named() {
            Some(named) if !beside.is_file() => named,
            _ => &beside,
        };
        if !path.is_file() {
            return Err(format!("there is no file `{}`", path.display()));
        }
        Ok(SourceFile::new(path.display().to_string(), files::read(path)?))
    }
}

/// What one run of a rule came to.
#[derive(Debug)]
pub(crate) struct Ran {
    /// How it ended.
    pub(crate) end: Result<Stop, Trap>,
    /// The engine's own warnings.
    pub(crate) warnings: Vec<Warning>,
    /// Warnings that were too many to keep.
    pub(crate) warnings_dropped: u64,
    /// Steps.
    pub(crate) fuel: u64,
    /// Bytes held at the end.
    pub(crate) workspace_bytes: usize,
    /// The value of the last expression statement, when the rule was compiled to have one.
    pub(crate) result: Datum,
}

/// Runs a rule to its end, doing at once whatever it waits for.
pub(crate) fn run(rule: &Rule, host: &mut Host, phase: Phase) -> Ran {
    let mut runner = Runner::new(rule);
    runner.start(phase);
    let mut answer = Answer::Ready;
    let end = loop {
        match runner.step(&mut host.transaction, answer) {
            Step::Done(stop) => break Ok(stop),
            Step::Trap(trap) => break Err(trap),
            Step::Wait(operation) => answer = host.perform(operation),
        }
    };
    Ran {
        end,
        warnings: runner.warnings().to_vec(),
        warnings_dropped: runner.warnings_dropped(),
        fuel: runner.fuel_used(),
        workspace_bytes: runner.workspace_bytes(),
        result: runner.result(),
    }
}

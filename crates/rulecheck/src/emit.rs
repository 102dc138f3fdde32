//! `rulecheck check --emit`: what a stage of the compiler made of each file, in its stable text form.

use pointsman::CompileOptions;
use pointsman_compiler::{CheckOptions, dump_ir, resolve};
use pointsman_syntax::{Diagnostic, FileId, SourceFile, SourceMap, dump_tokens, dump_tree, parse};

use crate::cli::Emit;
use crate::console::Console;
use crate::input::{Input, Surroundings};
use crate::{Status, diagnose};

/// Prints the stage for each file. A file with errors has tokens and a tree, but nothing further: its errors
/// go to standard error.
pub(crate) fn emit(
    stage: Emit,
    inputs: &[Input],
    surroundings: &Surroundings,
    console: &mut Console<'_>,
) -> Status {
    let mut status = Status::Success;
    for input in inputs {
        if inputs.len() > 1 {
            console.out_line(format!("# {}", input.name));
        }
        let file = SourceFile::new(&*input.name, &*input.text);
        match stage {
            Emit::Tokens => console.out(dump_tokens(&file)),
            Emit::Tree => console.out(dump_tree(&parse(FileId(0), &file).rule)),
            Emit::Ir | Emit::Bytecode => {
                let options = CompileOptions {
                    phase: input.phases.first().copied(),
                    pools: surroundings.pools.as_deref(),
                    importer: Some(&surroundings.importer),
                    ..CompileOptions::default()
                };
                let compiled = surroundings.engine.check(&input.name, &input.text, &options);
                diagnose::print(&compiled.diagnostics, Diagnostic::is_error, console);
                match compiled.rule {
                    None => status = Status::Problems,
                    Some(rule) if stage == Emit::Bytecode => console.out(rule.program().to_string()),
                    Some(_) => console.out(ir(file, surroundings)),
                }
            }
        }
    }
    status
}

/// The resolved tree of a file that compiles.
fn ir(file: SourceFile, surroundings: &Surroundings) -> String {
    let mut sources = SourceMap::new();
    let tree = parse(FileId(0), &file).rule;
    let id = sources.add(file);
    let library = surroundings.engine.library();
    let resolved =
        resolve(&tree, id, &mut sources, library, &surroundings.importer, &CheckOptions::default());
    dump_ir(&resolved.rule)
}

//! A rule in all the forms that are run.

use std::sync::Arc;

use pointsman_compiler::ir;
use pointsman_syntax::{Diagnostic, SourceFile, SourceMap};
use pointsman_vm::Program;

use crate::{CompileOptions, Diagnostics, Engine};

/// A rule, compiled in both ways and not at all.
#[derive(Debug)]
pub struct Forms {
    /// Compiled as for traffic.
    pub optimised: Arc<Program>,
    /// Compiled without optimisation.
    pub plain: Arc<Program>,
    /// As the resolver made it: what the reference evaluator runs.
    pub rule: ir::Rule,
}

impl Forms {
    /// Compiles a rule. It must compile in both ways or in neither: else the error is the one of the way that
    /// does not.
    pub fn compile(
        engine: &Engine,
        name: &str,
        text: &[u8],
        options: &CompileOptions<'_>,
    ) -> Result<Forms, Diagnostics> {
        let program = |optimise: bool| {
            let compiled = engine.clone().optimise(optimise).check(name, text, options);
            let program = compiled.rule.map(|rule| Arc::clone(rule.program()));
            program.ok_or(compiled.diagnostics)
        };
        let (optimised, plain) = (program(true)?, program(false)?);
        let mut sources = SourceMap::new();
        let file_id = sources.add(SourceFile::new(name, Arc::<[u8]>::from(text)));
        let (rule, list) = engine.resolve(file_id, &mut sources, options, true);
        if list.iter().any(Diagnostic::is_error) {
            return Err(Diagnostics { list, sources: Arc::new(sources) });
        }
        Ok(Forms { optimised, plain, rule })
    }
}

//! Compiling: from text to a rule that can run.

use std::sync::Arc;

use pointsman_compiler::{
    CheckOptions, Importer, LowerOptions, NoImports, check_carried, check_operands, lower, resolve,
};
use pointsman_model::{Library, Limits, Phase};
use pointsman_syntax::{Diagnostic, FileId, SourceFile, SourceMap, parse};

use crate::{Diagnostics, Rule};

/// Compiles rules against a library.
#[derive(Clone, Debug)]
pub struct Engine {
    library: Arc<Library>,
    limits: Limits,
    optimise: bool,
}

/// What is known about where a rule will run. What is not known is not checked.
#[derive(Clone, Copy, Default)]
pub struct CompileOptions<'a> {
    /// The phase it runs in.
    pub phase: Option<Phase>,
    /// Every pool there is.
    pub pools: Option<&'a [String]>,
    /// Where imports are found; none are without it.
    pub importer: Option<&'a dyn Importer>,
    /// Keep the value of the last statement, when it is an expression, as the run's result.
    pub result: bool,
}

/// What compiling came to.
#[derive(Debug)]
pub struct Compiled {
    /// The rule, when there was no error.
    pub rule: Option<Rule>,
    /// Everything there is to say about it.
    pub diagnostics: Diagnostics,
}

impl Engine {
    /// An engine with this library, the default limits, and optimisation.
    pub fn new(library: Library) -> Engine {
        Engine { library: Arc::new(library), limits: Limits::DEFAULT, optimise: true }
    }

    /// An engine with the TrafficScript library.
    pub fn standard() -> Engine {
        Engine::new(pointsman_builtins::library())
    }

    /// Sets the limits of the rules compiled from now on.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Engine {
        self.limits = limits;
        self
    }

    /// Whether rules compiled from now on are optimised. They do the same either way.
    #[must_use]
    pub fn optimise(mut self, optimise: bool) -> Engine {
        self.optimise = optimise;
        self
    }

    /// The library.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Compiles a rule on its own. Warnings do not hinder it; see [`Engine::check`] for them.
    pub fn compile(&self, name: &str, text: impl AsRef<[u8]>) -> Result<Rule, Diagnostics> {
        let options = CompileOptions::default();
        match self.compiled(name, text.as_ref(), &options, false).rule {
            Some(rule) => Ok(rule),
            // Warnings are looked for only now that there is somebody to tell them to.
            None => Err(self.check(name, text, &options).diagnostics),
        }
    }

    /// Compiles a rule and says everything there is to say about it.
    pub fn check(&self, name: &str, text: impl AsRef<[u8]>, options: &CompileOptions<'_>) -> Compiled {
        self.compiled(name, text.as_ref(), options, true)
    }

    fn compiled(&self, name: &str, text: &[u8], options: &CompileOptions<'_>, lints: bool) -> Compiled {
        let mut sources = SourceMap::new();
        let file_id = sources.add(SourceFile::new(name, text));
        let (mut resolved, mut list) = self.resolve(file_id, &mut sources, options, lints);
        list.extend(check_operands(&mut resolved, &sources));
        if lints {
            list.extend(check_carried(&resolved, &sources));
        }
        let mut rule = None;
        if !list.iter().any(Diagnostic::is_error) {
            match lower(resolved, &sources, LowerOptions { optimise: self.optimise, result: options.result })
            {
                Ok(program) => rule = Some(Arc::new(program)),
                Err(more) => list.extend(more),
            }
        }
        list.sort_by_key(|diagnostic| (diagnostic.file, diagnostic.span.start));
        let sources = Arc::new(sources);
        Compiled {
            rule: rule.map(|program| Rule::new(program, Arc::clone(&sources), self.limits)),
            diagnostics: Diagnostics { list, sources },
        }
    }

    /// Parses and resolves: the tree that the reference evaluator runs.
    pub(crate) fn resolve(
        &self,
        file_id: FileId,
        sources: &mut SourceMap,
        options: &CompileOptions<'_>,
        lints: bool,
    ) -> (pointsman_compiler::ir::Rule, Vec<Diagnostic>) {
        let parsed = match sources.get(file_id) {
            Some(file) => parse(file_id, file),
            None => unreachable!("the file was just added"),
        };
        let check = CheckOptions { phase: options.phase, pools: options.pools, errors_only: !lints };
        let importer = options.importer.unwrap_or(&NoImports);
        let resolved = resolve(&parsed.rule, file_id, sources, &self.library, importer, &check);
        let mut list = parsed.diagnostics;
        list.extend(resolved.diagnostics);
        (resolved.rule, list)
    }
}

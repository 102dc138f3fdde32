//! From names to slots and functions: the tree becomes an [`ir::Rule`] without an unresolved name.
//!
//! Everything that is told about a rule's meaning starts here: names and calls in this folder, lints (what is
//! allowed but hardly meant) in `check`. What both speak of lives in `symbols`, below them: this folder walks the
//! tree and fills it. Types, folding and bad constants come later.

mod call;
mod expr;
mod imports;
mod place;
mod statement;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use pointsman_model::Library;
use pointsman_syntax::ast;
use pointsman_syntax::{Diagnostic, FileId, SourceMap};

use crate::check;
use crate::ir::{self, SubId};
use crate::options::{CheckOptions, Importer};
use crate::report::Report;
use crate::symbols::{Body, Module, Numbered, Resolver};

/// A rule whose names are resolved, and what there is to say about it.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The rule. With an error among the diagnostics it has holes (empty strings) where the errors are: good
    /// for finding more errors, not for running.
    pub rule: ir::Rule,
    /// Findings in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Resolved {
    /// Whether the rule cannot run.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Resolves a rule and everything it imports. Imported files are added to `sources`; `file` is the rule's own
/// number there.
pub fn resolve(
    rule: &ast::Rule,
    file: FileId,
    sources: &mut SourceMap,
    library: &Library,
    importer: &dyn Importer,
    options: &CheckOptions<'_>,
) -> Resolved {
    let mut report = Report::new(file, options.errors_only);
    let loaded = imports::load(rule, file, sources, importer, &mut report);
    let modules: Vec<Module<'_>> =
        loaded.iter().map(|loaded| Module::new(loaded, library, &mut report)).collect();
    let Some(main) = modules.first() else {
        let (name, subs) = (Arc::from(""), Vec::new());
        let rule = ir::Rule { name, subs, strict: false, captures_count: false, prepared: false };
        return Resolved { rule, diagnostics: Vec::new() };
    };
    let mut resolver = Resolver::new(library, options, &modules, report);
    let subs = resolver.run(main);
    let Resolver { report, broken, captures_count, .. } = resolver;
    let diagnostics = report.finish(broken);
    Resolved {
        rule: ir::Rule {
            name: Arc::from(main.source.name()),
            subs,
            strict: main.strict,
            captures_count,
            prepared: false,
        },
        diagnostics,
    }
}

impl<'m> Resolver<'m> {
    fn run(&mut self, main: &'m Module<'m>) -> Vec<ir::Sub> {
        self.subs.push(Numbered { module: 0, sub: None });
        for at in 0..main.subs.len() {
            self.number(0, at);
        }
        let mut resolved = Vec::new();
        self.resolve_numbered(&mut resolved);
        check::phases(self);
        check::unused_declarations(self);
        check::request_variables(self);
        // Imported subs that nothing calls stay out of the program, but their errors are told.
        let reached = resolved.len();
        for (module, imported) in self.modules.iter().enumerate().skip(1) {
            for at in 0..imported.subs.len() {
                self.number(module, at);
            }
        }
        self.resolve_numbered(&mut resolved);
        resolved.truncate(reached);
        resolved
    }

    fn resolve_numbered(&mut self, resolved: &mut Vec<ir::Sub>) {
        while let Some(numbered) = self.subs.get(resolved.len()) {
            let (module, sub) = (numbered.module, numbered.sub);
            let id = SubId(resolved.len() as u32);
            let module = &self.modules[module];
            resolved.push(Body::new(self, module, id).resolve(sub));
        }
    }
}

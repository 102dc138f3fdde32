//! From names to slots and functions: the tree becomes an [`ir::Rule`] without an unresolved name.
//!
//! Everything that is told about a rule's meaning starts here: names and calls in this folder, lints (what is
//! allowed but hardly meant) in `check`. Types, folding and bad constants come later.

mod body;
mod call;
mod expr;
mod modules;
mod place;
mod request_variables;
mod scope;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use foldhash::{HashSet, HashSetExt};
use pointsman_model::{Builtin, Library, Lookup, Site};
use pointsman_syntax::ast;
use pointsman_syntax::{Diagnostic, FileId, SourceMap, Span};

pub(crate) use body::Body;
use modules::Module;
pub(crate) use request_variables::{REQUEST_VARIABLES, RequestVariable};
pub(crate) use scope::Removal;

use crate::check;
use crate::ir::{self, SubId};
use crate::options::{CheckOptions, Importer};
use crate::report::Report;

/// So many functions are looked through before the library is.
const FUNCTIONS_REMEMBERED: usize = 16;

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
    let loaded = modules::load(rule, file, sources, importer, &mut report);
    let modules: Vec<Module<'_>> =
        loaded.iter().map(|loaded| Module::new(loaded, library, &mut report)).collect();
    let Some(main) = modules.first() else {
        let (name, subs) = (Arc::from(""), Vec::new());
        let rule = ir::Rule { name, subs, strict: false, captures_count: false, prepared: false };
        return Resolved { rule, diagnostics: Vec::new() };
    };
    let mut resolver = Resolver {
        library,
        options,
        modules: &modules,
        report,
        subs: Vec::new(),
        phased: Vec::new(),
        calls: Vec::new(),
        request_reads: Vec::new(),
        broken: false,
        asks_phase: false,
        captures_count: false,
        functions: Vec::new(),
        rule_variables: HashSet::new(),
    };
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

/// What all bodies share.
pub(crate) struct Resolver<'m> {
    pub(crate) library: &'m Library,
    pub(crate) options: &'m CheckOptions<'m>,
    pub(crate) modules: &'m [Module<'m>],
    pub(crate) report: Report,
    /// Every sub that has a number, in order.
    pub(crate) subs: Vec<Numbered<'m>>,
    /// Calls that not every phase allows.
    pub(crate) phased: Vec<PhasedCall>,
    /// Calls of subs.
    pub(crate) calls: Vec<SubCall>,
    /// Reads of request variables in the rule's own file, at most one for each name and sub.
    pub(crate) request_reads: Vec<RequestRead>,
    /// Part of the rule could not be parsed, so what seems unused may well be used.
    pub(crate) broken: bool,
    /// The rule asks in which phase it runs.
    pub(crate) asks_phase: bool,
    /// What a match leaves in `$1`..`$9` may be read.
    pub(crate) captures_count: bool,
    /// Functions that were looked up, each under a name that the parser shares where it stands again.
    pub(crate) functions: Vec<(&'m Arc<str>, &'static Builtin)>,
    /// Every variable that the rule itself (outside all subs) sets.
    pub(crate) rule_variables: HashSet<&'m str>,
}

/// A sub that has a number.
pub(crate) struct Numbered<'m> {
    pub(crate) module: usize,
    /// `None` for the rule itself.
    pub(crate) sub: Option<&'m ast::Sub>,
}

/// A call of a function that not every phase allows.
pub(crate) struct PhasedCall {
    pub(crate) caller: SubId,
    pub(crate) builtin: &'static Builtin,
    pub(crate) file: FileId,
    pub(crate) span: Span,
}

/// A call of a sub.
pub(crate) struct SubCall {
    pub(crate) caller: SubId,
    pub(crate) callee: SubId,
    pub(crate) file: FileId,
    pub(crate) span: Span,
}

/// A request variable that is read.
pub(crate) struct RequestRead {
    pub(crate) variable: &'static RequestVariable,
    pub(crate) sub: SubId,
    pub(crate) span: Span,
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

    /// What a name stands for in the library. Rules call the same few functions over and over.
    pub(crate) fn lookup(&mut self, name: &'m Arc<str>) -> Lookup {
        if let Some((_, builtin)) = self.functions.iter().find(|(known, _)| Arc::ptr_eq(known, name)) {
            return Lookup::Found(builtin);
        }
        let found = self.library.lookup(name);
        if let Lookup::Found(builtin) = found
            && self.functions.len() < FUNCTIONS_REMEMBERED
        {
            self.functions.push((name, builtin));
        }
        found
    }

    /// The number of a file's sub.
    fn number(&mut self, module: usize, at: usize) -> SubId {
        let declared = &self.modules[module].subs[at];
        if let Some(id) = declared.id.get() {
            return id;
        }
        let id = SubId(self.subs.len() as u32);
        declared.id.set(Some(id));
        self.subs.push(Numbered { module, sub: Some(declared.sub) });
        id
    }

    /// Which subs the rule reaches, itself included.
    pub(crate) fn reached(&self) -> Vec<bool> {
        let mut called: Vec<Vec<SubId>> = vec![Vec::new(); self.subs.len()];
        for call in &self.calls {
            called[call.caller.0 as usize].push(call.callee);
        }
        let mut reached = vec![false; self.subs.len()];
        let mut todo = vec![SubId::MAIN];
        while let Some(sub) = todo.pop() {
            if !std::mem::replace(&mut reached[sub.0 as usize], true) {
                todo.append(&mut called[sub.0 as usize]);
            }
        }
        reached
    }
}

impl Module<'_> {
    /// A span of this file as the machine keeps it.
    pub(crate) fn site(&self, span: Span) -> Site {
        let line = self.source.line_near(span.start, self.line.get());
        self.line.set(line);
        Site { file: self.file.0, start: span.start, end: span.end, line }
    }
}

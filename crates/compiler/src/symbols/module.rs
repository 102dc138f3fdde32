//! A file: its subs, its imports, and what a name stands for in it.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use pointsman_model::{Builtin, Library, Lookup, Site};
use pointsman_syntax::ast::{self, StatementKind};
use pointsman_syntax::codes::names;
use pointsman_syntax::{Diagnostic, FileId, SourceFile, Span};

use super::request_variables::{self, REQUEST_VARIABLES, RequestVariable};
use crate::ir::SubId;
use crate::report::Report;

/// A file that was loaded, before its names are looked at.
pub(crate) struct Loaded<'a> {
    pub(crate) file: FileId,
    pub(crate) source: Arc<SourceFile>,
    pub(crate) rule: Cow<'a, ast::Rule>,
    pub(crate) strict: bool,
    pub(crate) imports: Vec<Import>,
}

/// An `import` statement.
pub(crate) struct Import {
    /// The name its subs are called through, as written.
    pub(crate) alias: String,
    /// The statement.
    pub(crate) span: Span,
    /// The file; `None` when it could not be imported, which has been told.
    pub(crate) module: Option<usize>,
    /// Whether any of its subs is called.
    pub(crate) used: Cell<bool>,
}

/// A file whose names can be looked up.
pub(crate) struct Module<'m> {
    pub(crate) file: FileId,
    pub(crate) source: &'m SourceFile,
    pub(crate) rule: &'m ast::Rule,
    pub(crate) strict: bool,
    pub(crate) subs: Vec<Declared<'m>>,
    by_name: HashMap<String, usize>,
    pub(crate) imports: &'m [Import],
    /// Which of the request variables this file assigns, once asked for.
    assigned: OnceCell<u8>,
    /// The functions behind the request variables, each once it was asked for; `None` when the library lacks it.
    request_functions: [OnceCell<Option<&'static Builtin>>; REQUEST_VARIABLES.len()],
    /// The line that was asked for last.
    line: Cell<u32>,
}

/// A sub of a file.
pub(crate) struct Declared<'m> {
    pub(crate) sub: &'m ast::Sub,
    /// Its number, once something calls it.
    pub(crate) id: Cell<Option<SubId>>,
}

impl<'m> Module<'m> {
    /// Looks at a loaded file's declarations; tells of subs that cannot be called as they are.
    pub(crate) fn new(loaded: &'m Loaded<'_>, library: &Library, report: &mut Report) -> Module<'m> {
        let mut module = Module {
            file: loaded.file,
            source: &loaded.source,
            rule: &loaded.rule,
            strict: loaded.strict,
            subs: Vec::new(),
            by_name: HashMap::new(),
            imports: &loaded.imports,
            assigned: OnceCell::new(),
            request_functions: Default::default(),
            line: Cell::new(0),
        };
        for statement in &module.rule.statements {
            if let StatementKind::Sub(sub) = &statement.kind {
                module.declare(sub, library, report);
            }
        }
        module
    }

    fn declare(&mut self, sub: &'m ast::Sub, library: &Library, report: &mut Report) {
        let name = &sub.name;
        if let Lookup::Found(builtin) = library.lookup(&name.text)
            && builtin.name.eq_ignore_ascii_case(&name.text)
        {
            report.add(
                Diagnostic::new(
                    &names::SUB_NAMED_LIKE_BUILTIN,
                    self.file,
                    name.span,
                    format!("a sub cannot be called `{}`: that is a function of the library", name.text),
                )
                .label("taken")
                .help("choose another name; a short name such as `len` may be taken, a full one may not"),
            );
        }
        let at = self.subs.len();
        if let Some(&other) = self.by_name.get(&name.text.to_ascii_lowercase()) {
            let other = &self.subs[other].sub.name;
            let case = if other.text == name.text { "" } else { " (function names are not case sensitive)" };
            report.add(
                Diagnostic::new(
                    &names::DUPLICATE_SUB,
                    self.file,
                    name.span,
                    format!("two subs are called `{}`{case}", name.text),
                )
                .label("this one")
                .related(self.file, other.span, "and this one")
                .help("rename or remove one of them"),
            );
        } else {
            self.by_name.insert(name.text.to_ascii_lowercase(), at);
        }
        self.subs.push(Declared { sub, id: Cell::new(None) });
    }

    /// The place in `subs` of the sub with this name, letter case aside.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if self.by_name.is_empty() {
            return None;
        }
        if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.by_name.get(&name.to_ascii_lowercase()).copied()
        } else {
            self.by_name.get(name).copied()
        }
    }

    /// The request variable of this name, unless the file assigns it or the library lacks its function.
    pub(crate) fn request_variable(
        &self,
        name: &str,
        library: &Library,
    ) -> Option<(&'static RequestVariable, &'static Builtin)> {
        let at = request_variables::place(name)?;
        let assigned =
            *self.assigned.get_or_init(|| request_variables::assigned(&self.rule.statements, library));
        if assigned & (1 << at) != 0 {
            return None;
        }
        let variable = &REQUEST_VARIABLES[at];
        let function = self.request_functions[at].get_or_init(|| match library.lookup(variable.function) {
            Lookup::Found(builtin) => Some(builtin),
            _ => None,
        });
        function.map(|function| (variable, function))
    }

    /// A span of this file as the machine keeps it.
    pub(crate) fn site(&self, span: Span) -> Site {
        let line = self.source.line_near(span.start, self.line.get());
        self.line.set(line);
        Site { file: self.file.0, start: span.start, end: span.end, line }
    }
}

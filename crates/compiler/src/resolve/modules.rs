//! The rule and the files it imports: loaded first, so that every name is known before the first is looked up.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use pointsman_model::{Builtin, Library, Lookup};
use pointsman_syntax::ast::{self, ImportTarget, StatementKind};
use pointsman_syntax::codes::names;
use pointsman_syntax::{Diagnostic, FileId, SourceFile, SourceMap, Span};

use super::{REQUEST_VARIABLES, SubId};
use crate::options::Importer;
use crate::report::Report;

/// Imports inside imports.
const MAX_DEPTH: usize = 64;

/// A file that was loaded, before its names are looked at.
pub(crate) struct Loaded<'a> {
    file: FileId,
    source: Arc<SourceFile>,
    rule: Cow<'a, ast::Rule>,
    strict: bool,
    imports: Vec<Import>,
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
    pub(crate) assigned: OnceCell<u8>,
    /// The functions behind the request variables, each once it was asked for; `None` when the library lacks it.
    pub(crate) request_functions: [OnceCell<Option<&'static Builtin>>; REQUEST_VARIABLES.len()],
    /// The line that was asked for last.
    pub(crate) line: Cell<u32>,
}

/// A sub of a file.
pub(crate) struct Declared<'m> {
    pub(crate) sub: &'m ast::Sub,
    /// Its number, once something calls it.
    pub(crate) id: Cell<Option<SubId>>,
}

/// Loads the rule's imports, and theirs. The rule is the first of what comes back.
pub(crate) fn load<'a>(
    rule: &'a ast::Rule,
    file: FileId,
    sources: &mut SourceMap,
    importer: &dyn Importer,
    report: &mut Report,
) -> Vec<Loaded<'a>> {
    let Some(source) = sources.get(file).cloned() else { return Vec::new() };
    let mut loader = Loader { sources, importer, report, loaded: Vec::new(), path: Vec::new() };
    loader.add(file, source, Cow::Borrowed(rule));
    loader.loaded
}

struct Loader<'a, 'l> {
    sources: &'l mut SourceMap,
    importer: &'l dyn Importer,
    report: &'l mut Report,
    loaded: Vec<Loaded<'a>>,
    /// The files that are being loaded, each imported by the one before it.
    path: Vec<usize>,
}

impl<'a> Loader<'a, '_> {
    fn add(&mut self, file: FileId, source: Arc<SourceFile>, rule: Cow<'a, ast::Rule>) -> usize {
        let at = self.loaded.len();
        let mut statements = Vec::new();
        let mut strict = false;
        for statement in &rule.statements {
            let StatementKind::Import { target, alias } = &statement.kind else { continue };
            match target {
                ImportTarget::Name(name) if &*name.text == "strict" && alias.is_none() => strict = true,
                _ => statements.push((target.clone(), alias.clone(), statement.span)),
            }
        }
        self.loaded.push(Loaded { file, source: Arc::clone(&source), rule, strict, imports: Vec::new() });
        self.path.push(at);
        for (target, alias, span) in statements {
            if let Some(import) = self.import(at, file, &source, &target, alias, span) {
                self.loaded[at].imports.push(import);
            }
        }
        self.path.pop();
        at
    }

    fn import(
        &mut self,
        at: usize,
        file: FileId,
        source: &SourceFile,
        target: &ImportTarget,
        alias: Option<ast::Ident>,
        span: Span,
    ) -> Option<Import> {
        let (name, name_span) = match target {
            ImportTarget::Name(ident) => (&*ident.text, ident.span),
            ImportTarget::Text { text, span } => (text.as_str(), *span),
        };
        let alias = match alias {
            Some(alias) => alias.text.to_string(),
            None if is_name(name) => name.to_owned(),
            None => {
                let suggestion = name_from(name);
                self.report.add(
                    Diagnostic::new(
                        &names::IMPORT_WITHOUT_NAME,
                        file,
                        name_span,
                        format!("the subs of `{name}` cannot be called: the import gives them no name"),
                    )
                    .label("this is not a name that can stand in front of a `.`")
                    .help(format!("name it with `as`, and call its subs as `{suggestion}.sub()`"))
                    .fix(
                        format!("Import it as `{suggestion}`"),
                        Span::new(name_span.end, name_span.end),
                        format!(" as {suggestion}"),
                    ),
                );
                suggestion
            }
        };
        if let Some(other) =
            self.loaded[at].imports.iter().find(|other| other.alias.eq_ignore_ascii_case(&alias))
        {
            self.report.add(
                Diagnostic::new(
                    &names::DUPLICATE_IMPORT,
                    file,
                    span,
                    format!("two imports are called `{alias}`"),
                )
                .label("this one")
                .related(file, other.span, "and this one")
                .help("give one of them another name with `as`, or remove it"),
            );
            return None;
        }
        let module = self.module(file, source, name, name_span);
        Some(Import { alias, span, module, used: Cell::new(false) })
    }

    fn module(&mut self, file: FileId, from: &SourceFile, name: &str, span: Span) -> Option<usize> {
        let imported = match self.importer.import(from, name) {
            Ok(imported) => imported,
            Err(looked_for) => {
                self.report.add(
                    Diagnostic::new(&names::IMPORT_NOT_FOUND, file, span, format!("cannot import `{name}`"))
                        .label(looked_for)
                        .help("`import x;` takes the subs of `x.ts` beside the importing file, or of the rule of that name in the configuration"),
                );
                return None;
            }
        };
        if let Some(known) = self.loaded.iter().position(|loaded| loaded.source.name() == imported.name()) {
            if let Some(first) = self.path.iter().position(|&at| at == known) {
                self.cycle(file, span, first);
                return None;
            }
            return Some(known);
        }
        if self.path.len() > MAX_DEPTH {
            self.report.add(Diagnostic::new(
                &names::IMPORT_CYCLE,
                file,
                span,
                format!("imports are nested more than {MAX_DEPTH} deep"),
            ));
            return None;
        }
        let id = self.sources.add(imported);
        let source = self.sources.get(id).cloned()?;
        let parsed = pointsman_syntax::parse(id, &source);
        for diagnostic in parsed.diagnostics {
            self.report.add(diagnostic);
        }
        Some(self.add(id, source, Cow::Owned(parsed.rule)))
    }

    fn cycle(&mut self, file: FileId, span: Span, first: usize) {
        let names: Vec<&str> = self.path[first..].iter().map(|&at| self.loaded[at].source.name()).collect();
        let message = match names.as_slice() {
            [only] => format!("`{only}` imports itself"),
            [first, rest @ ..] => {
                let mut message = format!("`{first}` imports");
                for name in rest {
                    message.push_str(&format!(" `{name}`, which imports"));
                }
                message + &format!(" `{first}`")
            }
            [] => return,
        };
        self.report.add(
            Diagnostic::new(&names::IMPORT_CYCLE, file, span, message)
                .label("this closes the circle")
                .help("move the subs that both need into a file that imports neither"),
        );
    }
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
}

/// Whether a sub can be called through this name.
fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.')
        && text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && !text.ends_with('.')
}

/// A name made of a rule's name: "My Library (2)" gives `my_library_2`.
fn name_from(text: &str) -> String {
    let mut name = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            name.push(byte.to_ascii_lowercase() as char);
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    let name = name.trim_end_matches('_');
    if name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic()) {
        name.to_owned()
    } else {
        format!("lib{name}")
    }
}

//! The rule and the files it imports: loaded first, so that every name is known before the first is looked up.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use pointsman_syntax::ast::{self, ImportTarget, StatementKind};
use pointsman_syntax::codes::names;
use pointsman_syntax::{Diagnostic, FileId, SourceFile, SourceMap, Span};

use crate::options::Importer;
use crate::report::Report;
use crate::symbols::{Import, Loaded};

/// Imports inside imports.
const MAX_DEPTH: usize = 64;

/// Loads the rule's imports, and theirs. The rule is the first of what comes back.
pub(super) fn load<'a>(
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

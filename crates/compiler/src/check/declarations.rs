//! What is true of a whole file: subs and imports that nothing uses, request variables that it relies on.

use foldhash::HashSet;
use pointsman_syntax::ast::StatementKind;
use pointsman_syntax::codes::names;
use pointsman_syntax::{Diagnostic, Edit, Fix, Span};

use super::whole_line;
use crate::ir::SubId;
use crate::symbols::{REQUEST_VARIABLES, RequestRead, Resolver};

/// Subs and imports of the rule's own file that nothing calls.
pub(crate) fn unused_declarations(resolver: &mut Resolver<'_>) {
    let Some(main) = resolver.modules.first() else { return };
    for import in main.imports.iter().filter(|import| !import.used.get() && import.module.is_some()) {
        resolver.report.add(
            Diagnostic::new(
                &names::UNUSED_IMPORT,
                main.file,
                import.span,
                format!("no sub of the import `{}` is called", import.alias),
            )
            .label("unused")
            .help(format!("call its subs as `{}.sub()`, or remove the import", import.alias))
            .fix("Remove the import", whole_line(main.source, import.span), ""),
        );
    }
    let is_library = main.rule.statements.iter().all(|statement| {
        matches!(
            statement.kind,
            StatementKind::Sub(_)
                | StatementKind::Import { .. }
                | StatementKind::Empty
                | StatementKind::Error
        )
    });
    if main.subs.is_empty() || is_library {
        return;
    }
    let reached = resolver.reached();
    let called: HashSet<SubId> = resolver.calls.iter().map(|call| call.callee).collect();
    for (at, declared) in main.subs.iter().enumerate() {
        let Some(SubId(id)) = declared.id.get() else { continue };
        // A second sub of the name can never be called; that has been told.
        if reached[id as usize] || main.find(&declared.sub.name.text) != Some(at) {
            continue;
        }
        let name = &declared.sub.name;
        let label = if called.contains(&SubId(id)) {
            "called only by subs that the rule never calls, or by itself"
        } else {
            "never called"
        };
        resolver.report.add(
            Diagnostic::new(
                &names::UNUSED_SUB,
                main.file,
                name.span,
                format!("the sub `{}` is never called", name.text),
            )
            .label(label)
            .help("call it, remove it, or move it to a file that is imported"),
        );
    }
}

/// Reads of `$path` and its kin, with the assignments that would say the same.
pub(crate) fn request_variables(resolver: &mut Resolver<'_>) {
    let Some(main) = resolver.modules.first() else { return };
    let reads = std::mem::take(&mut resolver.request_reads);
    for variable in &REQUEST_VARIABLES {
        let of_it = |read: &&RequestRead| std::ptr::eq(read.variable, variable);
        let Some(first) = reads.iter().filter(of_it).min_by_key(|read| read.span.start) else { continue };
        let assignment = format!("${} = {}();", variable.name, variable.function);
        let mut edits: Vec<Edit> = reads
            .iter()
            .filter(of_it)
            .filter_map(|read| {
                let statements = match resolver.subs[read.sub.0 as usize].sub {
                    Some(sub) => &sub.body,
                    None => &main.rule.statements,
                };
                let first = statements.iter().find(|statement| {
                    !matches!(statement.kind, StatementKind::Sub(_) | StatementKind::Import { .. })
                })?;
                let at = first.span.start;
                let indent = main.source.position(at).column as usize - 1;
                let text = format!("{assignment}\n{}", " ".repeat(indent));
                Some(Edit { span: Span::new(at, at), text })
            })
            .collect();
        edits.sort_by_key(|edit| edit.span);
        let (name, what) = (variable.name, variable.what);
        let mut diagnostic = Diagnostic::new(
            &names::REQUEST_VARIABLE,
            main.file,
            first.span,
            format!("nothing in this file sets `${name}`, so it is the request's {what}"),
        )
        .label(format!("calls `{}()`", variable.function))
        .help(format!("to say so, begin with `{assignment}`"));
        diagnostic.fix = Some(Fix { title: "Write the assignment out".to_owned(), edits });
        resolver.report.add(diagnostic);
    }
}

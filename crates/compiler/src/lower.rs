//! From the resolved tree to a program: prepare, fold, put into one form, infer, emit.

use pointsman_model::Site;
use pointsman_syntax::codes::limits;
use pointsman_syntax::{Diagnostic, FileId, SourceMap, Span};
use pointsman_vm::Program;

use crate::canon::canonicalise;
use crate::carried::carried;
use crate::chosen::place_chosen;
use crate::emit::{EmitError, EmitOptions, MAX_VARIABLES, emit};
use crate::fields::place_fields;
use crate::inline::{inline, spread_actions};
use crate::ir::Rule;
use crate::lists::place_lists;
use crate::maps::place_maps;
use crate::named::place_constants;
use crate::operand::{bad_operand, operand_caution, unusable_constant};
use crate::prepare::{BadOperand, prepare, prepare_folded};
use crate::{fold, infer};

/// How often constants are put where they are named.
const NAMES_OF_NAMES: usize = 4;

/// How to lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LowerOptions {
    /// Prepare operands, fold constants, and emit what inference allows. Without it the program does the same,
    /// slower: for finding out whether an optimisation is to blame.
    pub optimise: bool,
    /// The program's result is the value of its last statement, when that is an expression.
    pub result: bool,
}

/// Prepares a rule's constant arguments, and tells of those that are not what they should be or need care.
/// Of a rule with errors only what is written as a literal is told: its holes are not the author's.
pub fn check_operands(rule: &mut Rule, sources: &SourceMap) -> Vec<Diagnostic> {
    let operands = prepare(rule);
    let is_literal = |site: Site| {
        let (file_id, span) = place(site);
        sources.get(file_id).is_some_and(|file| matches!(file.slice(span), [b'"' | b'\'' | b'0'..=b'9', ..]))
    };
    let bad = operands.bad.iter().filter(|bad| is_literal(bad.site));
    // Who imports a file is told of its errors only.
    let cautions = operands.cautions.iter().filter(|(site, _)| site.file == 0 && is_literal(*site));
    bad.map(|bad| bad_operand_diagnostic(bad, sources))
        .chain(cautions.map(|(site, caution)| {
            let (file_id, span) = place(*site);
            operand_caution(file_id, span, caution)
        }))
        .collect()
}

/// Tells of constants that a variable carries to functions that cannot take them. Nothing, of a rule whose operands were
/// not checked, or are bad.
pub fn check_carried(rule: &Rule, sources: &SourceMap) -> Vec<Diagnostic> {
    if !rule.prepared {
        return Vec::new();
    }
    let bad = carried(rule).into_iter().filter(|bad| bad.site.file == 0);
    bad.map(|bad| unusable_constant(bad_operand_diagnostic(&bad, sources))).collect()
}

/// Lowers a resolved rule that has no errors. A constant that its function cannot take is found here, whether
/// or not optimising.
pub fn lower(mut rule: Rule, sources: &SourceMap, options: LowerOptions) -> Result<Program, Vec<Diagnostic>> {
    // `check_operands` mostly did it already.
    if !rule.prepared {
        let bad = prepare(&mut rule).bad;
        if !bad.is_empty() {
            return Err(bad.iter().map(|bad| bad_operand_diagnostic(bad, sources)).collect());
        }
    }
    if options.optimise {
        let mut folded = inline(&mut rule, options.result);
        folded |= fold::fold(&mut rule);
        // What a constant makes constant may have a name again.
        for _ in 0..NAMES_OF_NAMES {
            if !place_constants(&mut rule, options.result) {
                break;
            }
            folded = true;
            fold::fold(&mut rule);
        }
        folded |= spread_actions(&mut rule, options.result);
        if canonicalise(&mut rule) || folded {
            prepare_folded(&mut rule);
        }
        place_lists(&mut rule, options.result);
        place_maps(&mut rule, options.result);
        let placed = place_fields(&mut rule, options.result);
        let chosen = place_chosen(&mut rule, options.result);
        if chosen {
            fold::fold(&mut rule);
        }
        let changed = (placed || chosen) && canonicalise(&mut rule);
        if changed || chosen {
            prepare_folded(&mut rule);
        }
        infer::infer(&mut rule);
    }
    let emit_options = EmitOptions { optimise: options.optimise, result: options.result };
    emit(&rule, emit_options).map_err(|error| vec![emit_error_diagnostic(&error)])
}

fn place(site: Site) -> (FileId, Span) {
    (FileId(site.file), Span::new(site.start, site.end))
}

fn bad_operand_diagnostic(bad: &BadOperand, sources: &SourceMap) -> Diagnostic {
    let (file_id, span) = place(bad.site);
    match sources.get(file_id) {
        Some(file) => bad_operand(file, file_id, span, bad.what, &bad.error),
        None => Diagnostic::new(
            &pointsman_syntax::codes::constants::BAD_OPERAND,
            file_id,
            span,
            &*bad.error.message,
        ),
    }
}

fn emit_error_diagnostic(error: &EmitError) -> Diagnostic {
    match error {
        EmitError::TooManyVariables { sub, site } => {
            let (file, span) = place(*site);
            let message = format!("`{sub}` uses more than {MAX_VARIABLES} variables");
            Diagnostic::new(&limits::TOO_MANY_VARIABLES, file, span, message)
                .help("keep values that belong together in an array or a hash, or move a part into a sub")
        }
        EmitError::TooComplex { site } => {
            let (file, span) = place(*site);
            Diagnostic::new(
                &limits::EXPRESSION_TOO_COMPLEX,
                file,
                span,
                "this expression needs too many registers",
            )
            .help("keep a part of it in a variable, or collect the values in an array")
        }
        EmitError::TooLarge { site } => {
            let (file, span) = place(*site);
            Diagnostic::new(&limits::RULE_TOO_LARGE, file, span, "this rule has too many calls or subs")
                .help("move data into arrays, or split the rule")
        }
        EmitError::Internal { message } => {
            let message = format!("the compiler made a mistake: {message}");
            Diagnostic::new(&limits::COMPILER_MISTAKE, FileId(0), Span::new(0, 0), message)
                .help("the rule is not to blame; please report it")
        }
    }
}

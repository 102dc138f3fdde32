//! `rulecheck check`: all diagnostics of all files, in one run.

use std::collections::HashSet;
use std::path::PathBuf;

use pointsman::{CompileOptions, Engine, Library, Phase};
use pointsman_syntax::Severity;
use rayon::prelude::*;

use crate::cli::{Check, CheckFormat};
use crate::config::{self, Config};
use crate::console::{Console, Paint};
use crate::finding::{Counts, FileReport, Finding, plural};
use crate::format::{github, json, junit, sarif};
use crate::input::{Input, Surroundings};
use crate::rules::FileImporter;
use crate::{Status, emit, files};

pub(crate) fn check(args: &Check, library: &Library, console: &mut Console<'_>) -> Status {
    let config = match args.config.as_deref().map(config::read).transpose() {
        Ok(config) => config,
        Err(message) => {
            console.fail(message);
            return Status::Failed;
        }
    };
    let files = match files_to_check(args, config.as_ref()) {
        Ok(files) => files,
        Err(message) => {
            console.fail(message);
            return Status::Failed;
        }
    };
    let read: Vec<Result<Input, String>> = files
        .into_par_iter()
        .map(|(path, phases)| {
            let text = files::read(&path)?;
            let name =
                if files::is_stdin(&path) { args.stdin_filename.clone() } else { path.display().to_string() };
            Ok(Input { name, text, phases })
        })
        .collect();
    let mut status = Status::Success;
    let mut inputs = Vec::new();
    for input in read {
        match input {
            Ok(input) => inputs.push(input),
            // The others are checked all the same.
            Err(message) => {
                console.fail(message);
                status = Status::Failed;
            }
        }
    }
    let surroundings = Surroundings {
        engine: Engine::new(library.clone()),
        importer: FileImporter {
            named: config.iter().flat_map(|config| &config.rules).map(|(path, _)| path.clone()).collect(),
        },
        pools: config.map(|config| config.pools.into_keys().collect()),
    };
    if let Some(stage) = args.emit {
        return status.max(emit::emit(stage, &inputs, &surroundings, console));
    }
    let color = console.color_out && args.format == CheckFormat::Text;
    let mut reports: Vec<FileReport> =
        inputs.par_iter().map(|input| report(input, &surroundings, color)).collect();
    drop_repeated(&mut reports);
    let counts = Counts::of(&reports);
    let deny_warnings = args.deny.is_some();
    match args.format {
        CheckFormat::Text => print_text(&reports, counts, console),
        CheckFormat::Json => console.out(json::print(&reports)),
        CheckFormat::Sarif => console.out(sarif::print(&reports)),
        CheckFormat::Github => console.out(github::print(&reports)),
        CheckFormat::Junit => console.out(junit::print(&reports, deny_warnings)),
    }
    let bad = counts.errors > 0 || (deny_warnings && counts.warnings > 0);
    status.max(if bad { Status::Problems } else { Status::Success })
}

/// The files that the command line and the configuration name, with the phases they run in.
fn files_to_check(args: &Check, config: Option<&Config>) -> Result<Vec<(PathBuf, Vec<Phase>)>, String> {
    let given: Vec<Phase> = args.phase.map(Phase::from).into_iter().collect();
    let mut files: Vec<(PathBuf, Vec<Phase>)> = Vec::new();
    let configured = config.map_or(&[][..], |config| &config.rules);
    for path in files::rule_files(&args.paths)? {
        let known = configured.iter().find(|(known, _)| same_file(known, &path));
        let phases = match known {
            Some((_, phases)) if given.is_empty() => phases.clone(),
            _ => given.clone(),
        };
        files.push((path, phases));
    }
    for (path, phases) in configured {
        if !files.iter().any(|(known, _)| same_file(known, path)) {
            files.push((path.clone(), phases.clone()));
        }
    }
    if files.is_empty() {
        return Err("there is no rule file (.ts) to check".to_owned());
    }
    Ok(files)
}

fn same_file(a: &PathBuf, b: &PathBuf) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Checks a file, once for each of its phases.
fn report(input: &Input, surroundings: &Surroundings, color: bool) -> FileReport {
    let phases: Vec<Option<Phase>> = match input.phases.as_slice() {
        [] => vec![None],
        phases => phases.iter().copied().map(Some).collect(),
    };
    let mut findings = Vec::new();
    for phase in phases {
        let options = CompileOptions {
            phase,
            pools: surroundings.pools.as_deref(),
            importer: Some(&surroundings.importer),
            ..CompileOptions::default()
        };
        let compiled = surroundings.engine.check(&input.name, &input.text, &options);
        let diagnostics = compiled.diagnostics;
        findings.extend(
            diagnostics.list.iter().filter_map(|found| Finding::new(found, &diagnostics.sources, color)),
        );
    }
    // The file's own first, then those of what it imports.
    findings.sort_by_key(|finding| (finding.file != input.name, finding.file.clone(), finding.start));
    FileReport { file: input.name.clone(), findings }
}

/// What is wrong with an imported file is told once, not by each file that imports it.
fn drop_repeated(reports: &mut [FileReport]) {
    let mut seen = HashSet::new();
    for report in reports {
        report.findings.retain(|finding| {
            seen.insert((
                finding.file.clone(),
                finding.code.id,
                finding.start.offset,
                finding.message.clone(),
            ))
        });
    }
}

fn print_text(reports: &[FileReport], counts: Counts, console: &mut Console<'_>) {
    for finding in reports.iter().flat_map(|report| &report.findings) {
        console.out(finding.rendered.trim_end());
        console.out("\n\n");
    }
    let paint = Paint::new(console.color_out);
    let mut parts = Vec::new();
    if counts.errors > 0 {
        parts.push(paint.bold_red(plural(counts.errors, "error")));
    }
    if counts.warnings > 0 {
        parts.push(paint.yellow(plural(counts.warnings, "warning")));
    }
    if counts.infos > 0 {
        parts.push(plural(counts.infos, Severity::Info.name()));
    }
    let result = if parts.is_empty() { paint.green("no problems") } else { parts.join(", ") };
    console.out_line(format!("{} checked: {result}", plural(reports.len(), "file")));
}

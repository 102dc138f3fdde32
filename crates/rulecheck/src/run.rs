//! `rulecheck run`: rules in order over one request and its response, and the decision record.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use pointsman::{
    Action, CompileOptions, Engine, Library, Phase, PlaceDatabase, Rule, Stop, Streaming, TlsSession,
    Transaction,
};
use pointsman_syntax::Diagnostic;

use crate::cli::{Format, Run};
use crate::config;
use crate::console::{Console, Paint};
use crate::eval::request;
use crate::format::json::to_line;
use crate::host::{Host, Network, Scene};
use crate::message::{self, ResponseMessage};
use crate::record::{self, Record, TrapEntry, WarningEntry};
use crate::rules::{self, FileImporter};
use crate::test::tls::Tls;
use crate::{Status, diagnose, files, world};

/// A rule of the command line.
struct Named {
    phase: Phase,
    path: PathBuf,
}

pub(crate) fn run(args: &Run, library: &Library, console: &mut Console<'_>) -> Status {
    match prepare(args, library, console) {
        Ok(Some((mut host, rules))) => {
            let record = run_all(&mut host, &rules);
            match args.format {
                Format::Json => console.out(to_line(&record)),
                Format::Text => console.out(record::print(&record, Paint::new(console.color_out))),
            }
            if record.trap.is_some() { Status::Problems } else { Status::Success }
        }
        Ok(None) => Status::Problems,
        Err(message) => {
            console.fail(message);
            Status::Failed
        }
    }
}

type Rules = Vec<(Phase, Rule)>;

/// Reads and compiles everything; `None` when a rule has errors, which were told.
fn prepare(
    args: &Run,
    library: &Library,
    console: &mut Console<'_>,
) -> Result<Option<(Host, Rules)>, String> {
    let config = args.config.as_deref().map(config::read).transpose()?;
    let mut world = world::real(args.time, args.seed);
    for (name, view) in config.iter().flat_map(|config| &config.pools) {
        world = world.with_pool(name, view.clone());
    }
    if let Some(path) = &args.geo {
        let database = PlaceDatabase::new(files::read_database(path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        world = world.with_places(Arc::new(database));
    }
    for class in config.iter().flat_map(|config| &config.rates) {
        world = world.with_rate(&class.0, class.1);
    }
    let network = Network::allowed(args.allow_net);
    let mut scene = Scene { world: world.into(), network, ..Scene::default() };
    if let Some(path) = &args.request {
        scene.request = request(path)?;
    }
    let default = ResponseMessage {
        status: 200,
        reason: Vec::new(),
        version: http::Version::HTTP_11,
        headers: Vec::new(),
        body: Bytes::new(),
    };
    scene.response = Some(match &args.response {
        Some(path) => message::read_response(&files::name(path), &files::read(path)?)?,
        None => default,
    });
    scene.connection.client = args.client;
    scene.connection.local = args.local;
    scene.connection.tls = tls(args)?.map(Arc::new);
    let host = Host::new(scene)?;

    let engine = Engine::new(library.clone());
    let importer = FileImporter {
        named: config.iter().flat_map(|config| &config.rules).map(|(path, _)| path.clone()).collect(),
    };
    let pools: Option<Vec<String>> = config.map(|config| config.pools.into_keys().collect());
    let mut compiled_rules = Vec::new();
    let mut broken = false;
    for named in args.rules.iter().map(|rule| named(rule, args.phase.into())) {
        let text = files::read(&named.path)?;
        let options = CompileOptions {
            phase: Some(named.phase),
            pools: pools.as_deref(),
            importer: Some(&importer),
            ..CompileOptions::default()
        };
        let compiled = engine.check(&files::name(&named.path), &text, &options);
        diagnose::print(&compiled.diagnostics, Diagnostic::is_error, console);
        match compiled.rule {
            Some(rule) => compiled_rules.push((named.phase, rule)),
            None => broken = true,
        }
    }
    Ok((!broken).then_some((host, compiled_rules)))
}

/// The client's TLS session.
fn tls(args: &Run) -> Result<Option<TlsSession>, String> {
    let mut tls = Tls::default();
    tls.on = args.tls;
    for (word, value) in [
        ("tls-server-name", &args.server_name),
        ("client-certificate", &args.client_certificate),
        ("server-certificate", &args.server_certificate),
    ] {
        if let Some(value) = value {
            tls.apply(word, value)?;
        }
    }
    tls.session(Path::new(""))
}

/// `response:PATH`, or a path alone.
fn named(rule: &str, default: Phase) -> Named {
    for phase in [Phase::Request, Phase::Response, Phase::Completion] {
        if let Some(path) = rule.strip_prefix(phase.name()).and_then(|rest| rest.strip_prefix(':')) {
            return Named { phase, path: Path::new(path).to_owned() };
        }
    }
    Named { phase: default, path: Path::new(rule).to_owned() }
}

/// Runs the rules phase by phase, in the order that they were given.
fn run_all(host: &mut Host, rules: &Rules) -> Record {
    let (mut warnings, mut trap) = (Vec::new(), None);
    let (mut fuel, mut workspace_bytes, mut rules_stopped, mut streamed) = (0, 0, false, false);
    for phase in [Phase::Request, Phase::Response, Phase::Completion] {
        let mut of_phase = rules.iter().filter(|(of, _)| *of == phase).map(|(_, rule)| rule).peekable();
        let gone = matches!(host.transaction.decision().action, Action::Discard | Action::Close(_));
        // Nothing comes back on a connection that the rules closed, and what they streamed has gone out.
        if of_phase.peek().is_none() || ((gone || streamed) && phase == Phase::Response) {
            continue;
        }
        host.enter(phase);
        let mut last = String::new();
        for rule in of_phase {
            let ran = rules::run(rule, host, phase);
            last = rule.name().to_string();
            fuel += ran.fuel;
            workspace_bytes = workspace_bytes.max(ran.workspace_bytes);
            let name = rule.name().to_string();
            warnings.extend(ran.warnings.into_iter().map(|warning| WarningEntry {
                message: warning.message,
                rule: name.clone(),
                line: warning.site.line,
            }));
            if ran.warnings_dropped > 0 {
                let message = format!("{} more warnings were not kept", ran.warnings_dropped);
                warnings.push(WarningEntry { message, rule: name.clone(), line: 0 });
            }
            match ran.end {
                Ok(Stop::Rule) => {}
                Ok(Stop::Rules) => {
                    rules_stopped = true;
                    break;
                }
                // The rest of the rule is skipped, and later rules run, as in the proxy.
                Err(stopped) => {
                    let column = diagnose::column(rule, &stopped);
                    trap.get_or_insert(TrapEntry {
                        kind: stopped.fault.kind(),
                        message: stopped.fault.to_string(),
                        rule: name,
                        line: stopped.site.line,
                        column,
                    });
                }
            }
        }
        let streaming = host.end_stream();
        streamed |= streaming.has_begun();
        if streaming == Streaming::Started {
            let message = "the rules began a streamed response and did not finish it".to_owned();
            warnings.push(WarningEntry { message, rule: last, line: 0 });
        }
    }
    let mut record = Record::of(host);
    record.rules_stopped |= rules_stopped;
    record.warnings = warnings;
    record.trap = trap;
    record.fuel = fuel;
    record.workspace_bytes = workspace_bytes;
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_may_name_its_phase() {
        let response = named("response:a/b.ts", Phase::Request);
        assert_eq!((response.phase, response.path), (Phase::Response, PathBuf::from("a/b.ts")));
        let plain = named("responses.ts", Phase::Completion);
        assert_eq!((plain.phase, plain.path), (Phase::Completion, PathBuf::from("responses.ts")));
    }
}

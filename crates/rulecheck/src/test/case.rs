//! Runs one case and reports what happened.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use pointsman::{CompileOptions, Engine, FixedWorld, Library, Phase, Site, Stop, Transaction as _, World};
use pointsman_syntax::{Diagnostic, FileId, Severity, SourceFile, Span, ast};

use super::expectation::{Kind, Scope};
use super::matcher::{self, Failure};
use super::outcome::{Found, Lines, Outcome, Said};
use super::script::Case;
use super::setup::Setup;
use super::values::{self, VALUE_RULE, Wrapped};
use crate::files;
use crate::host::{Host, Network, Scene};
use crate::message::{RequestMessage, ResponseMessage};
use crate::mock::Mocks;
use crate::record::Record;
use crate::rules::{self, FileImporter};
use crate::suggest;

/// A test file: its text and its tree.
pub(crate) struct TestFile<'a> {
    /// The text under its path.
    pub(crate) file: &'a SourceFile,
    /// The tree, for the statements whose values are expected.
    pub(crate) tree: &'a ast::Rule,
    /// Its cases, of which one may come after others.
    pub(crate) cases: &'a [Case],
}

/// The rule that a case runs.
struct Subject {
    file: SourceFile,
    wrapped: Wrapped,
    /// Whether it is the script itself, so that lines mean the same in both.
    own: bool,
}

/// What came of a case.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// Differences; none is a pass.
    pub(crate) failures: Vec<Failure>,
    /// The rule's log, for the display of a failure: line, level, text.
    pub(crate) log: Vec<(u32, &'static str, Vec<u8>)>,
}

/// Runs a case and compares. Findings below `least` may happen unexpected.
pub(crate) fn run(test: &TestFile<'_>, case: &Case, library: &Library, least: Severity) -> Verdict {
    let mut expectations = case.expectations.clone();
    match in_order(test, case, library) {
        Err(failure) => Verdict { failures: vec![failure], log: Vec::new() },
        Ok(outcome) => Verdict {
            failures: matcher::compare(&mut expectations, &outcome, least),
            log: outcome
                .log
                .into_iter()
                .map(|(level, said)| (said.lines.first, level.name(), said.text))
                .collect(),
        },
    }
}

/// How a case's set-up has its rule compiled.
struct Compiling {
    engine: Engine,
    phase: Phase,
    importer: FileImporter,
    pools: Vec<String>,
}

impl Compiling {
    fn new(setup: &Setup, library: &Library) -> Result<Compiling, String> {
        Ok(Compiling {
            engine: Engine::new(values::with_values(library)?).limits(setup.limits),
            phase: setup.phase.unwrap_or(Phase::Request),
            importer: FileImporter::default(),
            pools: setup.pools.iter().map(|(name, _)| name.clone()).collect(),
        })
    }

    fn options(&self) -> CompileOptions<'_> {
        CompileOptions {
            phase: Some(self.phase),
            pools: (!self.pools.is_empty()).then_some(self.pools.as_slice()),
            importer: Some(&self.importer),
            ..CompileOptions::default()
        }
    }
}

/// Runs the cases that come before this one, and then itself, in its own world.
fn in_order(test: &TestFile<'_>, case: &Case, library: &Library) -> Result<Outcome, Failure> {
    let world = Arc::new(world(&case.setup));
    let start = world.now();
    for earlier in &case.setup.after {
        let of_that_name = |other: &&Case| other.name.as_deref() == Some(earlier.name.as_str());
        let Some(before) = test.cases.iter().find(of_that_name) else {
            let near =
                suggest::nearest(&earlier.name, test.cases.iter().filter_map(|case| case.name.as_deref()));
            let meant = suggest::did_you_mean(&near);
            return Err(Failure::plain(
                None,
                format!("there is no case `{}` to come before{meant}", earlier.name),
            ));
        };
        for _ in 0..earlier.times {
            world.set_now(Duration::from_secs(before.setup.time.unwrap_or(0)));
            outcome(test, before, library, &world)?;
        }
    }
    world.set_now(start);
    outcome(test, case, library, &world)
}

/// Runs one case in a world that others may have been in.
fn outcome(
    test: &TestFile<'_>,
    case: &Case,
    library: &Library,
    world: &Arc<FixedWorld>,
) -> Result<Outcome, Failure> {
    let whole = |message: String| Failure::plain(None, message);
    let setup = &case.setup;
    let subject = subject(test, case)?;
    let compiling = Compiling::new(setup, library).map_err(whole)?;
    let phase = compiling.phase;
    let compiled = compiling.engine.check(subject.file.name(), &subject.wrapped.text, &compiling.options());
    let mut outcome = Outcome {
        diagnostics: compiled.diagnostics.list.iter().map(|diagnostic| found(diagnostic, &subject)).collect(),
        ..Outcome::default()
    };
    let Some(rule) = compiled.rule else { return Ok(outcome) };
    let mut host = host(test, setup, world).map_err(whole)?;
    host.enter(phase);
    let ran = rules::run(&rule, &mut host, phase);
    // Hosts of several rules ask the decision, not how the one run ended.
    if host.transaction.decision().rules_stopped != (ran.end == Ok(Stop::Rules)) {
        return Err(whole("the run and its decision differ in whether further rules run".to_owned()));
    }
    host.end_stream();
    // A request rule is over when the node answers, and only then shows what it remembered for the response.
    if phase == Phase::Request {
        host.enter(Phase::Response);
    }
    let lines = |site: Site| subject.lines(FileId(site.file), Span::new(site.start, site.end));
    let mut record = Record::of(&host);
    record.rules_stopped = ran.end == Ok(Stop::Rules);
    record.fuel = ran.fuel;
    for line in host.transaction.log_lines() {
        let said = Said { text: line.message.clone(), lines: lines(line.site) };
        if &*line.rule == VALUE_RULE {
            outcome.values.push(said);
        } else {
            outcome.log.push((line.level, said));
        }
    }
    for warning in ran.warnings {
        outcome.warnings.push(Said { text: warning.message.into_bytes(), lines: lines(warning.site) });
    }
    if let Err(trap) = ran.end {
        let text = format!("{}: {}", trap.fault.kind(), trap.fault);
        outcome.trap = Some(Said { text: text.into_bytes(), lines: lines(trap.site) });
    }
    outcome.record = Some(record);
    Ok(outcome)
}

/// The rule under test: the script itself with the statements wrapped whose values are expected, or the file
/// that the script names.
fn subject(test: &TestFile<'_>, case: &Case) -> Result<Subject, Failure> {
    let Some(rule) = &case.setup.rule else {
        let lines: Vec<u32> = case
            .expectations
            .iter()
            .filter(|expectation| matches!(expectation.kind, Kind::Value(_)))
            .map(|expectation| match expectation.scope {
                Scope::Line(line) => line,
                Scope::Anywhere => expectation.written,
            })
            .collect();
        let wrapped = values::wrap(test.file, test.tree, &lines).map_err(|line| {
            Failure::plain(
                Some(line),
                "a value is expected here, but no expression statement ends on this line",
            )
        })?;
        let file = SourceFile::new(test.file.name(), test.file.text());
        return Ok(Subject { file, wrapped, own: true });
    };
    if !test.tree.statements.is_empty() {
        return Err(Failure::plain(
            None,
            "a test of another rule (`#: rule`) holds no statements of its own",
        ));
    }
    let folder = Path::new(test.file.name()).parent().unwrap_or(Path::new(""));
    let path: PathBuf = folder.join(rule);
    let text = files::read(&path).map_err(|message| Failure::plain(None, message))?;
    let file = SourceFile::new(path.display().to_string(), text);
    let wrapped = Wrapped::plain(&file);
    Ok(Subject { file, wrapped, own: false })
}

impl Subject {
    fn lines(&self, file: FileId, span: Span) -> Lines {
        if file != FileId(0) || !self.own {
            return Lines::ELSEWHERE;
        }
        let span = self.wrapped.original(span);
        let last = span.end.max(span.start + 1) - 1;
        Lines { first: self.file.line(span.start), last: self.file.line(last) }
    }
}

fn found(diagnostic: &Diagnostic, subject: &Subject) -> Found {
    let mut words = diagnostic.message.clone();
    let related = diagnostic.related.iter().map(|label| label.text.as_str());
    for more in [diagnostic.label.as_str()].into_iter().chain(related).chain(diagnostic.help.as_deref()) {
        words.push('\n');
        words.push_str(more);
    }
    Found {
        code: diagnostic.code,
        severity: diagnostic.severity,
        message: diagnostic.message.clone(),
        words,
        lines: subject.lines(diagnostic.file, diagnostic.span),
    }
}

/// The host that a set-up asks for.
fn host(test: &TestFile<'_>, setup: &Setup, world: &Arc<FixedWorld>) -> Result<Host, String> {
    let mut scene = scene(setup, Arc::clone(world));
    let folder = Path::new(test.file.name()).parent().unwrap_or(Path::new(""));
    scene.connection.tls = setup.tls.session(folder)?.map(Arc::new);
    let mut host = Host::new(scene)?;
    host.transaction.set_retries(setup.retries);
    host.transaction.set_destination(setup.destination.clone());
    setup.observed.transaction(&mut host.transaction);
    Ok(host)
}

/// The world that a set-up asks for.
fn world(setup: &Setup) -> FixedWorld {
    let mut world = FixedWorld::new()
        .at(Duration::from_secs(setup.time.unwrap_or(0)))
        .seed(setup.seed)
        .offset(setup.offset);
    if let Some(name) = &setup.host_name {
        world = world.host(name);
    }
    for (name, value) in &setup.env {
        world = world.with_env(name, value);
    }
    for (name, text, modified) in &setup.resources {
        world = world.with_resource(name.as_bytes(), text.clone(), *modified);
    }
    for (ip, place) in &setup.places {
        world = world.with_place(*ip, place.clone());
    }
    for (name, view) in &setup.pools {
        world = world.with_pool(name, view.clone());
    }
    world = setup.observed.world(world);
    for pool in &setup.cached {
        world = world.with_cached(pool.clone());
    }
    for (name, class) in &setup.rates {
        world = world.with_rate(name, *class);
    }
    world
}

/// The scene that a set-up asks for.
fn scene(setup: &Setup, world: Arc<FixedWorld>) -> Scene {
    let default = Scene::default();
    let bytes = |headers: &[(String, Vec<u8>)]| {
        headers.iter().map(|(name, value)| (name.clone().into_bytes(), value.clone())).collect::<Vec<_>>()
    };
    let default_request = (default.request.method, default.request.target, default.request.version);
    let (method, target, version) = setup.request.clone().unwrap_or(default_request);
    let mut headers = bytes(&setup.headers);
    if !setup.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        headers.splice(0..0, default.request.headers);
    }
    let mut connection = default.connection;
    connection.client = setup.client.unwrap_or(connection.client);
    connection.local = setup.local.unwrap_or(connection.local);
    connection.virtual_server = setup.virtual_server.as_str().into();
    let needs_response = setup.response.is_some() || setup.phase.is_some_and(|phase| phase != Phase::Request);
    Scene {
        request: RequestMessage { method, target, version, headers, body: setup.body.clone().into() },
        response: needs_response.then(|| {
            let (status, reason) = setup.response.clone().unwrap_or((200, String::new()));
            ResponseMessage {
                status,
                reason: reason.into_bytes(),
                version: http::Version::HTTP_11,
                headers: bytes(&setup.response_headers),
                body: setup.response_body.clone().into(),
            }
        }),
        connection,
        node: setup.node.clone(),
        node_local: setup.node_local,
        node_tls: setup.node_tls,
        world,
        network: Network::Mocks(Mocks::new(setup.mocks.clone())),
    }
}

#[cfg(test)]
#[path = "agreement.rs"]
mod agreement;

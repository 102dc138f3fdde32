//! Rules in the proxy: compiled when a configuration is loaded, run by whichever worker has the request.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use foldhash::fast::RandomState;
use pointsman::syntax::SourceFile;
use pointsman::{
    CompileOptions, Diagnostics, Engine, Importer, Name, Phase, Rule, RuleSet, Runner, Transaction,
};

use crate::config::{Config, RuleFile, VirtualServer};
use crate::files::Loaded;

/// A compiled rule.
#[derive(Clone, Debug)]
pub(crate) struct LoadedRule {
    pub(crate) name: Name,
    pub(crate) rule: Rule,
    /// Its own number in this process; runners are kept by it.
    number: u64,
}

/// The rules of one phase of a virtual server, in order.
#[derive(Debug, Default)]
pub(crate) struct PhaseRules {
    rules: Vec<LoadedRule>,
    set: RuleSet,
}

impl PhaseRules {
    fn new(rules: Vec<LoadedRule>) -> PhaseRules {
        let set = RuleSet::new(rules.iter().map(|loaded| loaded.rule.clone()));
        PhaseRules { rules, set }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether a rule calls a function whose name begins so. Such functions may need a host to make room for them
    /// before it runs any rule.
    pub(crate) fn call(&self, prefix: &str) -> bool {
        let calls = |rule: &LoadedRule| {
            rule.rule.program().parts().calls.iter().any(|call| call.builtin.name.starts_with(prefix))
        };
        self.rules.iter().any(calls)
    }

    /// The first rule from number `from` on that may do something with this transaction, and its number.
    pub(crate) fn next(&self, tx: &dyn Transaction, from: usize) -> Option<(usize, &LoadedRule)> {
        let number = self.set.next(tx, from)?;
        Some((number, self.rules.get(number)?))
    }
}

/// The rules of a configuration, by virtual server.
#[derive(Debug, Default)]
pub(crate) struct LoadedRules {
    pub(crate) request: Vec<PhaseRules>,
    pub(crate) response: Vec<PhaseRules>,
    pub(crate) completion: Vec<PhaseRules>,
    /// Everything there is to say about them.
    pub(crate) diagnostics: Vec<Diagnostics>,
    /// The files that imports were read from, so that a change of one is seen.
    pub(crate) imported: Vec<Loaded>,
}

impl LoadedRules {
    /// Compiles the rules of a configuration: each file once for each phase that it runs in.
    pub(crate) fn load(engine: &Engine, config: &Config, next_number: &mut u64) -> LoadedRules {
        let pools: Vec<String> = config.pools.iter().map(|pool| pool.name.to_string()).collect();
        let files =
            Files { config, folder: config.path.parent().unwrap_or(Path::new("")), read: RefCell::default() };
        let mut loaded = LoadedRules::default();
        let mut known: HashMap<(PathBuf, Phase), Option<LoadedRule>> = HashMap::new();
        for server in &config.virtual_servers {
            let mut compile = |rule: &RuleFile, phase: Phase| {
                let key = (rule.path.clone(), phase);
                if let Some(rule) = known.get(&key) {
                    return rule.clone();
                }
                let options = CompileOptions {
                    phase: Some(phase),
                    pools: Some(&pools),
                    importer: Some(&files),
                    ..CompileOptions::default()
                };
                let compiled = engine.check(&rule.path.to_string_lossy(), &rule.text, &options);
                if !compiled.diagnostics.list.is_empty() {
                    loaded.diagnostics.push(compiled.diagnostics);
                }
                let compiled = compiled.rule.map(|compiled| {
                    *next_number += 1;
                    LoadedRule { name: Name::from(rule.name.as_str()), rule: compiled, number: *next_number }
                });
                known.insert(key, compiled.clone());
                compiled
            };
            let mut all = |rules: &[RuleFile], phase| {
                PhaseRules::new(rules.iter().filter_map(|rule| compile(rule, phase)).collect())
            };
            let request = all(&server.request_rules, Phase::Request);
            let response = all(&server.response_rules, Phase::Response);
            let completion = all(&server.completion_rules, Phase::Completion);
            loaded.request.push(request);
            loaded.response.push(response);
            loaded.completion.push(completion);
        }
        loaded.imported = files.read.into_inner();
        loaded
    }

    /// Whether a rule cannot run.
    pub(crate) fn any_error(&self) -> bool {
        self.diagnostics.iter().any(Diagnostics::has_errors)
    }
}

/// Where imports are found: a rule of that name in the configuration, or a file beside it.
struct Files<'a> {
    config: &'a Config,
    folder: &'a Path,
    read: RefCell<Vec<Loaded>>,
}

impl Importer for Files<'_> {
    fn import(&self, from: &SourceFile, target: &str) -> Result<SourceFile, String> {
        let named = self
            .config
            .virtual_servers
            .iter()
            .flat_map(VirtualServer::rules)
            .find(|rule| rule.name == target);
        if let Some(rule) = named {
            return Ok(SourceFile::new(rule.path.to_string_lossy(), rule.text.as_slice()));
        }
        let folder = Path::new(from.name()).parent().unwrap_or(self.folder);
        let path = folder.join(format!("{target}.ts"));
        let text = self
            .config
            .source
            .read(&path)
            .map_err(|error| format!("the file {} cannot be read: {error}", path.display()))?;
        let name = path.to_string_lossy().into_owned();
        self.read.borrow_mut().push(Loaded::new(&path, &text));
        Ok(SourceFile::new(name, text))
    }
}

/// Runners that a worker keeps for its next requests, by rule.
#[derive(Default)]
pub(crate) struct Runners {
    /// One of them, found without a look at the table: where there is one rule, that is all there is.
    first: Cell<Option<(u64, Box<Runner>)>>,
    #[expect(clippy::vec_box, reason = "a runner is large, and goes from here to a request and back")]
    idle: RefCell<HashMap<u64, Vec<Box<Runner>>, RandomState>>,
}

impl Runners {
    /// Kept for each rule; more are in use at once only when many runs wait.
    const MOST: usize = 16;

    /// A runner for a rule.
    pub(crate) fn take(&self, rule: &LoadedRule) -> Box<Runner> {
        match self.first.take() {
            Some((number, runner)) if number == rule.number => return runner,
            other => self.first.set(other),
        }
        let idle = self.idle.borrow_mut().get_mut(&rule.number).and_then(Vec::pop);
        idle.unwrap_or_else(|| Box::new(Runner::new(&rule.rule)))
    }

    /// Gives a runner back.
    pub(crate) fn put(&self, rule: &LoadedRule, runner: Box<Runner>) {
        let first = self.first.take();
        let runner = match first {
            None => return self.first.set(Some((rule.number, runner))),
            Some(_) => runner,
        };
        self.first.set(first);
        let mut idle = self.idle.borrow_mut();
        let kept = idle.entry(rule.number).or_default();
        if kept.len() < Self::MOST {
            kept.push(runner);
        }
    }

    /// Drops all of them: the configuration has changed.
    pub(crate) fn forget(&self) {
        self.first.set(None);
        self.idle.borrow_mut().clear();
    }
}

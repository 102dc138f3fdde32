//! What is said of a request: events when something is wrong, a record when somebody asked for one.

use std::fmt;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use http::{Method, Uri, request};
use pointsman::{HttpTransaction, Ledger, LogCallback, LogLevel, Name, Runner, Transaction, Trap, Warning};

use crate::balance::Pool;
use crate::clock;
use crate::generation::Served;
use crate::log::{Level, Log};
use crate::record::{Record, Verdict};
use crate::rules::LoadedRule;
use crate::session::Session;

/// A request, as far as there is something to say of it.
pub(crate) struct Observed<'a> {
    session: &'a Session,
    served: &'a Rc<Served>,
    method: Method,
    target: Uri,
    began: u64,
    verdict: Verdict,
    rule: Option<(&'a Name, u32)>,
    pool: Option<&'a Pool>,
    default_pool: bool,
    node: Option<Name>,
    why: String,
    /// Whether it is written to the log of requests.
    log: bool,
    /// Whether it is kept among the latest.
    recent: bool,
    /// Whether completion rules will see its end.
    in_transit: bool,
    /// The status that the client got, and when, while rules may still say whether that is written down.
    put_off: Option<(u16, u64)>,
}

impl<'a> Observed<'a> {
    pub(crate) fn new(session: &'a Session, served: &'a Rc<Served>, parts: &request::Parts) -> Observed<'a> {
        let observation = &served.generation.observation;
        let log = observation.keeps(Ledger::RequestLog);
        let recent = observation.keeps(Ledger::RecentConnections);
        let wanted = session.worker.shared.observer.is_some() || log || recent || served.server.selects;
        Observed {
            session,
            served,
            method: parts.method.clone(),
            target: parts.uri.clone(),
            began: if wanted { clock::now() } else { 0 },
            verdict: Verdict::Forwarded,
            rule: None,
            pool: None,
            default_pool: false,
            node: None,
            why: String::new(),
            log,
            recent,
            in_transit: false,
            put_off: None,
        }
    }

    /// The request is on its way, and its completion rules will see the end of it.
    pub(crate) fn sets_out(&mut self) {
        self.in_transit = true;
    }

    /// Minds what rules said about being written down.
    pub(crate) fn mind(&mut self, tx: &HttpTransaction) {
        let observance = &tx.decision().observance;
        self.log = observance.request_log.unwrap_or(self.log);
        self.recent = observance.recent_connections.unwrap_or(self.recent);
    }

    /// Whether the client asked for headers only.
    pub(crate) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    pub(crate) fn verdict(&mut self, verdict: Verdict) {
        self.verdict = verdict;
    }

    pub(crate) fn pool(&mut self, pool: &'a Pool, default: bool) {
        self.pool = Some(pool);
        self.default_pool = default;
    }

    /// The node that replied, and why it was chosen.
    pub(crate) fn node(&mut self, node: &Name, why: &'static str) {
        if self.began != 0 {
            self.node = Some(node.clone());
            self.why.clear();
            self.why.push_str(why);
        }
    }

    /// The node that did not reply.
    pub(crate) fn failed_node(&mut self, node: Name) {
        self.node = Some(node);
    }

    /// A rule has run to its end; the last one to do so is the one that decided.
    pub(crate) fn rule_ended(&mut self, rule: &'a LoadedRule, runner: &Runner, trap: Option<&Trap>) {
        let line = trap.map_or_else(|| runner.ended_at().line, |trap| trap.site.line);
        self.rule = Some((&rule.name, line));
    }

    /// A rule did something that is probably not meant.
    pub(crate) fn warning(&self, rule: &LoadedRule, warning: &Warning) {
        let (name, line) = (&rule.name, warning.site.line);
        self.log(Level::Warn, format_args!("rule={name}:{line} {}", warning.message));
    }

    /// The proxy answers by itself.
    pub(crate) fn refused(&mut self, status: u16, what: &str, level: Level) {
        let rule = self.rule.map_or_else(String::new, |(rule, line)| format!(" rule={rule}:{line}"));
        let pool = self.pool.as_ref().map_or_else(String::new, |pool| format!(" pool=\"{}\"", pool.name));
        let node = self.node.as_ref().map_or_else(String::new, |node| format!(" node={node}"));
        self.log(level, format_args!("status={status}{rule}{pool}{node} {what}"));
        if self.began != 0 {
            self.why.clear();
            self.why.push_str(what);
        }
    }

    /// Logs an event with the request that it is about.
    pub(crate) fn log(&self, level: Level, text: fmt::Arguments<'_>) {
        let (server, client) = (&self.served.server.name, self.session.peer);
        let (method, target) = (&self.method, &self.target);
        self.session.worker.shared.log.event(
            level,
            format_args!("server={server} client={client} request=\"{method} {target}\" {text}"),
        );
    }

    /// The same when the rules go on behind the reply's head: they may still say whether that is written down.
    pub(crate) fn tell_later(&mut self, status: u16) {
        if self.waits_for_completion() {
            // Completion rules will mind it.
            self.tell(status);
        } else if self.began != 0 {
            self.put_off = Some((status, clock::now()));
        }
    }

    /// Tells what was put off.
    pub(crate) fn tell_now(&mut self) {
        if let Some((status, at)) = self.put_off.take() {
            self.tell_at(status, at);
        }
    }

    /// Tells whoever asked what became of the request.
    pub(crate) fn tell(&mut self, status: u16) {
        if self.began != 0 {
            self.tell_at(status, clock::now());
        }
    }

    /// Whether completion rules may still say that it is written down.
    fn waits_for_completion(&self) -> bool {
        let server = &self.served.server;
        self.in_transit && server.selects && !server.completion_rules.is_empty()
    }

    fn tell_at(&mut self, status: u16, at: u64) {
        let target = self.target.to_string();
        let record = Record {
            server: &self.served.server.name,
            client: self.session.peer,
            method: self.method.as_str(),
            target: &target,
            verdict: self.verdict,
            status,
            rule: self.rule.map(|(rule, line)| (rule.clone(), line)),
            pool: self.pool.map(|pool| pool.name.clone()),
            default_pool: self.default_pool,
            node: self.node.clone(),
            why: &self.why,
            millis: at - self.began,
        };
        let shared = &self.session.worker.shared;
        if let Some(observer) = &shared.observer {
            observer(&record);
        }
        let text = record.to_string();
        if self.waits_for_completion() {
            self.session.put_entry(text);
        } else {
            self.write(text);
        }
    }
}

impl Observed<'_> {
    /// Writes a transaction down where it is to stand.
    pub(crate) fn write(&self, text: String) {
        if self.log {
            self.session.worker.shared.log.line(Level::Info, format_args!("{text}"));
        }
        if self.recent {
            self.served.generation.observation.remember(text);
        }
    }
}

impl Drop for Observed<'_> {
    /// A client that goes away while rules write has them dropped, and with them this.
    fn drop(&mut self) {
        self.tell_now();
    }
}

/// Where lines go that rules log. Rules are named as in the configuration: without its folder.
pub(crate) fn rule_log(log: &Arc<Log>, server: &Name, folder: &Path) -> LogCallback {
    let (log, server, folder) = (Arc::clone(log), server.clone(), folder.to_owned());
    Arc::new(move |record| {
        let level = match record.level {
            LogLevel::Info => Level::Info,
            LogLevel::Warn => Level::Warn,
            LogLevel::Error => Level::Error,
        };
        let path = Path::new(record.rule);
        let (rule, line) = (path.strip_prefix(&folder).unwrap_or(path).display(), record.site.line);
        let message = String::from_utf8_lossy(record.message);
        log.event(level, format_args!("server={server} rule={rule}:{line} {message}"));
    })
}

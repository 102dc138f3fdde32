//! What became of a request: told to whoever asked to know (the access log, the demonstration, a test).

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

use pointsman::Name;

/// Who is told of each request. Called by the thread that serves it, so it must not wait.
pub type Observer = Arc<dyn Fn(&Record<'_>) + Send + Sync>;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Sent to a node of a pool.
    Forwarded,
    /// Answered by a rule.
    Responded,
    /// Answered from the cache.
    Cached,
    /// The connection was closed by a rule.
    Closed,
    /// Answered by the proxy itself: something was wrong.
    Refused,
}

impl Verdict {
    /// As in the log.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Forwarded => "forward",
            Verdict::Responded => "respond",
            Verdict::Cached => "cache",
            Verdict::Closed => "close",
            Verdict::Refused => "refuse",
        }
    }
}

/// What became of a request.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// The virtual server.
    pub server: &'a str,
    /// The client, as rules see it.
    pub client: SocketAddr,
    /// The method.
    pub method: &'a str,
    /// The request-target as the client sent it.
    pub target: &'a str,
    /// What was decided.
    pub verdict: Verdict,
    /// The status the client got; 0 when it got none.
    pub status: u16,
    /// The rule that decided, and the line it ended at.
    pub rule: Option<(Name, u32)>,
    /// The pool, when one was chosen.
    pub pool: Option<Name>,
    /// Whether that is the default pool because no rule chose one.
    pub default_pool: bool,
    /// The node's name for people.
    pub node: Option<Name>,
    /// Why that node; or why none.
    pub why: &'a str,
    /// Milliseconds until the reply's head was there.
    pub millis: u64,
}

impl fmt::Display for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Record { server, client, method, target, status, millis, .. } = self;
        write!(
            f,
            "server={server} client={client} status={status} ms={millis} action={}",
            self.verdict.name()
        )?;
        if let Some(pool) = &self.pool {
            write!(f, " pool=\"{pool}\"{}", if self.default_pool { " (default)" } else { "" })?;
        }
        if let Some(node) = &self.node {
            write!(f, " node={node}")?;
        }
        if !self.why.is_empty() {
            write!(f, " why=\"{}\"", self.why)?;
        }
        if let Some((rule, line)) = &self.rule {
            write!(f, " rule={rule}:{line}")?;
        }
        write!(f, " request=\"{method} {target}\"")
    }
}

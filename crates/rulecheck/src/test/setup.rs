//! The world that a script asks for: `#: request GET /`, `#: client 203.0.113.7:5000`, `#: time 1195776000`.

use std::net::{IpAddr, SocketAddr};

use pointsman::{Destination, Limits, Name, NodeState, Phase, Place, PoolView, RateClass};

use super::observed::Observed;
use super::place::place;
use super::tls::Tls;
use super::words;
use crate::message::{is_token_byte, protocol_version};
use crate::mock::Mock;
use crate::suggest;

/// Everything that a script may set. What it does not set is the default of `rulecheck run`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Setup {
    /// Another file's rule is run, not the script itself.
    pub(crate) rule: Option<String>,
    /// Why the case is not run.
    pub(crate) skip: Option<String>,
    /// Cases that run before this one, in the same world.
    pub(crate) after: Vec<Earlier>,
    /// The phase.
    pub(crate) phase: Option<Phase>,
    /// The request line.
    pub(crate) request: Option<(Vec<u8>, Vec<u8>, http::Version)>,
    /// The request's headers; `Host: localhost` when none is given.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    /// The request's body.
    pub(crate) body: Vec<u8>,
    /// The response's status and reason.
    pub(crate) response: Option<(u16, String)>,
    /// The response's headers.
    pub(crate) response_headers: Vec<(String, Vec<u8>)>,
    /// The response's body.
    pub(crate) response_body: Vec<u8>,
    /// The client's address.
    pub(crate) client: Option<SocketAddr>,
    /// Where the client connected to.
    pub(crate) local: Option<SocketAddr>,
    /// The client's TLS session.
    pub(crate) tls: Tls,
    /// The virtual server's name.
    pub(crate) virtual_server: String,
    /// The node that answered.
    pub(crate) node: Option<String>,
    /// Our own address on the connection to it.
    pub(crate) node_local: Option<SocketAddr>,
    pub(crate) node_tls: bool,
    /// The pool that the request was sent to.
    pub(crate) destination: Option<Destination>,
    /// How often the request was sent again.
    pub(crate) retries: u32,
    /// The pools there are; every name is a pool when there are none.
    pub(crate) pools: Vec<(String, PoolView)>,
    /// Where addresses are.
    pub(crate) places: Vec<(IpAddr, Place)>,
    /// The time, in seconds since 1970.
    pub(crate) time: Option<u64>,
    /// Local time east of UTC, in seconds.
    pub(crate) offset: i32,
    /// The seed of what is random.
    pub(crate) seed: u64,
    /// Pools whose responses are in the cache; `None` is any pool's.
    pub(crate) cached: Vec<Option<String>>,
    /// The machine's name.
    pub(crate) host_name: Option<String>,
    /// Environment variables.
    pub(crate) env: Vec<(String, String)>,
    /// The resource folder's files, with the times of their last changes.
    pub(crate) resources: Vec<(String, Vec<u8>, i64)>,
    /// What the host observes.
    pub(crate) observed: Observed,
    /// Stand-ins for what rules wait for.
    pub(crate) mocks: Vec<Mock>,
    /// The rate classes.
    pub(crate) rates: Vec<(String, RateClass)>,
    /// Limits other than the defaults.
    pub(crate) limits: Limits,
}

/// A case that runs before another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Earlier {
    /// Its name.
    pub(crate) name: String,
    /// How often.
    pub(crate) times: u16,
}

/// Every word that begins a set-up line.
const WORDS: &[&str] = &[
    "after",
    "body",
    "cached",
    "case",
    "client",
    "client-certificate",
    "completion",
    "depth",
    "env",
    "fuel",
    "header",
    "host-name",
    "local",
    "memory",
    "mock",
    "mock-header",
    "node",
    "node-local",
    "node-tls",
    "offset",
    "phase",
    "place",
    "pool",
    "queue-time",
    "rate",
    "recent-connections",
    "request",
    "request-log",
    "resource",
    "resource-modified",
    "response",
    "response-body",
    "response-header",
    "response-time",
    "retries",
    "rule",
    "seed",
    "sent-to",
    "server-certificate",
    "service-level",
    "skip",
    "time",
    "tls",
    "tls-cipher",
    "tls-server-name",
    "tls-site",
    "tls-version",
    "transaction-limit",
    "transaction-time",
    "virtual-server",
];

impl Setup {
    /// Takes one set-up line.
    pub(crate) fn apply(&mut self, word: &str, rest: &str) -> Result<(), String> {
        match word {
            "rule" => self.rule = Some(required(rest, "rule gallery.ts")?.to_owned()),
            "skip" => self.skip = Some(required(rest, "skip waits for the DNS functions")?.to_owned()),
            "after" => self.after.push(earlier(required(rest, "after a first try")?)?),
            "retries" => self.retries = number(rest, "retries 3")?,
            "phase" => self.phase = Some(phase(rest)?),
            "request" => self.request = Some(request_line(rest)?),
            "header" => self.headers.push(header(rest)?),
            "body" => self.body = words::whole(rest),
            "response" => self.response = Some(status_line(rest)?),
            "response-header" => self.response_headers.push(header(rest)?),
            "response-body" => self.response_body = words::whole(rest),
            "client" => self.client = Some(address(rest)?),
            "local" => self.local = Some(address(rest)?),
            "virtual-server" => self.virtual_server = required(rest, "virtual-server web")?.to_owned(),
            "node" => self.node = Some(required(rest, "node web1:80")?.to_owned()),
            "node-local" => self.node_local = Some(address(rest)?),
            "node-tls" => self.node_tls = true,
            "sent-to" => self.destination = Some(destination(rest)?),
            "pool" => self.pools.push(pool(rest)?),
            "rate" => self.rates.push(rate(rest)?),
            "mock" => self.mocks.push(Mock::parse(rest)?),
            "mock-header" => {
                let (name, value) = header(rest)?;
                let mock =
                    self.mocks.last_mut().ok_or("it belongs below a `#: mock http.request...` line")?;
                mock.add_header(&name, &value)?;
            }
            "place" => self.places.push(place(rest)?),
            "time" => self.time = Some(number(rest, "time 1195776000")?),
            "offset" => self.offset = number(rest, "offset 3600")?,
            "cached" if rest.is_empty() => self.cached.push(None),
            "cached" => match words::take(rest) {
                Some((pool, "")) => self.cached.push(Some(String::from_utf8_lossy(&pool).into_owned())),
                _ => return Err("write it as `#: cached`, or as `#: cached \"pool\"`".to_owned()),
            },
            "seed" => self.seed = number(rest, "seed 7")?,
            "fuel" => self.limits.fuel = number(rest, "fuel 1000")?,
            "memory" => self.limits.workspace_bytes = number(rest, "memory 65536")?,
            "depth" => self.limits.call_depth = number(rest, "depth 10")?,
            "host-name" => self.host_name = Some(required(rest, "host-name web1.example.com")?.to_owned()),
            "env" => {
                let (name, value) = required(rest, "env HOME /root")?.split_once(' ').unwrap_or((rest, ""));
                self.env.push((name.to_owned(), value.trim().to_owned()));
            }
            "resource" => {
                let (name, text) =
                    words::take(rest).ok_or("write it as `#: resource name text of the file`")?;
                let name = String::from_utf8_lossy(&name).into_owned();
                self.resources.push((name, words::whole(text.trim()), 0));
            }
            "resource-modified" => {
                let last = self.resources.last_mut().ok_or("it belongs below a `#: resource` line")?;
                last.2 = number(rest, "resource-modified 1195776000")?;
            }
            observed if Observed::WORDS.contains(&observed) => self.observed.apply(observed, rest)?,
            tls if Tls::WORDS.contains(&tls) => self.tls.apply(tls, rest)?,
            other => {
                let near = suggest::nearest(other, WORDS.iter().copied());
                return Err(format!("`{other}` sets nothing up{}", suggest::did_you_mean(&near)));
            }
        }
        Ok(())
    }
}

pub(super) fn required<'a>(rest: &'a str, example: &str) -> Result<&'a str, String> {
    if rest.is_empty() { Err(format!("something is missing; write it as `#: {example}`")) } else { Ok(rest) }
}

pub(super) fn number<T: std::str::FromStr>(rest: &str, example: &str) -> Result<T, String> {
    rest.parse().map_err(|_| format!("`{rest}` is not a number that fits; write it as `#: {example}`"))
}

/// `the name of a case`, or `5 times the name of a case`
fn earlier(rest: &str) -> Result<Earlier, String> {
    let Some((times, name)) = rest.split_once(" times ") else {
        return Ok(Earlier { name: rest.to_owned(), times: 1 });
    };
    Ok(Earlier { name: name.trim().to_owned(), times: number(times, "after 5 times a first try")? })
}

fn phase(rest: &str) -> Result<Phase, String> {
    [Phase::Request, Phase::Response, Phase::Completion]
        .into_iter()
        .find(|phase| phase.name() == rest)
        .ok_or_else(|| format!("`{rest}` is no phase; write request, response or completion"))
}

fn request_line(rest: &str) -> Result<(Vec<u8>, Vec<u8>, http::Version), String> {
    let mut parts = rest.split_whitespace();
    let (method, target) = (parts.next(), parts.next());
    // HTTP/2 has no request line, but a request that came by it is as good as another.
    let version = match parts.next() {
        None => Some(http::Version::HTTP_11),
        Some("HTTP/2") => Some(http::Version::HTTP_2),
        Some(version) => protocol_version(version.as_bytes()),
    };
    match (method, target, version, parts.next()) {
        (Some(method), Some(target), Some(version), None) if method.bytes().all(is_token_byte) => {
            Ok((method.as_bytes().to_vec(), target.as_bytes().to_vec(), version))
        }
        _ => Err(format!("`{rest}` is no request; write it as `#: request GET /path?query`")),
    }
}

fn status_line(rest: &str) -> Result<(u16, String), String> {
    let (code, reason) = rest.split_once(' ').unwrap_or((rest, ""));
    match code.parse() {
        Ok(status @ 100..=999) => Ok((status, reason.trim().to_owned())),
        _ => Err(format!("`{rest}` is no response; write it as `#: response 200 OK`")),
    }
}

fn header(rest: &str) -> Result<(String, Vec<u8>), String> {
    match rest.split_once(':') {
        Some((name, value)) if !name.trim().is_empty() && name.trim().bytes().all(is_token_byte) => {
            Ok((name.trim().to_owned(), value.trim().as_bytes().to_vec()))
        }
        _ => Err(format!("`{rest}` is no header; write it as `#: header Name: value`")),
    }
}

/// An address with a port; the port may be left out.
fn address(rest: &str) -> Result<SocketAddr, String> {
    rest.parse()
        .or_else(|_| rest.parse::<IpAddr>().map(|ip| SocketAddr::new(ip, 0)))
        .map_err(|_| format!("`{rest}` is no address; write it as 203.0.113.7:5000 or [2001:db8::1]:5000"))
}

/// `"pool"`, or `"pool" persistence "class"`
fn destination(rest: &str) -> Result<Destination, String> {
    let wrong = || "write it as `#: sent-to \"pool\"`, or as `#: sent-to \"pool\" persistence \"class\"`";
    let name = |bytes: Vec<u8>| Name::from(String::from_utf8_lossy(&bytes));
    let (pool, rest) = words::take(rest).ok_or_else(wrong)?;
    let persistence = match rest.trim().strip_prefix("persistence").map(words::take) {
        None if rest.trim().is_empty() => None,
        Some(Some((class, ""))) => Some(name(class)),
        _ => return Err(wrong().to_owned()),
    };
    Ok(Destination { pool: name(pool), persistence })
}

/// `"name" host:port host:port=draining`
fn pool(rest: &str) -> Result<(String, PoolView), String> {
    let (name, nodes) = words::take(rest).ok_or("write it as `#: pool \"name\" host:port ...`")?;
    let mut view = PoolView::default();
    for node in nodes.split_whitespace() {
        let (address, state) = node.split_once('=').unwrap_or((node, "active"));
        let state = match state {
            "active" => NodeState::Active,
            "draining" => NodeState::Draining,
            "disabled" => NodeState::Disabled,
            "failed" => NodeState::Failed,
            other => {
                return Err(format!(
                    "`{other}` is no state of a node; write active, draining, disabled or failed"
                ));
            }
        };
        view.nodes.push((address.to_owned(), state));
    }
    Ok((String::from_utf8_lossy(&name).into_owned(), view))
}

/// `"name" 10/s 100/m`
fn rate(rest: &str) -> Result<(String, RateClass), String> {
    let wrong = || format!("`{rest}` is no rate class; write it as `#: rate \"name\" 10/s 100/m`");
    let (name, limits) = words::take(rest).ok_or_else(wrong)?;
    let mut class = RateClass::default();
    for limit in limits.split_whitespace() {
        let (count, period) = limit.split_once('/').ok_or_else(wrong)?;
        let count = count.parse().ok().filter(|&count| count > 0).ok_or_else(wrong)?;
        match period {
            "s" => class.per_second = count,
            "m" => class.per_minute = count,
            _ => return Err(wrong()),
        }
    }
    Ok((String::from_utf8_lossy(&name).into_owned(), class))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(lines: &[&str]) -> Result<Setup, String> {
        let mut setup = Setup::default();
        for line in lines {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            setup.apply(word, rest)?;
        }
        Ok(setup)
    }

    #[test]
    fn a_world_is_set_up() {
        let setup = set(&[
            "request POST /a?b HTTP/1.0",
            "header Host: example.com",
            "body \"two\\nlines\"",
            "client 203.0.113.7",
            "phase response",
            "response 404 Not Found",
            "pool \"Sticky Pool\" web1:80=draining web2:80",
            "place 203.0.113.7 city=\"Stoke on Trent\" country-code=GB latitude=53 longitude=-2.25",
            "fuel 10",
            "after a try",
            "after 59 times another try",
        ])
        .unwrap();
        assert_eq!(setup.request, Some((b"POST".to_vec(), b"/a?b".to_vec(), http::Version::HTTP_10)));
        assert_eq!(setup.headers, [("Host".to_owned(), b"example.com".to_vec())]);
        assert_eq!(setup.body, b"two\nlines");
        assert_eq!(setup.client.unwrap().to_string(), "203.0.113.7:0");
        assert_eq!(setup.response, Some((404, "Not Found".to_owned())));
        assert_eq!(setup.pools[0].1.nodes[0], ("web1:80".to_owned(), NodeState::Draining));
        let (ip, place) = &setup.places[0];
        assert_eq!(
            (ip.to_string().as_str(), &*place.city, &*place.country_code),
            ("203.0.113.7", "Stoke on Trent", "GB")
        );
        assert_eq!(place.position, Some((53.0, -2.25)));
        assert_eq!(setup.limits.fuel, 10);
        let earlier: Vec<_> = setup.after.iter().map(|case| (case.times, case.name.as_str())).collect();
        assert_eq!(earlier, [(1, "a try"), (59, "another try")]);
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        for (line, words) in [
            ("requets GET /", "did you mean `request`?"),
            ("request GET", "no request"),
            ("request GET / HTTP/9", "no request"),
            ("header nothing", "no header"),
            ("client here", "no address"),
            ("phase later", "no phase"),
            ("response ok", "no response"),
            ("fuel lots", "not a number"),
            ("pool \"a\" web1:80=tired", "no state"),
            ("after", "something is missing"),
            ("sent-to", "write it as"),
            ("sent-to \"web\" sticky", "persistence \"class\""),
            ("after many times a try", "not a number"),
            ("retries many", "not a number"),
            ("skip", "something is missing"),
            ("tls yes", "takes nothing"),
            ("rate \"a\" 10", "no rate class"),
            ("rate \"a\" 0/s", "no rate class"),
            ("rate \"a\" 1/h", "no rate class"),
            ("mock tcp.raed 1.2.3.4:5", "cannot be mocked"),
            ("mock-header A: b", "belongs below"),
            ("place here city=London", "no address"),
            ("place 203.0.113.7 London", "write it as"),
            ("place 203.0.113.7 citty=London", "did you mean `city`?"),
            ("place 203.0.113.7 latitude=north longitude=0", "not a number of degrees"),
            ("place 203.0.113.7 latitude=51", "or neither"),
        ] {
            let error = set(&[line]).unwrap_err();
            assert!(error.contains(words), "{line}: {error}");
        }
    }
}

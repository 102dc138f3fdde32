//! Every workload in plain Rust, as one would write it into a proxy by hand: no slower than need be, no
//! faster than the same logic.

use std::hint::black_box;
use std::net::IpAddr;

use http::header::{HOST, USER_AGENT};
use http::{HeaderName, HeaderValue};
use memchr::memmem::Finder;
use regex::bytes::{CaptureLocations, Regex};

use crate::exchange::parse_network;
use crate::{BROWSER, Contender, Engine, LOOKUP, Request, Verdict, Workload, fail, networks};

/// Hand-written Rust.
#[derive(Clone, Copy, Debug)]
pub struct Native;

impl Engine for Native {
    fn name(&self) -> &'static str {
        "native"
    }

    fn contender(&self, workload: Workload, requests: &[Request]) -> Option<Box<dyn Contender>> {
        let requests = requests.to_vec();
        Some(match workload {
            Workload::W1 => Box::new(Router { requests, rule: Gallery::new(), pool: None }),
            Workload::W2 => Box::new(Router { requests, rule: VirtualHosts, pool: None }),
            Workload::W3 => Box::new(Rewrite::new(requests)),
            Workload::W4a => Box::new(Router { requests, rule: TextNetworks(networks::texts()), pool: None }),
            Workload::W4aParsed => {
                let parsed = networks::texts().iter().filter_map(|text| parse_network(text)).collect();
                Box::new(Router { requests, rule: ParsedNetworks(parsed), pool: None })
            }
            Workload::W4b => Box::new(Router { requests, rule: NetworkSet(networks::ranges()), pool: None }),
            Workload::W5a => Box::new(Computation { requests, compute: rounds, value: String::new() }),
            Workload::W5b => Box::new(Computation { requests, compute: fibonacci, value: String::new() }),
            Workload::W6 => {
                let rule = Guard(Regex::new(LOOKUP).unwrap_or_else(|error| fail(error)));
                Box::new(Router { requests, rule, pool: None })
            }
        })
    }
}

/// A rule that chooses a pool.
trait Route {
    fn route(&self, request: &Request) -> Option<&'static str>;
}

struct Router<R> {
    requests: Vec<Request>,
    rule: R,
    pool: Option<&'static str>,
}

impl<R: Route> Contender for Router<R> {
    #[inline]
    fn decide(&mut self, number: usize) {
        self.pool = black_box(self.rule.route(black_box(&self.requests[number])));
    }

    fn verdict(&mut self, _number: usize) -> Verdict {
        Verdict { pool: self.pool.map(String::from), ..Verdict::default() }
    }
}

/// W1.
struct Gallery {
    finder: Finder<'static>,
    network: u32,
    mask: u32,
}

impl Gallery {
    fn new() -> Gallery {
        let (network, mask) = parse_network("127.0.0.2/32").unwrap_or_default();
        Gallery { finder: Finder::new(b"gallery"), network, mask }
    }
}

impl Route for Gallery {
    #[inline]
    fn route(&self, request: &Request) -> Option<&'static str> {
        self.finder.find(request.uri.path().as_bytes())?;
        match request.client {
            IpAddr::V4(client) if u32::from(client) & self.mask == self.network => Some("Maintenance"),
            _ => Some("Sticky Pool"),
        }
    }
}

/// W2.
struct VirtualHosts;

impl Route for VirtualHosts {
    #[inline]
    fn route(&self, request: &Request) -> Option<&'static str> {
        let host = request.headers.get(HOST).map_or(&[][..], HeaderValue::as_bytes);
        let label = &host[..memchr::memchr(b'.', host).unwrap_or(host.len())];
        let path = || request.uri.path();
        Some(match label {
            b"www" => "www",
            b"shop" if path().starts_with("/checkout/") => "shop-checkout",
            b"shop" => "shop",
            b"api" if path().starts_with("/v2/") => "api-v2",
            b"api" => "api",
            b"blog" if path().starts_with("/admin/") => "blog-admin",
            b"blog" => "blog",
            b"img" => "img",
            b"static" if path().starts_with("/fonts/") => "static-fonts",
            b"static" => "static",
            b"mail" => "mail",
            b"news" => "news",
            b"forum" => "forum",
            b"wiki" => "wiki",
            b"docs" if path().starts_with("/search/") => "docs-search",
            b"docs" => "docs",
            b"login" => "login",
            b"pay" => "pay",
            b"search" => "search",
            b"video" => "video",
            b"music" => "music",
            b"maps" => "maps",
            b"jobs" => "jobs",
            b"help" => "help",
            b"status" => "status",
            _ => "default",
        })
    }
}

/// W3.
struct Rewrite {
    requests: Vec<Request>,
    pattern: Regex,
    groups: CaptureLocations,
    value: Vec<u8>,
}

const X_BROWSER: HeaderName = HeaderName::from_static("x-browser");

impl Rewrite {
    fn new(requests: Vec<Request>) -> Rewrite {
        let pattern = Regex::new(BROWSER).unwrap_or_else(|error| fail(error));
        let groups = pattern.capture_locations();
        Rewrite { requests, pattern, groups, value: Vec::new() }
    }
}

impl Contender for Rewrite {
    #[inline]
    fn decide(&mut self, number: usize) {
        let request = black_box(&mut self.requests[number]);
        let agent = request.headers.get(USER_AGENT).map_or(&[][..], HeaderValue::as_bytes);
        self.value.clear();
        if self.pattern.captures_read(&mut self.groups, agent).is_some()
            && let (Some(name), Some(version)) = (self.groups.get(1), self.groups.get(2))
        {
            self.value.extend_from_slice(&agent[name.0..name.1]);
            self.value.push(b'-');
            self.value.extend_from_slice(&agent[version.0..version.1]);
        }
        match HeaderValue::from_bytes(&self.value) {
            Ok(value) if !self.value.is_empty() => {
                request.headers.insert(X_BROWSER, value);
            }
            _ => {
                request.headers.remove(X_BROWSER);
            }
        }
    }

    fn verdict(&mut self, number: usize) -> Verdict {
        let browser = self.requests[number].headers.get(X_BROWSER);
        let browser = browser.and_then(|value| value.to_str().ok()).map(String::from);
        Verdict { browser, ..Verdict::default() }
    }
}

/// W4a: what the scripts do, each network parsed where it is asked for.
struct TextNetworks(Vec<String>);

impl Route for TextNetworks {
    #[inline]
    fn route(&self, request: &Request) -> Option<&'static str> {
        let IpAddr::V4(client) = request.client else { return None };
        let client = u32::from(client);
        let found = self.0.iter().any(|text| match parse_network(text) {
            Some((base, mask)) => client & mask == base & mask,
            None => false,
        });
        found.then_some("Blocked")
    }
}

/// W4a with networks that were parsed once.
struct ParsedNetworks(Vec<(u32, u32)>);

impl Route for ParsedNetworks {
    #[inline]
    fn route(&self, request: &Request) -> Option<&'static str> {
        let IpAddr::V4(client) = request.client else { return None };
        let client = u32::from(client);
        self.0.iter().any(|(base, mask)| client & mask == *base).then_some("Blocked")
    }
}

/// W4b.
struct NetworkSet(Vec<(u32, u32)>);

impl Route for NetworkSet {
    #[inline]
    fn route(&self, request: &Request) -> Option<&'static str> {
        let IpAddr::V4(client) = request.client else { return None };
        networks::in_ranges(&self.0, u32::from(client)).then_some("Blocked")
    }
}

/// W6.
struct Guard(Regex);

impl Route for Guard {
    #[inline]
    fn route(&self, request: &Request) -> Option<&'static str> {
        let found = request.headers.values().any(|value| self.0.is_match(value.as_bytes()));
        found.then_some("Quarantine")
    }
}

/// A workload whose outcome is a value.
struct Computation {
    requests: Vec<Request>,
    compute: fn(&Request, &mut String),
    value: String,
}

impl Contender for Computation {
    #[inline]
    fn decide(&mut self, number: usize) {
        self.value.clear();
        (self.compute)(black_box(&self.requests[number]), &mut self.value);
        black_box(&self.value);
    }

    fn verdict(&mut self, _number: usize) -> Verdict {
        Verdict { value: Some(self.value.clone()), ..Verdict::default() }
    }
}

/// W5a.
fn rounds(request: &Request, text: &mut String) {
    use std::fmt::Write;
    let mut sum = request.uri.path().len();
    let mut seen = Vec::with_capacity(1000);
    for i in 0..1000 {
        sum = (sum * 31 + i) % 65521;
        seen.push(sum);
        sum += seen[sum % (i + 1)];
        if i % 100 == 0 {
            // Writing to a text does not fail.
            let _ = write!(text, "{sum},");
        }
    }
    let _ = write!(text, "{sum}");
}

/// W5b.
fn fibonacci(_request: &Request, text: &mut String) {
    use std::fmt::Write;
    let _ = write!(text, "{}", fib(black_box(20)));
}

/// The workload is its 21,891 calls: without the two `black_box`es the compiler makes a loop of half of them.
#[inline(never)]
fn fib(n: i64) -> i64 {
    if n < 2 { n } else { fib(black_box(n - 1)) + fib(black_box(n - 2)) }
}

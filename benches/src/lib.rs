//! The work that is measured: requests, rules, and the same decisions written by hand in Rust.
//!
//! Workload W1 is the gallery rule: half of the requests do not ask for the gallery, a quarter ends in the
//! sticky pool, a quarter in maintenance. 64 requests rotate, so that no result can be cached.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use bytes::Bytes;
use pointsman::{
    Action, Answer, Body, Connection, Engine, FixedWorld, HttpTransaction, Phase, Rule, Runner, Transaction,
};

/// The gallery rule as the demonstration ships it.
pub const GALLERY: &str = include_str!("../../rules/gallery/gallery.ts");

/// The gallery rule as others would have written it: the same decisions, and about the same cost.
pub const GALLERY_SPELLINGS: [(&str, &str); 3] = [
    ("variables", include_str!("../spellings/gallery/variables.ts")),
    ("conjunction", include_str!("../spellings/gallery/conjunction.ts")),
    ("chosen", include_str!("../spellings/gallery/chosen.ts")),
];

/// Twenty virtual hosts, in three spellings.
pub const HOSTS_SPELLINGS: [(&str, &str); 3] = [
    ("switch", include_str!("../peers/engines/pointsman/rules/w2.ts")),
    ("else-if", include_str!("../spellings/hosts/else_if.ts")),
    ("ifs", include_str!("../spellings/hosts/ifs.ts")),
];

/// How many requests rotate.
pub const REQUESTS: usize = 64;

/// The address that the gallery rule sends to maintenance.
const OPERATOR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// What a rule needs to know of a request, as a hand-written program would hold it.
#[derive(Clone, Debug)]
pub struct PlainRequest {
    /// The path.
    pub path: String,
    /// The client's address.
    pub client: IpAddr,
}

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The default pool.
    Default,
    /// "Sticky Pool"
    Sticky,
    /// "Maintenance"
    Maintenance,
}

/// The rotating requests.
pub fn requests() -> Vec<PlainRequest> {
    (0..REQUESTS)
        .map(|number| {
            let gallery = number % 2 == 1;
            let operator = number % 4 == 3;
            let path = if gallery {
                format!("/site/{number}/gallery/photo-{number}.html")
            } else {
                format!("/site/{number}/articles/2007/december/release-{number}.html")
            };
            let client = if operator { OPERATOR } else { Ipv4Addr::new(203, 0, 113, number as u8) };
            PlainRequest { path, client: IpAddr::V4(client) }
        })
        .collect()
}

/// The same requests as a browser sends them, with fifteen headers.
pub fn transactions() -> Vec<HttpTransaction> {
    let world = Arc::new(FixedWorld::default());
    requests()
        .into_iter()
        .map(|plain| {
            let request = http::Request::get(&plain.path)
                .header("host", "www.example.com")
                .header("connection", "keep-alive")
                .header("cache-control", "max-age=0")
                .header("sec-ch-ua", "\"Chromium\";v=\"120\", \"Not;A=Brand\";v=\"24\"")
                .header("sec-ch-ua-mobile", "?0")
                .header("sec-ch-ua-platform", "\"Linux\"")
                .header("upgrade-insecure-requests", "1")
                .header(
                    "user-agent",
                    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36",
                )
                .header("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .header("sec-fetch-site", "none")
                .header("sec-fetch-mode", "navigate")
                .header("sec-fetch-dest", "document")
                .header("accept-encoding", "gzip, deflate, br")
                .header("accept-language", "en-GB,en;q=0.9")
                .header("cookie", "session=8f3a2b1c; theme=dark")
                .body(());
            let mut transaction = HttpTransaction::new(world.clone());
            if let Ok(request) = request {
                transaction.set_request(request.into_parts().0, Body::Complete(Bytes::new()));
            }
            transaction.set_connection(Connection {
                client: SocketAddr::new(plain.client, 40_000),
                ..Connection::default()
            });
            transaction
        })
        .collect()
}

/// Requests for the twenty hosts, for parts of their sites, and for none of them.
pub fn host_transactions() -> Vec<HttpTransaction> {
    const HOSTS: [&str; 21] = [
        "www", "shop", "api", "blog", "img", "static", "mail", "news", "forum", "wiki", "docs", "login",
        "pay", "search", "video", "music", "maps", "jobs", "help", "status", "other",
    ];
    const PATHS: [&str; 6] =
        ["/", "/checkout/pay", "/v2/items", "/admin/users", "/fonts/a.woff", "/search/?q=1"];
    let mut transactions = transactions();
    for (number, transaction) in transactions.iter_mut().enumerate() {
        let mut parts = transaction.request().clone();
        let host = format!("{}.example.com", HOSTS[number % HOSTS.len()]);
        if let (Ok(host), Ok(uri)) = (host.parse(), PATHS[number % PATHS.len()].parse()) {
            parts.headers.insert("host", host);
            parts.uri = uri;
        }
        transaction.set_request(parts, Body::Complete(Bytes::new()));
    }
    transactions
}

/// The gallery rule by hand.
pub struct NativeGallery {
    finder: memchr::memmem::Finder<'static>,
    network: u32,
    mask: u32,
}

impl Default for NativeGallery {
    fn default() -> Self {
        NativeGallery {
            finder: memchr::memmem::Finder::new(b"gallery"),
            network: u32::from(OPERATOR),
            mask: u32::MAX,
        }
    }
}

impl NativeGallery {
    /// Where the request goes.
    #[inline]
    pub fn route(&self, request: &PlainRequest) -> Route {
        if self.finder.find(request.path.as_bytes()).is_none() {
            return Route::Default;
        }
        match request.client {
            IpAddr::V4(client) if u32::from(client) & self.mask == self.network => Route::Maintenance,
            _ => Route::Sticky,
        }
    }
}

/// The gallery rule, compiled.
///
/// # Panics
///
/// When the rule that ships does not compile.
pub fn gallery_rule() -> Rule {
    rule(GALLERY)
}

/// A rule, compiled.
///
/// # Panics
///
/// When it does not compile.
#[expect(clippy::panic, reason = "a bench without its rule has nothing to measure")]
pub fn rule(text: &str) -> Rule {
    match Engine::standard().compile("rule", text) {
        Ok(rule) => rule,
        Err(diagnostics) => panic!("{diagnostics}"),
    }
}

/// One request through the machine, with every limit on, and the decision read.
#[inline]
pub fn route(runner: &mut Runner, transaction: &mut HttpTransaction) -> Route {
    let decision = transaction.decision_mut();
    decision.action = Action::None;
    decision.rules_stopped = false;
    runner.start(Phase::Request);
    runner.step(transaction, Answer::Ready);
    let decision = transaction.decision();
    match (&decision.action, &decision.pool) {
        (Action::Pool, Some(pool)) if &*pool.name == "Sticky Pool" => Route::Sticky,
        (Action::Pool, Some(_)) => Route::Maintenance,
        _ => Route::Default,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pool that each request goes to.
    fn pools(text: &str, mut transactions: Vec<HttpTransaction>) -> Vec<Option<String>> {
        let mut runner = Runner::new(&rule(text));
        transactions
            .iter_mut()
            .map(|transaction| {
                route(&mut runner, transaction);
                let decision = transaction.decision();
                let chosen = decision.pool.as_ref().filter(|_| decision.action == Action::Pool);
                chosen.map(|pool| pool.name.to_string())
            })
            .collect()
    }

    #[test]
    fn all_spellings_decide_alike() {
        for (name, text) in GALLERY_SPELLINGS {
            assert_eq!(pools(text, transactions()), pools(GALLERY, transactions()), "{name}");
        }
        let [(_, first), others @ ..] = HOSTS_SPELLINGS;
        let expected = pools(first, host_transactions());
        let distinct: std::collections::HashSet<_> = expected.iter().collect();
        assert!(distinct.len() > 20, "{distinct:?}");
        for (name, text) in others {
            assert_eq!(pools(text, host_transactions()), expected, "{name}");
        }
    }

    #[test]
    fn the_machine_and_the_hand_written_rule_agree_on_every_request() {
        let native = NativeGallery::default();
        let mut runner = Runner::new(&gallery_rule());
        let mut seen = Vec::new();
        for (plain, mut transaction) in requests().into_iter().zip(transactions()) {
            let route = route(&mut runner, &mut transaction);
            assert_eq!(route, native.route(&plain), "{plain:?}");
            seen.push(route);
        }
        let count = |route| seen.iter().filter(|seen| **seen == route).count();
        assert_eq!((count(Route::Default), count(Route::Sticky), count(Route::Maintenance)), (32, 16, 16));
    }
}

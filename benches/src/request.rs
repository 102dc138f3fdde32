//! The requests that are decided: as a hand-written program would hold them, and as a browser sends them.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use bytes::Bytes;
use pointsman::{Body, Connection, FixedWorld, HttpTransaction};

/// How many requests rotate, so that no result can be cached.
pub const REQUESTS: usize = 64;

/// The address that the gallery rule sends to maintenance.
pub(crate) const OPERATOR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// The first labels of the twenty hosts, and one that is none of them.
const HOSTS: [&str; 21] = [
    "www", "shop", "api", "blog", "img", "static", "mail", "news", "forum", "wiki", "docs", "login", "pay",
    "search", "video", "music", "maps", "jobs", "help", "status", "other",
];

/// Paths of which some have a pool of their own on some host.
const PATHS: [&str; 6] = ["/", "/checkout/pay", "/v2/items", "/admin/users", "/fonts/a.woff", "/search/?q=1"];

/// What a rule needs to know of a request, as a hand-written program would hold it.
#[derive(Clone, Debug)]
pub struct PlainRequest {
    /// The `Host` header.
    pub host: String,
    /// The path and the query.
    pub path: String,
    /// The client's address.
    pub client: IpAddr,
}

impl PlainRequest {
    /// The request as a browser sends it, with fifteen headers.
    ///
    /// # Panics
    ///
    /// When host or path are none.
    #[expect(clippy::expect_used, reason = "a bench without its request has nothing to measure")]
    pub fn transaction(&self) -> HttpTransaction {
        let request = http::Request::get(&self.path)
            .header("host", &self.host)
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
            .body(())
            .expect("host and path are well-formed");
        let mut transaction = HttpTransaction::new(Arc::new(FixedWorld::default()));
        transaction.set_request(request.into_parts().0, Body::Complete(Bytes::new()));
        transaction.set_connection(Connection {
            client: SocketAddr::new(self.client, 40_000),
            ..Connection::default()
        });
        transaction
    }
}

/// The rotating requests for the gallery rule: half do not ask for the gallery, a quarter ends in the sticky
/// pool, a quarter in maintenance.
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
            PlainRequest { host: "www.example.com".into(), path, client: IpAddr::V4(client) }
        })
        .collect()
}

/// Requests for the twenty hosts, for parts of their sites, and for none of them.
pub fn host_requests() -> Vec<PlainRequest> {
    let mut requests = requests();
    for (number, request) in requests.iter_mut().enumerate() {
        request.host = format!("{}.example.com", HOSTS[number % HOSTS.len()]);
        request.path = PATHS[number % PATHS.len()].into();
    }
    requests
}

/// The requests for the gallery as a browser sends them.
pub fn transactions() -> Vec<HttpTransaction> {
    requests().iter().map(PlainRequest::transaction).collect()
}

/// The requests for the twenty hosts as a browser sends them.
pub fn host_transactions() -> Vec<HttpTransaction> {
    host_requests().iter().map(PlainRequest::transaction).collect()
}

//! The requests that rotate.

use std::net::{IpAddr, Ipv4Addr};

use http::{HeaderMap, HeaderName, HeaderValue, Uri};

use crate::fail;
use crate::hosts::{LABELS, prefix};

/// How many requests rotate, so that no result can be cached.
pub const REQUESTS: usize = 64;

/// The address that the gallery rule sends to maintenance.
const OPERATOR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// A request as a proxy holds it once it is parsed.
#[derive(Clone, Debug)]
pub struct Request {
    /// The request-target.
    pub uri: Uri,
    /// Fifteen headers.
    pub headers: HeaderMap,
    /// The client's address.
    pub client: IpAddr,
}

/// What browsers call themselves; the last two are none.
const AGENTS: [&str; 8] = [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_2) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36 Edg/119.0.0.0",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.5993.80 Mobile Safari/537.36",
    "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "curl/8.5.0",
    "Wget/1.21.4 (linux-gnu)",
];

/// The rotating requests: half ask for the gallery, and half of those come from the operator; the hosts of
/// W2 take turns with one that is none of them, and where a host has a path prefix, half of its requests have
/// it too.
pub fn requests() -> Vec<Request> {
    (0..REQUESTS).map(request).collect()
}

fn request(number: usize) -> Request {
    let label = LABELS.get(number % (LABELS.len() + 1)).copied().unwrap_or("unknown");
    let prefix = match prefix(label) {
        Some((prefix, _)) if (number / LABELS.len()).is_multiple_of(2) => prefix,
        _ => "/",
    };
    let path = if number % 2 == 1 {
        format!("{prefix}site/{number}/gallery/photo-{number}.html")
    } else {
        format!("{prefix}site/{number}/articles/2007/december/release-{number}.html")
    };
    let client = if number % 4 == 3 { OPERATOR } else { Ipv4Addr::new(203, 0, 113, number as u8) };
    parsed(&path, label, client, AGENTS[number / 3 % AGENTS.len()], "session=8f3a2b1c; theme=dark")
}

/// More requests that every engine must decide as native code does, but that are not timed: those that the
/// loops and guards of W4a, W4b and W6 find, and the edges of each condition.
pub fn probes() -> Vec<Request> {
    let agent = AGENTS[0];
    let mut probes: Vec<Request> = ["${jndi:ldap://x/a}", "a=1; b=${ LoWeR:x}", "${::-j}", "$jndi", "${ jnd"]
        .into_iter()
        .map(|cookie| parsed("/", "www", Ipv4Addr::LOCALHOST, agent, cookie))
        .collect();
    let found = parsed("/", "www", Ipv4Addr::LOCALHOST, "${env:x}", "");
    probes.push(found);
    for address in ["10.0.0.0", "10.0.15.255", "10.0.16.0", "9.255.255.255", "10.15.64.1", "10.124.224.9"] {
        let client = address.parse().unwrap_or(Ipv4Addr::UNSPECIFIED);
        probes.push(parsed("/checkout", "shop", client, agent, ""));
    }
    for (path, label) in
        [("/gallery", "shop"), ("/checkout/", "shop"), ("/v2/", "docs"), ("/x", "ship"), ("/x", "wwwx")]
    {
        probes.push(parsed(path, label, OPERATOR, "Firefox/", ""));
    }
    probes
}

fn parsed(path: &str, label: &str, client: Ipv4Addr, agent: &str, cookie: &str) -> Request {
    let host = format!("{label}.example.com");
    let referrer = format!("https://{host}/");
    let lines = [
        ("host", &*host),
        ("connection", "keep-alive"),
        ("cache-control", "max-age=0"),
        ("sec-ch-ua", "\"Chromium\";v=\"120\", \"Not;A=Brand\";v=\"24\""),
        ("sec-ch-ua-mobile", "?0"),
        ("sec-ch-ua-platform", "\"Linux\""),
        ("upgrade-insecure-requests", "1"),
        ("user-agent", agent),
        ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"),
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-mode", "navigate"),
        ("referer", &*referrer),
        ("accept-encoding", "gzip, deflate, br"),
        ("accept-language", "en-GB,en;q=0.9,de;q=0.8"),
        ("cookie", cookie),
    ];
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        match HeaderValue::from_str(value) {
            Ok(value) => headers.append(HeaderName::from_static(name), value),
            Err(error) => fail(format!("{name}: {error}")),
        };
    }
    let uri = path.parse().unwrap_or_else(|error| fail(format!("{path}: {error}")));
    Request { uri, headers, client: IpAddr::V4(client) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_mixed_as_the_documentation_says() {
        let requests = requests();
        let gallery = requests.iter().filter(|request| request.uri.path().contains("gallery"));
        let operators = gallery.clone().filter(|request| request.client == OPERATOR).count();
        assert_eq!((requests.len(), gallery.count(), operators), (64, 32, 16));
        for label in LABELS {
            let host = format!("{label}.example.com");
            let paths: Vec<&str> = requests
                .iter()
                .filter(|request| request.headers["host"] == host.as_str())
                .map(|request| request.uri.path())
                .collect();
            assert!(paths.len() >= 3, "{label}");
            if let Some((prefix, _)) = prefix(label) {
                assert!(paths.iter().any(|path| path.starts_with(prefix)), "{label} {paths:?}");
                assert!(paths.iter().any(|path| !path.starts_with(prefix)), "{label} {paths:?}");
            }
        }
        assert!(requests.iter().all(|request| request.headers.len() == 15));
    }
}

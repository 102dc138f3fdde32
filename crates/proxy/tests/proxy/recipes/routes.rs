//! Recipes that send requests somewhere: to a pool, to a node, to another address.

use std::time::Duration;

use super::{ask, serve};
use crate::rig::{Backend, Client, Next, free_port};

#[test]
fn ab_test() {
    let (old, new) = (Backend::named("old"), Backend::named("new"));
    let site = serve(recipe!("ab_test"), &["request"], &[("old shop", &[&old]), ("new shop", &[&new])], "");
    let mut seen = Vec::new();
    // Sixty-four visitors see the same one of two shops as good as never.
    for _ in 0..64 {
        let first = ask(&site, "GET /", &[]);
        let cookie = first.cookie().expect("a visitor is given a shop");
        assert_eq!(cookie, format!("shop={}", first.text()));
        let again = ask(&site, "GET /", &[&format!("Cookie: a=b; {cookie}")]);
        assert_eq!((again.text(), again.cookie()), (first.text(), None));
        seen.push(cookie);
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen, ["shop=new", "shop=old"]);
}

#[test]
fn api_versions() {
    let (one, two) = (Backend::named("one"), Backend::named("two"));
    let site = serve(recipe!("api_versions"), &["request"], &[("api v1", &[&one]), ("api v2", &[&two])], "");
    assert_eq!(ask(&site, "GET /api/v1/x", &[]).text(), "one");
    assert_eq!(ask(&site, "GET /api/v2/x", &[]).text(), "two");
    assert_eq!(ask(&site, "GET /api/x", &[]).text(), "one");
    assert_eq!(ask(&site, "GET /api/x", &["Accept: application/vnd.example.v2+json"]).text(), "two");
    let unknown = ask(&site, "GET /api/v3/x", &[]);
    assert_eq!((unknown.status, unknown.text()), (404, "{\"error\":\"there is no such version\"}"));
    assert_eq!(unknown.header("content-type"), ["application/json"]);
}

#[test]
fn canary() {
    let (stable, canary) = (Backend::named("stable"), Backend::named("canary"));
    let pools: [(&str, &[&Backend]); 2] = [("stable", &[&stable]), ("canary", &[&canary])];
    let site = serve(recipe!("canary"), &["request"], &pools, "");
    // The share of these clients by string.hash, which is FNV-1a read as a signed number, in every release.
    let mut client = Client::connect(site.address);
    let mut chosen = 0;
    for number in 0..200 {
        let address = format!("203.0.113.{number}");
        let hash = address
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let is_chosen = (i64::from(hash.cast_signed()) % 100).abs() < 5;
        chosen += usize::from(is_chosen);
        let forwarded = format!("X-Forwarded-For: {address}\r\n");
        let expected = if is_chosen { "canary" } else { "stable" };
        assert_eq!(client.get_with("/", &forwarded).text(), expected, "{address}");
    }
    assert!((1..40).contains(&chosen), "{chosen}");
    assert_eq!(ask(&site, "GET /", &["X-Forwarded-For: 203.0.113.0", "X-Release: canary"]).text(), "canary");
}

#[test]
fn canonical_host() {
    let web = Backend::named("web");
    let site = serve(recipe!("canonical_host"), &["request"], &[("web", &[&web])], "");
    for host in ["Host: example.com", "Host: WWW.example.net:80"] {
        let moved = ask(&site, "GET /caf%C3%A9?q=a%2Fb", &[host]);
        assert_eq!(moved.status, 301);
        assert_eq!(moved.header("location"), ["https://www.example.com/caf%C3%A9?q=a%2Fb"]);
    }
    assert_eq!(ask(&site, "GET /", &["Host: www.example.com"]).text(), "web");
}

#[test]
fn customer_priority() {
    let slow = Backend::new(|exchange| {
        std::thread::sleep(Duration::from_millis(50));
        exchange.answer("servers");
        Next::Keep
    });
    let old = Backend::named("old servers");
    let pools: [(&str, &[&Backend]); 2] = [("servers", &[&slow]), ("old servers", &[&old])];
    let more = "[service_levels.paying]\nresponse_time = \"10ms\"\nserious = 50\n";
    let site = serve(recipe!("customer_priority"), &["request"], &pools, more);
    assert_eq!(ask(&site, "GET /", &[]).text(), "servers");
    assert_eq!(ask(&site, "GET /", &["Cookie: plan=paid"]).text(), "servers");
    // That took too long for someone who pays: the others make room.
    assert_eq!(ask(&site, "GET /", &[]).text(), "old servers");
    assert_eq!(ask(&site, "GET /", &["Cookie: plan=paid"]).text(), "servers");
}

#[test]
fn geo_routing() {
    let (europe, america, asia) =
        (Backend::named("europe"), Backend::named("america"), Backend::named("asia"));
    let pools: [(&str, &[&Backend]); 3] =
        [("europe", &[&europe]), ("america", &[&america]), ("asia", &[&asia])];
    let more = format!("[rules]\ngeo = \"{}/../engine/tests/places.mmdb\"\n", env!("CARGO_MANIFEST_DIR"));
    let site = serve(recipe!("geo_routing"), &["request"], &pools, &more);
    // London, somewhere in Australia, nowhere.
    for (address, data_centre) in
        [("203.0.113.7", "europe"), ("198.51.100.1", "asia"), ("10.0.0.1", "europe")]
    {
        let from = format!("X-Forwarded-For: {address}");
        assert_eq!(ask(&site, "GET /", &[&from]).text(), data_centre, "{address}");
        assert_eq!(ask(&site, "GET /", &[&from, "Cookie: country=US"]).text(), "america", "{address}");
    }
}

#[test]
fn https_redirect() {
    let web = Backend::named("web");
    let site = serve(recipe!("https_redirect"), &["request"], &[("web", &[&web])], "");
    let moved = ask(&site, "GET /a%20b?c=d&e=%2F", &["Host: www.example.com"]);
    assert_eq!((moved.status, web.count()), (301, 0));
    assert_eq!(moved.header("location"), ["https://www.example.com/a%20b?c=d&e=%2F"]);
    assert_eq!(ask(&site, "GET /.well-known/acme-challenge/x", &[]).text(), "web");
}

#[test]
fn mobile_redirect() {
    let web = Backend::named("web");
    let site = serve(recipe!("mobile_redirect"), &["request"], &[("web", &[&web])], "");
    let (host, phone) = ("Host: www.example.com", "User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 18_5)");
    let moved = ask(&site, "GET /caf%C3%A9?q=a%2Fb", &[host, phone]);
    assert_eq!(moved.status, 302);
    assert_eq!(moved.header("location"), ["https://m.example.com/caf%C3%A9?q=a%2Fb"]);
    for headers in [&[host, "User-Agent: Firefox"][..], &[host, phone, "Cookie: site=large"], &[phone]] {
        assert_eq!(ask(&site, "GET /", headers).text(), "web", "{headers:?}");
    }
}

#[test]
fn path_rewriting() {
    let web = Backend::named("web");
    let site = serve(recipe!("path_rewriting"), &["request"], &[("web", &[&web])], "");
    for target in ["/articles/120-a-good-title", "/a//b%20c?d=e"] {
        assert_eq!(ask(&site, &format!("GET {target}"), &[]).text(), "web");
    }
    let lines: Vec<_> = web.requests().iter().map(|request| request.line().to_owned()).collect();
    assert_eq!(lines, ["GET /article?id=120 HTTP/1.1", "GET /a//b%20c?d=e HTTP/1.1"]);
    let refused = ask(&site, "GET /a/../../etc/passwd", &[]);
    assert_eq!((refused.status, refused.text()), (400, "There is no such path.\n"));
}

#[test]
fn service_status() {
    let (web, shop) = (Backend::named("web"), Backend::named("shop"));
    let rule = recipe!("service_status")
        .replace("shop.internal", &shop.address.to_string())
        .replace("search.internal", &free_port().to_string());
    let site = serve(&rule, &["request"], &[("web", &[&web])], "");
    let status = ask(&site, "GET /status", &[]);
    assert_eq!((status.status, status.text()), (503, "{\"shop\":\"up\",\"search\":\"down\"}"));
    assert_eq!(status.header("cache-control"), ["no-store"]);
    assert_eq!(shop.requests()[0].line(), "GET /health HTTP/1.1");
    assert_eq!(ask(&site, "GET /", &[]).text(), "web");
}

#[test]
fn session_persistence() {
    let (one, two) = (Backend::named("one"), Backend::named("two"));
    let more = "[persistence.\"by session\"]\ntype = \"key\"\n";
    let site = serve(recipe!("session_persistence"), &["request"], &[("web", &[&one, &two])], more);
    for session in ["a1", "b2", "c3"] {
        let first = ask(&site, &format!("GET /?x=y&sid={session}"), &[]);
        for _ in 0..4 {
            let again = ask(&site, &format!("GET /z?sid={session}"), &[]);
            assert_eq!(again.text(), first.text(), "{session}");
            let by_cookie = ask(&site, "GET /", &[&format!("Cookie: sid={session}")]);
            assert_eq!(by_cookie.text(), first.text(), "{session}");
        }
    }
    assert!(one.count() > 0 && two.count() > 0, "sessions are spread over the nodes");
}

#[test]
fn virtual_hosting() {
    let (web, api, blogs) = (Backend::named("web"), Backend::named("api"), Backend::named("blogs"));
    let pools: [(&str, &[&Backend]); 3] = [("web", &[&web]), ("api", &[&api]), ("blogs", &[&blogs])];
    let site = serve(recipe!("virtual_hosting"), &["request"], &pools, "");
    for (host, name) in [
        ("www.example.com", "web"),
        ("API.example.com:8080", "api"),
        ("alice.blogs.example.com", "blogs"),
        ("evilblogs.example.com", "There is no such site here.\n"),
        ("api.example.com.evil.example", "There is no such site here.\n"),
    ] {
        let response = ask(&site, "GET /", &[&format!("Host: {host}")]);
        assert_eq!(
            (response.text(), response.status == 421),
            (name, name.contains("no such site")),
            "{host}"
        );
    }
}

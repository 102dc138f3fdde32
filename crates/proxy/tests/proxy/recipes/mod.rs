//! Each recipe of `rules/recipes`, served by the binary that people run: what its README promises, seen from outside.
//!
//! A recipe's own test says what its rule decides; here the proxy does it. Where a README says what to change (a key,
//! an office's network, a limit), the test changes just that.

use crate::rig::{Backend, Binary, Client, Next, Response, pool, server};

/// The rule of a recipe.
macro_rules! recipe {
    ($name:literal) => {
        include_str!(concat!("../../../../../rules/recipes/", $name, "/", $name, ".ts"))
    };
}

mod refusals;
mod replies;
mod routes;

/// A proxy with this rule in these phases; the first pool is the default one, too.
fn serve(rule: &str, phases: &[&str], pools: &[(&str, &[&Backend])], more: &str) -> Binary {
    serve_with(rule, phases, pools, more, &[])
}

/// The same, with files beside its configuration.
fn serve_with(
    rule: &str,
    phases: &[&str],
    pools: &[(&str, &[&Backend])],
    more: &str,
    files: &[(&str, &str)],
) -> Binary {
    let rules: String = phases.iter().map(|phase| format!("{phase}_rules = [\"r.ts\"]\n")).collect();
    let mut config = server(&(rules + "trusted_proxies = [\"127.0.0.1\"]"));
    if pools.iter().all(|(name, _)| *name != "web") {
        config += &pool("web", pools[0].1, "");
    }
    for (name, backends) in pools {
        config += &pool(name, backends, "");
    }
    let files: Vec<_> = [("r.ts", rule)].iter().chain(files).copied().collect();
    Binary::start(&(config + more), &files)
}

/// One request on a connection of its own.
#[track_caller]
fn ask(site: &Binary, line: &str, headers: &[&str]) -> Response {
    ask_with(site, line, headers, "")
}

#[track_caller]
fn ask_with(site: &Binary, line: &str, headers: &[&str], body: &str) -> Response {
    let mut client = Client::connect(site.address);
    client.send(request(line, headers, body));
    client.response()
}

fn request(line: &str, headers: &[&str], body: &str) -> String {
    let mut head = format!("{line} HTTP/1.1\r\n");
    if !headers.iter().any(|header| header.starts_with("Host:")) {
        head += "Host: test\r\n";
    }
    for header in headers {
        head += &format!("{header}\r\n");
    }
    if !body.is_empty() {
        head += &format!("Content-Length: {}\r\n", body.len());
    }
    head + "\r\n" + body
}

/// Sends a request to which the connection is closed without a byte.
#[track_caller]
fn assert_closed(mut client: Client, line: &str, headers: &[&str], body: &str) {
    client.send(request(line, headers, body));
    client.assert_closed();
}

/// A back end that answers with these header lines and body.
fn page(head: &'static str, body: &'static str) -> Backend {
    Backend::new(move |exchange| {
        exchange.write(format!("HTTP/1.1 200 OK\r\n{head}Content-Length: {}\r\n\r\n{body}", body.len()));
        Next::Keep
    })
}

#[test]
fn every_recipe_is_served_here() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/recipes");
    let here = [include_str!("refusals.rs"), include_str!("replies.rs"), include_str!("routes.rs")].concat();
    for entry in std::path::Path::new(folder).read_dir().unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let is_recipe = entry.file_type().unwrap().is_dir();
        assert!(!is_recipe || here.contains(&format!("recipe!(\"{name}\")")), "{name} is not served");
    }
}

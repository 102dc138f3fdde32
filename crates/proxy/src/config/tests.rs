use std::path::Path;

use pointsman::NodeState;

use super::*;

fn load(text: &'static str) -> Result<Config, Problems> {
    let files = [(PathBuf::from("p.toml"), text), (PathBuf::from("a.ts"), "break;")];
    Config::load(&Source::Embedded(files.into()), Path::new("p.toml"))
}

const WHOLE: &str = r#"
threads = 2
cookie_secret = "0123456789abcdef"
[virtual_servers.web]
listen = ["127.0.0.1:8080", "[::1]:8080"]
default_pool = "Web"
request_rules = ["a.ts"]
on_trap = "respond 500"
trusted_proxies = ["10.0.0.0/8", "::1"]
timeouts = { header_read = "2s" }
limits = { rule_body_bytes = "64KiB" }
[pools.Web]
nodes = ["127.0.0.1:9001", { address = "[::1]:9002", name = "two", weight = 3, state = "draining" }]
balance = "least-connections"
persistence = "by address"
[pools."Sticky Pool"]
nodes = ["app.internal:80"]
persistence = { type = "cookie", cookie = "sid" }
[persistence."by address"]
type = "ip"
entries = 100
timeout = "10m"
"#;

#[test]
fn a_whole_configuration_is_read() {
    let config = load(WHOLE).unwrap();
    let web = &config.virtual_servers[0];
    assert_eq!(web.listen.len(), 2);
    assert_eq!(web.on_trap, OnTrap::Respond(500));
    assert_eq!(web.request_rules[0].text, b"break;");
    assert_eq!(web.timeouts.header_read, Duration::from_secs(2));
    assert_eq!(web.limits.rule_body_bytes, 65_536);
    let pool = config.pools.iter().find(|pool| &*pool.name == "Web").unwrap();
    assert_eq!(pool.balance, Balance::LeastConnections);
    assert_eq!(pool.nodes[1].label, "two");
    assert_eq!((pool.nodes[1].weight, pool.nodes[1].state), (3, NodeState::Draining));
    assert_eq!(pool.persistence.as_ref().unwrap().kind, ClassKind::Ip(100));
    let sticky = config.pools.iter().find(|pool| &*pool.name == "Sticky Pool").unwrap();
    assert_eq!(sticky.persistence.as_ref().unwrap().kind, ClassKind::Cookie(Some("sid".into())));
    assert!(config.warnings.list.is_empty());
}

/// Loads a small configuration with one change and gives what is said about it.
fn complaint(from: &str, to: &str) -> String {
    assert!(WHOLE.contains(from), "{from}");
    let text: &'static str = WHOLE.replace(from, to).leak();
    match load(text) {
        Ok(config) => panic!("accepted, with {}", config.warnings),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn each_mistake_is_shown_where_it_stands() {
    for (from, to, said) in [
        ("default_pool = \"Web\"", "default_pool = \"Wob\"", "p.toml:6:16: there is no pool `Wob`"),
        ("threads = 2", "treads = 2", "p.toml:2:1: unknown field `treads`"),
        ("\"a.ts\"", "\"b.ts\"", "p.toml:7:18: the rule `b.ts` cannot be read: there is no such file"),
        ("\"[::1]:8080\"", "\"127.0.0.1:8080\"", "p.toml:5:29: the virtual server `web` listens on"),
        ("\"[::1]:8080\"", "\"localhost\"", "p.toml:5:29: `localhost` is not an address to listen on"),
        ("\"respond 500\"", "\"explode\"", "p.toml:8:11: `on_trap` is \"continue\" or"),
        ("\"::1\"]", "\"nobody\"]", "p.toml:9:34: `nobody` is neither an address nor a network"),
        ("\"2s\"", "\"soon\"", "p.toml:10:28: `soon` is not a duration"),
        ("\"64KiB\"", "\"big\"", "is not a size"),
        ("weight = 3", "weight = 0", "a weight is from 1 to 100"),
        ("\"[::1]:9002\"", "\"127.0.0.1:9001\"", "the pool `Web` has the node 127.0.0.1:9001 already"),
        ("weight = 3", "wait = 3", "unknown field `wait`"),
        ("\"by address\"\n[pools", "\"by adress\"\n[pools", "there is no persistence class `by adress`"),
        ("entries = 100", "cookie = \"x\"", "only persistence of type \"cookie\" has a cookie"),
        ("\"0123456789abcdef\"", "\"short\"", "a cookie secret has at least 16 characters"),
        ("\"Sticky Pool\"", "discard", "`discard` is a built-in pool"),
        ("threads = 2", "threads = ", "p.toml:2:"),
    ] {
        let complaint = complaint(from, to);
        assert!(complaint.contains(said), "{to}: expected `{said}` in:\n{complaint}");
    }
}

#[test]
fn all_mistakes_are_said_at_once_with_a_suggestion() {
    let text: &'static str = WHOLE.replace("\"Web\"", "\"wbe\"").replace("\"a.ts\"", "\"b.ts\"").leak();
    let problems = load(text).unwrap_err();
    assert_eq!(problems.list.len(), 2, "{problems}");
    assert!(problems.render(false).contains("did you mean `Web`?"), "{}", problems.render(false));
}

#[test]
fn a_pool_may_be_empty_but_that_is_said() {
    let text: &'static str = WHOLE.replace("[\"app.internal:80\"]", "[]").leak();
    let config = load(text).unwrap();
    assert_eq!(
        config.warnings.to_string(),
        "p.toml:16:8: the pool `Sticky Pool` has no node: new sessions get a 503"
    );
}

#[test]
fn an_unreadable_file_is_said() {
    let problems = Config::load(&Source::Embedded([].into()), Path::new("no.toml")).unwrap_err();
    assert_eq!(problems.to_string(), "the configuration no.toml cannot be read: there is no such file");
}

#[test]
fn services_are_read_and_their_mistakes_told() {
    let with = |more: &str| -> Result<Config, Problems> {
        let text: &'static str = format!("{WHOLE}\n{more}").leak();
        load(text)
    };
    let config = with(
        "[outbound]\ntimeout = \"5s\"\nname_servers = [\"192.0.2.53\", \"[::1]:5353\"]\n\
         [rate_classes.\"per client\"]\nper_second = 10\nqueue = 5\n",
    )
    .unwrap();
    assert_eq!(config.outbound.timeout, Duration::from_secs(5));
    let servers: Vec<String> = config.outbound.name_servers.iter().map(SocketAddr::to_string).collect();
    assert_eq!(servers, ["192.0.2.53:53", "[::1]:5353"]);
    let class = &config.rate_classes[0];
    assert_eq!((class.name.as_str(), class.limits.per_second, class.queue), ("per client", 10, 5));
    for (more, words) in [
        ("[rate_classes.a]\nqueue = 5", "the rate class `a` has no limit"),
        ("[rate_classes.a]\nper_second = 0", "a rate limit is from 1"),
        ("[outbound]\nname_servers = [\"dns.test\"]", "not the address of a name server"),
        (
            "[outbound]\nallow = [\"10.0.0.0/8\", \"http://a\"]",
            "`http://a` is neither an address nor a name of a host",
        ),
        ("[outbound]\nauthorities = \"a.ts\"", "no certificate in PEM form"),
        ("[outbound]\nauthorities = \"missing.pem\"", "`missing.pem` cannot be read"),
        ("[authenticators.a]\ntype = \"ldap\"", "`ldap` are not built in"),
        ("[authenticators.a]\ntype = \"oracle\"", "no authenticator of type `oracle`"),
        ("[authenticators.a]\ntype = \"htpasswd\"", "has no `file`"),
        ("[authenticators.a]\ntype = \"htpasswd\"\nfile = \"a.ts\"", "line 1 of `a.ts` has no colon"),
    ] {
        let problems = with(more).unwrap_err().to_string();
        assert!(problems.contains(words), "{more}: {problems}");
    }
}

//! The article's three outcomes, by the rule and the configuration of `rules/gallery`.

use crate::rig::{Backend, Client, Front, get};

const RULE: &str = include_str!("../../../../rules/gallery/gallery.ts");
const CONFIG: &str = include_str!("../../../../rules/gallery/gallery.toml");

/// The rule's name and the line that has these words.
fn place(words: &str) -> String {
    let line = RULE.lines().position(|line| line.contains(words)).unwrap() + 1;
    format!("gallery.ts:{line}")
}

struct Site {
    front: Front,
    one: Backend,
    two: Backend,
}

fn site() -> Site {
    let (one, two) = (Backend::named("webserver01"), Backend::named("webserver02"));
    let config = CONFIG
        .replace("127.0.0.1:8080", "127.0.0.1:0")
        .replace("127.0.0.1:9001", &one.address.to_string())
        .replace("127.0.0.1:9002", &two.address.to_string());
    Site { front: Front::new(&config, &[("gallery.ts", RULE)]), one, two }
}

#[test]
fn the_rest_of_the_site_is_spread_over_both() {
    let site = site();
    let mut client = Client::connect(site.front.address);
    let mut counts = [0, 0];
    for number in 0..100 {
        let response = client.get(&format!("/news/{number}?gallery"));
        counts[usize::from(response.text() == "webserver02")] += 1;
        assert_eq!(response.cookie(), None);
    }
    assert_eq!(counts, [50, 50]);
}

#[test]
fn a_visitor_of_the_gallery_is_sent_to_the_node_that_is_not_draining() {
    let site = site();
    for path in ["/gallery/", "/photogallery", "/a/gallery/b?c=d"] {
        let response = get(site.front.address, path);
        assert_eq!(response.text(), "webserver02", "{path}");
        assert!(response.cookie().is_some(), "the session is bound");
    }
    assert_eq!(site.one.count(), 0);
    assert_eq!(site.two.count(), 3);
}

#[test]
fn the_maintainer_reaches_the_node_under_maintenance() {
    let site = site();
    let mut maintainer = Client::connect_from("127.0.0.2", site.front.address);
    for _ in 0..10 {
        assert_eq!(maintainer.get("/gallery/admin").text(), "webserver01");
    }
    // Whoever only says so does not.
    let mut forger = Client::connect(site.front.address);
    let response = forger.get_with("/gallery/admin", "X-Forwarded-For: 127.0.0.2\r\n");
    assert_eq!(response.text(), "webserver02");
}

#[test]
fn a_maintained_node_that_is_down_harms_nobody_else() {
    let site = site();
    site.one.kill();
    let mut visitor = Client::connect(site.front.address);
    for _ in 0..20 {
        assert_eq!(visitor.get("/gallery/").status, 200);
        assert_eq!(visitor.get("/news").status, 200);
    }
    let mut maintainer = Client::connect_from("127.0.0.2", site.front.address);
    let status = maintainer.get("/gallery/").status;
    assert!(status == 502 || status == 503, "{status}");
}

#[test]
fn the_placeholder_of_the_article_is_an_error_that_points_at_it() {
    let folder = tempfile::TempDir::new().unwrap();
    let rule = RULE.replace("127.0.0.2/32", "my.ip.address/32");
    let config = folder.path().join("p.toml");
    #[expect(clippy::disallowed_methods, reason = "tests write their own files")]
    {
        std::fs::write(folder.path().join("gallery.ts"), rule).unwrap();
        std::fs::write(&config, CONFIG).unwrap();
    }
    let binary = env!("CARGO_BIN_EXE_pointsman");
    let check =
        std::process::Command::new(binary).arg("check").arg("--config").arg(&config).output().unwrap();
    assert_eq!(check.status.code(), Some(1));
    let text = String::from_utf8(check.stdout).unwrap();
    assert!(
        text.contains(&format!("{}:", place("ipmaskmatch"))) && text.contains("\"my.ip.address/32\""),
        "{text}"
    );
}

/// The demonstration as people start it: no argument, two back ends of its own, three lines to try.
#[test]
fn the_demonstration_shows_what_it_promises() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    struct Demo(std::process::Child);
    impl Drop for Demo {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
    let binary = env!("CARGO_BIN_EXE_pointsman");
    let started = Command::new(binary).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut demo = Demo(started.unwrap());
    let mut lines = BufReader::new(demo.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut next =
        |words: &str| lines.find(|line| line.contains(words)).expect("the demonstration speaks on");
    let line = next("curl http://");
    let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().parse().unwrap();
    assert!(next("/gallery/").contains("a visitor"));
    assert!(next("curl --interface 127.0.0.2").contains("the maintainer"));
    let visitor = get(address, "/gallery/");
    assert!(visitor.text().starts_with("webserver02\nGET /gallery/ HTTP/1.1\n"), "{}", visitor.text());
    let told = next("/gallery/");
    for words in ["127.0.0.1", &place("Sticky Pool"), "Sticky Pool", "webserver02"] {
        assert!(told.contains(words), "{told}");
    }
    let again =
        Client::connect(address).get_with("/gallery/", &format!("Cookie: {}\r\n", visitor.cookie().unwrap()));
    assert!(again.text().contains("sessions in \"Sticky Pool\": 1"), "{}", again.text());
    assert!(next("/gallery/").contains("bound"));
    let maintainer = Client::connect_from("127.0.0.2", address).get("/gallery/");
    assert!(maintainer.text().starts_with("webserver01\n"));
    let told = next("/gallery/");
    for words in ["127.0.0.2", &place("Maintenance"), "Maintenance", "webserver01"] {
        assert!(told.contains(words), "{told}");
    }
    assert_eq!(get(address, "/").status, 200);
    let told = next("GET /");
    assert!(told.contains(&place("break")) && told.contains("the default"), "{told}");
    let pid = i32::try_from(demo.0.id()).unwrap();
    Command::new("kill").arg("-INT").arg(pid.to_string()).status().unwrap();
    assert!(demo.0.wait().unwrap().success());
}

#[test]
fn a_node_keeps_its_old_sessions_while_it_drains() {
    let (one, two) = (Backend::named("one"), Backend::named("two"));
    let config = |state: &str| {
        crate::rig::server("")
            + &format!(
                "[pools.web]\nnodes = [{{ address = \"{}\", state = \"{state}\" }}, \"{}\"]\n\
                 persistence = {{ type = \"cookie\" }}\n",
                one.address, two.address
            )
    };
    let mut front = Front::new(&config("active"), &[]);
    // Sessions on both, before.
    let sessions: Vec<(String, String)> = (0..40)
        .map(|_| {
            let response = get(front.address, "/");
            (response.cookie().expect("a new session gets a cookie"), response.text().to_owned())
        })
        .collect();
    assert_eq!(sessions.iter().filter(|(_, node)| node == "one").count(), 20);
    front.reload(&config("draining")).unwrap();
    for (cookie, node) in &sessions {
        let response = Client::connect(front.address).get_with("/", &format!("Cookie: {cookie}\r\n"));
        assert_eq!(response.text(), node, "an old session stays");
        assert_eq!(response.cookie(), None);
    }
    let before = one.count();
    for _ in 0..200 {
        assert_eq!(get(front.address, "/").text(), "two", "a new session goes elsewhere");
    }
    assert_eq!(one.count(), before);
    // Taken out for good: its sessions move, and are told so.
    front.reload(&config("disabled")).unwrap();
    for (cookie, _) in sessions.iter().filter(|(_, node)| node == "one") {
        let mut client = Client::connect(front.address);
        let response = client.get_with("/", &format!("Cookie: {cookie}\r\n"));
        assert_eq!((response.status, response.text()), (200, "two"));
        let moved = response.cookie().expect("a session that moved gets another cookie");
        let again = client.get_with("/", &format!("Cookie: {moved}\r\n"));
        assert_eq!((again.text(), again.cookie()), ("two", None));
    }
    // And back: cookies of before are good again.
    front.reload(&config("active")).unwrap();
    let (cookie, _) = sessions.iter().find(|(_, node)| node == "one").unwrap();
    assert_eq!(Client::connect(front.address).get_with("/", &format!("Cookie: {cookie}\r\n")).text(), "one");
}

#[test]
fn a_node_drains_in_one_pool_and_serves_in_another() {
    let site = site();
    let mut maintainer = Client::connect_from("127.0.0.2", site.front.address);
    for _ in 0..5 {
        assert_eq!(maintainer.get("/gallery").text(), "webserver01");
        assert_eq!(get(site.front.address, "/gallery").text(), "webserver02");
    }
    let others: Vec<String> = (0..4).map(|_| get(site.front.address, "/").text().to_owned()).collect();
    assert_eq!(others.iter().filter(|node| *node == "webserver01").count(), 2);
}

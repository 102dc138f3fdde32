//! Authenticators: the one over a file, and an embedder's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use pointsman_proxy::authentication::{Authenticator, Login};
use pointsman_proxy::config::{Config, Source};
use pointsman_proxy::{Options, Proxy};

use crate::rig::{Backend, Client, Front, get, pool, server};

const RULE: &str = r#"
    $word = string.base64decode( string.skip( http.getHeader( "Authorization" ), 6 ) );
    $pair = string.split( $word, ":" );
    $auth = auth.query( http.getFormParam( "by" ), $pair[0], $pair[1] );
    http.sendResponse( "200", "text/plain", $auth["OK"] . "," . $auth["group"] . "," . $auth["Error"], "" );
"#;

/// "secret", by `openssl passwd -apr1` and as a SHA-1.
const USERS: &str = "alice:$apr1$r31ZBJ1x$nfmilZgWJly1TBsk3cTjW.\nbob:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n";

fn ask(front: &Front, by: &str, word: &str) -> String {
    // `alice:secret` and its like, in Base64.
    let word = match word {
        "alice:secret" => "YWxpY2U6c2VjcmV0",
        "bob:secret" => "Ym9iOnNlY3JldA==",
        "bob:guess" => "Ym9iOmd1ZXNz",
        _ => "Y2Fyb2w6c2VjcmV0",
    };
    let target = format!("/?by={by}");
    let header = format!("Authorization: Basic {word}\r\n");
    Client::connect(front.address).get_with(&target, &header).text().to_owned()
}

#[test]
fn users_of_a_file_are_known() {
    let web = Backend::named("web");
    let config = server("request_rules = [\"r.ts\"]")
        + &pool("web", &[&web], "")
        + "[authenticators.staff]\ntype = \"htpasswd\"\nfile = \"users\"\ngroups = \"groups\"\n";
    let files = [("r.ts", RULE), ("users", USERS), ("groups", "editors: alice\nall: bob alice\n")];
    let mut front = Front::new(&config, &files);
    assert_eq!(ask(&front, "staff", "alice:secret"), "1,editors,all,");
    assert_eq!(ask(&front, "staff", "bob:secret"), "1,all,");
    assert_eq!(ask(&front, "staff", "bob:guess"), "0,,");
    assert_eq!(ask(&front, "staff", "carol:secret"), "0,,");
    assert_eq!(ask(&front, "nobody", "bob:secret"), "0,,there is no authenticator `nobody`");
    // A user who is struck off is gone with the next reload.
    front.write("users", USERS.lines().next().unwrap());
    front.reload(&config).unwrap();
    assert_eq!(ask(&front, "staff", "bob:secret"), "0,,");
    assert_eq!(ask(&front, "staff", "alice:secret"), "1,editors,all,");
}

/// Whoever knows their own name.
struct Parrot;

impl Authenticator for Parrot {
    fn query(&self, user: &[u8], password: Option<&[u8]>) -> Result<Login, String> {
        match user {
            b"alice" => Err("the parrot is asleep".to_owned()),
            user => Ok(Login {
                ok: password == Some(user),
                attributes: vec![("group".to_owned(), "birds".to_owned()), ("OK".to_owned(), "1".to_owned())],
            }),
        }
    }
}

#[test]
fn an_embedder_brings_authenticators_of_its_own() {
    let web = Backend::named("web");
    let rule = r#"
        $auth = auth.query( "parrot", $path, http.getFormParam( "word" ) );
        $asleep = auth.query( "parrot", "alice", "x" );
        http.sendResponse( "200", "text/plain", $auth["OK"] . $auth["group"] . "," . $asleep["OK"] . $asleep["Error"], "" );
    "#;
    let folder = tempfile::TempDir::new().unwrap();
    let config = server("request_rules = [\"r.ts\"]") + &pool("web", &[&web], "");
    for (name, text) in [("p.toml", config.as_str()), ("r.ts", rule)] {
        #[expect(clippy::disallowed_methods, reason = "tests write their own files")]
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let config = Config::load(&Source::Disk, &folder.path().join("p.toml")).unwrap();
    let parrot: Arc<dyn Authenticator> = Arc::new(Parrot);
    let authenticators = BTreeMap::from([("parrot".to_owned(), parrot)]);
    let proxy = Proxy::start(&config, Options { authenticators, ..Options::default() }).unwrap();
    let address = proxy.addresses().next().unwrap().1;
    let answer = |target| get(address, target).text().to_owned();
    assert_eq!(answer("/polly?word=/polly"), "1birds,0the authenticator `parrot`: the parrot is asleep");
    assert_eq!(answer("/polly?word=x"), "0birds,0the authenticator `parrot`: the parrot is asleep");
}

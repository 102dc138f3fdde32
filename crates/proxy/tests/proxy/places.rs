//! `geo.*` in the proxy: the database is the configuration's, and is read anew with each reload.

use crate::rig::{Backend, Front, get, pool, server};

/// The database that the engine's own tests read.
static MADE: &[u8] = include_bytes!("../../../engine/tests/places.mmdb");

const RULE: &str = "http.sendResponse( 200, \"text/plain\", geo.getCity( \"203.0.113.7\" ) . \",\" \
                    . geo.getCountryCode( \"198.51.100.1\" ) . \",\" . geo.getLatitude( \"198.51.100.1\" ), \"\" );";

fn config(backend: &Backend, file: &str) -> String {
    server("request_rules = [\"r.ts\"]") + &pool("web", &[backend], "") + "[rules]\n" + file
}

fn write(front: &Front, bytes: &[u8]) {
    #[expect(clippy::disallowed_methods, reason = "tests write their own files")]
    std::fs::write(front.folder.path().join("places.mmdb"), bytes).unwrap();
}

#[test]
fn rules_see_the_database_of_the_configuration() {
    let backend = Backend::named("web");
    let mut front = Front::new(&config(&backend, ""), &[("r.ts", RULE)]);
    assert_eq!(get(front.address, "/").text(), ",,", "there is no database yet");
    front.log.wait_for(&["geo.getCity: there is no database of places"]);

    write(&front, MADE);
    front.reload(&config(&backend, "geo = \"places.mmdb\"")).unwrap();
    assert_eq!(get(front.address, "/").text(), "London,AU,-33.875");

    // Another database under the same name is the one behind a reload, and a broken one changes nothing.
    let at = MADE.windows(6).position(|word| word == b"London").unwrap();
    let mut other = MADE.to_vec();
    other[at..at + 6].copy_from_slice(b"Oxford");
    write(&front, &other);
    front.reload(&config(&backend, "geo = \"places.mmdb\"")).unwrap();
    assert_eq!(get(front.address, "/").text(), "Oxford,AU,-33.875");
    write(&front, b"<html>Not Found</html>");
    let error = front.reload(&config(&backend, "geo = \"places.mmdb\"")).unwrap_err().to_string();
    assert!(error.contains("p.toml:"), "{error}");
    assert!(error.contains("`places.mmdb` cannot be used: it is not a database of places"), "{error}");
    assert_eq!(get(front.address, "/").text(), "Oxford,AU,-33.875");
    let error = front.reload(&config(&backend, "geo = \"gone.mmdb\"")).unwrap_err().to_string();
    assert!(error.contains("the database of places `gone.mmdb` cannot be read"), "{error}");
}

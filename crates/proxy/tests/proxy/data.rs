//! `data.*` in the proxy: bounded by bytes, told once when full, and not lost to a reload.

use crate::rig::{Backend, Front, get, pool, server};

/// Stores a KiB under the path, and answers whether there was room, and what is there.
const RULE: &str = "$kib = string.replaceAll( \"................................\", \".\", \"0123456789abcdef0123456789abcdef\" );\n\
                    if( http.getPath() == \"/reset\" ) { data.reset(); }\n\
                    $stored = data.set( http.getPath(), $kib );\n\
                    http.sendResponse( 200, \"text/plain\", $stored . \" \" . string.len( data.get( http.getPath() ) ), \"\" );";

#[test]
fn a_full_store_refuses_and_says_so_once() {
    let backend = Backend::named("web");
    let config = |bytes: &str| {
        let more = format!("[rules]\ndata_bytes = \"{bytes}\"\n");
        server("request_rules = [\"r.ts\"]") + &pool("web", &[&backend], "") + &more
    };
    let mut front = Front::new(&config("8KiB"), &[("r.ts", RULE)]);
    let full = "data.set: the store is full (8192 bytes, `rules.data_bytes`)";
    let answers = |front: &Front| {
        (0..12).map(|n| get(front.address, &format!("/{n}")).text().to_owned()).collect::<Vec<_>>()
    };
    let first = answers(&front);
    assert_eq!(first.iter().filter(|text| *text == "1 1024").count(), 7, "{first:?}");
    assert_eq!(&first[7..], ["0 0"; 5], "what is there is not thrown out for what comes: {first:?}");
    front.log.wait_for(&[full]);
    // A reload keeps what there is; with more room, more fits.
    front.reload(&config("8KiB")).unwrap();
    assert_eq!(answers(&front), first);
    front.proxy.log().flush();
    assert_eq!(front.log.text().matches(full).count(), 1, "{}", front.log.text());
    front.reload(&config("10KiB")).unwrap();
    assert_eq!(answers(&front).iter().filter(|text| *text == "1 1024").count(), 9);
    assert_eq!(get(front.address, "/reset").text(), "1 1024");
    assert_eq!(answers(&front).iter().filter(|text| *text == "1 1024").count(), 8);
}

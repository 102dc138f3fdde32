//! The gallery rule in other words: a part of the site is looked for in the path, then the client's network.

use std::net::{IpAddr, Ipv4Addr};

use super::{Asked, Choices, Quotes, Test, Written};
use crate::{PlainRequest, REQUESTS};

/// What it takes for the path to have the needle.
const SEARCHES: [(&str, Test); 12] = [
    ("contains", Test::new("string.contains( {s}, {x} )", "! string.contains( {s}, {x} )", "{n}")),
    (
        "contains == 1",
        Test::new("string.contains( {s}, {x} ) == 1", "string.contains( {s}, {x} ) == 0", "{n}"),
    ),
    (
        "contains != 0",
        Test::new("string.contains( {s}, {x} ) != 0", "string.contains( {s}, {x} ) != 1", "{n}"),
    ),
    ("find != -1", Test::new("string.find( {s}, {x} ) != -1", "string.find( {s}, {x} ) == -1", "{n}")),
    ("find >= 0", Test::new("string.find( {s}, {x} ) >= 0", "string.find( {s}, {x} ) < 0", "{n}")),
    ("find > -1", Test::new("string.find( {s}, {x} ) > -1", "string.find( {s}, {x} ) <= -1", "{n}")),
    ("-1 != find", Test::new("-1 != string.find( {s}, {x} )", "-1 == string.find( {s}, {x} )", "{n}")),
    (
        "!( find == -1 )",
        Test::new("!( string.find( {s}, {x} ) == -1 )", "!( string.find( {s}, {x} ) != -1 )", "{n}"),
    ),
    ("count > 0", Test::new("string.count( {s}, {x} ) > 0", "string.count( {s}, {x} ) == 0", "{n}")),
    ("count", Test::new("string.count( {s}, {x} )", "! string.count( {s}, {x} )", "{n}")),
    ("regexmatch", Test::new("string.regexmatch( {s}, {x} )", "! string.regexmatch( {s}, {x} )", "{n}")),
    ("wildmatch", Test::new("string.wildmatch( {s}, {x} )", "! string.wildmatch( {s}, {x} )", "*{n}*")),
];

/// How the client's address is asked for, and how many of its bits are free. `{n}` is the network's base, `{k}` its
/// bytes but the last.
const NETWORKS: [(&str, (Test, u32)); 11] = [
    ("/32", (mask("{n}/32"), 0)),
    ("address", (mask("{n}"), 0)),
    ("/255.255.255.255", (mask("{n}/255.255.255.255"), 0)),
    (
        "ipmaskmatch == 1",
        (
            Test::new("string.ipmaskmatch( {s}, {x} ) == 1", "string.ipmaskmatch( {s}, {x} ) == 0", "{n}/32"),
            0,
        ),
    ),
    ("==", (Test::new("{s} == {x}", "{s} != {x}", "{n}"), 0)),
    ("== turned", (Test::new("{x} == {s}", "{x} != {s}", "{n}"), 0)),
    ("/24", (mask("{n}/24"), 8)),
    ("/255.255.255.0", (mask("{n}/255.255.255.0"), 8)),
    (
        "startsWith",
        (Test::new("string.startsWith( {s}, {x} )", "! string.startsWith( {s}, {x} )", "{k}."), 8),
    ),
    ("wildmatch", (Test::new("string.wildmatch( {s}, {x} )", "! string.wildmatch( {s}, {x} )", "{k}.*"), 8)),
    ("/16", (mask("{n}/16"), 16)),
];

const fn mask(network: &'static str) -> Test {
    Test::new("string.ipmaskmatch( {s}, {x} )", "! string.ipmaskmatch( {s}, {x} )", network)
}

/// How the rule decides. `{found}`, `{missing}`, `{inside}` and `{outside}` are conditions, `{sticky}` and
/// `{upgrade}` choose pools, whose names are `{sticky pool}` and `{upgrade pool}`; `{a}` and `{b}` are names.
const STRUCTURES: [(&str, &str); 20] = [
    ("break", "if( {missing} ) break;\nif( {outside} ) {\n    {sticky}\n} else {\n    {upgrade}\n}\n"),
    ("return", "if( {missing} ) return;\nif( {inside} ) {upgrade}\nelse {sticky}\n"),
    ("no else", "if( {missing} ) return;\nif( {inside} ) {upgrade}\n{sticky}\n"),
    (
        "nested",
        "if( {found} ) {\n    if( {inside} ) {\n        {upgrade}\n    } else {\n        {sticky}\n    }\n}\n",
    ),
    ("nested, arms swapped", "if( {found} ) {\n    if( {outside} ) { {sticky} } else { {upgrade} }\n}\n"),
    ("empty arm", "if( {missing} ) {\n} else if( {inside} ) {\n    {upgrade}\n} else {\n    {sticky}\n}\n"),
    (
        "wide else",
        "if( {missing} ) {\n    # As ever.\n} else {\n    if( {inside} ) { {upgrade} }\n    {sticky}\n}\n",
    ),
    ("&&, then again", "if( {found} && {inside} ) {upgrade}\nif( {found} ) {sticky}\n"),
    ("&&, else if", "if( {found} && {inside} ) {\n    {upgrade}\n} else if( {found} ) {\n    {sticky}\n}\n"),
    ("&& turned", "if( {inside} && {found} ) {upgrade}\nif( {found} ) {sticky}\n"),
    ("&& twice", "if( {found} && {inside} ) {upgrade}\nif( {found} && {outside} ) {sticky}\n"),
    ("&& not", "if( {found} && {outside} ) {sticky}\nif( {found} ) {upgrade}\n"),
    ("||", "if( {missing} || {outside} ) {\n    if( {found} ) {sticky}\n} else {\n    {upgrade}\n}\n"),
    (
        "client first",
        "if( {inside} ) {\n    if( {found} ) {upgrade}\n} else if( {found} ) {\n    {sticky}\n}\n",
    ),
    (
        "chosen",
        "if( {missing} ) return;\n${a} = {sticky pool};\nif( {inside} ) ${a} = {upgrade pool};\npool.use( ${a} );\n",
    ),
    (
        "chosen or not",
        "${a} = \"\";\nif( {found} ) {\n    if( {inside} ) { ${a} = {upgrade pool}; } else { ${a} = {sticky pool}; }\n}\n\
         if( ${a} != \"\" ) pool.use( ${a} );\n",
    ),
    ("flags", "${a} = {found};\n${b} = {inside};\nif( ${a} && ${b} ) {upgrade}\nif( ${a} ) {sticky}\n"),
    (
        "sub asks",
        "sub {a}() {\n    return {found};\n}\nif( {a}() ) {\n    if( {inside} ) {upgrade}\n    {sticky}\n}\n",
    ),
    (
        "sub chooses",
        "sub {a}() {\n    if( {inside} ) return {upgrade pool};\n    return {sticky pool};\n}\n\
         if( {found} ) pool.use( {a}() );\n",
    ),
    (
        "sub decides",
        "sub {a}() {\n    if( {inside} ) {upgrade}\n    else {sticky}\n}\nif( {found} ) {a}();\n",
    ),
];

/// Where a field is read: in place, or into a variable first.
#[derive(Clone, Copy, PartialEq)]
enum Read {
    Request,
    Call,
    Own,
}

const READS: [(&str, Read); 3] =
    [("request variable", Read::Request), ("call", Read::Call), ("own variable", Read::Own)];

const NAMED: [(&str, bool); 2] = [("in place", false), ("in a variable", true)];

/// Puts values into variables before the rule proper.
struct Prelude {
    text: String,
    /// A sub does not see the rule's variables: all stays in place.
    none: bool,
}

impl Prelude {
    fn put(&mut self, named: bool, name: &str, value: String) -> String {
        if !named || self.none {
            return value;
        }
        self.text += &format!("${name} = {value};\n");
        format!("${name}")
    }
}

pub(super) fn write(choices: &mut Choices) -> Written {
    let structure = choices.choose("structure", &STRUCTURES);
    let search = choices.choose("search", &SEARCHES);
    let (network, free) = choices.choose("network", &NETWORKS);
    let [path, client] = ["path", "client"].map(|what| choices.choose(what, &READS));
    let [needle_named, network_named, pools_named] =
        ["needle", "mask", "pools"].map(|what| choices.choose(what, &NAMED));
    let quotes = choices.choose("quotes", &Quotes::ALL);

    let base = Ipv4Addr::new(
        choices.number(127, 100).max(1),
        choices.number(0, 255),
        choices.number(0, 255),
        choices.number(2, 255).max(1),
    );
    let needle = choices.word("gallery");
    let [sticky, upgrade] = ["Sticky Pool", "Maintenance"].map(|plain| choices.word(plain));
    let places = ["site", "photo", "articles", "december", "release"].map(|plain| choices.word(plain));
    let [path_name, client_name, needle_name, mask_name, sticky_name, upgrade_name, a, b] =
        ["where", "client", "needle", "network", "sticky", "upgrade", "pool", "operator"]
            .map(|plain| choices.word(plain));

    let mut prelude = Prelude { text: String::new(), none: structure.starts_with("sub") };
    let read = |read, variable: &str, call: &str| {
        if read == Read::Request { variable.to_string() } else { call.to_string() }
    };
    let path_text = prelude.put(path == Read::Own, &path_name, read(path, "$path", "http.getPath()"));
    let client_text =
        prelude.put(client == Read::Own, &client_name, read(client, "$ip", "request.getRemoteIP()"));
    let sought = search.constant(&needle);
    let needle_text = prelude.put(needle_named, &needle_name, quotes.around(&sought));
    let [first, second, third, _] = base.octets();
    let inside = network.constant(&base.to_string()).replace("{k}", &format!("{first}.{second}.{third}"));
    let mask_text = prelude.put(network_named, &mask_name, quotes.around(&inside));
    let sticky_text = prelude.put(pools_named, &sticky_name, quotes.around(&sticky));
    let upgrade_text = prelude.put(pools_named, &upgrade_name, quotes.around(&upgrade));

    let Asked { holds: found, fails: missing } = search.ask(&path_text, &needle_text, &sought);
    let Asked { holds: inside, fails: outside } = network.ask(&client_text, &mask_text, &inside);
    let rule = structure
        .replace("{found}", &found)
        .replace("{missing}", &missing)
        .replace("{inside}", &inside)
        .replace("{outside}", &outside)
        .replace("{sticky}", &format!("pool.use( {sticky_text} );"))
        .replace("{upgrade}", &format!("pool.use( {upgrade_text} );"))
        .replace("{sticky pool}", &sticky_text)
        .replace("{upgrade pool}", &upgrade_text)
        .replace("{a}", &a)
        .replace("{b}", &b);

    let by_hand = |request: &PlainRequest| {
        if !request.path.contains(&needle) {
            return None;
        }
        let kept = u32::MAX << free;
        match request.client {
            IpAddr::V4(client) if u32::from(client) & kept == u32::from(base) & kept => Some(upgrade.clone()),
            _ => Some(sticky.clone()),
        }
    };
    let cases = requests(&places, &needle, base, free).into_iter().map(|request| {
        let pool = by_hand(&request);
        (request, pool)
    });
    (prelude.text + &rule, cases.collect())
}

/// Requests of which half do not have the needle, and half of the others come from the network.
fn requests(places: &[String; 5], needle: &str, base: Ipv4Addr, free: u32) -> Vec<PlainRequest> {
    let [site, photo, articles, month, release] = places;
    (0..REQUESTS as u32)
        .map(|number| {
            let path = if number % 2 == 1 {
                format!("/{site}/{number}/{needle}/{photo}-{number}.html")
            } else {
                format!("/{site}/{number}/{articles}/2007/{month}/{release}-{number}.html")
            };
            let client = if number % 4 == 3 {
                Ipv4Addr::from(u32::from(base) ^ ((number * 37) & !(u32::MAX << free)))
            } else {
                Ipv4Addr::new(203, 0, 113, number as u8)
            };
            PlainRequest { host: "www.example.com".into(), path, client: IpAddr::V4(client) }
        })
        .collect()
}

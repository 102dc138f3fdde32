//! The rule of twenty virtual hosts in other words: each host has its pool, some have another one for a part of
//! the site.

use std::net::{IpAddr, Ipv4Addr};

use super::{Asked, Choices, Form, Quotes, Test, Written};
use crate::{PlainRequest, REQUESTS};

/// What it takes for a host to be the one. `{n}` is its first label, `{d}` the domain; the subject `{label}` is the
/// first label as the rule finds it.
const HOSTS: [(&str, Test); 10] = [
    ("startsWith", Test::new("string.startsWith( {s}, {x} )", "! string.startsWith( {s}, {x} )", "{n}.")),
    (
        "startsWith == 1",
        Test::new("string.startsWith( {s}, {x} ) == 1", "string.startsWith( {s}, {x} ) == 0", "{n}."),
    ),
    (
        "left ==",
        Test::new("string.left( {s}, {length} ) == {x}", "string.left( {s}, {length} ) != {x}", "{n}."),
    ),
    (
        "substring ==",
        Test::new(
            "string.substring( {s}, 0, {last} ) == {x}",
            "string.substring( {s}, 0, {last} ) != {x}",
            "{n}.",
        ),
    ),
    ("find == 0", Test::new("string.find( {s}, {x} ) == 0", "string.find( {s}, {x} ) != 0", "{n}.")),
    ("regexmatch", Test::new("string.regexmatch( {s}, {x} )", "! string.regexmatch( {s}, {x} )", "^{n}\\.")),
    ("wildmatch", Test::new("string.wildmatch( {s}, {x} )", "! string.wildmatch( {s}, {x} )", "{n}.*")),
    ("==", Test::new("{s} == {x}", "{s} != {x}", "{n}.{d}")),
    ("== turned", Test::new("{x} == {s}", "{x} != {s}", "{n}.{d}")),
    ("label ==", Test::new("{label} == {x}", "{label} != {x}", "{n}")),
];

/// What it takes for a path to be in a part of the site.
const PARTS: [(&str, Test); 6] = [
    ("startsWith", Test::new("string.startsWith( {s}, {x} )", "! string.startsWith( {s}, {x} )", "{n}")),
    (
        "left ==",
        Test::new("string.left( {s}, {length} ) == {x}", "string.left( {s}, {length} ) != {x}", "{n}"),
    ),
    (
        "substring ==",
        Test::new(
            "string.substring( {s}, 0, {last} ) == {x}",
            "string.substring( {s}, 0, {last} ) != {x}",
            "{n}",
        ),
    ),
    ("find == 0", Test::new("string.find( {s}, {x} ) == 0", "string.find( {s}, {x} ) != 0", "{n}")),
    ("regexmatch", Test::new("string.regexmatch( {s}, {x} )", "! string.regexmatch( {s}, {x} )", "^{n}")),
    ("wildmatch", Test::new("string.wildmatch( {s}, {x} )", "! string.wildmatch( {s}, {x} )", "{n}*")),
];

/// How the rule decides.
#[derive(Clone, Copy, PartialEq)]
enum Structure {
    SwitchPrefix,
    SwitchLabel,
    SwitchHost,
    ElseIf,
    ElseIfParts,
    Ifs,
    IfsParts,
    IfsPartsTurned,
    Nested,
    Negated,
    Chosen,
    ChosenIfs,
    Table,
    Sub,
}

const STRUCTURES: [(&str, Structure); 14] = [
    ("switch", Structure::SwitchPrefix),
    ("switch on the label", Structure::SwitchLabel),
    ("switch on the host", Structure::SwitchHost),
    ("else if", Structure::ElseIf),
    ("else if with &&", Structure::ElseIfParts),
    ("ifs", Structure::Ifs),
    ("ifs with &&", Structure::IfsParts),
    ("ifs with && turned", Structure::IfsPartsTurned),
    ("nested else", Structure::Nested),
    ("nested not", Structure::Negated),
    ("chosen by else if", Structure::Chosen),
    ("chosen by ifs", Structure::ChosenIfs),
    ("hash", Structure::Table),
    ("sub", Structure::Sub),
];

/// Where the host is read, and whether into a variable of the rule's own.
const READS: [(&str, (&str, bool)); 6] = [
    ("call", ("http.getHostHeader()", false)),
    ("request variable", ("$host", false)),
    ("getHeader", ("http.getHeader( \"Host\" )", false)),
    ("own variable", ("http.getHostHeader()", true)),
    ("getHeader in a variable", ("http.getHeader( \"Host\" )", true)),
    ("lowercase", ("string.lowercase( http.getHostHeader() )", true)),
];

/// Where the path is read.
const PATH_READS: [(&str, (&str, bool)); 3] = [
    ("request variable", ("$path", false)),
    ("call", ("http.getPath()", false)),
    ("own variable", ("http.getPath()", true)),
];

/// How the first label is found, as the variable `{v}` of the host `{s}`.
const LABELS: [(&str, &str); 4] = [
    ("substring to find", "{v} = string.substring( {s}, 0, string.find( {s}, \".\" ) - 1 );"),
    ("left of find", "{v} = string.left( {s}, string.find( {s}, \".\" ) );"),
    ("split", "{v} = string.split( {s}, \".\" )[0];"),
    ("regexmatch", "string.regexmatch( {s}, \"^([^.]+)\" ); {v} = $1;"),
];

/// Choices that only another structure than the plain one has.
pub(super) const NEEDED: [(&str, Form); 2] =
    [("host test", ("structure", "else if")), ("label", ("structure", "switch on the label"))];

/// A host of the rule.
struct Site {
    label: String,
    pool: String,
    /// A path prefix that has a pool of its own, and that.
    part: Option<(String, String)>,
}

const PLAIN: [(&str, Option<&str>); 20] = [
    ("www", None),
    ("shop", Some("checkout")),
    ("api", Some("v2")),
    ("blog", Some("admin")),
    ("img", None),
    ("static", Some("fonts")),
    ("mail", None),
    ("news", None),
    ("forum", None),
    ("wiki", None),
    ("docs", Some("search")),
    ("login", None),
    ("pay", None),
    ("search", None),
    ("video", None),
    ("music", None),
    ("maps", None),
    ("jobs", None),
    ("help", None),
    ("status", None),
];

pub(super) fn write(choices: &mut Choices) -> Written {
    let structure = choices.choose("structure", &STRUCTURES);
    let host_test = choices.choose("host test", &HOSTS);
    let part_test = choices.choose("path test", &PARTS);
    let (host, host_named) = choices.choose("host", &READS);
    let (path, path_named) = choices.choose("path", &PATH_READS);
    let label_found = choices.choose("label", &LABELS);
    let quotes = choices.choose("quotes", &Quotes::ALL);

    let mut sites: Vec<Site> = PLAIN.iter().map(|(label, part)| site(choices, label, *part)).collect();
    let domain = format!("{}.{}", choices.word("example"), choices.word("com"));
    let other = choices.word("other");
    let default = choices.word("default");
    let [host_name, path_name, label_name, pool_name, table_name, sub_name] =
        ["name", "where", "label", "pool", "pools", "poolOf"].map(|plain| choices.word(plain));
    let requests = requests(&sites, &other, &domain);
    let cases = requests.into_iter().map(|request| {
        let pool = by_hand(&sites, &default, &request);
        (request, Some(pool))
    });
    let cases = cases.collect();
    choices.shuffle(&mut sites);

    let mut text = String::new();
    let in_sub = structure == Structure::Sub;
    let mut put = |named: bool, name: &str, value: &str| {
        if named && !in_sub {
            text += &format!("${name} = {value};\n");
        }
        if named || in_sub { format!("${name}") } else { value.to_string() }
    };
    let host_text = put(host_named, &host_name, host);
    let path_text = put(path_named, &path_name, path);
    let label = label_found.replace("{v}", &format!("${label_name}")).replace("{s}", &host_text);
    let writer = Writer {
        host_test,
        part_test,
        quotes,
        domain: &domain,
        host: &host_text,
        path: &path_text,
        label: &format!("${label_name}"),
        pool: &format!("${pool_name}"),
        table: &format!("${table_name}"),
        default: &default,
        sites: &sites,
    };
    let wants_label = matches!(structure, Structure::SwitchLabel | Structure::Table)
        || (structure != Structure::SwitchHost
            && structure != Structure::SwitchPrefix
            && host_test.holds.contains("{label}"));
    let label = if wants_label { format!("{label}\n") } else { String::new() };
    if in_sub {
        let body = writer.body(structure);
        text += &format!("sub {sub_name}( ${host_name}, ${path_name} ) {{\n{label}{body}}}\n");
        text += &format!("pool.use( {sub_name}( {host}, {path} ) );\n");
    } else {
        text += &label;
        text += &writer.body(structure);
    }
    (text, cases)
}

fn site(choices: &mut Choices, label: &str, part: Option<&str>) -> Site {
    let plain_pool = label;
    let label = choices.word(label);
    let pool = choices.word(plain_pool);
    let part = part.map(|part| {
        let path = choices.word(part);
        let pool = choices.word(&format!("{plain_pool}-{part}"));
        (format!("/{path}/"), pool)
    });
    Site { label, pool, part }
}

/// The decision in hand-written Rust.
fn by_hand(sites: &[Site], default: &str, request: &PlainRequest) -> String {
    let label = request.host.split('.').next().unwrap_or_default();
    let Some(site) = sites.iter().find(|site| site.label == label) else { return default.to_string() };
    match &site.part {
        Some((prefix, pool)) if request.path.starts_with(prefix.as_str()) => pool.clone(),
        _ => site.pool.clone(),
    }
}

/// Requests for each host in turn, and one for none of them; for each part of a site in turn, and for none.
fn requests(sites: &[Site], other: &str, domain: &str) -> Vec<PlainRequest> {
    let labels: Vec<&str> = sites.iter().map(|site| site.label.as_str()).chain([other]).collect();
    let prefixes = sites.iter().filter_map(|site| site.part.as_ref()).map(|(prefix, _)| prefix.as_str());
    let prefixes: Vec<&str> = ["/"].into_iter().chain(prefixes).collect();
    let ends = ["", "pay", "items", "users", "a.woff", "?q=1"];
    (0..REQUESTS)
        .map(|number| {
            let at = number % prefixes.len();
            PlainRequest {
                host: format!("{}.{domain}", labels[number % labels.len()]),
                path: format!("{}{}", prefixes[at], ends[at % ends.len()]),
                client: IpAddr::V4(Ipv4Addr::new(203, 0, 113, number as u8)),
            }
        })
        .collect()
}

/// What the rule is written of.
struct Writer<'w> {
    host_test: Test,
    part_test: Test,
    quotes: Quotes,
    domain: &'w str,
    host: &'w str,
    path: &'w str,
    label: &'w str,
    pool: &'w str,
    table: &'w str,
    default: &'w str,
    sites: &'w [Site],
}

impl Writer<'_> {
    fn body(&self, structure: Structure) -> String {
        match structure {
            Structure::SwitchPrefix => {
                self.switch(&format!("{}, string.startsWith", self.host), |site| format!("{}.", site.label))
            }
            Structure::SwitchLabel => self.switch(self.label, |site| site.label.clone()),
            Structure::SwitchHost => self.switch(self.host, |site| format!("{}.{}", site.label, self.domain)),
            Structure::ElseIf => self.chain(" else ", |site| self.arm(site, &self.held(site))),
            Structure::Ifs => self.chain("\n", |site| self.arm(site, &self.held(site))),
            Structure::ElseIfParts => self.chain(" else ", |site| self.parts(site, " else ", false)),
            Structure::IfsParts => self.chain("\n", |site| self.parts(site, "\n", false)),
            Structure::IfsPartsTurned => self.chain("\n", |site| self.parts(site, "\n", true)),
            Structure::Nested => self.nested(|site, rest| {
                format!("if( {} ) {{\n{}}} else {{\n{rest}}}\n", self.held(site).holds, self.inside(site))
            }),
            Structure::Negated => self.nested(|site, rest| {
                format!("if( {} ) {{\n{rest}}} else {{\n{}}}\n", self.held(site).fails, self.inside(site))
            }),
            Structure::Chosen => self.chosen(" else "),
            Structure::ChosenIfs => self.chosen("\n"),
            Structure::Table => self.table(),
            Structure::Sub => self.returning(),
        }
    }

    /// The host is this one.
    fn held(&self, site: &Site) -> Asked {
        let constant = self.host_test.constant(&site.label).replace("{d}", self.domain);
        let mut asked = self.host_test.ask(self.host, &self.quotes.around(&constant), &constant);
        for text in [&mut asked.holds, &mut asked.fails] {
            *text = text.replace("{label}", self.label);
        }
        asked
    }

    /// The path is in the part of the site that begins so.
    fn in_part(&self, prefix: &str) -> String {
        let constant = self.part_test.constant(prefix);
        self.part_test.ask(self.path, &self.quotes.around(&constant), &constant).holds
    }

    fn uses(&self, pool: &str) -> String {
        format!("pool.use( {} );", self.quotes.around(pool))
    }

    /// What is done for a host that is known.
    fn inside(&self, site: &Site) -> String {
        let mut text = String::new();
        if let Some((prefix, pool)) = &site.part {
            text += &format!("    if( {} ) {{ {} }}\n", self.in_part(prefix), self.uses(pool));
        }
        text + &format!("    {}\n", self.uses(&site.pool))
    }

    fn arm(&self, site: &Site, asked: &Asked) -> String {
        format!("if( {} ) {{\n{}}}", asked.holds, self.inside(site))
    }

    /// A host's part and the rest of it, each with all of its conditions.
    fn parts(&self, site: &Site, between: &str, turned: bool) -> String {
        let host = self.held(site).holds;
        let whole = format!("if( {host} ) {{ {} }}", self.uses(&site.pool));
        let Some((prefix, pool)) = &site.part else { return whole };
        let path = self.in_part(prefix);
        let both = if turned { format!("{path} && {host}") } else { format!("{host} && {path}") };
        format!("if( {both} ) {{ {} }}{between}{whole}", self.uses(pool))
    }

    fn switch(&self, on: &str, value: impl Fn(&Site) -> String) -> String {
        let mut text = format!("switch( {on} ) {{\n");
        for site in self.sites {
            text += &format!("case {}:\n{}", self.quotes.around(&value(site)), self.inside(site));
        }
        text + &format!("default:\n    {}\n}}\n", self.uses(self.default))
    }

    fn chain(&self, between: &str, arm: impl Fn(&Site) -> String) -> String {
        let arms: Vec<String> = self.sites.iter().map(arm).collect();
        format!("{}\n{}\n", arms.join(between), self.uses(self.default))
    }

    fn nested(&self, wrap: impl Fn(&Site, &str) -> String) -> String {
        let innermost = format!("    {}\n", self.uses(self.default));
        self.sites.iter().rev().fold(innermost, |rest, site| wrap(site, &rest))
    }

    /// The pool's name goes into a variable, which is used at the end.
    fn chosen(&self, between: &str) -> String {
        let set = |pool: &str| format!("{} = {};", self.pool, self.quotes.around(pool));
        let arms: Vec<String> = self
            .sites
            .iter()
            .map(|site| {
                let mut text = format!("if( {} ) {{ {}", self.held(site).holds, set(&site.pool));
                if let Some((prefix, pool)) = &site.part {
                    text += &format!(" if( {} ) {}", self.in_part(prefix), set(pool));
                }
                text + " }"
            })
            .collect();
        format!("{}\n{}\npool.use( {} );\n", set(self.default), arms.join(between), self.pool)
    }

    /// The pools are a hash by label.
    fn table(&self) -> String {
        let quotes = self.quotes;
        let entries: Vec<String> = self
            .sites
            .iter()
            .map(|site| format!("    {} => {}", quotes.around(&site.label), quotes.around(&site.pool)))
            .collect();
        let mut text = format!("{} = [\n{}\n];\n", self.table, entries.join(",\n"));
        for site in self.sites {
            if let Some((prefix, pool)) = &site.part {
                let label = quotes.around(&site.label);
                let path = self.in_part(prefix);
                text += &format!("if( {} == {label} && {path} ) {}\n", self.label, self.uses(pool));
            }
        }
        text += &format!("{} = {}[{}];\n", self.pool, self.table, self.label);
        text += &format!("if( {0} == \"\" ) {0} = {1};\n", self.pool, quotes.around(self.default));
        text + &format!("pool.use( {} );\n", self.pool)
    }

    /// A sub gives the pool's name.
    fn returning(&self) -> String {
        let quotes = self.quotes;
        let mut text = String::new();
        for site in self.sites {
            text += &format!("    if( {} ) {{\n", self.held(site).holds);
            if let Some((prefix, pool)) = &site.part {
                text += &format!("        if( {} ) return {};\n", self.in_part(prefix), quotes.around(pool));
            }
            text += &format!("        return {};\n    }}\n", quotes.around(&site.pool));
        }
        text + &format!("    return {};\n", quotes.around(self.default))
    }
}

//! What the functions cost that published rules call most, each called 100 times by a rule.
//!
//! `operations/loop/for` is what the calls' loop costs. Subjects come out of the request; needles, patterns,
//! networks and header names are constants, as people write them.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pointsman::Datum;
use pointsman_benches::{Script, criterion, script_request};

/// How often each rule calls its function.
const CALLS: u64 = 100;

/// A function and a way to call it, the call, the value to look at afterwards, and what it is.
type Call = (&'static str, &'static str, &'static str, Value);

/// What a call leads to.
enum Value {
    Text(&'static str),
    Int(i64),
}

use Value::{Int, Text};

/// `$agent` is a browser's name, `$client` an address, `$list` a few words.
const PRELUDE: &str = "$agent = http.getHeader( \"User-Agent\" );\n$client = request.getRemoteIP();\n\
                       $list = http.getHeader( \"Accept-Encoding\" );\n$name = http.getHeader( \"X-Name\" );\n\
                       $encoded = http.getHeader( \"X-Encoded\" );\n";

const STRINGS: &[Call] = &[
    ("length", "$r = string.length( $agent );", "$r", Int(77)),
    ("startsWith", "$r = string.startsWith( $agent, \"Mozilla/5.0\" );", "$r", Int(1)),
    ("startsWithI", "$r = string.startsWithI( $agent, \"mozilla/5.0\" );", "$r", Int(1)),
    ("endsWith", "$r = string.endsWith( $agent, \"Safari/537.36\" );", "$r", Int(1)),
    ("contains", "$r = string.contains( $agent, \"Chrome/\" );", "$r", Int(1)),
    ("containsI", "$r = string.containsI( $agent, \"chrome/\" );", "$r", Int(1)),
    ("find", "$r = string.find( $agent, \"Chrome/\" );", "$r", Int(51)),
    ("substring", "$r = string.substring( $agent, 0, 6 );", "$r", Text("Mozilla")),
    ("left", "$r = string.left( $agent, 7 );", "$r", Text("Mozilla")),
    ("right", "$r = string.right( $agent, 6 );", "$r", Text("537.36")),
    ("skip", "$r = string.skip( $agent, 64 );", "$r", Text("Safari/537.36")),
    ("split", "$r = string.split( $list, \", \" )[1];", "$r", Text("deflate")),
    ("trim", "$r = string.trim( $list );", "$r", Text("gzip, deflate, br")),
    ("lowercase", "$r = string.lowercase( $name );", "$r", Text("pointsman")),
    ("uppercase", "$r = string.uppercase( $name );", "$r", Text("POINTSMAN")),
    ("replace", "$r = string.replace( $name, \"man\", \"woman\" );", "$r", Text("pointswoman")),
    ("replaceAll", "$r = string.replaceAll( $list, \", \", \"+\" );", "$r", Text("gzip+deflate+br")),
    ("sprintf", "$r = string.sprintf( \"%s-%03d\", $name, $i );", "$r", Text("pointsman-099")),
    ("wildmatch", "$r = string.wildmatch( $agent, \"Mozilla/*Chrome/*\" );", "$r", Int(1)),
];

const PATTERNS: &[Call] = &[
    ("regexmatch/literal", "$r = string.regexmatch( $agent, \"Chrome/\" );", "$r", Int(1)),
    ("regexmatch/class", "$r = string.regexmatch( $agent, \"Chrome/[0-9]+\" );", "$r", Int(1)),
    (
        "regexmatch/groups",
        "string.regexmatch( $agent, \"(Chrome|Firefox)/([0-9]+)\" );",
        "$1 . $2",
        Text("Chrome120"),
    ),
    ("regexmatch/any-case", "$r = string.regexmatch( $agent, \"chrome/[0-9]+\", \"i\" );", "$r", Int(1)),
    ("regexmatch/anchored", "$r = string.regexmatch( $agent, \"^Mozilla/([0-9.]+) \" );", "$1", Text("5.0")),
    ("regexmatch/none", "$r = string.regexmatch( $agent, \"(sqlmap|nikto|zgrab)\" );", "$r", Int(0)),
    ("regexmatch/back-reference", "$r = string.regexmatch( $agent, \"(537.36).*\\\\1\" );", "$r", Int(1)),
    ("regexsub/first", "$r = string.regexsub( $name, \"s(m.)\", \"S-$1\" );", "$r", Text("pointS-man")),
    ("regexsub/all", "$r = string.regexsub( $list, \"[a-z]+\", \"x\", \"g\" );", "$r", Text("x, x, x")),
];

const ADDRESSES: &[Call] = &[
    ("ipmaskmatch/one", "$r = string.ipmaskmatch( $client, \"203.0.113.9/32\" );", "$r", Int(1)),
    ("ipmaskmatch/prefix", "$r = string.ipmaskmatch( $client, \"203.0.112.0/20\" );", "$r", Int(1)),
    (
        "ipmaskmatch/dotted",
        "$r = string.ipmaskmatch( $client, \"203.0.113.0/255.255.255.0\" );",
        "$r",
        Int(1),
    ),
    ("ipmaskmatch/v6", "$r = string.ipmaskmatch( $client, \"2001:db8::/32\" );", "$r", Int(0)),
    ("validIPAddress", "$r = string.validIPAddress( $client );", "$r", Int(4)),
    ("getRemoteIP", "$r = request.getRemoteIP();", "$r", Text("203.0.113.9")),
];

const ENCODINGS: &[Call] = &[
    ("urlencode", "$r = string.urlencode( $list );", "$r", Text("gzip%2C%20deflate%2C%20br")),
    ("unescape", "$r = string.unescape( $name . \"%21\" );", "$r", Text("pointsman!")),
    ("htmlencode", "$r = string.htmlencode( \"<\" . $name . \">\" );", "$r", Text("&lt;pointsman&gt;")),
    ("base64encode", "$r = string.base64encode( $name );", "$r", Text("cG9pbnRzbWFu")),
    ("base64decode", "$r = string.base64decode( $encoded );", "$r", Text("pointsman")),
    ("hexencode", "$r = string.hexencode( $name );", "$r", Text("706F696E74736D616E")),
    ("hashMD5", "$r = string.hexencode( string.hashMD5( $name ) );", "string.length( $r )", Int(32)),
    ("hashSHA256", "$r = string.hexencode( string.hashSHA256( $name ) );", "string.length( $r )", Int(64)),
];

const REQUESTS: &[Call] = &[
    ("getPath", "$r = http.getPath();", "$r", Text("/shop/café/basket.html")),
    ("getRawURL", "$r = http.getRawURL();", "string.length( $r )", Int(52)),
    ("getQueryString", "$r = http.getQueryString();", "$r", Text("item=7&colour=dark red")),
    ("getFormParam", "$r = http.getFormParam( \"colour\" );", "$r", Text("dark red")),
    ("getMethod", "$r = http.getMethod();", "$r", Text("GET")),
    ("getHostHeader", "$r = http.getHostHeader();", "$r", Text("www.example.com")),
    ("getHeader", "$r = http.getHeader( \"Accept-Language\" );", "$r", Text("en-GB,en;q=0.9")),
    ("getHeader/missing", "$r = http.getHeader( \"X-Missing\" );", "$r", Text("")),
    ("headerExists", "$r = http.headerExists( \"Cookie\" );", "$r", Int(1)),
    ("listHeaderNames", "$r = array.length( http.listHeaderNames() );", "$r", Int(18)),
    ("setHeader", "http.setHeader( \"X-Set\", $name );", "http.getHeader( \"X-Set\" )", Text("pointsman")),
    (
        "addHeader-removeHeader",
        "http.addHeader( \"X-Added\", $name ); http.removeHeader( \"X-Added\" );",
        "http.headerExists( \"X-Added\" )",
        Int(0),
    ),
    (
        "setPath",
        "http.setPath( \"/shop/new basket\" );",
        "http.getRawURL()",
        Text("/shop/new%20basket?item=7&colour=dark%20red"),
    ),
    ("getCookie", "$r = http.getCookie( \"theme\" );", "$r", Text("dark")),
    ("getCookie/missing", "$r = http.getCookie( \"missing\" );", "$r", Text("")),
    ("setCookie", "http.setCookie( \"theme\", $name );", "http.getCookie( \"theme\" )", Text("pointsman")),
    ("isSSL", "$r = ssl.isSSL();", "$r", Int(0)),
];

const CONTAINERS: &[Call] = &[
    ("array.length", "$r = array.length( $words );", "$r", Int(3)),
    ("array.contains", "$r = array.contains( $words, \"br\" );", "$r", Int(1)),
    ("array.join", "$r = array.join( $words, \"+\" );", "$r", Text("gzip+deflate+br")),
    ("array.sort", "$r = array.sort( array.copy( $words ) );", "$r[0]", Text("br")),
    ("hash.keys", "$r = hash.keys( $ports );", "array.length( $r )", Int(2)),
    ("hash.contains", "$r = hash.contains( $ports, $name );", "$r", Int(0)),
    ("lang.toInt", "$r = lang.toInt( \"7\" . $i );", "$r", Int(799)),
    ("lang.max", "$r = lang.max( $i, 50 );", "$r", Int(99)),
];

const DATA: &[Call] = &[
    (
        "connection.data.set",
        "connection.data.set( \"seen\", $i );",
        "connection.data.get( \"seen\" )",
        Text("99"),
    ),
    ("connection.data.get", "$r = connection.data.get( \"unseen\" );", "$r", Text("")),
    ("data.set", "data.set( \"seen\", $i );", "data.get( \"seen\" )", Text("99")),
    ("data.get", "$r = data.get( \"unseen\" );", "$r", Text("")),
    ("log.info", "log.info( \"Request for \" . $name );", "$name", Text("pointsman")),
];

fn measure(criterion: &mut Criterion, family: &str, calls: &[Call]) {
    let mut group = criterion.benchmark_group(format!("builtins/{family}"));
    group.throughput(Throughput::Elements(CALLS));
    for (name, call, value, expected) in calls {
        let before = if family == "containers" {
            "$words = string.split( $list, \", \" );\n$ports = [ \"http\" => 80, \"https\" => 443 ];\n"
        } else {
            ""
        };
        let text = format!("{PRELUDE}{before}for( $i = 0; $i < {CALLS}; $i++ ) {{ {call} }}\n{value};");
        let expected = match expected {
            Text(text) => Datum::text(text),
            Int(value) => Datum::Int(*value),
        };
        let mut script = Script::valued(&text, script_request(), &expected);
        group.bench_function(*name, |bencher| bencher.iter(|| script.run()));
    }
    group.finish();
}

fn builtins(criterion: &mut Criterion) {
    measure(criterion, "strings", STRINGS);
    measure(criterion, "patterns", PATTERNS);
    measure(criterion, "addresses", ADDRESSES);
    measure(criterion, "encodings", ENCODINGS);
    measure(criterion, "requests", REQUESTS);
    measure(criterion, "containers", CONTAINERS);
    measure(criterion, "data", DATA);
}

criterion_group!(name = benches; config = criterion(); targets = builtins);
criterion_main!(benches);

//! What the language itself costs: arithmetic, comparisons and jumps, texts, arrays, hashes, subs, loops.
//!
//! Each rule goes round 100 times; `loop/for` is the round alone, to be taken off the others. What the operations
//! work on comes out of the request, so that none of it is a constant.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pointsman::{Datum, HttpTransaction};
use pointsman_benches::{Script, criterion, script_request};

/// How often each rule goes round.
const ROUNDS: u64 = 100;

/// A rule, and the value of its last expression.
struct Operation {
    name: &'static str,
    /// Before the loop.
    before: &'static str,
    /// In the loop, with the round's number in `$i`.
    body: &'static str,
    /// After it.
    value: &'static str,
    expected: Datum,
}

/// `$seven` is 7, `$name` is a text.
const PRELUDE: &str =
    "$seven = lang.toInt( http.getHeader( \"X-Seven\" ) );\n$name = http.getHeader( \"X-Name\" );\n";

fn operation(
    name: &'static str,
    before: &'static str,
    body: &'static str,
    value: &'static str,
    expected: Datum,
) -> Operation {
    Operation { name, before, body, value, expected }
}

fn int(value: i64) -> Datum {
    Datum::Int(value)
}

fn arithmetic() -> Vec<Operation> {
    vec![
        operation("integers/add", "$n = 0;", "$n = $n + $i;", "$n", int(4_950)),
        operation("integers/add-assign", "$n = 0;", "$n += $seven;", "$n", int(700)),
        operation("integers/subtract", "$n = 0;", "$n = $n - $seven;", "$n", int(-700)),
        operation("integers/multiply", "$n = 1;", "$n = $seven * $i;", "$n", int(693)),
        operation("integers/divide", "$n = 1;", "$n = $seven / $seven;", "$n", int(1)),
        operation("integers/modulo", "$n = 0;", "$n = $i % $seven;", "$n", int(1)),
        operation(
            "integers/bits",
            "$n = 0;",
            "$n = ( $n ^ $i ) & 255;",
            "$n",
            int((0..100).fold(0, |n, i| n ^ i)),
        ),
        operation("integers/shift", "$n = 0;", "$n = $i << $seven;", "$n", int(99 << 7)),
        operation("doubles/add", "$n = 0.5;", "$n = $n + 0.25;", "$n", Datum::Double(25.5)),
        operation("doubles/multiply", "$n = 0.0;", "$n = $i * 0.5;", "$n", Datum::Double(49.5)),
        operation(
            "texts-as-numbers/add",
            "$n = 0; $text = \"\" . $seven;",
            "$n = $n + $text;",
            "$n",
            int(700),
        ),
    ]
}

fn jumps() -> Vec<Operation> {
    vec![
        operation("compare/integers", "$n = 0;", "if( $i < $seven ) $n++;", "$n", int(7)),
        operation("compare/constant", "$n = 0;", "if( $i == 42 ) $n++;", "$n", int(1)),
        operation("compare/texts", "$n = 0;", "if( $name == \"pointsman\" ) $n++;", "$n", int(100)),
        operation("compare/and-or", "$n = 0;", "if( $i > 90 && $i < 95 || $i == 3 ) $n++;", "$n", int(5)),
        operation("compare/chosen", "$n = 0;", "$n += $i > 49 ? 2 : 1;", "$n", int(150)),
        operation(
            "compare/switch",
            "$n = 0;",
            "switch( $i % 4 ) { case 0: $n += 1; case 1: $n += 2; case 2, 3: $n += 3; }",
            "$n",
            int(225),
        ),
        operation(
            "compare/switch-texts",
            "$n = 0;",
            "switch( $name ) { case \"signal\": $n += 1; case \"points\", \"pointsman\": $n += 2; default: $n += 3; }",
            "$n",
            int(200),
        ),
    ]
}

fn texts() -> Vec<Operation> {
    vec![
        operation("texts/two", "$t = \"\";", "$t = $name . \"!\";", "$t", Datum::text("pointsman!")),
        operation(
            "texts/five",
            "$t = \"\";",
            "$t = $name . \": \" . $seven . \" of \" . $name;",
            "$t",
            Datum::text("pointsman: 7 of pointsman"),
        ),
        operation("texts/number", "$t = \"\";", "$t = \"\" . $i;", "$t", Datum::text("99")),
        operation("texts/append", "$t = \"\";", "$t .= \"xy\";", "string.length( $t )", int(200)),
    ]
}

fn containers() -> Vec<Operation> {
    vec![
        operation("arrays/literal", "$a = [];", "$a = [ $i, $seven, 3 ];", "$a[0]", int(99)),
        operation("arrays/push", "$a = [];", "array.push( $a, $i );", "array.length( $a )", int(100)),
        operation("arrays/append", "$a = [];", "$a[$i] = $i;", "array.length( $a )", int(100)),
        operation("arrays/read", "$a = [ 5, 6, 7, 8 ]; $n = 0;", "$n += $a[$i & 3];", "$n", int(650)),
        operation("arrays/write", "$a = [ 5, 6, 7, 8 ];", "$a[$i & 3] = $i;", "$a[3]", int(99)),
        operation(
            "arrays/copy",
            "$a = [ 1, 2, 3, 4, 5, 6, 7, $seven ]; $b = [];",
            "$b = $a;",
            "$b[7]",
            int(7),
        ),
        operation(
            "arrays/nested",
            "$a = [ [ 1, 2 ], [ 3, $seven ] ]; $n = 0;",
            "$n += $a[1][1];",
            "$n",
            int(700),
        ),
        operation(
            "hashes/literal",
            "$h = [];",
            "$h = [ \"a\" => $i, \"b\" => $seven ];",
            "$h[\"a\"]",
            int(99),
        ),
        operation(
            "hashes/read",
            "$h = [ \"points\" => 1, \"pointsman\" => 2 ]; $n = 0;",
            "$n += $h[$name];",
            "$n",
            int(200),
        ),
        operation(
            "hashes/write",
            "$h = [ \"points\" => 1 ];",
            "$h[$name] = $i;",
            "$h[\"pointsman\"]",
            int(99),
        ),
        operation(
            "hashes/insert",
            "$h = [ \"points\" => 1 ];",
            "$h[\"k\" . $i] = $i;",
            "hash.count( $h )",
            int(101),
        ),
    ]
}

fn calls() -> Vec<Operation> {
    vec![
        operation("subs/no-argument", "sub one() { return 1; } $n = 0;", "$n += one();", "$n", int(100)),
        operation(
            "subs/one-argument",
            "sub next( $x ) { return $x + 1; } $n = 0;",
            "$n = next( $n );",
            "$n",
            int(100),
        ),
        operation(
            "subs/three-arguments",
            "sub sum( $x, $y, $z ) { return $x + $y + $z; } $n = 0;",
            "$n = sum( $n, $i, $seven );",
            "$n",
            int(5_650),
        ),
        operation(
            "subs/nested",
            "sub inner( $x ) { return $x + 1; } sub outer( $x ) { return inner( $x ) + 1; } $n = 0;",
            "$n = outer( $n );",
            "$n",
            int(200),
        ),
    ]
}

/// What goes round in other ways than `for`.
fn loops() -> Vec<(&'static str, &'static str, Datum)> {
    vec![
        ("loop/for", "for( $i = 0; $i < 100; $i++ ) {}\n$i;", int(100)),
        ("loop/while", "$i = 0;\nwhile( $i < 100 ) { $i++; }\n$i;", int(100)),
        ("loop/do-while", "$i = 0;\ndo { $i++; } while( $i < 100 );\n$i;", int(100)),
        (
            "loop/foreach",
            "$a = array.create( 100, $seven );\n$n = 0;\nforeach( $x in $a ) { $n += $x; }\n$n;",
            int(700),
        ),
        (
            "loop/foreach-texts",
            "$a = array.create( 100, $name );\n$n = 0;\nforeach( $x in $a ) { if( $x == \"signal\" ) $n++; }\n$n;",
            int(0),
        ),
        (
            "loop/foreach-keys",
            "$h = [ \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4 ];\n$n = 0;\n\
             for( $i = 0; $i < 25; $i++ ) { foreach( $k in hash.keys( $h ) ) { $n += $h[$k]; } }\n$n;",
            int(250),
        ),
    ]
}

fn measure(criterion: &mut Criterion, name: &str, text: &str, expected: &Datum) {
    let request: HttpTransaction = script_request();
    let mut script = Script::valued(&format!("{PRELUDE}{text}"), request, expected);
    let (group, name) = name.split_once('/').unwrap_or(("", name));
    let mut group = criterion.benchmark_group(format!("operations/{group}"));
    group.throughput(Throughput::Elements(ROUNDS));
    group.bench_function(name, |bencher| bencher.iter(|| script.run()));
    group.finish();
}

fn operations(criterion: &mut Criterion) {
    for (name, text, expected) in loops() {
        measure(criterion, name, text, &expected);
    }
    for families in [arithmetic(), jumps(), texts(), containers(), calls()] {
        for Operation { name, before, body, value, expected } in families {
            let text = format!("{before}\nfor( $i = 0; $i < {ROUNDS}; $i++ ) {{ {body} }}\n{value};");
            measure(criterion, name, &text, &expected);
        }
    }
}

criterion_group!(name = benches; config = criterion(); targets = operations);
criterion_main!(benches);

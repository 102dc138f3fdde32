//! Arrays and hashes.

use std::collections::HashMap;
use std::hint::black_box as hidden;

use super::{Case, case};

/// A hundred numbers, none where it belongs.
fn numbers() -> Vec<i64> {
    (0..100).map(|n| n * 37 % 100).collect()
}

const NUMBERS: &str = "$n = []; for( $i = 0; $i < 100; $i++ ) { $n[ $i ] = $i * 37 % 100; }\n";
const WORDS: &str = "$words = string.split( $list, \", \" );\n";
const PORTS: &str = "$ports = [ \"http\" => 80, \"https\" => 443, \"ftp\" => 21 ];\n";

fn words() -> Vec<String> {
    ["gzip", "deflate", "br"].map(String::from).to_vec()
}

fn ports() -> HashMap<String, i64> {
    [("http", 80), ("https", 443), ("ftp", 21)].map(|(name, port)| (String::from(name), port)).into()
}

fn with(before: &'static str, case: Case) -> Case {
    Case { before, ..case }
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = arrays();
    cases.extend(hashes());
    cases
}

fn arrays() -> Vec<Case> {
    let (all, sorted, reversed, copied, joined) = (numbers(), numbers(), numbers(), numbers(), numbers());
    let (mut end, mut front, list) = (words(), words(), words());
    vec![
        with(NUMBERS, case("array.length", "$r = array.length( $n );", "100", move || hidden(&all).len())),
        with(
            NUMBERS,
            case("array.contains", "$r = array.contains( $n, 63 );", "1", {
                let all = numbers();
                move || hidden(&all).contains(&63)
            }),
        ),
        with(
            WORDS,
            case("array.contains/words", "$r = array.contains( $words, \"br\" );", "1", {
                let list = words();
                move || hidden(&list).iter().any(|word| word == "br")
            }),
        ),
        with(
            NUMBERS,
            case("array.copy", "$c = array.copy( $n ); $r = $c[0];", "0", move || hidden(&copied).clone()),
        ),
        with(
            WORDS,
            case("array.join", "$r = array.join( $words, \"+\" );", "gzip+deflate+br", move || {
                hidden(&list).join("+")
            }),
        ),
        with(
            NUMBERS,
            case("array.join/numbers", "$r = string.len( array.join( $n, \",\" ) );", "289", move || {
                let mut out = String::new();
                for (at, number) in hidden(&joined).iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    out.push_str(itoa::Buffer::new().format(*number));
                }
                out
            }),
        ),
        with(
            NUMBERS,
            case("array.sortNumerical", "$c = array.sortNumerical( array.copy( $n ) ); $r = $c[7];", "7", {
                move || {
                    let mut copy = hidden(&sorted).clone();
                    copy.sort();
                    copy
                }
            }),
        ),
        with(
            NUMBERS,
            case("array.reverse", "$c = array.reverse( array.copy( $n ) ); $r = $c[99];", "0", move || {
                let mut copy = hidden(&reversed).clone();
                copy.reverse();
                copy
            }),
        ),
        case("array.create", "$c = array.create( 100, 7 ); $r = $c[99];", "7", || vec![hidden(7_i64); 100]),
        with(
            WORDS,
            case(
                "array.push-pop",
                "array.push( $words, $name ); $r = array.pop( $words );",
                "pointsman",
                move || {
                    end.push(hidden(String::from("pointsman")));
                    end.pop()
                },
            ),
        ),
        with(
            WORDS,
            case(
                "array.unshift-shift",
                "array.unshift( $words, $name ); $r = array.shift( $words );",
                "pointsman",
                move || {
                    front.insert(0, hidden(String::from("pointsman")));
                    front.remove(0)
                },
            ),
        ),
        with(
            NUMBERS,
            case("array.splice", "array.splice( $n, 50, 2, 1, 2 ); $r = $n[51];", "2", {
                let mut list = numbers();
                move || list.splice(50..52, hidden([1, 2])).count()
            }),
        ),
    ]
}

fn hashes() -> Vec<Case> {
    let (held, missing, counted, listed) = (ports(), ports(), ports(), ports());
    let mut changed = ports();
    vec![
        with(
            PORTS,
            case("hash.contains", "$r = hash.contains( $ports, \"https\" );", "1", move || {
                hidden(&held).contains_key("https")
            }),
        ),
        with(
            PORTS,
            case("hash.contains/missing", "$r = hash.contains( $ports, $name );", "0", move || {
                hidden(&missing).contains_key(hidden("pointsman"))
            }),
        ),
        with(PORTS, case("hash.count", "$r = hash.count( $ports );", "3", move || hidden(&counted).len())),
        with(
            PORTS,
            case("hash.keys", "$r = array.length( hash.keys( $ports ) );", "3", move || {
                hidden(&listed).keys().cloned().collect::<Vec<_>>()
            }),
        ),
        with(
            PORTS,
            case("hash.values", "$r = array.length( hash.values( $ports ) );", "3", {
                let ports = ports();
                move || hidden(&ports).values().copied().collect::<Vec<_>>()
            }),
        ),
        with(
            PORTS,
            case(
                "hash.delete",
                "$ports[\"new\"] = 1; hash.delete( $ports, \"new\" ); $r = hash.count( $ports );",
                "3",
                {
                    move || {
                        changed.insert(hidden(String::from("new")), 1);
                        changed.remove("new")
                    }
                },
            ),
        ),
    ]
}

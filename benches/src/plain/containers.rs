//! Arrays and hashes.

use std::collections::HashMap;
use std::hint::black_box as hidden;

use regex_automata::{Input, meta};

use super::{Case, case, then, with};

/// A hundred numbers, none where it belongs.
fn numbers() -> Vec<i64> {
    (0..100).map(|n| n * 37 % 100).collect()
}

const NUMBERS: &str = "$n = []; for( $i = 0; $i < 100; $i++ ) { $n[ $i ] = $i * 37 % 100; }\n";
/// All of them, joined.
const JOINED: &str = "0,37,74,11,48,85,22,59,96,33,70,7,44,81,18,55,92,29,66,3,40,77,14,51,88,25,\
                      62,99,36,73,10,47,84,21,58,95,32,69,6,43,80,17,54,91,28,65,2,39,76,13,50,\
                      87,24,61,98,35,72,9,46,83,20,57,94,31,68,5,42,79,16,53,90,27,64,1,38,75,12,\
                      49,86,23,60,97,34,71,8,45,82,19,56,93,30,67,4,41,78,15,52,89,26,63";
const WORDS: &str = "$words = string.split( $list, \", \" );\n";
const PORTS: &str = "$ports = [ \"http\" => 80, \"https\" => 443, \"ftp\" => 21 ];\n";

fn words() -> Vec<String> {
    ["gzip", "deflate", "br"].map(String::from).to_vec()
}

fn ports() -> HashMap<String, i64> {
    [("http", 80), ("https", 443), ("ftp", 21)].map(|(name, port)| (String::from(name), port)).into()
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = arrays();
    cases.extend(hashes());
    cases
}

fn arrays() -> Vec<Case> {
    let mut cases = looking();
    cases.extend(making());
    cases.extend(changing());
    cases
}

fn looking() -> Vec<Case> {
    let (all, list, joined) = (numbers(), words(), numbers());
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
            WORDS,
            case("array.join", "$r = array.join( $words, \"+\" );", "gzip+deflate+br", move || {
                hidden(&list).join("+")
            }),
        ),
        with(
            NUMBERS,
            case("array.join/numbers", "$r = array.join( $n, \",\" );", JOINED, move || {
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
    ]
}

#[expect(clippy::expect_used, reason = "a bench without its pattern has nothing to measure")]
fn making() -> Vec<Case> {
    let (copied, by_number, reversed) = (numbers(), numbers(), numbers());
    let (by_text, kept) = (words(), words());
    let pattern = meta::Regex::new("^g|r$").expect("a pattern");
    let mut cache = pattern.create_cache();
    let create = case("array.create", "$c = array.create( 100, 7 );", "7", || vec![hidden(7_i64); 100]);
    let resized = case("array.resize", "$c = []; array.resize( $c, 100, 7 );", "7", || {
        let mut list = hidden(Vec::new());
        list.resize(100, hidden(7_i64));
        list
    });
    let appended = case("array.append", "$c = []; array.append( $c, $n );", "63", {
        let all = numbers();
        move || {
            let mut list = hidden(Vec::new());
            list.extend_from_slice(hidden(&all));
            list
        }
    });
    let copied = case("array.copy", "$c = array.copy( $n );", "0", move || hidden(&copied).clone());
    let sorted =
        case("array.sortNumerical", "$c = array.sortNumerical( array.copy( $n ) );", "7", move || {
            let mut copy = hidden(&by_number).clone();
            copy.sort();
            copy
        });
    let sorted_texts = case("array.sort", "$c = array.sort( array.copy( $words ) );", "br", move || {
        let mut copy = hidden(&by_text).clone();
        copy.sort();
        copy
    });
    let reversed = case("array.reverse/copy", "$c = array.reverse( array.copy( $n ) );", "0", move || {
        let mut copy = hidden(&reversed).clone();
        copy.reverse();
        copy
    });
    let filtered =
        case("array.filter", "$c = array.filter( array.copy( $words ), \"^g|r$\" );", "gzip br", move || {
            let mut copy = hidden(&kept).clone();
            copy.retain(|word| pattern.search_half_with(&mut cache, &Input::new(word)).is_some());
            copy
        });
    vec![
        then("$r = $c[99];", create),
        then("$r = $c[99];", resized),
        with(NUMBERS, then("$r = $c[99];", appended)),
        with(NUMBERS, then("$r = $c[0];", copied)),
        with(NUMBERS, then("$r = $c[7];", sorted)),
        with(WORDS, then("$r = $c[0];", sorted_texts)),
        with(NUMBERS, then("$r = $c[99];", reversed)),
        with(WORDS, then("$r = array.join( $c );", filtered)),
    ]
}

fn changing() -> Vec<Case> {
    let (mut end, mut front) = (words(), words());
    let (mut turned, mut spliced, mut moved) = (numbers(), numbers(), numbers());
    let spliced = case("array.splice", "array.splice( $n, 50, 2, 1, 2 );", "2", move || {
        spliced.splice(50..52, hidden([1, 2])).count()
    });
    let moved = case(
        "array.splice/moves",
        "array.splice( $n, 50, 2, 1, 2, 3 ); array.splice( $n, 50, 3, 1, 2 );",
        "2",
        move || {
            moved.splice(50..52, hidden([1, 2, 3])).count() + moved.splice(50..53, hidden([1, 2])).count()
        },
    );
    vec![
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
            then(
                "$r = $n[1];",
                case("array.reverse", "array.reverse( $n );", "37", move || hidden(&mut turned).reverse()),
            ),
        ),
        with(NUMBERS, then("$r = $n[51];", spliced)),
        with(NUMBERS, then("$r = $n[51];", moved)),
    ]
}

fn hashes() -> Vec<Case> {
    let (held, missing, counted) = (ports(), ports(), ports());
    let (listed, valued) = (ports(), ports());
    let (mut changed, mut emptied) = (ports(), HashMap::new());
    let keys = case("hash.keys", "$c = hash.keys( $ports );", "http https ftp", move || {
        hidden(&listed).keys().cloned().collect::<Vec<_>>()
    });
    let values = case("hash.values", "$c = hash.values( $ports );", "80 443 21", move || {
        hidden(&valued).values().copied().collect::<Vec<_>>()
    });
    let delete =
        case("hash.delete", "$ports[\"new\"] = 1; hash.delete( $ports, \"new\" );", "3", move || {
            changed.insert(hidden(String::from("new")), 1);
            changed.remove("new")
        });
    let empty = case("hash.empty", "$new[\"new\"] = 1; hash.empty( $new );", "0", move || {
        emptied.insert(hidden(String::from("new")), 1);
        hidden(&mut emptied).clear();
    });
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
        with(PORTS, then("$r = array.join( $c );", keys)),
        with(PORTS, then("$r = array.join( $c );", values)),
        with(PORTS, then("$r = hash.count( $ports );", delete)),
        then("$r = hash.count( $new );", empty),
    ]
}

//! Looking into texts, cutting and changing them.

use std::hint::black_box as hidden;

use memchr::memmem::Finder;
use regex_automata::meta::Regex;

use super::{AGENT, Case, LIST, NAME, case, with};

const TWICE: &str = "$twice = $name . \"-\" . $name;\n";

pub(super) fn cases() -> Vec<Case> {
    let mut cases = looking();
    cases.extend(cutting());
    cases.extend(changing());
    cases.extend(matching());
    cases
}

fn looking() -> Vec<Case> {
    let chrome = Finder::new("Chrome/");
    let chrome_again = Finder::new("Chrome/");
    let none = Finder::new("curl/");
    vec![
        case("length", "$r = string.length( $agent );", "77", || hidden(AGENT).len()),
        case("len", "$r = string.len( $agent );", "77", || hidden(AGENT).len()),
        case("startsWith", "$r = string.startsWith( $agent, \"Mozilla/5.0\" );", "1", || {
            hidden(AGENT).starts_with(b"Mozilla/5.0")
        }),
        case("startsWithI", "$r = string.startsWithI( $agent, \"mozilla/5.0\" );", "1", || {
            hidden(AGENT).get(..11).is_some_and(|start| start.eq_ignore_ascii_case(b"mozilla/5.0"))
        }),
        case("endsWith", "$r = string.endsWith( $agent, \"Safari/537.36\" );", "1", || {
            hidden(AGENT).ends_with(b"Safari/537.36")
        }),
        case("endsWithI", "$r = string.endsWithI( $agent, \"safari/537.36\" );", "1", || {
            let agent = hidden(AGENT);
            agent[agent.len().saturating_sub(13)..].eq_ignore_ascii_case(b"safari/537.36")
        }),
        case("contains", "$r = string.contains( $agent, \"Chrome/\" );", "1", move || {
            chrome.find(hidden(AGENT)).is_some()
        }),
        case("contains/missing", "$r = string.contains( $agent, \"curl/\" );", "0", move || {
            none.find(hidden(AGENT)).is_some()
        }),
        case("containsI", "$r = string.containsI( $agent, \"chrome/\" );", "1", || {
            hidden(AGENT).windows(7).any(|window| window.eq_ignore_ascii_case(b"chrome/"))
        }),
        case("find", "$r = string.find( $agent, \"Chrome/\" );", "51", move || {
            chrome_again.find(hidden(AGENT))
        }),
        case("findI", "$r = string.findI( $agent, \"chrome/\" );", "51", || {
            hidden(AGENT).windows(7).position(|window| window.eq_ignore_ascii_case(b"chrome/"))
        }),
        case("findr", "$r = string.findr( $agent, \"/\" );", "70", || memchr::memrchr(b'/', hidden(AGENT))),
        case("count", "$r = string.count( $agent, \"/\" );", "4", || {
            memchr::memchr_iter(b'/', hidden(AGENT)).count()
        }),
        case("cmp", "$r = string.cmp( $name, \"pointsmen\" );", "-1", || hidden(NAME).cmp(&b"pointsmen"[..])),
        case("icmp", "$r = string.icmp( $name, \"POINTSMAN\" );", "0", || {
            hidden(NAME).eq_ignore_ascii_case(b"POINTSMAN")
        }),
    ]
}

fn cutting() -> Vec<Case> {
    vec![
        case("substring", "$r = string.substring( $agent, 0, 6 );", "Mozilla", || hidden(AGENT).get(..7)),
        case("left", "$r = string.left( $agent, 7 );", "Mozilla", || hidden(AGENT).get(..7)),
        case("right", "$r = string.right( $agent, 6 );", "537.36", || hidden(AGENT).get(AGENT.len() - 6..)),
        case("skip", "$r = string.skip( $agent, 64 );", "Safari/537.36", || hidden(AGENT).get(64..)),
        case("drop", "$r = string.drop( $agent, 70 );", "Mozilla", || {
            let agent = hidden(AGENT);
            agent.get(..agent.len() - 70)
        }),
        case("trim", "$r = string.trim( $list );", "gzip, deflate, br", || hidden(LIST).trim_ascii()),
        case("split", "$r = array.length( string.split( $list, \", \" ) );", "3", || {
            let list = std::str::from_utf8(hidden(LIST)).unwrap_or_default();
            list.split(", ").map(String::from).collect::<Vec<_>>()
        }),
    ]
}

fn changing() -> Vec<Case> {
    let comma = Finder::new(", ");
    vec![
        case("append", "$r = string.append( $name, \"-\", $name );", "pointsman-pointsman", || {
            [hidden(NAME), b"-", hidden(NAME)].concat()
        }),
        case("lowercase", "$r = string.lowercase( $name );", "pointsman", || {
            hidden(NAME).to_ascii_lowercase()
        }),
        case("uppercase", "$r = string.uppercase( $name );", "POINTSMAN", || {
            hidden(NAME).to_ascii_uppercase()
        }),
        case("reverse", "$r = string.reverse( $name );", "namstniop", || {
            hidden(NAME).iter().rev().copied().collect::<Vec<u8>>()
        }),
        case("replace", "$r = string.replace( $name, \"man\", \"woman\" );", "pointswoman", || {
            let name = std::str::from_utf8(hidden(NAME)).unwrap_or_default();
            name.replacen("man", "woman", 1)
        }),
        case("replaceAll", "$r = string.replaceAll( $list, \", \", \"+\" );", "gzip+deflate+br", move || {
            let (list, mut out, mut from) = (hidden(LIST), Vec::new(), 0);
            for at in comma.find_iter(list) {
                out.extend_from_slice(&list[from..at]);
                out.push(b'+');
                from = at + 2;
            }
            out.extend_from_slice(&list[from..]);
            out
        }),
        case("replaceI", "$r = string.replaceI( $name, \"MAN\", \"woman\" );", "pointswoman", || {
            let name = hidden(NAME);
            let at = name.windows(3).position(|window| window.eq_ignore_ascii_case(b"MAN"));
            at.map(|at| [&name[..at], b"woman", &name[at + 3..]].concat())
        }),
        with(
            TWICE,
            case(
                "replaceAllI",
                "$r = string.replaceAllI( $twice, \"MAN\", \"woman\" );",
                "pointswoman-pointswoman",
                || {
                    let (mut rest, mut out) = (hidden(&b"pointsman-pointsman"[..]), Vec::new());
                    while let Some(at) =
                        rest.windows(3).position(|window| window.eq_ignore_ascii_case(b"MAN"))
                    {
                        out.extend_from_slice(&rest[..at]);
                        out.extend_from_slice(b"woman");
                        rest = &rest[at + 3..];
                    }
                    out.extend_from_slice(rest);
                    out
                },
            ),
        ),
        case("insertBytes", "$r = string.insertBytes( $name, \"-\", 6 );", "points-man", || {
            let name = hidden(NAME);
            [&name[..6], b"-", &name[6..]].concat()
        }),
        case("replaceBytes", "$r = string.replaceBytes( $name, \"P\", 0 );", "Pointsman", || {
            let mut name = hidden(NAME).to_vec();
            name[0] = b'P';
            name
        }),
        case("sprintf", "$r = string.sprintf( \"%s-%03d\", $name, 7 );", "pointsman-007", || {
            format!("{}-{:03}", std::str::from_utf8(hidden(NAME)).unwrap_or_default(), hidden(7))
        }),
        case("hash", "$r = string.hash( $name );", "-1926217286", || {
            hidden(NAME)
                .iter()
                .fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
        }),
    ]
}

#[expect(clippy::expect_used, reason = "a bench without its pattern has nothing to measure")]
fn matching() -> Vec<Case> {
    let class = Regex::new("Chrome/[0-9]+").expect("a pattern");
    let digits = Regex::new("[0-9]+").expect("a pattern");
    let (mut class_cache, mut digits_cache) = (class.create_cache(), digits.create_cache());
    vec![
        case("regexmatch", "$r = string.regexmatch( $agent, \"Chrome/[0-9]+\" );", "1", move || {
            let input = regex_automata::Input::new(hidden(AGENT));
            class.search_with(&mut class_cache, &input).is_some()
        }),
        case(
            "regexsub",
            "$r = string.regexsub( $name . \"7\", \"[0-9]+\", \"x\" );",
            "pointsmanx",
            move || {
                let name = [hidden(NAME), b"7"].concat();
                let found = digits.search_with(&mut digits_cache, &regex_automata::Input::new(&name));
                found.map(|found| [&name[..found.start()], b"x", &name[found.end()..]].concat())
            },
        ),
        case("wildmatch", "$r = string.wildmatch( $agent, \"Mozilla/*Chrome/*\" );", "1", || {
            let agent = hidden(AGENT);
            agent.starts_with(b"Mozilla/") && memchr::memmem::find(&agent[8..], b"Chrome/").is_some()
        }),
    ]
}

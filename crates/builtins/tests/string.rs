//! `string.*`: the edges that the examples of the documentation leave out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure here is a failure of the test")]

mod harness;

use harness::{Bench, a, d, fault, find, i, t, value, warned};
use pointsman_model::{Datum, Exit, Fault, Limits, PreparedOperand, Value};

/// A row of a table: a function, its arguments, what it gives.
fn check<const N: usize>(rows: &[(&str, [Datum; N], Datum)]) {
    for (name, args, expected) in rows {
        assert_eq!(&value(name, args), expected, "{name} {args:?}");
    }
}

#[test]
fn counts_that_go_past_an_end_stop_there() {
    for (name, count, expected) in [
        ("string.left", 0, ""),
        ("string.left", 3, "abc"),
        ("string.left", i64::MAX, "abcd"),
        ("string.left", i64::MIN, ""),
        ("string.right", 3, "bcd"),
        ("string.right", 9, "abcd"),
        ("string.right", -3, ""),
        ("string.skip", 3, "d"),
        ("string.skip", 4, ""),
        ("string.skip", i64::MAX, ""),
        ("string.skip", -3, "abcd"),
        ("string.drop", 3, "a"),
        ("string.drop", 4, ""),
        ("string.drop", i64::MAX, ""),
        ("string.drop", -3, "abcd"),
    ] {
        check(&[(name, [t("abcd"), i(count)], t(expected))]);
    }
    for (base, end, expected) in [
        (0, 0, "a"),
        (1, 2, "bc"),
        (3, 3, "d"),
        (4, 9, ""),
        (-9, 1, "ab"),
        (0, -1, ""),
        (-2, -1, ""),
        (2, 1, ""),
        (0, i64::MAX, "abcd"),
        (i64::MAX, i64::MAX, ""),
        (i64::MIN, i64::MIN, ""),
    ] {
        check(&[("string.substring", [t("abcd"), i(base), i(end)], t(expected))]);
    }
    // Arguments are cast: a text to a count, a number to a text.
    check(&[("string.left", [i(12345), t("2.6x")], t("123"))]);
}

#[test]
fn pieces_are_shared_with_their_argument() {
    let mut bench = Bench::default();
    let text = bench.ws.new_text(b" /gallery/2007 ").unwrap();
    let used = bench.ws.bytes_used();
    for (name, args) in [
        ("string.left", vec![Value::Text(text), Value::Int(3)]),
        ("string.substring", vec![Value::Text(text), Value::Int(1), Value::Int(3)]),
        ("string.trim", vec![Value::Text(text)]),
        ("string.lowercase", vec![Value::Text(text)]),
        ("string.replaceAll", vec![Value::Text(text), Value::EMPTY, Value::EMPTY]),
    ] {
        let mut args = args;
        bench.call(find(name), &mut args).unwrap();
        assert_eq!(bench.ws.bytes_used(), used, "{name}");
    }
}

#[test]
fn positions_count_from_the_beginning_and_a_search_from_anywhere() {
    for (name, args, expected) in [
        ("string.find", vec![t("abcabc"), t("")], 0),
        ("string.find", vec![t("abcabc"), t(""), i(6)], 6),
        ("string.find", vec![t("abcabc"), t(""), i(7)], -1),
        ("string.find", vec![t("abcabc"), t("a"), i(1)], 3),
        ("string.find", vec![t("abcabc"), t("a"), i(3)], 3),
        ("string.find", vec![t("abcabc"), t("a"), i(4)], -1),
        ("string.find", vec![t("abcabc"), t("a"), i(-4)], 0),
        ("string.find", vec![t("abc"), t("abcd")], -1),
        ("string.find", vec![t(""), t("")], 0),
        ("string.findI", vec![t("ABCabc"), t("a"), i(1)], 3),
        ("string.findI", vec![t("abc"), t("C"), i(9)], -1),
        ("string.findr", vec![t("abcabc"), t("c")], 5),
        ("string.findr", vec![t("abcabc"), t("c"), i(1)], 2),
        ("string.findr", vec![t("abcabc"), t("bc"), i(5)], -1),
        ("string.findr", vec![t("abcabc"), t("a"), i(99)], -1),
        ("string.findr", vec![t("abcabc"), t("a"), i(-1)], 3),
        ("string.findr", vec![t("abc"), t("")], 3),
        ("string.count", vec![t("aaaa"), t("aa")], 2),
        ("string.count", vec![t("aaaa"), t("aa"), i(1)], 1),
        ("string.count", vec![t("aaaa"), t("a"), i(9)], 0),
        ("string.count", vec![t("aaaa"), t("a"), i(-9)], 4),
        ("string.count", vec![t("aAa"), t("a")], 2),
    ] {
        assert_eq!(value(name, &args), i(expected), "{name} {args:?}");
    }
    check(&[
        ("string.contains", [t("abc"), t("")], i(1)),
        ("string.containsI", [t("aBc"), t("AbC")], i(1)),
        ("string.containsI", [t("Ä"), t("ä")], i(0)),
        ("string.startsWith", [t("ab"), t("abc")], i(0)),
        ("string.startsWithI", [t("ABC"), t("")], i(1)),
        ("string.endsWith", [t("abc"), t("")], i(1)),
        ("string.endsWithI", [t("xABC"), t("abc")], i(1)),
        ("string.endsWithI", [t("bc"), t("abc")], i(0)),
    ]);
}

#[test]
fn a_constant_needle_finds_what_a_variable_one_finds() {
    let mut bench = Bench::default();
    let haystack = Value::Text(bench.ws.new_text(b"/Gallery/2007").unwrap());
    for (name, needle, expected) in [
        ("string.contains", "2007", 1),
        ("string.contains", "gallery", 0),
        ("string.containsI", "gALLERY", 1),
        ("string.find", "/2", 8),
    ] {
        let builtin = find(name);
        let prepare = builtin.params[1].prepare.unwrap().prepare;
        let constant: [Option<PreparedOperand>; 2] = [None, Some(prepare(needle.as_bytes()).unwrap())];
        let prepared = bench.call_prepared(builtin, &mut [haystack, Value::EMPTY], &constant).unwrap();
        assert_eq!(prepared, Value::Int(expected), "{name}");
        let needle = Value::Text(bench.ws.new_text(needle.as_bytes()).unwrap());
        assert_eq!(bench.call(builtin, &mut [haystack, needle]).unwrap(), prepared, "{name}");
    }
}

#[test]
fn replacements_are_plain_bytes() {
    for (name, args, expected) in [
        ("string.replace", ["aXbX", "X", "$1"], "a$1bX"),
        ("string.replace", ["abc", "abc", ""], ""),
        ("string.replaceAll", ["aXbX", "X", "XX"], "aXXbXX"),
        ("string.replaceAll", ["aXbX", "x", "-"], "aXbX"),
        ("string.replaceAll", ["", "x", "-"], ""),
        ("string.replaceAll", ["abc", "", "-"], "abc"),
        ("string.replaceI", ["xAbab", "AB", "-"], "x-ab"),
        ("string.replaceAllI", ["xAbab", "aB", "-"], "x--"),
        ("string.replaceAllI", ["abc", "", "-"], "abc"),
    ] {
        check(&[(name, args.map(t), t(expected))]);
    }
    check(&[
        ("string.insertBytes", [t("ab"), t("-"), i(-1)], t("ab")),
        ("string.insertBytes", [t(""), t("-"), i(0)], t("-")),
        ("string.replaceBytes", [t("abc"), t("XYZ"), i(0)], t("XYZ")),
        ("string.replaceBytes", [t("abc"), t("X"), i(3)], t("abc")),
        ("string.replaceBytes", [t("abc"), t("X"), i(4)], t("abc")),
    ]);
}

#[test]
fn splitting_keeps_empty_pieces() {
    for (args, expected) in [
        (vec![t("a b  c")], a([t("a"), t("b"), t(""), t("c")])),
        (vec![t("")], a([t("")])),
        (vec![t(","), t(",")], a([t(""), t("")])),
        (vec![t("a--b-c"), t("--")], a([t("a"), t("b-c")])),
        (vec![t("abc"), t("abcd")], a([t("abc")])),
        (vec![t("ab"), t("")], a([t("a"), t("b")])),
        (vec![t(""), t("")], a([])),
    ] {
        assert_eq!(value("string.split", &args), expected, "{args:?}");
    }
    let limits = Limits { workspace_bytes: 100_000, ..Limits::DEFAULT };
    assert_eq!(fault(limits, "string.split", &[t("x".repeat(50_000)), t("")]), Fault::OutOfMemory);
}

#[test]
fn a_failed_match_clears_the_captures_and_a_group_without_a_part_is_empty() {
    let mut bench = Bench::default();
    let mut matched =
        |text: &str, regex: &str| bench.eval("string.regexmatch", &[t(text), t(regex)]).unwrap();
    assert_eq!(matched("abc", "(a)|(x)"), i(1));
    assert_eq!(matched("abc", "(x)?(b)(c)"), i(1));
    assert_eq!(
        [1, 2, 3, 4].map(|group| bench.ws.export(bench.captures.get(group))),
        [t(""), t("b"), t("c"), t("")]
    );
    assert_eq!(bench.eval("string.regexmatch", &[t("abc"), t("(z)")]).unwrap(), i(0));
    assert_eq!(bench.captures.get(2), Value::EMPTY);
    // A pattern without groups clears them too.
    bench.eval("string.regexmatch", &[t("abc"), t("(a)")]).unwrap();
    bench.eval("string.regexmatch", &[t("abc"), t("a")]).unwrap();
    assert_eq!(bench.captures.get(1), Value::EMPTY);
}

#[test]
fn a_substitution_goes_on_behind_each_match() {
    for (args, expected) in [
        (["abab", "a", "-", ""], "-bab"),
        (["abab", "a", "-", "g"], "-b-b"),
        (["abAB", "a", "-", "gi"], "-b-B"),
        (["abc", "x*", "-", "g"], "-a-b-c-"),
        (["abc", "x*", "-", ""], "-abc"),
        (["", "^", "-", "g"], "-"),
        (["a\nb", "^", "> ", "gm"], "> a\n> b"),
        (["a\nb", "^", "> ", "g"], "> a\nb"),
        (["aaa", "^a", "-", "g"], "-aa"),
        (["aaa", "(?<=a)a", "-", "g"], "a--"),
        (["abcd", "(.)(.)", "$2$1", "g"], "badc"),
        (["ab", "(a)|(b)", "[$1$2]", "g"], "[a][b]"),
        (["ab", "(a)(x)?", "$2$9$0$$1", ""], "$0$ab"),
        (["ab", "a", "$", ""], "$b"),
        (["foobar", r"foo\Kbar", "-", ""], "foo-"),
        (["ab12", r"\d+$", "", ""], "ab"),
        (["aab", r"(?=a\K)", "-", "g"], "a-ab"),
    ] {
        check(&[("string.regexsub", args.map(t), t(expected))]);
    }
}

#[test]
fn flags_and_patterns_that_are_wrong_are_said_and_survived() {
    let (value, warnings) = warned("string.regexmatch", &[t("ABC"), t("b"), t("xi")]);
    assert_eq!((value, warnings.len()), (i(1), 1));
    assert_eq!(warnings[0], "`x` is not a flag of a regular expression; there are i, g and m");
    let (value, warnings) = warned("string.regexmatch", &[t("abc"), t("a(b")]);
    assert_eq!(value, i(0));
    assert_eq!(warnings, ["Bad regular expression: the group is never closed"]);
    let (value, warnings) = warned("string.regexsub", &[t("abc"), t("[z-a]"), t("")]);
    assert_eq!((value, warnings.len()), (t(""), 1));
    let (value, warnings) = warned("string.ipmaskmatch", &[t("10.0.0.1"), t("10.0.0.0/33")]);
    assert_eq!(value, i(0));
    assert_eq!(warnings, ["Bad IP network: `/33` is longer than an address of 32 bits"]);
    let (_, warnings) = warned("string.sprintf", &[t("%d %s"), i(1)]);
    assert_eq!(warnings, ["No argument for `%s` of string.sprintf"]);
    let (value, warnings) = warned("string.encrypt", &[t("abc"), t("")]);
    assert_eq!(value, t(""));
    assert_eq!(warnings, ["Bad passphrase: an empty passphrase protects nothing"]);
}

#[test]
fn backtracking_is_charged_and_limited_by_the_run() {
    let args = [t("a".repeat(2000)), t("(?=a)(a|aa)+$b")];
    assert_eq!(fault(Limits::DEFAULT, "string.regexmatch", &args), Fault::RegexLimit);
    let few = Limits { fuel: 1000, ..Limits::DEFAULT };
    assert_eq!(fault(few, "string.regexmatch", &args), Fault::OutOfFuel);
    let tight = Limits { regex_steps: 5, ..Limits::DEFAULT };
    assert_eq!(fault(tight, "string.regexmatch", &[t("aab"), t("(?=a)a+b")]), Fault::RegexLimit);
    let mut bench = Bench::default();
    let fuel = bench.run.fuel;
    bench.eval("string.regexmatch", &[t("xy".repeat(500)), t("(?=[xy])[a-z]z")]).unwrap();
    assert!(fuel - bench.run.fuel > 20, "{}", fuel - bench.run.fuel);
}

#[test]
fn escapes_go_back_and_forth() {
    let all: Vec<u8> = (0..=255).collect();
    for (there, back) in [
        ("string.urlencode", "string.unescape"),
        ("string.escape", "string.unescape"),
        ("string.hexencode", "string.hexdecode"),
        ("string.base64encode", "string.base64decode"),
    ] {
        for len in [0, 1, 2, 3, 256] {
            let there = value(there, &[t(&all[..len])]);
            assert_eq!(value(back, &[there]), t(&all[..len]), "{back} {len}");
        }
    }
    check(&[
        ("string.urlencode", [t("A-z_.~ /%")], t("A-z_.%7E%20%2F%25")),
        (
            "string.urlencodeexceptreserved",
            [t("a b~:/?#[]@!$&'()*+,;=%é")],
            t("a%20b%7E:/?#[]@!$&'()*+,;=%%C3%A9"),
        ),
        ("string.escape", [t(b"\x00\x1f !%\x7f\xff")], t(b"%00%1F%20!%25\x7f\xff")),
        ("string.htmlencode", [t("a'\x7f\t")], t("a'&#x7f;&#x09;")),
        ("string.htmldecode", [t("&#233;&#xE9;&#38;lt;")], t("éé&lt;")),
        ("string.htmldecode", [t("&#xd800;&#x110000;&#;&#x;&;&lt")], t("&#xd800;&#x110000;&#;&#x;&;&lt")),
        ("string.htmldecode", [t("&&lt;;&nbsp;&apos;")], t("&<;\u{a0}'")),
    ]);
}

#[test]
fn an_illegal_escape_is_told_through_the_first_capture() {
    for (text, expected, good) in [
        ("%41%4a%4A", "AJJ", true),
        ("%u00E9%u20ac", "é€", true),
        ("%ud83d%uDE00", "😀", true),
        ("%ud83d", "_ud83d", false),
        ("%ud83dx", "_ud83dx", false),
        ("%ude00%ud83d", "_ude00_ud83d", false),
        ("100%", "100_", false),
        ("%4", "_4", false),
        ("%zz%41", "_zzA", false),
        ("%u12", "_u12", false),
        ("%+1", "_+1", false),
        ("a+b", "a+b", true),
    ] {
        let mut bench = Bench::default();
        bench.captures.set(1, Value::Int(7));
        assert_eq!(bench.eval("string.unescape", &[t(text)]).unwrap(), t(expected), "{text}");
        assert_eq!(bench.captures.get(1), Value::Int(if good { 7 } else { 0 }), "{text}");
    }
}

#[test]
fn base64_is_read_as_people_write_it_and_nothing_else_is() {
    for (text, expected) in [
        ("YWJj", "abc"),
        ("YW Jj\r\n", "abc"),
        ("YQ==", "a"),
        ("YQ", "a"),
        ("YQ=", "a"),
        ("YR==", "a"),
        ("YWI=", "ab"),
        ("YWJjZ", ""),
        ("Y", ""),
        ("YQ==YQ==", ""),
        ("YQ===", ""),
        ("Y-Q_", ""),
        ("YWJj!", ""),
        ("", ""),
    ] {
        check(&[("string.base64decode", [t(text)], t(expected))]);
    }
    let long = "x".repeat(10_000);
    let there = value("string.base64encode", &[t(&long)]);
    assert_eq!(value("string.base64decode", &[there]), t(long));
}

#[test]
fn numbers_go_to_bytes_and_back() {
    for number in [0, 1, 127, 128, 16_383, 16_384, i64::MAX, i64::MIN, -1] {
        let ber = value("string.intToBER", &[i(number)]);
        assert_eq!(value("string.BERToInt", &[ber]), i(number), "{number}");
    }
    check(&[
        ("string.BERToInt", [t(b"\x05\xff")], i(5)),
        ("string.BERToInt", [t("")], i(0)),
        ("string.bytesToInt", [t(b"\xff")], i(255)),
        ("string.bytesToInt", [t("")], i(0)),
        ("string.bytesToInt", [t("12345")], i(0)),
        ("string.intToHex", [i(0)], t("00000000")),
        ("string.intToHex", [i(i64::from(u32::MAX) + 1)], t("100000000")),
        ("string.intToHex", [i(i64::from(i32::MIN))], t("80000000")),
        ("string.intToHex", [i(i64::MIN)], t("8000000000000000")),
        ("string.hexToInt", [t("fffffffffffffffff")], i(i64::MAX)),
        ("string.hexToInt", [t("-ffffffffffffffffff")], i(i64::MIN)),
        ("string.hexToInt", [t("0x")], i(0)),
        ("string.hexToInt", [t("0xg")], i(0)),
        ("string.hexToInt", [t("x-1Fz")], i(-31)),
        (
            "string.bytesToDotted",
            [t([0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])],
            t("2001:db8::1"),
        ),
    ]);
    let (bytes, warnings) = warned("string.intToBytes", &[i(258), i(3)]);
    assert_eq!((bytes, warnings.len()), (t(""), 1));
    assert_eq!(value("string.intToBytes", &[i(0x0102_0304_0506)]), t(b"\x03\x04\x05\x06"));
}

#[test]
fn addresses_have_one_form() {
    for (text, expected) in [
        ("0:0:0:0:0:0:0:0", "::"),
        ("1:0:0:0:0:0:0:0", "1::"),
        ("0:0:0:0:0:0:0:1", "::1"),
        ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
        ("1:0:3:0:0:0:0:8", "1::3:0:0:0:0:8"),
        ("FE80::00AB", "fe80::ab"),
        ("::ffff:1.2.3.4", "::ffff:102:304"),
        ("1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7::"),
        ("10.0.0.1", "10.0.0.1"),
        ("10.0.0.01", ""),
        ("", ""),
    ] {
        check(&[("string.normalizeIPAddress", [t(text)], t(expected))]);
    }
}

#[test]
fn what_is_encrypted_comes_back_under_its_passphrase_only() {
    let mut bench = Bench::default();
    bench.host.random = vec![1, 2, 3, 4];
    let passphrase = t("correct horse battery staple");
    let one = bench.eval("string.encrypt", &[t(b"\x00secret\xff"), passphrase.clone()]).unwrap();
    let other = bench.eval("string.encrypt", &[t(b"\x00secret\xff"), passphrase.clone()]).unwrap();
    assert_ne!(one, other, "each has a nonce of its own");
    for sealed in [&one, &other] {
        let plain = bench.eval("string.decrypt", &[sealed.clone(), passphrase.clone()]).unwrap();
        assert_eq!(plain, t(b"\x00secret\xff"));
    }
    assert_eq!(bench.eval("string.decrypt", &[one.clone(), t("another")]).unwrap(), t(""));
    let Datum::Text(sealed) = one else { panic!() };
    for at in 0..sealed.len() {
        let mut changed = sealed.to_vec();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let plain = bench.eval("string.decrypt", &[t(&changed), passphrase.clone()]).unwrap();
        // The last symbol may differ in bits that stand for nothing; then it is not Base64.
        assert_eq!(plain, t(""), "a change at {at} went unnoticed");
        bench.run.fuel = 100_000;
    }
    let short = bench.eval("string.decrypt", &[t(&sealed[..20]), passphrase]).unwrap();
    assert_eq!(short, t(""));
}

#[test]
fn what_would_grow_without_end_is_out_of_memory() {
    let limits = Limits { workspace_bytes: 10_000, ..Limits::DEFAULT };
    let long = || t("x".repeat(2_000));
    for (name, args) in [
        ("string.randomBytes", vec![i(i64::MAX)]),
        ("string.sprintf", vec![t("%4294967295d"), i(1)]),
        ("string.sprintf", vec![t("%.999999999f"), d(1.0)]),
        ("string.replaceAll", vec![long(), t("x"), t("0123456789")]),
        ("string.replaceAllI", vec![long(), t("X"), t("0123456789")]),
        ("string.regexsub", vec![long(), t("x"), t("0123456789"), t("g")]),
        ("string.htmlencode", vec![t("<".repeat(3_000))]),
        ("string.urlencode", vec![t("<".repeat(3_000))]),
        ("string.append", vec![long(), long(), long(), long()]),
    ] {
        assert_eq!(fault(limits, name, &args), Fault::OutOfMemory, "{name}");
    }
}

#[test]
fn work_beyond_the_text_is_out_of_fuel() {
    let limits = Limits { fuel: 5_000, ..Limits::DEFAULT };
    let text = || t("a".repeat(100_000));
    for (name, args) in [
        ("string.wildmatch", vec![text(), t(format!("*?{}b*", "a".repeat(5_000)))]),
        ("string.regexsub", vec![text(), t("(?=a)a"), t("b"), t("g")]),
        ("string.split", vec![text(), t("")]),
    ] {
        assert_eq!(fault(limits, name, &args), Fault::OutOfFuel, "{name}");
    }
}

#[test]
fn a_container_is_not_a_string() {
    let mut bench = Bench::default();
    assert_eq!(bench.eval("string.len", &[a([i(1)])]).unwrap(), i(1));
    assert_eq!(bench.warnings(), ["Cannot convert array to string value"]);
    bench.run.strict = true;
    assert!(matches!(bench.eval("string.len", &[a([i(1)])]), Err(Exit::Trap(_))));
}

//! Measures the engine beside hand-written Rust and prints one tab-separated line per cell: what, workload,
//! value, unit, ratio to native. `benches/run` calls it.
//!
//! Cells of other spellings have the ratio to the plain one; `W1-generated-slowest-is` is its number.
//!
//! - `--forms W1` measures each form of a spelling alone: workload, form, value, unit, ratio to the plain spelling.
//! - `--spelling W1 17` prints a generated spelling, `--spelling W1 plain` the plain one, and
//!   `--spelling W1 'search=find != -1' ...` the plain one but for some forms.
//! - `--plain` prints each pure function beside the plain Rust call that it stands for: name, value, unit, ratio, and the
//!   plain call's value; `--plain NAME rule --rounds N` runs one side and times nothing (`rust` is the other side, and
//!   `loop` the rule without its call).
//! - `--rounds N` decides N requests by the gallery rule and times nothing, as `--spelling ... --rounds N` does
//!   by a spelling: for `valgrind --tool=callgrind`, whose counts tell small differences apart where clocks cannot.

use std::hint::black_box;
use std::io::Write;
use std::process::ExitCode;

use pointsman::{Engine, HttpTransaction, Runner};
use pointsman_benches::spelling::{SPELLINGS, Spelled, Spelling};
use pointsman_benches::{
    GALLERY, GALLERY_SPELLINGS, HOSTS_SPELLINGS, NativeGallery, REQUESTS, Script, alternate, decide,
    documents, gallery_rule, host_transactions, measure, networks, plain, requests, route, rule,
    transactions,
};

const BATCHES: usize = 101;

/// Batches for each of many spellings.
const FEW_BATCHES: usize = 9;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> std::io::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let rounds = match arguments.iter().position(|argument| argument == "--rounds") {
        Some(at) => arguments.drain(at..).nth(1).and_then(|rounds| rounds.parse().ok()),
        None => None,
    };
    let out = &mut std::io::stdout().lock();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match (&arguments[..], rounds) {
        ([], None) => cells(out),
        ([], Some(rounds)) => {
            by_machine(GALLERY, transactions())(rounds);
            Ok(())
        }
        (["--plain", names @ ..], None) => plain_calls(out, names),
        (["--plain", name, side @ ("rule" | "loop" | "rust")], Some(rounds)) => {
            plain_rounds(name, rounds, side)
        }
        (["--forms", name], None) => match spelled(name) {
            Some(spelled) => forms(out, spelled),
            None => usage(),
        },
        (["--spelling", name, which @ ..], rounds) => match (spelling(name, which), rounds) {
            (Some(spelling), Some(rounds)) => {
                spelled_by_machine(&spelling)(rounds);
                Ok(())
            }
            (Some(spelling), None) => {
                for (what, which) in &spelling.forms {
                    writeln!(out, "# {what}: {which}")?;
                }
                write!(out, "{}", spelling.text)
            }
            _ => usage(),
        },
        _ => usage(),
    }
}

fn usage() -> std::io::Result<()> {
    Err(std::io::Error::other(
        "usage: cells [--rounds N] | --plain [NAME...] | --plain NAME rule|loop|rust --rounds N | --forms W1|W2 | --spelling W1|W2 NUMBER|plain|FORM... [--rounds N]",
    ))
}

fn spelled(name: &str) -> Option<Spelled> {
    Spelled::ALL.into_iter().find(|spelled| spelled.name() == name)
}

fn spelling(name: &str, which: &[&str]) -> Option<Spelling> {
    let spelled = spelled(name)?;
    match which {
        ["plain"] => Some(spelled.plain()),
        [number] if number.parse::<u32>().is_ok() => Some(spelled.generated(number.parse().ok()?)),
        [_, ..] => spelled.plain_but(which),
        [] => None,
    }
}

fn cells(out: &mut dyn Write) -> std::io::Result<()> {
    gallery(out)?;
    by_hand(out)?;
    for spelled in Spelled::ALL {
        generated(out, spelled)?;
    }
    compile(out)?;
    let memory = gallery_rule().program().memory_bytes();
    writeln!(out, "pointsman\tW1-program\t{memory}\tB\t-")?;
    let memory = rule(HOSTS_SPELLINGS[0].1).program().memory_bytes();
    writeln!(out, "pointsman\tW2-program\t{memory}\tB\t-")
}

/// Each function beside its plain call: nanoseconds of both, and the ratio.
fn plain_calls(out: &mut dyn Write, names: &[&str]) -> std::io::Result<()> {
    let named = |name: &str| names.is_empty() || names.contains(&name);
    for case in plain::cases().into_iter().filter(|case| named(case.name)) {
        let name = case.name;
        let (plain, rule, ratio) = case.measure();
        writeln!(out, "pointsman\tplain-{name}\t{rule:.1}\tns\t{ratio:.2}\t{plain:.1}")?;
    }
    for (name, document) in documents::all().into_iter().filter(|(name, _)| named(name)) {
        let mut rule = documents::rule(&document);
        let (plain, rule, ratio) = alternate(
            BATCHES,
            |rounds| {
                for _ in 0..rounds {
                    let _ = black_box(serde_json::from_slice::<serde_json::Value>(black_box(&document)));
                }
            },
            |rounds| repeat(&mut rule, rounds),
        );
        writeln!(out, "pointsman\tjson-{name}\t{:.1}\tus\t{ratio:.2}\t{:.1}", rule / 1e3, plain / 1e3)?;
    }
    for (name, is_in_one) in [("networks", false), ("networks-one", true)] {
        if named(name) {
            let mut rule = networks::rule(is_in_one);
            let time = measure(BATCHES, |rounds| repeat(&mut rule, rounds));
            writeln!(out, "pointsman\t{name}\t{:.2}\tus\t-", time / 1e3)?;
        }
    }
    if named("data.get") {
        let mut rule = networks::stored();
        let time = measure(BATCHES, |rounds| repeat(&mut rule, rounds)) / plain::CALLS as f64;
        writeln!(out, "pointsman\tdata.get\t{time:.1}\tns\t-")?;
    }
    Ok(())
}

/// One side of a function, and nothing else, for counting instructions.
fn plain_rounds(name: &str, rounds: usize, side: &str) -> std::io::Result<()> {
    let by_rule = side != "rust";
    if let Some((_, document)) = documents::all().into_iter().find(|(document, _)| *document == name) {
        let mut rule = documents::rule(&document);
        for _ in 0..if by_rule { 0 } else { rounds } {
            let _ = black_box(serde_json::from_slice::<serde_json::Value>(black_box(&document)));
        }
        repeat(&mut rule, if by_rule { rounds } else { 0 });
        return Ok(());
    }
    let Some(mut case) = plain::cases().into_iter().find(|case| case.name == name) else { return usage() };
    let mut rule = if side == "loop" { case.empty() } else { case.rule() };
    for _ in 0..if by_rule { 0 } else { rounds } {
        case.call_plain();
    }
    repeat(&mut rule, if by_rule { rounds } else { 0 });
    Ok(())
}

fn repeat(rule: &mut Script, rounds: usize) {
    for _ in 0..rounds {
        black_box(rule.run());
    }
}

fn gallery(out: &mut dyn Write) -> std::io::Result<()> {
    let plain = requests();
    let native = NativeGallery::default();
    let by_hand = |rounds: usize| {
        for round in 0..rounds {
            black_box(native.route(black_box(&plain[round % REQUESTS])));
        }
    };
    let (native, machine, ratio) = alternate(BATCHES, by_hand, by_machine(GALLERY, transactions()));
    writeln!(out, "native\tW1\t{native:.1}\tns\t1.00")?;
    writeln!(out, "pointsman\tW1\t{machine:.1}\tns\t{ratio:.2}")
}

/// What the spellings cost that were made by hand.
fn by_hand(out: &mut dyn Write) -> std::io::Result<()> {
    for (name, text) in GALLERY_SPELLINGS {
        let spelled = measure(BATCHES, by_machine(text, transactions()));
        writeln!(out, "pointsman\tW1-{name}\t{spelled:.1}\tns\t-")?;
    }
    for (name, text) in HOSTS_SPELLINGS {
        let spelled = measure(BATCHES, by_machine(text, host_transactions()));
        writeln!(out, "pointsman\tW2-{name}\t{spelled:.1}\tns\t-")?;
    }
    Ok(())
}

/// What generated spellings cost, each measured in turn with the plain one.
fn generated(out: &mut dyn Write, spelled: Spelled) -> std::io::Result<()> {
    let mut plain = spelled_by_machine(&spelled.plain());
    let mut cells: Vec<(f64, f64, usize)> = (0..SPELLINGS)
        .map(|number| {
            let spelling = spelled_by_machine(&spelled.generated(number));
            let (_, time, ratio) = alternate(FEW_BATCHES, &mut plain, spelling);
            (ratio, time, number)
        })
        .collect();
    cells.sort_by(|one, other| one.0.total_cmp(&other.0));
    let name = spelled.name();
    if let Some((ratio, time, _)) = cells.get(cells.len() / 2) {
        writeln!(out, "pointsman\t{name}-generated-median\t{time:.1}\tns\t{ratio:.2}")?;
    }
    if let Some((ratio, time, number)) = cells.last() {
        writeln!(out, "pointsman\t{name}-generated-slowest\t{time:.1}\tns\t{ratio:.2}")?;
        writeln!(out, "pointsman\t{name}-generated-slowest-is\t{number}\tspelling\t-")?;
    }
    Ok(())
}

/// What each form costs alone.
fn forms(out: &mut dyn Write, spelled: Spelled) -> std::io::Result<()> {
    let mut plain = spelled_by_machine(&spelled.plain());
    for form in spelled.forms() {
        let parts: Vec<&str> = form.iter().map(String::as_str).collect();
        if let Some(spelling) = spelled.plain_but(&parts) {
            let (_, time, ratio) = alternate(FEW_BATCHES, &mut plain, spelled_by_machine(&spelling));
            writeln!(out, "{}\t{}\t{time:.1}\tns\t{ratio:.2}", spelled.name(), form.join("\t"))?;
        }
    }
    Ok(())
}

/// Decides as many requests as it is told to.
fn by_machine(text: &str, mut transactions: Vec<HttpTransaction>) -> impl FnMut(usize) + use<> {
    let mut runner = Runner::new(&rule(text));
    move |rounds| {
        for round in 0..rounds {
            black_box(route(&mut runner, black_box(&mut transactions[round % REQUESTS])));
        }
    }
}

/// The same with a spelling's own requests.
fn spelled_by_machine(spelling: &Spelling) -> impl FnMut(usize) + use<> {
    let mut runner = Runner::new(&rule(&spelling.text));
    let mut transactions: Vec<HttpTransaction> =
        spelling.cases.iter().map(|(request, _)| request.transaction()).collect();
    move |rounds| {
        for round in 0..rounds {
            black_box(decide(&mut runner, black_box(&mut transactions[round % REQUESTS])));
        }
    }
}

fn compile(out: &mut dyn Write) -> std::io::Result<()> {
    let engine = Engine::standard();
    let compile = |rounds: usize| {
        for _ in 0..rounds {
            let _ = black_box(engine.compile("gallery", black_box(GALLERY)));
        }
    };
    let time = measure(BATCHES, compile) / 1000.0;
    writeln!(out, "pointsman\tW1-compile\t{time:.1}\tus\t-")
}

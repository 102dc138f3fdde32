//! The program around an engine: one measurement each time it is called. The driver calls it.
//!
//! `BINARY ENGINE time WORKLOAD SECONDS` prints nanoseconds, native's nanoseconds and the ratio;
//! `rounds WORKLOAD N` decides N requests, for callgrind; `compile WORKLOAD SECONDS` and `cold WORKLOAD`
//! print microseconds, `rule WORKLOAD` and `instance` KiB; `scale SECONDS` prints nanoseconds of ten thousand
//! rules, of ten, and the ratio. Nothing at all is printed for what an engine cannot do.

use std::fmt::Display;

use crate::native::Native;
use crate::{Engine, Request, Workload, measure, memory, probes, requests};

/// Rules in the smaller and the larger virtual server of `scale`.
const SCALE: (usize, usize) = (10, 10_000);

/// Copies of a rule over which memory is averaged.
const RULES: u32 = 300;
/// Instances over which memory is averaged.
const INSTANCES: u32 = 60;

/// Ends the program: a bench that goes wrong has nothing to say.
pub fn fail(what: impl Display) -> ! {
    eprintln!("error: {what}");
    std::process::exit(1)
}

/// Does what the command line says with one of these engines.
pub fn main(engines: &[&dyn Engine]) {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [name, what @ ..] = &arguments[..] else { fail("usage: BINARY ENGINE MEASUREMENT ...") };
    let Some(engine) = engines.iter().find(|engine| engine.name() == *name) else {
        fail(format!("this program has no engine `{name}`"))
    };
    if let Some(line) = measurement(*engine, what) {
        println!("{line}");
    }
}

fn measurement(engine: &dyn Engine, what: &[&str]) -> Option<String> {
    match what {
        ["time", workload, seconds] => time(engine, parsed(workload), parsed(seconds)),
        ["rounds", workload, rounds] => {
            engine.contender(parsed(workload), &requests())?.batch(0, parsed(rounds));
            Some(String::from("done"))
        }
        ["compile", workload, seconds] => {
            let workload = parsed(workload);
            engine.compile(workload)?;
            let took = measure::repeated(parsed(seconds), || drop(engine.compile(workload)));
            Some(format!("{took:.1}"))
        }
        ["cold", workload] => {
            let mut rule = None;
            let took = measure::once(|| rule = engine.compile(parsed(workload)));
            rule.map(|_| format!("{took:.1}"))
        }
        ["rule", workload] => {
            let workload = parsed(workload);
            memory::growth(RULES, || engine.compile(workload)).map(|size| format!("{size:.1}"))
        }
        ["instance"] => memory::growth(INSTANCES, || engine.instance()).map(|size| format!("{size:.1}")),
        ["scale", seconds] => {
            let mut few = engine.scale(SCALE.0)?;
            let mut many = engine.scale(SCALE.1)?;
            let comparison = measure::compare(&mut *few, &mut *many, parsed(seconds));
            Some(format!("{:.1} {:.1} {:.2}", comparison.engine, comparison.native, comparison.ratio))
        }
        _ => fail("there is no such measurement"),
    }
}

/// First every request and probe must come out as native code has it, then the clock runs.
fn time(engine: &dyn Engine, workload: Workload, seconds: f64) -> Option<String> {
    let requests = requests();
    let mut all = requests.clone();
    all.extend(probes());
    agree(engine, workload, &all)?;
    let mut native = Native.contender(workload.reference(), &requests)?;
    let mut contender = engine.contender(workload, &requests)?;
    let comparison = measure::compare(&mut *native, &mut *contender, seconds);
    Some(format!("{:.1} {:.1} {:.3}", comparison.engine, comparison.native, comparison.ratio))
}

/// Ends the program when the engine decides any request otherwise than native code.
fn agree(engine: &dyn Engine, workload: Workload, requests: &[Request]) -> Option<()> {
    let mut native = Native.contender(workload.reference(), requests)?;
    let mut contender = engine.contender(workload, requests)?;
    for (number, request) in requests.iter().enumerate() {
        native.decide(number);
        contender.decide(number);
        let expected = native.verdict(number);
        let verdict = contender.verdict(number);
        if verdict != expected {
            let name = engine.name();
            fail(format!(
                "{name} decides {workload} wrongly: {verdict:?}, not {expected:?}, of {request:#?}"
            ));
        }
    }
    Some(())
}

fn parsed<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: Display,
{
    text.parse().unwrap_or_else(|error| fail(format!("`{text}`: {error}")))
}

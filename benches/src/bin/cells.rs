//! Measures the engine beside hand-written Rust and prints one tab-separated line per cell: what, workload,
//! value, unit, ratio to native. `benches/run` calls it.
//!
//! With `--rounds N` the machine decides N requests and nothing is timed: for `valgrind --tool=callgrind`, whose
//! counts tell small differences apart where clocks cannot.
//!
//! Batches of both alternate within one process, so that a machine whose speed drifts slows both; the ratio is
//! the median of the ratios of neighbouring batches.

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use pointsman::{Engine, HttpTransaction, Runner};
use pointsman_benches::{
    GALLERY, GALLERY_SPELLINGS, HOSTS_SPELLINGS, NativeGallery, REQUESTS, gallery_rule, host_transactions,
    requests, route, rule, transactions,
};

/// About how long one batch lasts.
const BATCH: Duration = Duration::from_millis(4);
const BATCHES: usize = 101;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--rounds") {
        by_machine(GALLERY, transactions())(
            arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(REQUESTS),
        );
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    decide(&mut out)?;
    spellings(&mut out)?;
    compile(&mut out)?;
    let memory = gallery_rule().program().memory_bytes();
    writeln!(out, "pointsman\tW1-program\t{memory}\tB\t-")
}

fn decide(out: &mut dyn Write) -> std::io::Result<()> {
    let plain = requests();
    let native = NativeGallery::default();
    let mut by_hand = |rounds: usize| {
        for round in 0..rounds {
            black_box(native.route(black_box(&plain[round % REQUESTS])));
        }
    };
    let mut by_machine = by_machine(GALLERY, transactions());
    let native_rounds = calibrate(&mut by_hand);
    let machine_rounds = calibrate(&mut by_machine);
    let mut cells: Vec<(f64, f64)> = (0..BATCHES)
        .map(|_| (time(&mut by_hand, native_rounds), time(&mut by_machine, machine_rounds)))
        .collect();
    let ratio = median(cells.iter().map(|(native, machine)| machine / native).collect());
    let native = median(cells.iter().map(|cell| cell.0).collect());
    let machine = median(cells.drain(..).map(|cell| cell.1).collect());
    writeln!(out, "native\tW1\t{native:.1}\tns\t1.00")?;
    writeln!(out, "pointsman\tW1\t{machine:.1}\tns\t{ratio:.2}")
}

/// What other spellings of two rules cost.
fn spellings(out: &mut dyn Write) -> std::io::Result<()> {
    for (name, text) in GALLERY_SPELLINGS {
        let mut spelled = by_machine(text, transactions());
        let rounds = calibrate(&mut spelled);
        let spelled = median((0..BATCHES).map(|_| time(&mut spelled, rounds)).collect());
        writeln!(out, "pointsman\tW1-{name}\t{spelled:.1}\tns\t-")?;
    }
    for (name, text) in HOSTS_SPELLINGS {
        let mut spelled = by_machine(text, host_transactions());
        let rounds = calibrate(&mut spelled);
        let spelled = median((0..BATCHES).map(|_| time(&mut spelled, rounds)).collect());
        writeln!(out, "pointsman\tW2-{name}\t{spelled:.1}\tns\t-")?;
    }
    Ok(())
}

/// Decides as many requests as it is told to.
fn by_machine(text: &str, mut transactions: Vec<HttpTransaction>) -> impl FnMut(usize) {
    let mut runner = Runner::new(&rule(text));
    move |rounds| {
        for round in 0..rounds {
            black_box(route(&mut runner, black_box(&mut transactions[round % REQUESTS])));
        }
    }
}

fn compile(out: &mut dyn Write) -> std::io::Result<()> {
    let engine = Engine::standard();
    let mut compile = |rounds: usize| {
        for _ in 0..rounds {
            let _ = black_box(engine.compile("gallery", black_box(GALLERY)));
        }
    };
    let rounds = calibrate(&mut compile);
    let times = (0..BATCHES).map(|_| time(&mut compile, rounds) / 1000.0).collect();
    writeln!(out, "pointsman\tW1-compile\t{:.1}\tus\t-", median(times))
}

/// How many rounds fill a batch.
fn calibrate(work: &mut dyn FnMut(usize)) -> usize {
    let mut rounds = 16;
    loop {
        let begin = Instant::now();
        work(rounds);
        let took = begin.elapsed();
        if took >= BATCH {
            return rounds;
        }
        rounds *= 2;
    }
}

/// Nanoseconds per round.
fn time(work: &mut dyn FnMut(usize), rounds: usize) -> f64 {
    let begin = Instant::now();
    work(rounds);
    begin.elapsed().as_nanos() as f64 / rounds as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

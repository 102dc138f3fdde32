//! Time, by batches: native and engine take turns every few milliseconds within one process, so that a machine
//! whose speed drifts slows both.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::{Contender, REQUESTS};

/// About how long one batch lasts.
const BATCH: Duration = Duration::from_millis(4);

/// What a comparison came to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Comparison {
    /// Nanoseconds per request of the engine: the median batch.
    pub engine: f64,
    /// Nanoseconds per request of native code: the median batch.
    pub native: f64,
    /// The median of the ratios of neighbouring batches.
    pub ratio: f64,
}

/// Lets both decide in turns for about this long.
pub(crate) fn compare(native: &mut dyn Contender, engine: &mut dyn Contender, seconds: f64) -> Comparison {
    let native_rounds = calibrate(native);
    let engine_rounds = calibrate(engine);
    let mut times: Vec<(f64, f64)> = Vec::new();
    let begin = Instant::now();
    let mut from = 0;
    while times.len() < 3 || begin.elapsed().as_secs_f64() < seconds {
        times.push((batch(native, from, native_rounds), batch(engine, from, engine_rounds)));
        // A batch of few rounds does not see all requests: the next one goes on where this one ended.
        from = (from + engine_rounds) % REQUESTS;
    }
    Comparison {
        engine: median(times.iter().map(|pair| pair.1).collect()),
        native: median(times.iter().map(|pair| pair.0).collect()),
        ratio: median(times.iter().map(|pair| pair.1 / pair.0).collect()),
    }
}

/// How many rounds fill a batch.
fn calibrate(contender: &mut dyn Contender) -> usize {
    let mut rounds = 1;
    loop {
        let begin = Instant::now();
        contender.batch(0, rounds);
        let took = begin.elapsed();
        if took >= BATCH / 2 {
            let fitting = rounds as f64 * BATCH.as_secs_f64() / took.as_secs_f64();
            return (fitting as usize).max(1);
        }
        rounds *= 2;
    }
}

/// Nanoseconds per request.
fn batch(contender: &mut dyn Contender, from: usize, rounds: usize) -> f64 {
    let begin = Instant::now();
    black_box(&mut *contender).batch(from, rounds);
    begin.elapsed().as_nanos() as f64 / rounds as f64
}

/// Microseconds that `work` takes: the median over about this long.
pub(crate) fn repeated(seconds: f64, mut work: impl FnMut()) -> f64 {
    let mut times = Vec::new();
    let begin = Instant::now();
    while times.len() < 5 || begin.elapsed().as_secs_f64() < seconds {
        times.push(once(&mut work));
    }
    median(times)
}

/// Microseconds that `work` takes this one time.
pub(crate) fn once(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_nanos() as f64 / 1000.0
}

/// The middle value.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

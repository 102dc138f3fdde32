//! How long work takes: batches of a few milliseconds, and their median.

use std::time::{Duration, Instant};

/// About how long one batch lasts.
const BATCH: Duration = Duration::from_millis(4);

/// Nanoseconds per round of some work, the median of so many batches.
pub fn measure(batches: usize, mut work: impl FnMut(usize)) -> f64 {
    let rounds = calibrate(&mut work);
    median((0..batches).map(|_| time(&mut work, rounds)).collect())
}

/// Nanoseconds per round of two kinds of work, and how often the first goes into the second.
///
/// Batches of both alternate, so that a machine whose speed drifts slows both; the ratio is the median of the
/// ratios of neighbouring batches.
pub fn alternate(
    batches: usize,
    mut first: impl FnMut(usize),
    mut second: impl FnMut(usize),
) -> (f64, f64, f64) {
    let first_rounds = calibrate(&mut first);
    let second_rounds = calibrate(&mut second);
    let cells: Vec<(f64, f64)> =
        (0..batches).map(|_| (time(&mut first, first_rounds), time(&mut second, second_rounds))).collect();
    (
        median(cells.iter().map(|cell| cell.0).collect()),
        median(cells.iter().map(|cell| cell.1).collect()),
        median(cells.iter().map(|(first, second)| second / first).collect()),
    )
}

/// The median, the upper one of two.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// How many rounds fill a batch.
fn calibrate(work: &mut dyn FnMut(usize)) -> usize {
    let mut rounds = 16;
    loop {
        let begin = Instant::now();
        work(rounds);
        if begin.elapsed() >= BATCH {
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

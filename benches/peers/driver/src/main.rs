//! Builds the engines, measures them in turns, and prints one tab-separated line per cell: engine, workload,
//! median, unit, ratio to native.

mod cells;
mod options;
mod peers;
mod plot;
mod report;
mod table;

use options::Options;

fn main() {
    if let Err(error) = work() {
        eprintln!("error: {error}");
        std::process::exit(1);
    }
}

fn work() -> Result<(), String> {
    let options = Options::read(std::env::args().skip(1))?;
    let cells = match &options.from {
        Some(file) => cells::read(file)?,
        None => {
            peers::build(&options.engines)?;
            cells::measure(&options)?
        }
    };
    if options.report { report::write(&cells) } else { Ok(()) }
}

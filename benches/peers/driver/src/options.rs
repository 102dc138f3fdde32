//! The command line.

use crate::peers::{PEERS, Peer, named};

/// Cells that are timed, in the order of the tables.
pub(crate) const TIMED: [&str; 9] = ["W1", "W2", "W3", "W4a", "W4a-parsed", "W4b", "W5a", "W5b", "W6"];

/// Cells that are measured otherwise.
pub(crate) const OTHERS: [&str; 8] = [
    "W1-compile",
    "W2-compile",
    "W1-compile-cold",
    "W2-compile-cold",
    "W1-rule",
    "W2-rule",
    "instance",
    "SCALE",
];

const USAGE: &str = "\
usage: benches/peers/run [options]
  --only ENGINE,...    measure these engines only
  --workload CELL,...  measure these cells only (W1, W5b, W1-compile, instance, SCALE, ...)
  --seconds S          seconds for each engine and cell, over all rounds (default 1)
  --rounds N           rounds in which the engines take turns (default 3)
  --instructions       also count instructions per request, under valgrind
  --report             also write docs/performance.md and docs/performance.svg
  --from FILE          measure nothing: take the cells that an earlier run printed";

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) engines: Vec<Peer>,
    pub(crate) cells: Vec<String>,
    pub(crate) seconds: f64,
    pub(crate) rounds: u32,
    pub(crate) instructions: bool,
    pub(crate) report: bool,
    pub(crate) from: Option<String>,
}

impl Options {
    /// Reads the arguments.
    pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options {
            engines: PEERS.to_vec(),
            cells: TIMED.iter().chain(&OTHERS).map(|&cell| String::from(cell)).collect(),
            seconds: 1.0,
            rounds: 3,
            instructions: false,
            report: false,
            from: None,
        };
        while let Some(option) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{option} needs a value\n{USAGE}"));
            match option.as_str() {
                "--only" => options.engines = value()?.split(',').map(named).collect::<Result<_, _>>()?,
                "--workload" => options.cells = value()?.split(',').map(cell).collect::<Result<_, _>>()?,
                "--seconds" => options.seconds = number(&value()?)?,
                "--rounds" => options.rounds = number::<u32>(&value()?)?.max(1),
                "--instructions" => options.instructions = true,
                "--report" => options.report = true,
                "--from" => options.from = Some(value()?),
                "--help" => {
                    println!("{USAGE}");
                    std::process::exit(0);
                }
                _ => return Err(format!("there is no option `{option}`\n{USAGE}")),
            }
        }
        Ok(options)
    }

    /// Whether a cell is asked for.
    pub(crate) fn wants(&self, cell: &str) -> bool {
        self.cells.iter().any(|wanted| wanted == cell)
    }
}

fn cell(name: &str) -> Result<String, String> {
    if TIMED.contains(&name) || OTHERS.contains(&name) {
        Ok(String::from(name))
    } else {
        Err(format!("there is no cell `{name}`; there are {}, {}", TIMED.join(", "), OTHERS.join(", ")))
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("`{text}` is no number that fits here"))
}

//! Measuring the cells, and printing each as soon as it is known.

use std::io::Write;
use std::process::Command;

use crate::options::{Options, TIMED};
use crate::peers::Peer;

/// One measured value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub(crate) engine: String,
    pub(crate) workload: String,
    pub(crate) value: f64,
    pub(crate) unit: String,
    pub(crate) ratio: Option<f64>,
}

impl Cell {
    fn print(&self) -> Result<(), String> {
        let Cell { engine, workload, value, unit, ratio } = self;
        let ratio = ratio.map_or_else(|| String::from("-"), |ratio| format!("{ratio:.2}"));
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{engine}\t{workload}\t{value:.1}\t{unit}\t{ratio}");
        written.and_then(|()| out.flush()).map_err(|error| error.to_string())
    }

    fn parse(line: &str) -> Option<Cell> {
        let mut fields = line.split('\t');
        let mut next = || fields.next().map(String::from);
        Some(Cell {
            engine: next()?,
            workload: next()?,
            value: next()?.parse().ok()?,
            unit: next()?,
            ratio: next()?.parse().ok(),
        })
    }
}

/// The cells that an earlier run printed.
pub(crate) fn read(file: &str) -> Result<Vec<Cell>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    text.lines().map(|line| Cell::parse(line).ok_or_else(|| format!("{file}: `{line}` is no cell"))).collect()
}

/// Measures what is asked for.
pub(crate) fn measure(options: &Options) -> Result<Vec<Cell>, String> {
    let mut cells = Vec::new();
    let mut keep = |cell: Cell| {
        cell.print()?;
        cells.push(cell);
        Ok::<(), String>(())
    };
    for workload in TIMED.into_iter().filter(|workload| options.wants(workload)) {
        time(options, workload)?.into_iter().try_for_each(&mut keep)?;
    }
    if options.instructions {
        for workload in TIMED.into_iter().filter(|workload| options.wants(workload)) {
            instructions(options, workload)?.into_iter().try_for_each(&mut keep)?;
        }
    }
    let seconds = (options.seconds / 4.0).to_string();
    for peer in &options.engines {
        for workload in ["W1", "W2"] {
            for (suffix, unit, measurement) in
                [("compile", "us", "compile"), ("compile-cold", "us", "cold"), ("rule", "KiB", "rule")]
            {
                let name = format!("{workload}-{suffix}");
                let mut arguments = vec![measurement, workload];
                arguments.extend((measurement == "compile").then_some(&*seconds));
                other(options, *peer, &name, unit, &arguments)?.into_iter().try_for_each(&mut keep)?;
            }
        }
        other(options, *peer, "instance", "KiB", &["instance"])?.into_iter().try_for_each(&mut keep)?;
        other(options, *peer, "SCALE", "ns", &["scale", &options.seconds.to_string()])?
            .into_iter()
            .try_for_each(&mut keep)?;
    }
    Ok(cells)
}

/// Lets the engines take turns, a process each time, and takes the middle of what the rounds gave.
fn time(options: &Options, workload: &str) -> Result<Vec<Cell>, String> {
    let seconds = (options.seconds / f64::from(options.rounds)).to_string();
    let mut rounds: Vec<Vec<Vec<f64>>> = vec![Vec::new(); options.engines.len()];
    for _ in 0..options.rounds {
        for (peer, rounds) in options.engines.iter().zip(&mut rounds) {
            rounds.extend(peer.measure(&["time", workload, &seconds])?);
        }
    }
    let cell = |(peer, rounds): (&Peer, &Vec<Vec<f64>>)| {
        let column = |index: usize| median(rounds.iter().filter_map(|round| round.get(index).copied()));
        Some(Cell {
            engine: String::from(peer.name),
            workload: String::from(workload),
            value: column(0)?,
            unit: String::from("ns"),
            ratio: column(2),
        })
    };
    Ok(options.engines.iter().zip(&rounds).filter_map(cell).collect())
}

/// A cell that is no comparison with native code. The cold compilation is measured in several processes.
fn other(
    options: &Options,
    peer: Peer,
    name: &str,
    unit: &str,
    arguments: &[&str],
) -> Result<Option<Cell>, String> {
    if !options.wants(name) {
        return Ok(None);
    }
    let mut values = Vec::new();
    let mut ratio = None;
    for _ in 0..if name.ends_with("cold") { 5 } else { 1 } {
        let Some(numbers) = peer.measure(arguments)? else { return Ok(None) };
        values.extend(numbers.first());
        ratio = numbers.get(2).copied();
    }
    Ok(median(values.into_iter()).map(|value| Cell {
        engine: String::from(peer.name),
        workload: String::from(name),
        value,
        unit: String::from(unit),
        ratio,
    }))
}

/// Instructions per request, by callgrind: of many requests less those of fewer, so that the beginning and the
/// first compilation of what is hot do not count.
fn instructions(options: &Options, workload: &str) -> Result<Vec<Cell>, String> {
    // The loops do the same for every request, and valgrind is slow; the others must be well beyond the hundred
    // calls after which LuaJIT begins to compile.
    let loops = workload.starts_with("W4a") || workload.starts_with("W5");
    let (few, many) = if loops { (8, 16) } else { (1024, 2048) };
    let mut cells: Vec<Cell> = Vec::new();
    for peer in &options.engines {
        let Some(first) = count(*peer, workload, few)? else { continue };
        let Some(second) = count(*peer, workload, many)? else { continue };
        cells.push(Cell {
            engine: String::from(peer.name),
            workload: format!("{workload}-instructions"),
            value: (second - first) / f64::from(many - few),
            unit: String::from("Ir"),
            ratio: None,
        });
    }
    if let Some(native) = cells.iter().find(|cell| cell.engine == "native").map(|cell| cell.value) {
        cells.iter_mut().for_each(|cell| cell.ratio = Some(cell.value / native));
    }
    Ok(cells)
}

fn count(peer: Peer, workload: &str, rounds: u32) -> Result<Option<f64>, String> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .args(peer.command(&["rounds", workload, &rounds.to_string()]))
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{} {workload} under valgrind failed:\n{said}", peer.name));
    }
    if output.stdout.is_empty() {
        return Ok(None);
    }
    let counted = said.lines().find_map(|line| line.split("Collected :").nth(1));
    let counted = counted.and_then(|number| number.trim().parse().ok());
    counted.map(Some).ok_or_else(|| format!("valgrind counts nothing:\n{said}"))
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

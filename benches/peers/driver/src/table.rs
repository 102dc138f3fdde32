//! The tables of the report.

use std::fmt::Write;

use crate::cells::Cell;
use crate::peers::PEERS;

/// The workloads of the large table.
pub(crate) const COLUMNS: [&str; 8] = ["W1", "W2", "W3", "W4a", "W4b", "W5a", "W5b", "W6"];

/// What was recorded of wirefilter-engine 0.7 earlier: no registry has it, so it cannot run beside the others.
/// Workload, nanoseconds, ratios to native and to LuaJIT in its own run.
pub(crate) const WIREFILTER: [(&str, f64, f64, f64); 4] =
    [("W1", 60.0, 5.7, 0.19), ("W2", 163.0, 8.8, 0.53), ("W4b", 49.0, 2.4, 0.12), ("W6", 392.0, 1.5, 0.08)];

/// The cell of an engine.
pub(crate) fn find<'a>(cells: &'a [Cell], engine: &str, workload: &str) -> Option<&'a Cell> {
    cells.iter().find(|cell| cell.engine == engine && cell.workload == workload)
}

/// All tables.
pub(crate) fn render(cells: &[Cell]) -> String {
    let mut text = String::new();
    // Writing to a text does not fail.
    let _ = times(&mut text, cells);
    let _ = instructions(&mut text, cells);
    let _ = sizes(&mut text, cells);
    let _ = notes(&mut text, cells);
    text
}

/// The engines that have a cell whose name passes.
fn engines<'a>(
    cells: &'a [Cell],
    has: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = &'static str> + 'a {
    let measured = move |engine: &str| cells.iter().any(|cell| cell.engine == engine && has(&cell.workload));
    PEERS.iter().map(|peer| peer.name).filter(move |engine| measured(engine))
}

fn times(text: &mut String, cells: &[Cell]) -> std::fmt::Result {
    writeln!(text, "Time per request: median (× native / × LuaJIT in the same run). Lower is better.\n")?;
    head(text, &COLUMNS)?;
    for engine in engines(cells, |workload| COLUMNS.contains(&workload)) {
        write!(text, "| {} |", strong(engine))?;
        for workload in COLUMNS {
            let Some(cell) = find(cells, engine, workload) else {
                write!(text, " – |")?;
                continue;
            };
            write!(text, " {}", nanoseconds(cell.value))?;
            if engine != "native" {
                let native = cell.ratio.map_or_else(|| String::from("–"), times_of);
                let luajit =
                    find(cells, "luajit", workload).map(|luajit| times_of(cell.value / luajit.value));
                write!(text, " ({native} / {})", luajit.as_deref().unwrap_or("–"))?;
            }
            write!(text, " |")?;
        }
        writeln!(text)?;
    }
    write!(text, "| wirefilter, *recorded* |")?;
    for workload in COLUMNS {
        match WIREFILTER.iter().find(|recorded| recorded.0 == workload) {
            Some((_, value, native, luajit)) => {
                write!(text, " *{} ({} / {})* |", nanoseconds(*value), times_of(*native), times_of(*luajit))?;
            }
            None => write!(text, " – |")?,
        }
    }
    writeln!(text, "\n\n![The ratios to native as a plot](performance.svg)")
}

fn instructions(text: &mut String, cells: &[Cell]) -> std::fmt::Result {
    let is_count = |workload: &str| workload.ends_with("-instructions");
    if engines(cells, is_count).next().is_none() {
        return Ok(());
    }
    writeln!(
        text,
        "\nInstructions per request by callgrind (× native), which no load of the machine changes.\n"
    )?;
    head(text, &COLUMNS)?;
    for engine in engines(cells, is_count) {
        write!(text, "| {} |", strong(engine))?;
        for workload in COLUMNS {
            match find(cells, engine, &format!("{workload}-instructions")) {
                Some(cell) => {
                    let ratio = cell.ratio.map_or_else(|| String::from("–"), times_of);
                    write!(text, " {} ({ratio}) |", grouped(cell.value))?;
                }
                None => write!(text, " – |")?,
            }
        }
        writeln!(text)?;
    }
    Ok(())
}

fn sizes(text: &mut String, cells: &[Cell]) -> std::fmt::Result {
    const CELLS: [(&str, &str); 7] = [
        ("W1-compile", "compile W1 µs"),
        ("W1-compile-cold", "cold"),
        ("W2-compile", "compile W2 µs"),
        ("W2-compile-cold", "cold"),
        ("W1-rule", "W1 KiB"),
        ("W2-rule", "W2 KiB"),
        ("instance", "instance KiB"),
    ];
    writeln!(text, "\nCompiling (warm, and as the first thing that a process does), and memory.\n")?;
    head(text, &CELLS.map(|cell| cell.1))?;
    for engine in engines(cells, |workload| CELLS.iter().any(|cell| cell.0 == workload)) {
        write!(text, "| {} |", strong(engine))?;
        for (name, _) in CELLS {
            match find(cells, engine, name) {
                Some(cell) => write!(text, " {} |", tenths(cell.value))?,
                None => write!(text, " – |")?,
            }
        }
        writeln!(text)?;
    }
    writeln!(text, "| wirefilter, *recorded* | *1.3* | – | *19* | *20* | *1.4* | *7.7* | *0.7* |")
}

fn notes(text: &mut String, cells: &[Cell]) -> std::fmt::Result {
    if let Some(cell) = find(cells, "native", "W4a-parsed") {
        writeln!(
            text,
            "\nThe native loop of W4a over networks that were parsed beforehand takes {}.",
            nanoseconds(cell.value)
        )?;
    }
    if let Some(Cell { value, ratio: Some(ratio), .. }) = find(cells, "pointsman", "SCALE") {
        writeln!(
            text,
            "\n`SCALE`: Pointsman decides a request by 10,000 rules of one virtual server in {}: {} the time of ten.",
            nanoseconds(*value),
            times_of(*ratio)
        )?;
    }
    Ok(())
}

fn head(text: &mut String, columns: &[&str]) -> std::fmt::Result {
    writeln!(text, "| engine | {} |", columns.join(" | "))?;
    writeln!(text, "|---{}|", "|---".repeat(columns.len()))
}

fn strong(engine: &str) -> String {
    if engine == "pointsman" { String::from("**pointsman**") } else { String::from(engine) }
}

fn nanoseconds(value: f64) -> String {
    match value {
        v if v < 100.0 => format!("{v:.1} ns"),
        v if v < 10_000.0 => format!("{} ns", grouped(v)),
        v if v < 1e6 => format!("{:.1} µs", v / 1e3),
        v => format!("{:.2} ms", v / 1e6),
    }
}

fn times_of(ratio: f64) -> String {
    match ratio {
        r if r < 1.0 => format!("{r:.2}×"),
        r if r < 20.0 => format!("{r:.1}×"),
        r => format!("{}×", grouped(r)),
    }
}

fn tenths(value: f64) -> String {
    if value < 100.0 { format!("{value:.1}") } else { grouped(value) }
}

/// A whole number, its thousands apart.
fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_long_as_they_can_be_trusted() {
        assert_eq!(nanoseconds(6.84), "6.8 ns");
        assert_eq!(nanoseconds(1234.5), "1,234 ns");
        assert_eq!(nanoseconds(74_123.0), "74.1 µs");
        assert_eq!(nanoseconds(12_400_000.0), "12.40 ms");
        assert_eq!(times_of(0.123), "0.12×");
        assert_eq!(times_of(376.4), "376×");
        assert_eq!(grouped(102_217_834.0), "102,217,834");
    }
}

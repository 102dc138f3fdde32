//! The plot of the report: one row for each workload, one dot for each engine, the ratio to native on a
//! logarithmic scale.

use std::fmt::Write;

use crate::cells::Cell;
use crate::peers::PEERS;
use crate::table::{COLUMNS, WIREFILTER, find};

const WIDTH: f64 = 900.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 870.0;
const TOP: f64 = 64.0;
const ROW: f64 = 40.0;
/// The ratios at the two ends of the scale.
const SCALE: (f64, f64) = (0.1, 1000.0);

/// Colours that stay apart for most eyes, by engine in the order of the tables; wirefilter is the last.
const COLOURS: [&str; 11] = [
    "#000000", "#d00000", "#1f4e9c", "#5b9bd5", "#0b7a75", "#e08e0b", "#7b3fa0", "#8c6d46", "#4c9a2a",
    "#c2569b", "#777777",
];

/// The plot as SVG.
pub(crate) fn render(cells: &[Cell]) -> String {
    let mut svg = String::new();
    // Writing to a text does not fail.
    let _ = draw(&mut svg, cells);
    svg
}

fn draw(svg: &mut String, cells: &[Cell]) -> std::fmt::Result {
    let bottom = TOP + ROW * COLUMNS.len() as f64;
    let height = bottom + 50.0;
    writeln!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12">"#
    )?;
    writeln!(svg, "<title>Time per request as a ratio to hand-written Rust</title>")?;
    writeln!(svg, r##"<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>"##)?;
    axis(svg, bottom)?;
    let engines: Vec<&str> = PEERS.iter().map(|peer| peer.name).filter(|name| *name != "native").collect();
    for (row, workload) in COLUMNS.iter().enumerate() {
        let middle = TOP + ROW * (row as f64 + 0.5);
        writeln!(
            svg,
            r#"<text x="{}" y="{}" text-anchor="end" font-weight="bold">{workload}</text>"#,
            LEFT - 12.0,
            middle + 4.0
        )?;
        // Ours comes last, so that nothing lies on it.
        for (index, engine) in engines.iter().enumerate().rev() {
            if let Some(ratio) = find(cells, engine, workload).and_then(|cell| cell.ratio) {
                dot(svg, engine, index + 1, ratio, middle)?;
            }
        }
        if let Some(recorded) = WIREFILTER.iter().find(|recorded| recorded.0 == *workload) {
            dot(svg, "wirefilter, recorded", COLOURS.len() - 1, recorded.2, middle)?;
        }
    }
    let mut x = LEFT;
    for (index, engine) in engines.iter().enumerate() {
        legend(svg, engine, index + 1, &mut x)?;
    }
    legend(svg, "wirefilter, recorded", COLOURS.len() - 1, &mut x)?;
    writeln!(svg, "</svg>")
}

fn axis(svg: &mut String, bottom: f64) -> std::fmt::Result {
    let mut ratio = SCALE.0;
    while ratio <= SCALE.1 * 1.01 {
        let x = place(ratio);
        let colour = if (ratio - 1.0).abs() < 0.01 { "#000000" } else { "#cccccc" };
        writeln!(svg, r#"<line x1="{x:.1}" y1="{TOP}" x2="{x:.1}" y2="{bottom}" stroke="{colour}"/>"#)?;
        writeln!(svg, r#"<text x="{x:.1}" y="{}" text-anchor="middle">{ratio}×</text>"#, bottom + 18.0)?;
        // In steps of ten, without the dust of multiplying fractions.
        ratio = if ratio < 1.0 { 1.0 } else { ratio * 10.0 };
    }
    for row in 0..=COLUMNS.len() {
        let y = TOP + ROW * row as f64;
        writeln!(svg, r##"<line x1="{LEFT}" y1="{y}" x2="{RIGHT}" y2="{y}" stroke="#eeeeee"/>"##)?;
    }
    writeln!(
        svg,
        r#"<text x="{}" y="{}" text-anchor="middle">time per request ÷ hand-written Rust, logarithmic; further left is faster</text>"#,
        f64::midpoint(LEFT, RIGHT),
        bottom + 38.0
    )
}

/// Where a ratio is on the scale.
fn place(ratio: f64) -> f64 {
    let ratio = ratio.clamp(SCALE.0, SCALE.1);
    LEFT + (RIGHT - LEFT) * (ratio / SCALE.0).log10() / (SCALE.1 / SCALE.0).log10()
}

fn dot(svg: &mut String, engine: &str, colour: usize, ratio: f64, y: f64) -> std::fmt::Result {
    let x = place(ratio);
    let shape = mark(engine, colour, x, y);
    let shape = shape.replacen("/>", &format!("><title>{engine} {ratio:.2}×</title></circle>"), 1);
    writeln!(svg, "{shape}")
}

fn legend(svg: &mut String, engine: &str, colour: usize, x: &mut f64) -> std::fmt::Result {
    writeln!(svg, "{}", mark(engine, colour, *x, 26.0))?;
    writeln!(svg, r#"<text x="{:.1}" y="30">{engine}</text>"#, *x + 9.0)?;
    *x += 24.0 + 6.6 * engine.len() as f64;
    Ok(())
}

/// A dot: ours larger, what was recorded elsewhere hollow.
fn mark(engine: &str, colour: usize, x: f64, y: f64) -> String {
    let colour = COLOURS.get(colour).copied().unwrap_or("#000000");
    let radius = if engine == "pointsman" { 7.0 } else { 4.5 };
    let fill = if engine.ends_with("recorded") { "none" } else { colour };
    format!(
        r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius}" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>"#
    )
}

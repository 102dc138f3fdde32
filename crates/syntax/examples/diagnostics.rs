//! Prints `docs/diagnostics.md` from the table of codes; `docs/generate` keeps it up to date.

use std::io::Write;

use pointsman_syntax::codes::ALL;

const HEAD: &str = "# Diagnostics

Generated from the table of codes (`crates/syntax/src/codes`) by `docs/generate`; do not edit. A code is never
used again for something else. `rulecheck explain CODE` prints the same pages offline.

| code | name | severity |
|---|---|---|
";

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(HEAD.as_bytes())?;
    for code in ALL {
        writeln!(
            out,
            "| [{}](#{}-{}) | {} | {} |",
            code.id,
            code.id.to_lowercase(),
            code.name,
            code.name,
            code.severity.name()
        )?;
    }
    for code in ALL {
        // The pages' own headings go one level down, below this file's.
        let page = code.page.trim().replace("\n## ", "\n### ");
        writeln!(out, "\n#{}", page)?;
    }
    Ok(())
}

//! `rulecheck explain CODE`: a diagnostic's page.

use pointsman_syntax::codes;

use crate::cli::Explain;
use crate::console::{Console, Paint};
use crate::{Status, suggest};

pub(crate) fn explain(args: &Explain, console: &mut Console<'_>) -> Status {
    let Some(code) = codes::find(args.code.trim()) else {
        let names = codes::ALL.iter().flat_map(|code| [code.id, code.name]);
        let near = suggest::nearest(args.code.trim(), names);
        console.fail(format!("there is no diagnostic `{}`{}", args.code, suggest::did_you_mean(&near)));
        return Status::Failed;
    };
    let paint = Paint::new(console.color_out);
    for line in code.page.trim_end().lines() {
        console.out_line(if line.starts_with('#') { paint.bold(line) } else { line.to_owned() });
    }
    Status::Success
}

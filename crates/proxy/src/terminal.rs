//! The person at the terminal: what is said to them, and whether in colours.

use std::io::Write;

/// Whether colours are wanted on a stream (<https://no-color.org>).
pub(crate) fn wants_color(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Says something to the person at the terminal.
pub(crate) fn say(text: &str) {
    // Nobody reads it any more, when it cannot be written.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

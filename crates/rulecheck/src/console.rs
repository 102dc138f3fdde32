//! Where output goes: standard output and standard error, with or without colour.
//!
//! Nothing else in this crate touches the two streams, so that every command can be run by a test into
//! plain buffers, and a closed pipe ends the tool quietly instead of with a panic.

use std::io::{self, Write};

/// The two streams and whether each may be coloured.
pub(crate) struct Console<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    /// Whether standard output is coloured.
    pub(crate) color_out: bool,
    /// Whether standard error is coloured.
    pub(crate) color_err: bool,
    /// Standard output's first failure: a full disk is told, a closed pipe is not.
    failed: Option<io::Error>,
}

impl<'a> Console<'a> {
    /// A console that writes to these.
    pub(crate) fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Console<'a> {
        Console { out, err, color_out: false, color_err: false, failed: None }
    }

    /// Writes to standard output.
    pub(crate) fn out(&mut self, text: impl AsRef<[u8]>) {
        if self.failed.is_none()
            && let Err(error) = self.out.write_all(text.as_ref())
        {
            self.failed = Some(error);
        }
    }

    /// Writes a line to standard output.
    pub(crate) fn out_line(&mut self, text: impl AsRef<[u8]>) {
        self.out(text);
        self.out("\n");
    }

    /// Writes to standard error. There is nobody to tell when that fails.
    pub(crate) fn err(&mut self, text: impl AsRef<[u8]>) {
        let _ = self.err.write_all(text.as_ref());
    }

    /// Writes a line to standard error.
    pub(crate) fn err_line(&mut self, text: impl AsRef<[u8]>) {
        self.err(text);
        self.err("\n");
    }

    /// Says why the command could not be carried out.
    pub(crate) fn fail(&mut self, message: impl std::fmt::Display) {
        let head = Paint::new(self.color_err).bold_red("error");
        self.err_line(format!("{head}: {message}"));
    }

    /// Flushes; false when standard output could not take everything. A reader that went away (`| head`)
    /// has what it wanted.
    pub(crate) fn finish(mut self) -> bool {
        let _ = self.err.flush();
        match self.failed.take().or_else(|| self.out.flush().err()) {
            None => true,
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => true,
            Some(error) => {
                self.err_line(format!("error: cannot write to standard output: {error}"));
                false
            }
        }
    }
}

/// Wraps words in the terminal's colour codes, or leaves them plain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    on: bool,
}

impl Paint {
    /// Colours when `on`.
    pub(crate) fn new(on: bool) -> Paint {
        Paint { on }
    }

    fn wrap(self, code: &str, text: impl std::fmt::Display) -> String {
        if self.on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }

    /// What stands out.
    pub(crate) fn bold(self, text: impl std::fmt::Display) -> String {
        self.wrap("1", text)
    }

    /// What may be skipped.
    pub(crate) fn dim(self, text: impl std::fmt::Display) -> String {
        self.wrap("2", text)
    }

    /// What went well.
    pub(crate) fn green(self, text: impl std::fmt::Display) -> String {
        self.wrap("32", text)
    }

    /// What is doubtful.
    pub(crate) fn yellow(self, text: impl std::fmt::Display) -> String {
        self.wrap("33", text)
    }

    /// What went wrong.
    pub(crate) fn red(self, text: impl std::fmt::Display) -> String {
        self.wrap("31", text)
    }

    /// What went wrong, as a headline.
    pub(crate) fn bold_red(self, text: impl std::fmt::Display) -> String {
        self.wrap("1;31", text)
    }
}

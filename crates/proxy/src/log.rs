//! The event log: one line per event, never in the way.
//!
//! Whoever serves requests only hands a line over; a thread of its own writes. When lines come faster than they can
//! be written or read they are dropped and counted, because a log that slows traffic down, or that fills a disk
//! with one repeated line, does more harm than a missing line.

use std::fmt;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use crate::clock;

/// How serious an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is well that this is known.
    Info,
    /// Something is not as it should be.
    Warn,
    /// Something failed.
    Error,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Level::Info => "info",
            Level::Warn => "warn",
            Level::Error => "error",
        }
    }
}

enum Message {
    Line(String),
    Flush(SyncSender<()>),
}

/// A handle to the log.
#[derive(Debug)]
pub struct Log {
    lines: SyncSender<Message>,
    /// The second that `count` speaks of, and events in it: two halves of one word.
    window: AtomicU64,
    suppressed: AtomicU64,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Message")
    }
}

impl Log {
    /// Events of one second beyond which they are only counted.
    const EVENTS_PER_SECOND: u64 = 200;
    /// Lines waiting to be written beyond which they are dropped.
    const WAITING: usize = 8_192;

    /// A log that writes to standard error.
    pub fn stderr() -> Log {
        Log::to(Box::new(std::io::stderr()))
    }

    /// A log that writes somewhere else.
    pub fn to(mut sink: Box<dyn Write + Send>) -> Log {
        let (lines, receiver) = sync_channel(Self::WAITING);
        // Should no thread start, the channel closes and lines are dropped: serving goes first.
        let _ = std::thread::Builder::new()
            .name(String::from("log"))
            .spawn(move || write_all(&receiver, &mut *sink));
        Log { lines, window: AtomicU64::new(0), suppressed: AtomicU64::new(0) }
    }

    /// Logs an event, unless there were too many this second.
    pub fn event(&self, level: Level, text: fmt::Arguments<'_>) {
        let second = clock::now() / 1000;
        let window = self.window.load(Ordering::Relaxed);
        if window >> 32 == second & 0xffff_ffff {
            if window & 0xffff_ffff >= Self::EVENTS_PER_SECOND {
                self.suppressed.fetch_add(1, Ordering::Relaxed);
                return;
            }
            self.window.fetch_add(1, Ordering::Relaxed);
        } else {
            self.window.store(second << 32 | 1, Ordering::Relaxed);
            self.tell_suppressed();
        }
        self.line(level, text);
    }

    /// Logs a line that is wanted however many there are: the access log.
    pub fn line(&self, level: Level, text: fmt::Arguments<'_>) {
        let line = format!("{:.3} {} {}\n", jiff::Timestamp::now(), level.name(), Printable(text));
        if self.lines.try_send(Message::Line(line)).is_err() {
            self.suppressed.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Hands over text that is written as it is.
    pub(crate) fn raw(&self, text: &str) {
        if self.lines.try_send(Message::Line(text.to_owned())).is_err() {
            self.suppressed.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn tell_suppressed(&self) {
        let count = self.suppressed.swap(0, Ordering::Relaxed);
        if count > 0 {
            self.line(Level::Warn, format_args!("{count} more events were not logged"));
        }
    }

    /// Waits, not for long, until what was logged is written.
    pub fn flush(&self) {
        self.tell_suppressed();
        let (done, wait) = sync_channel(1);
        if self.lines.send(Message::Flush(done)).is_ok() {
            let _ = wait.recv_timeout(Duration::from_secs(2));
        }
    }
}

/// Clients choose what stands in paths and headers: control characters must not reach a terminal or make a line
/// of their own.
struct Printable<'a>(fmt::Arguments<'a>);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Escape<'a, 'b>(&'a mut fmt::Formatter<'b>);
        impl fmt::Write for Escape<'_, '_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                for part in text.split_inclusive(char::is_control) {
                    match part.chars().next_back() {
                        Some(last) if last.is_control() => {
                            self.0.write_str(&part[..part.len() - last.len_utf8()])?;
                            write!(self.0, "{}", last.escape_default())?;
                        }
                        _ => self.0.write_str(part)?,
                    }
                }
                Ok(())
            }
        }
        fmt::write(&mut Escape(f), self.0)
    }
}

fn write_all(lines: &Receiver<Message>, sink: &mut dyn Write) {
    while let Ok(message) = lines.recv() {
        // A log that cannot be written has nowhere to say so.
        match message {
            Message::Line(line) => {
                let _ = sink.write_all(line.as_bytes());
            }
            Message::Flush(done) => {
                let _ = sink.flush();
                let _ = done.send(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn text(sink: &Sink) -> String {
        String::from_utf8(sink.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn an_event_is_one_line_whatever_is_in_it() {
        let sink = Sink::default();
        let log = Log::to(Box::new(sink.clone()));
        log.event(Level::Warn, format_args!("path={}", "/a\r\nforged \x1b[31m\u{e9}"));
        log.flush();
        let text = text(&sink);
        assert!(text.ends_with("Z warn path=/a\\r\\nforged \\u{1b}[31m\u{e9}\n"), "{text}");
        assert_eq!(text.matches('\n').count(), 1);
    }

    #[test]
    fn a_flood_is_counted_not_written() {
        let sink = Sink::default();
        let log = Log::to(Box::new(sink.clone()));
        for number in 0..10_000 {
            log.event(Level::Error, format_args!("event {number}"));
        }
        log.flush();
        let text = text(&sink);
        // It may take a few seconds on a slow machine; each of them has its share.
        assert!(text.lines().count() < 5_000, "{}", text.lines().count());
        assert!(text.contains("more events were not logged"));
    }
}

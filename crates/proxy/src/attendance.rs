//! Attending to a running proxy: signals, and files that change under it.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::config::Config;
use crate::files::{Source, Watch};
use crate::log::Level;
use crate::process::{Proxy, Refused};

/// Hears signals from when it is made: before the proxy starts, or one that comes while it does would end the process
/// as if nobody cared.
pub(crate) struct Attendance {
    runtime: Runtime,
    hangup: Signal,
    ask: Signal,
    terminate: Signal,
    interrupt: Signal,
}

impl Attendance {
    /// Begins to hear. The error says what is wrong, for a person.
    pub(crate) fn begin() -> Result<Attendance, String> {
        let begin = || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let entered = runtime.enter();
            let hangup = signal(SignalKind::hangup())?;
            let ask = signal(SignalKind::user_defined1())?;
            let terminate = signal(SignalKind::terminate())?;
            let interrupt = signal(SignalKind::interrupt())?;
            drop(entered);
            Ok(Attendance { runtime, hangup, ask, terminate, interrupt })
        };
        begin().map_err(|error: std::io::Error| format!("error: cannot attend to signals: {error}\n"))
    }

    /// Attends to signals and changed files until the process is to end, then stops the proxy.
    pub(crate) fn attend(self, mut proxy: Proxy, config: Option<&Path>) -> ExitCode {
        let Attendance { runtime, mut hangup, mut ask, mut terminate, mut interrupt } = self;
        let mut watch = Watch::default();
        watch.set(proxy.loaded());
        // What is refused is tried again each second, because a file that it lacks may come; it is said once.
        let mut refused = None;
        runtime.block_on(async {
            let mut ticks = tokio::time::interval(Duration::from_secs(1));
            loop {
                let asked = tokio::select! {
                    _ = terminate.recv() => return,
                    _ = interrupt.recv() => return,
                    _ = hangup.recv() => true,
                    _ = ask.recv() => {
                        proxy.tell_observed();
                        false
                    }
                    _ = ticks.tick() => false,
                };
                let Some(path) = config else { continue };
                let changed = watch.has_changed();
                if asked || changed {
                    let before = refused.take().filter(|_| !asked);
                    refused = reload(&mut proxy, path, before.as_deref());
                    watch.set(proxy.loaded());
                }
            }
        });
        let log = Arc::clone(proxy.log());
        log.event(Level::Info, format_args!("stopping; a second signal stops at once"));
        let again = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&again);
        // The proxy's own threads end in their own way; this one only listens for impatience.
        let listener = std::thread::spawn(move || {
            let stopped = async {
                while Arc::strong_count(&heard) > 1 {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            };
            runtime.block_on(async {
                tokio::select! {
                    _ = terminate.recv() => heard.store(true, Ordering::Release),
                    _ = interrupt.recv() => heard.store(true, Ordering::Release),
                    () = stopped => {}
                }
            });
        });
        let whole = proxy.stop(|| again.load(Ordering::Acquire));
        drop(again);
        let _ = listener.join();
        if whole {
            log.event(Level::Info, format_args!("stopped; every request was answered"));
        } else {
            log.event(Level::Warn, format_args!("stopped; what was still in flight was cut"));
        }
        log.flush();
        ExitCode::SUCCESS
    }
}

/// Loads the configuration anew. Gives why it was refused, if it was; that is logged unless it is what was said
/// `before`.
fn reload(proxy: &mut Proxy, path: &Path, before: Option<&str>) -> Option<String> {
    let log = Arc::clone(proxy.log());
    let reloaded =
        Config::load(&Source::Disk, path).map_err(Refused::Config).and_then(|config| proxy.reload(&config));
    match reloaded {
        Ok(reloaded) => {
            log.event(
                Level::Info,
                format_args!(
                    "reloaded {}: generation {}, {} addresses opened, {} closed",
                    path.display(),
                    reloaded.generation,
                    reloaded.opened.len(),
                    reloaded.closed.len()
                ),
            );
            None
        }
        Err(refused) => {
            let refused = refused.to_string();
            if before != Some(&refused) {
                log.event(Level::Error, format_args!("reload refused, nothing has changed: {refused}"));
            }
            Some(refused)
        }
    }
}

//! The command line of `pointsman`.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use pointsman::Engine;
use pointsman::syntax::Severity;
use tokio::signal::unix::{SignalKind, signal};

use crate::config::{Config, Source};
use crate::demo;
use crate::log::{Level, Log};
use crate::process::{Options, Proxy, Refused, render_rules};
use crate::rules::LoadedRules;
use crate::watch::Watch;

/// A thin reverse proxy that lets rules decide where traffic goes.
///
/// Without a command it serves the gallery demonstration: two back ends included, on loopback, with lines to try.
#[derive(Debug, Parser)]
#[command(name = "pointsman", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve a configuration; without one, the gallery demonstration.
    ///
    /// SIGHUP, or a change of the configuration or of a rule, reloads it; a reload that fails changes nothing and
    /// says why. SIGUSR1 has counters, events, service levels and the latest requests written to the log. SIGTERM or SIGINT stops without losing a request; a second one stops at once.
    Serve(Serve),
    /// Check a configuration and all its rules: 0 when it can be served, 1 when not.
    Check(Check),
}

#[derive(Debug, Args)]
struct Serve {
    /// The configuration, a TOML file.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Check {
    /// The configuration, a TOML file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Runs `pointsman` with the process's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        None | Some(Command::Serve(Serve { config: None })) => demo::run(),
        Some(Command::Serve(Serve { config: Some(path) })) => serve(&path),
        Some(Command::Check(Check { config })) => check(&config),
    }
}

/// Whether colours are wanted on a stream (<https://no-color.org>).
pub(crate) fn wants_color(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Says something to the person at the terminal.
pub(crate) fn say(text: &str) {
    // Nobody reads it any more, when it cannot be written.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

fn check(path: &Path) -> ExitCode {
    let color = wants_color(std::io::stdout().is_terminal());
    let mut text = String::new();
    let good = match Config::load(&Source::Disk, path) {
        Ok(config) => {
            let rules = LoadedRules::load(&Engine::standard(), &config, &mut 0);
            text.push_str(&config.warnings.render(color));
            text.push_str(&render_rules(&rules.diagnostics, Severity::Info, color));
            !rules.any_error()
        }
        Err(problems) => {
            text.push_str(&problems.render(color));
            false
        }
    };
    let verdict = if good { "can be served" } else { "cannot be served" };
    text.push_str(&format!("{} {verdict}\n", path.display()));
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn serve(path: &Path) -> ExitCode {
    let color = wants_color(std::io::stderr().is_terminal());
    let log = Arc::new(Log::stderr());
    let config = match Config::load(&Source::Disk, path) {
        Ok(config) => config,
        Err(problems) => {
            say(&problems.render(color));
            return ExitCode::FAILURE;
        }
    };
    let options = Options { log: Some(Arc::clone(&log)), ..Options::default() };
    let proxy = match Proxy::start(&config, options) {
        Ok(proxy) => proxy,
        Err(refused) => {
            say(&refused.render(color));
            return ExitCode::FAILURE;
        }
    };
    let mut addresses: Vec<String> = proxy.addresses().map(|(_, bound)| bound.to_string()).collect();
    addresses.sort();
    log.event(Level::Info, format_args!("serving {} on {}", path.display(), addresses.join(", ")));
    attend(proxy, Some(path))
}

/// Attends to signals and changed files until the process is to end, then stops the proxy.
pub(crate) fn attend(mut proxy: Proxy, config: Option<&Path>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            say(&format!("error: cannot attend to signals: {error}\n"));
            return ExitCode::FAILURE;
        }
    };
    let _entered = runtime.enter();
    let signals = (|| {
        Ok::<_, std::io::Error>((
            signal(SignalKind::hangup())?,
            signal(SignalKind::user_defined1())?,
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        ))
    })();
    let (mut hangup, mut ask, mut terminate, mut interrupt) = match signals {
        Ok(signals) => signals,
        Err(error) => {
            say(&format!("error: cannot attend to signals: {error}\n"));
            return ExitCode::FAILURE;
        }
    };
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
        runtime.block_on(async {
            tokio::select! {
                _ = terminate.recv() => heard.store(true, Ordering::Release),
                _ = interrupt.recv() => heard.store(true, Ordering::Release),
                () = async { while Arc::strong_count(&heard) > 1 { tokio::time::sleep(Duration::from_millis(20)).await } } => {}
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

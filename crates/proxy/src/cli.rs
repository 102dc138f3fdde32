//! The command line of `pointsman`.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};
use pointsman::Engine;
use pointsman::syntax::Severity;

use crate::attendance::Attendance;
use crate::config::{Config, Source};
use crate::demo;
use crate::log::{Level, Log};
use crate::process::{Options, Proxy, render_rules};
use crate::rules::LoadedRules;
use crate::terminal::{say, wants_color};

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
    let attendance = match Attendance::begin() {
        Ok(attendance) => attendance,
        Err(error) => {
            say(&error);
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
    attendance.attend(proxy, Some(path))
}

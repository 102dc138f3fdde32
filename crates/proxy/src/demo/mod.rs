//! The gallery demonstration: what `pointsman` does when nobody tells it anything.
//!
//! It serves `rules/gallery`, built in, on loopback, with the two web servers of that story played by this process,
//! and shows each decision as it is made. Nothing in it is special: the configuration and the rule are files that
//! anybody can serve.

mod backend;

use std::io::IsTerminal;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use crate::attendance::Attendance;
use crate::config::{Config, Source};
use crate::log::Log;
use crate::process::{Options, Proxy, Refused};
use crate::record::{Observer, Record, Verdict};
use crate::terminal::{say, wants_color};

use backend::{Backend, Front};

const CONFIG: &str = include_str!("../../../../rules/gallery/gallery.toml");
const RULE: &str = include_str!("../../../../rules/gallery/gallery.ts");

/// Runs the demonstration until it is interrupted.
pub(crate) fn run() -> ExitCode {
    match Attendance::begin().and_then(|attendance| Ok((attendance, start()?))) {
        Ok((attendance, proxy)) => attendance.attend(proxy, None),
        Err(error) => {
            say(&error);
            ExitCode::FAILURE
        }
    }
}

fn loopback(port: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

fn start() -> Result<Proxy, String> {
    let screen = Arc::new(Log::to(Box::new(std::io::stdout())));
    let color = wants_color(std::io::stdout().is_terminal());
    let front = Front::default();
    let mut text = CONFIG.to_owned();
    let mut moved = Vec::new();
    for (name, port) in [("webserver01", 9001), ("webserver02", 9002)] {
        let backend = Backend::bind(name, loopback(port))
            .map_err(|error| format!("error: {name} finds no port to listen on: {error}\n"))?;
        if backend.address.port() != port {
            moved.push(format!("port {port} is taken; {name} is at {}", backend.address));
        }
        text = text.replace(&format!("127.0.0.1:{port}\""), &format!("{}\"", backend.address));
        backend
            .serve(Arc::clone(&front))
            .map_err(|error| format!("error: {name} cannot be started: {error}\n"))?;
    }
    let wanted = loopback(8080);
    let options = || Options { observer: Some(story(&screen, color)), ..Options::default() };
    let mut started = Proxy::start(&load(text.clone())?, options());
    let taken = matches!(&started, Err(Refused::Bind(..)));
    if taken {
        text = text.replace(&wanted.to_string(), "127.0.0.1:0");
        started = Proxy::start(&load(text)?, options());
    }
    let proxy = started.map_err(|refused| refused.render(color))?;
    let pools: &OnceLock<_> = &front;
    // The back ends have waited for this.
    let _ = pools.set(proxy.pools());
    let address = proxy.addresses().next().map_or(wanted, |(_, bound)| bound);
    if taken {
        moved.push(format!("port {} is taken; the proxy is at {address}", wanted.port()));
    }
    screen.raw(&introduction(address, &moved));
    Ok(proxy)
}

fn load(text: String) -> Result<Config, String> {
    let path = Path::new("rules/gallery/gallery.toml");
    let text: &'static str = Box::leak(text.into_boxed_str());
    let files = [(path.to_owned(), text), (PathBuf::from("rules/gallery/gallery.ts"), RULE)];
    Config::load(&Source::Embedded(files.into()), path).map_err(|problems| problems.render(false))
}

fn introduction(address: SocketAddr, moved: &[String]) -> String {
    let mut text = String::from(
        "Pointsman: the gallery demonstration.\n\
         \n\
         A site runs on two web servers. The gallery on webserver01 is being upgraded, so the gallery's\n\
         visitors go to webserver02, the maintainer to webserver01, and the rest of the site stays on both.\n\
         The rule that decides it, rules/gallery/gallery.ts:\n\n",
    );
    for (number, line) in RULE.lines().enumerate() {
        text.push_str(&format!("  {}  {line}\n", number + 1));
    }
    text.push_str(&format!(
        "\nTry, from another terminal:\n\n  \
         curl http://{address}/                                 # the site: both in turn\n  \
         curl http://{address}/gallery/                         # a visitor: webserver02, for 01 is draining\n  \
         curl --interface 127.0.0.2 http://{address}/gallery/  # the maintainer: webserver01\n\n"
    ));
    for line in moved {
        text.push_str(&format!("Note: {line}.\n"));
    }
    text.push_str("Each decision is shown below. Ctrl-C ends it.\n\n");
    text
}

/// Shows each request in one line.
fn story(screen: &Arc<Log>, color: bool) -> Observer {
    let screen = Arc::clone(screen);
    Arc::new(move |record| screen.raw(&line(record, color)))
}

fn line(record: &Record<'_>, color: bool) -> String {
    let (bold, dim, plain) = if color { ("\x1b[1m", "\x1b[2m", "\x1b[0m") } else { ("", "", "") };
    let node = record.node.as_deref().unwrap_or("nobody");
    let pool = record.pool.as_deref().unwrap_or("none");
    let rule = match &record.rule {
        Some((rule, line)) => format!("{rule}:{line}"),
        None => String::from("no rule"),
    };
    let outcome = match record.verdict {
        Verdict::Forwarded => {
            let default = if record.default_pool { ", the default" } else { "" };
            let why = match record.why {
                "balance" => "its turn among the nodes that take new sessions",
                "session" => "the session is bound to it",
                "rule" => "the rule named it",
                "failover" => "another node failed first",
                other => other,
            };
            format!("pool \"{pool}\"{default} -> {bold}{node}{plain} {dim}({why}){plain}")
        }
        Verdict::Refused => format!("pool \"{pool}\" -> {node}: {} {}", record.status, record.why),
        Verdict::Responded => format!("answered {} by the rule", record.status),
        Verdict::Cached => format!("answered {} from the cache", record.status),
        Verdict::Closed => String::from("closed by the rule"),
    };
    let client = record.client.ip();
    let request = format!("{} {}", record.method, record.target);
    format!("{client:<12} {bold}{request:<18}{plain} {dim}{rule:<14}{plain} {outcome}\n")
}

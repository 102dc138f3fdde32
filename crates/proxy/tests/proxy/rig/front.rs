//! A proxy in this process, with a configuration in a folder of its own and a log that can be read.

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use pointsman_proxy::config::{Config, Source};
use pointsman_proxy::log::Log;
use pointsman_proxy::{Options, Proxy, Refused, Reloaded};
use tempfile::TempDir;

use super::Backend;

/// Lines that were logged.
#[derive(Clone, Default)]
pub(crate) struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    /// All of them.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    /// Waits until a line has all these words.
    #[track_caller]
    pub(crate) fn wait_for(&self, words: &[&str]) {
        let begin = std::time::Instant::now();
        loop {
            let text = self.text();
            if text.lines().any(|line| words.iter().all(|word| line.contains(word))) {
                return;
            }
            assert!(begin.elapsed() < super::PATIENCE, "no line with {words:?} in:\n{text}");
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A proxy.
pub(crate) struct Front {
    pub(crate) proxy: Proxy,
    /// Where its first virtual server listens.
    pub(crate) address: SocketAddr,
    pub(crate) log: Lines,
    pub(crate) folder: TempDir,
}

impl Front {
    /// A proxy with this configuration and these rules beside it.
    #[track_caller]
    pub(crate) fn new(config: &str, rules: &[(&str, &str)]) -> Front {
        let folder = TempDir::new().unwrap();
        for (name, text) in rules {
            write(folder.path(), name, text);
        }
        let path = write(folder.path(), "p.toml", config);
        let config = Config::load(&Source::Disk, &path).unwrap_or_else(|error| panic!("{error}"));
        let log = Lines::default();
        let options = Options { log: Some(Arc::new(Log::to(Box::new(log.clone())))), ..Options::default() };
        let proxy = Proxy::start(&config, options).unwrap_or_else(|error| panic!("{}", error.render(false)));
        let address = proxy.addresses().next().expect("it listens somewhere").1;
        Front { proxy, address, log, folder }
    }

    /// A proxy with one pool, `web`, of these back ends, and these request and response rules.
    #[track_caller]
    pub(crate) fn simple(backends: &[&Backend], request_rule: &str, response_rule: &str) -> Front {
        let rules = [("request.ts", request_rule), ("response.ts", response_rule)];
        let names: Vec<_> = rules.iter().filter(|(_, text)| !text.is_empty()).copied().collect();
        let mut config = server("");
        for (name, _) in &names {
            let phase = name.trim_end_matches(".ts");
            config.push_str(&format!("{phase}_rules = [\"{name}\"]\n"));
        }
        Front::new(&(config + &pool("web", backends, "")), &names)
    }

    /// Writes another configuration and reloads it.
    pub(crate) fn reload(&mut self, config: &str) -> Result<Reloaded, Refused> {
        let path = write(self.folder.path(), "p.toml", config);
        Config::load(&Source::Disk, &path)
            .map_err(Refused::Config)
            .and_then(|config| self.proxy.reload(&config))
    }

    /// Writes a file beside the configuration.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        write(self.folder.path(), name, text)
    }
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    #[expect(clippy::disallowed_methods, reason = "tests write their own files")]
    std::fs::write(&path, text).unwrap();
    path
}

/// The beginning of a configuration: two threads, a virtual server at a free port with the default pool `web`.
pub(crate) fn server(more: &str) -> String {
    format!(
        "threads = 2\ncookie_secret = \"a secret for tests\"\n[virtual_servers.site]\n\
         listen = [\"127.0.0.1:0\"]\ndefault_pool = \"web\"\n{more}\n"
    )
}

/// A pool of these back ends.
pub(crate) fn pool(name: &str, backends: &[&Backend], more: &str) -> String {
    let nodes: Vec<String> = backends.iter().map(|backend| format!("\"{}\"", backend.address)).collect();
    format!("[pools.\"{name}\"]\nnodes = [{}]\n{more}\n", nodes.join(", "))
}

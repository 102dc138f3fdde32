//! The binary that people run, serving a configuration in a folder of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use tempfile::TempDir;

use super::until;

/// The binary, serving.
pub(crate) struct Binary {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
    log: Arc<std::sync::Mutex<String>>,
    folder: TempDir,
}

impl Binary {
    pub(crate) fn start(config: &str, rules: &[(&str, &str)]) -> Binary {
        let folder = TempDir::new().unwrap();
        for (name, text) in rules.iter().chain([&("p.toml", config)]) {
            write(&folder, name, text);
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_pointsman"))
            .args(["serve", "--config"])
            .arg(folder.path().join("p.toml"))
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let address = first.rsplit(' ').next().unwrap().parse().unwrap_or_else(|_| panic!("{first}"));
        let log = Arc::new(std::sync::Mutex::new(first));
        let heard = Arc::clone(&log);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mut log = heard.lock().unwrap();
                log.push('\n');
                log.push_str(&line);
            }
        });
        Binary { child, address, log, folder }
    }

    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status();
        assert!(sent.unwrap().success());
    }

    /// Writes a file beside its configuration.
    pub(crate) fn write(&self, name: &str, text: &str) {
        write(&self.folder, name, text);
    }

    /// What it has in memory, in bytes.
    pub(crate) fn resident(&self) -> usize {
        let path = format!("/proc/{}/statm", self.child.id());
        let facts = std::fs::File::open(path).and_then(std::io::read_to_string).unwrap();
        facts.split(' ').nth(1).unwrap().parse::<usize>().unwrap() * 4096
    }

    #[track_caller]
    pub(crate) fn wait_for_log(&self, words: &str) {
        until(words, || self.log.lock().unwrap().contains(words));
    }
}

impl Drop for Binary {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn write(folder: &TempDir, name: &str, text: &str) {
    #[expect(clippy::disallowed_methods, reason = "tests write their own files")]
    std::fs::write(folder.path().join(name), text).unwrap();
}

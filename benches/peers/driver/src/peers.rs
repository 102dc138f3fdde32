//! The engines: which binary holds each, and how it is built and called.

use std::path::PathBuf;
use std::process::Command;

/// An engine and the package of its binary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    pub(crate) package: &'static str,
    binary: &'static str,
}

/// All of them, in the order of the tables.
pub(crate) const PEERS: &[Peer] = &[
    Peer { name: "native", package: "yardstick", binary: "peer-native" },
    Peer { name: "pointsman", package: "peer-pointsman", binary: "peer-pointsman" },
    Peer { name: "luajit", package: "peer-luajit", binary: "peer-luajit" },
    Peer { name: "luajit-ffi", package: "peer-luajit", binary: "peer-luajit" },
    Peer { name: "lua54", package: "peer-lua54", binary: "peer-lua54" },
    Peer { name: "starlark", package: "peer-starlark", binary: "peer-starlark" },
    Peer { name: "roto", package: "peer-roto", binary: "peer-roto" },
    Peer { name: "rhai", package: "peer-rhai", binary: "peer-rhai" },
    Peer { name: "cel", package: "peer-cel", binary: "peer-cel" },
    Peer { name: "quickjs", package: "peer-quickjs", binary: "peer-quickjs" },
];

/// The peer of this name.
pub(crate) fn named(name: &str) -> Result<Peer, String> {
    let known = PEERS.iter().find(|peer| peer.name == name).copied();
    known.ok_or_else(|| {
        let names: Vec<&str> = PEERS.iter().map(|peer| peer.name).collect();
        format!("there is no engine `{name}`; there are {}", names.join(", "))
    })
}

/// The folder of this workspace.
pub(crate) fn folder() -> PathBuf {
    // The script that starts this program goes there first.
    PathBuf::from(".")
}

/// Builds the binaries of these engines, one package at a time: together, cargo would give mlua the features of
/// both Luas.
pub(crate) fn build(peers: &[Peer]) -> Result<(), String> {
    let mut packages: Vec<&str> = peers.iter().map(|peer| peer.package).collect();
    packages.dedup();
    for package in packages {
        let mut cargo = Command::new(std::env::var("CARGO").unwrap_or_else(|_| String::from("cargo")));
        cargo.args(["build", "--quiet", "--release", "--package", package]).current_dir(folder());
        let status = cargo.status().map_err(|error| format!("cargo: {error}"))?;
        if !status.success() {
            return Err(format!("{package} does not build"));
        }
    }
    Ok(())
}

impl Peer {
    /// The command that makes one measurement; see `yardstick::program`.
    pub(crate) fn command(&self, arguments: &[&str]) -> Vec<String> {
        let binary = binaries().join(self.binary).to_string_lossy().into_owned();
        let mut command = vec![binary, String::from(self.name)];
        command.extend(arguments.iter().map(|&argument| String::from(argument)));
        command
    }

    /// What a measurement printed, as numbers; nothing when the engine cannot do it.
    pub(crate) fn measure(&self, arguments: &[&str]) -> Result<Option<Vec<f64>>, String> {
        let command = self.command(arguments);
        let output = Command::new(&command[0])
            .args(&command[1..])
            .output()
            .map_err(|error| format!("{}: {error}", command[0]))?;
        let shown = || format!("{} {}", self.name, arguments.join(" "));
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{} failed ({}):\n{said}", shown(), output.status));
        }
        let printed = String::from_utf8_lossy(&output.stdout);
        let numbers: Result<Vec<f64>, _> = printed.split_whitespace().map(str::parse).collect();
        match numbers {
            Ok(numbers) if numbers.is_empty() => Ok(None),
            Ok(numbers) => Ok(Some(numbers)),
            Err(_) => Err(format!("{} printed `{}`", shown(), printed.trim())),
        }
    }
}

/// Where the binaries are: beside this one.
fn binaries() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    own.parent().map(PathBuf::from).unwrap_or_default()
}

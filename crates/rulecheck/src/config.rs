//! What `--config` takes from the proxy's configuration: which pools there are, which rules run in which
//! phase, where resources are.
//!
//! Only these keys are read; whether the configuration as a whole is good is `pointsman check`'s to say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pointsman::{NodeState, Phase, PoolView, RateClass};
use serde::Deserialize;

use crate::files;

/// What the rules' surroundings are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Config {
    /// Every pool there is.
    pub(crate) pools: BTreeMap<String, PoolView>,
    /// Every rule with the phases it is used in, in order, each file once.
    pub(crate) rules: Vec<(PathBuf, Vec<Phase>)>,
    /// The rate classes.
    pub(crate) rates: Vec<(String, RateClass)>,
}

#[derive(Debug, Deserialize)]
struct File {
    #[serde(default)]
    pools: BTreeMap<String, Pool>,
    #[serde(default)]
    virtual_servers: BTreeMap<String, VirtualServer>,
    #[serde(default)]
    rate_classes: BTreeMap<String, Rate>,
}

#[derive(Debug, Deserialize)]
struct Rate {
    #[serde(default)]
    per_second: u32,
    #[serde(default)]
    per_minute: u32,
}

#[derive(Debug, Deserialize)]
struct Pool {
    #[serde(default)]
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a node is \"host:port\", or a table with `address` and `state`")]
enum Node {
    Address(String),
    Table {
        address: String,
        #[serde(default)]
        state: State,
    },
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    #[default]
    Active,
    Draining,
    Disabled,
}

#[derive(Debug, Deserialize)]
struct VirtualServer {
    #[serde(default)]
    request_rules: Vec<String>,
    #[serde(default)]
    response_rules: Vec<String>,
    #[serde(default)]
    completion_rules: Vec<String>,
}

/// Reads a configuration file. Rule files are named relative to it.
pub(crate) fn read(path: &Path) -> Result<Config, String> {
    let bytes = files::read(path)?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{}: it is not UTF-8", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    parse(&text, folder).map_err(|error| format!("{}: {error}", path.display()))
}

fn parse(text: &str, folder: &Path) -> Result<Config, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut config = Config::default();
    for (name, pool) in file.pools {
        let nodes = pool.nodes.into_iter().map(|node| match node {
            Node::Address(address) => (address, NodeState::Active),
            Node::Table { address, state: State::Active } => (address, NodeState::Active),
            Node::Table { address, state: State::Draining } => (address, NodeState::Draining),
            Node::Table { address, state: State::Disabled } => (address, NodeState::Disabled),
        });
        config.pools.insert(name, PoolView { nodes: nodes.collect() });
    }
    for (name, Rate { per_second, per_minute }) in file.rate_classes {
        let class = RateClass { per_second, per_minute, ..RateClass::default() };
        config.rates.push((name, class));
    }
    for server in file.virtual_servers.into_values() {
        for (phase, rules) in [
            (Phase::Request, server.request_rules),
            (Phase::Response, server.response_rules),
            (Phase::Completion, server.completion_rules),
        ] {
            for rule in rules {
                let path = folder.join(rule);
                match config.rules.iter_mut().find(|(known, _)| *known == path) {
                    Some((_, phases)) if phases.contains(&phase) => {}
                    Some((_, phases)) => phases.push(phase),
                    None => config.rules.push((path, vec![phase])),
                }
            }
        }
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pools_and_rules_are_read_and_the_rest_is_left_alone() {
        let config = parse(
            r#"
            threads = 2
            [pools."Sticky Pool"]
            nodes = ["web2:80", { address = "web1:80", state = "draining", weight = 3 }]
            [pools.empty]
            nodes = []
            [virtual_servers.a]
            listen = ["127.0.0.1:80"]
            request_rules = ["x.ts", "y.ts"]
            response_rules = ["x.ts"]
            [virtual_servers.b]
            request_rules = ["x.ts"]
            "#,
            Path::new("conf"),
        )
        .unwrap();
        assert_eq!(
            config.pools["Sticky Pool"].nodes,
            [("web2:80".to_owned(), NodeState::Active), ("web1:80".to_owned(), NodeState::Draining)]
        );
        assert_eq!(
            config.rules,
            [
                (PathBuf::from("conf/x.ts"), vec![Phase::Request, Phase::Response]),
                (PathBuf::from("conf/y.ts"), vec![Phase::Request]),
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_shown() {
        let error = |text| parse(text, Path::new("")).unwrap_err();
        assert!(error("[pools.a\n").contains("TOML parse error at line 1"));
        assert!(error("[pools.a]\nnodes = [3]").contains("a node is \"host:port\""));
        assert!(error("[virtual_servers.a]\nrequest_rules = \"x.ts\"").contains("expected a sequence"));
    }
}

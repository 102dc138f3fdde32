//! The decision record: what the rules decided and left behind, as data. `run` prints it, `test` compares it.

mod observed;
mod print;
mod text;
mod tuning;

use pointsman::{Action, Body, LogLevel, NodeChoice, Side, Transaction, canonical_header_name};
use serde::{Serialize, Serializer};

use crate::host::Host;
use crate::test::words;
use observed::Observed;
pub(crate) use print::print;
pub(crate) use text::Text;
pub(crate) use tuning::Limits;

/// See "rulecheck run" in the documentation; fields may be added, never changed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Record {
    pub(crate) version: u32,
    pub(crate) action: &'static str,
    pub(crate) pool: Option<String>,
    pub(crate) node: Option<String>,
    pub(crate) rules_stopped: bool,
    pub(crate) persistence: Persistence,
    pub(crate) request: Request,
    pub(crate) response: Option<Response>,
    pub(crate) log: Vec<LogEntry>,
    pub(crate) warnings: Vec<WarningEntry>,
    pub(crate) trap: Option<TrapEntry>,
    pub(crate) fuel: u64,
    pub(crate) workspace_bytes: usize,
    /// What rules had the host do beyond reading bodies and sleeping.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) performed: Vec<String>,
    /// Nodes that the request shall avoid.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) avoids: Vec<Text>,
    /// Limits that rules override for this request.
    #[serde(skip_serializing_if = "Limits::is_empty")]
    pub(crate) limits: Limits,
    /// Whether the response is compressed, when a rule said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) compression: Option<bool>,
    /// What rules said of the cache.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cache: Option<Cache>,
    /// The server name that the node is asked for in TLS, when a rule said so; "" is its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) server_name: Option<String>,
    /// What a closed connection is sent first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) close_data: Option<Text>,
    /// What the rules counted and said about being observed.
    #[serde(flatten)]
    pub(crate) observed: Observed,
}

/// What rules said of the cache.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Cache {
    pub(crate) disabled: bool,
    pub(crate) key: Option<Text>,
}

impl Record {
    /// Whether the response is compressed, as in a script.
    pub(crate) fn compression(&self) -> &'static str {
        match self.compression {
            None => "default",
            Some(true) => "on",
            Some(false) => "off",
        }
    }

    /// The server name that the node is asked for, as in a script.
    pub(crate) fn server_name(&self) -> &str {
        match self.server_name.as_deref() {
            None => "default",
            Some("") => "own",
            Some(name) => name,
        }
    }

    /// What rules said of the cache, as in a script.
    pub(crate) fn cache(&self) -> String {
        match &self.cache {
            Some(Cache { disabled: true, .. }) => "off".to_owned(),
            Some(Cache { key: Some(key), .. }) => format!("key {}", words::quote(&key.0)),
            _ => "on".to_owned(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Persistence {
    pub(crate) class: Option<String>,
    pub(crate) key: Option<Text>,
    pub(crate) node: Option<Text>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Request {
    pub(crate) method: Text,
    pub(crate) target: Text,
    pub(crate) version: &'static str,
    pub(crate) headers: Vec<(String, Text)>,
    pub(crate) body: Text,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) reason: Text,
    pub(crate) headers: Vec<(String, Text)>,
    pub(crate) body: Text,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct LogEntry {
    #[serde(serialize_with = "level_name")]
    pub(crate) level: LogLevel,
    pub(crate) message: Text,
    pub(crate) rule: String,
    pub(crate) line: u32,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct WarningEntry {
    pub(crate) message: String,
    pub(crate) rule: String,
    pub(crate) line: u32,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct TrapEntry {
    pub(crate) kind: &'static str,
    pub(crate) message: String,
    pub(crate) rule: String,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

fn level_name<S: Serializer>(level: &LogLevel, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(level.name())
}

impl Record {
    /// What stands in a transaction now. What runs said and used is added by whoever ran them.
    pub(crate) fn of(host: &Host) -> Record {
        let transaction = &host.transaction;
        let decision = transaction.decision();
        let (action, close_data) = match &decision.action {
            Action::None => ("none", None),
            Action::Pool => ("pool", None),
            Action::Respond => ("respond", None),
            Action::Discard => ("discard", None),
            Action::Close(data) => ("close", Some(Text(data.clone()))),
            Action::Retry => ("retry", None),
            Action::Cached => ("cached", None),
        };
        let pool = decision.pool.as_ref().filter(|_| decision.action == Action::Pool);
        let persistence = &decision.persistence;
        Record {
            version: 1,
            action,
            pool: pool.map(|pool| pool.name.to_string()),
            node: pool.and_then(|pool| pool.node.as_ref()).map(NodeChoice::to_string),
            rules_stopped: decision.rules_stopped,
            persistence: Persistence {
                class: persistence.class.as_ref().map(ToString::to_string),
                key: persistence.key.clone().map(Text),
                node: persistence.node.clone().map(Text),
            },
            request: Request {
                method: Text(transaction.method().to_vec()),
                target: Text(transaction.target().to_vec()),
                version: transaction.version(Side::Request),
                headers: headers(transaction, Side::Request),
                body: request_body(host),
            },
            response: transaction.response().map(|response| Response {
                status: transaction.status(),
                reason: Text(transaction.reason().to_vec()),
                headers: headers(transaction, Side::Response),
                body: Text(host.final_body(Side::Response, &response.body).to_vec()),
            }),
            log: transaction
                .log_lines()
                .iter()
                .map(|line| LogEntry {
                    level: line.level,
                    message: Text(line.message.clone()),
                    rule: line.rule.to_string(),
                    line: line.site.line,
                })
                .collect(),
            warnings: Vec::new(),
            trap: None,
            fuel: 0,
            workspace_bytes: 0,
            performed: host.performed.clone(),
            avoids: decision.tuning.avoid_nodes.iter().cloned().map(Text).collect(),
            limits: Limits::of(&decision.tuning),
            compression: decision.compression,
            cache: (decision.caching.disabled || decision.caching.key.is_some()).then(|| Cache {
                disabled: decision.caching.disabled,
                key: decision.caching.key.clone().map(Text),
            }),
            server_name: decision.tls.server_name.clone(),
            close_data,
            observed: Observed::of(transaction),
        }
    }
}

/// Past the request phase an unread body reads as gone, but it went to the node as it came.
fn request_body(host: &Host) -> Text {
    let body = match host.transaction.body(Side::Request) {
        Body::Unavailable => Body::Unread,
        body => body,
    };
    Text(host.final_body(Side::Request, &body).to_vec())
}

fn headers(transaction: &dyn Transaction, side: Side) -> Vec<(String, Text)> {
    let mut headers = Vec::new();
    transaction.for_each_header(side, &mut |name, value| {
        headers.push((canonical_header_name(name).into_owned(), Text(value.to_vec())));
    });
    headers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::Scene;

    #[test]
    fn text_that_is_not_utf8_is_base64() {
        assert_eq!(serde_json::to_string(&Text(b"a\"b".to_vec())).unwrap(), r#""a\"b""#);
        assert_eq!(serde_json::to_string(&Text(vec![0xff, 0])).unwrap(), r#"{"base64":"/wA="}"#);
    }

    #[test]
    fn the_record_of_a_run_without_rules() {
        let host = Host::new(Scene::default()).unwrap();
        insta::assert_snapshot!(serde_json::to_string_pretty(&Record::of(&host)).unwrap());
    }
}

//! What a script expects the rules to decide: `# decision: pool "api"`.

use super::words;

/// What the rules of a run decide, as written: `pool "api"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// No rule chose.
    None,
    /// A pool, and a node in it.
    Pool(String, Option<String>),
    /// A response of the rules' own, with this status.
    Respond(u16),
    /// A response that sends the client elsewhere.
    Redirect(String),
    /// The connection is closed without a response.
    Discard,
    /// The connection is closed, after these bytes when they are said.
    Close(Option<Vec<u8>>),
    /// The request is sent again.
    Retry,
    /// Answered from the cache.
    Cached,
}

impl Verdict {
    /// As it is written in a script.
    pub(crate) fn write(&self) -> String {
        let quote = |text: &str| words::quote(text.as_bytes());
        match self {
            Verdict::None => "none".to_owned(),
            Verdict::Pool(pool, None) => format!("pool {}", quote(pool)),
            Verdict::Pool(pool, Some(node)) => format!("pool {} node {}", quote(pool), quote(node)),
            Verdict::Respond(status) => format!("respond {status}"),
            Verdict::Redirect(location) => format!("redirect {}", quote(location)),
            Verdict::Discard => "discard".to_owned(),
            Verdict::Close(None) => "close".to_owned(),
            Verdict::Close(Some(data)) => format!("close {}", words::quote(data)),
            Verdict::Retry => "retry".to_owned(),
            Verdict::Cached => "cached".to_owned(),
        }
    }

    /// Reads one.
    pub(crate) fn read(text: &str) -> Result<Verdict, String> {
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let lossy = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let only = |verdict: Verdict| {
            if rest.trim().is_empty() {
                Ok(verdict)
            } else {
                Err(format!("`{word}` takes nothing behind it"))
            }
        };
        match word {
            "none" => only(Verdict::None),
            "discard" => only(Verdict::Discard),
            "close" if rest.trim().is_empty() => Ok(Verdict::Close(None)),
            "close" => match words::take(rest) {
                Some((data, "")) => Ok(Verdict::Close(Some(data))),
                _ => Err("write what is sent first: `# decision: close \"bye\"`".to_owned()),
            },
            "retry" => only(Verdict::Retry),
            "cached" => only(Verdict::Cached),
            "pool" => {
                let (pool, rest) =
                    words::take(rest).ok_or("write the pool's name: `# decision: pool \"api\"`")?;
                let node = match rest.trim().strip_prefix("node") {
                    Some(node) => match words::take(node) {
                        Some((node, "")) => Some(lossy(node)),
                        _ => return Err("write the node as `node \"host:port\"`".to_owned()),
                    },
                    None if rest.trim().is_empty() => None,
                    None => return Err(format!("`{}` is unexpected behind the pool's name", rest.trim())),
                };
                Ok(Verdict::Pool(lossy(pool), node))
            }
            "respond" => rest
                .trim()
                .parse()
                .map(Verdict::Respond)
                .map_err(|_| "write the status code: `# decision: respond 403`".to_owned()),
            "redirect" => match words::take(rest) {
                Some((location, "")) => Ok(Verdict::Redirect(lossy(location))),
                _ => Err("write the location: `# decision: redirect \"https://example.com/\"`".to_owned()),
            },
            other => Err(format!(
                "`{other}` is no decision; write pool \"name\", respond CODE, redirect \"URL\", discard, close, \
             retry or none"
            )),
        }
    }
}

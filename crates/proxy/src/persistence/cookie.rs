//! The session cookie: it tells us the node, and nobody else anything.
//!
//! Its value is a node's token and a session number. The token is a keyed hash of pool and node, made when the
//! pool is: so a request costs a lookup and no cryptography, a client cannot name a node that it was not given,
//! and every proxy with the same secret understands it. The number only serves to count sessions.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use http::header::COOKIE;
use http::{HeaderMap, HeaderValue};
use sha2::Sha256;

/// Characters of a token: 16 bytes in base64.
const TOKEN: usize = 22;
/// Characters of a session number: 8 bytes in base64.
const NUMBER: usize = 11;

/// What the nodes of a pool are called in cookies.
#[derive(Debug)]
pub struct Tokens {
    tokens: Vec<String>,
    nodes: HashMap<String, usize>,
    /// The cookie's name when nobody chose one: of the pool's own, so that two pools do not overwrite each other's.
    name: String,
}

fn keyed(secret: &[u8], parts: &[&str]) -> [u8; 32] {
    // HMAC takes keys of any length; only a fixed-size MAC could refuse one.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return [0; 32] };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes().into()
}

impl Tokens {
    /// Tokens for the nodes of a pool.
    pub fn new<'a>(secret: &[u8], pool: &str, nodes: impl Iterator<Item = &'a str>) -> Tokens {
        let token = |node: &str| URL_SAFE_NO_PAD.encode(&keyed(secret, &["node", pool, node])[..16]);
        let tokens: Vec<String> = nodes.map(token).collect();
        let nodes = tokens.iter().enumerate().map(|(index, token)| (token.clone(), index)).collect();
        let tag = keyed(secret, &["cookie", pool]);
        let name = format!("pm-{:02x}{:02x}{:02x}{:02x}", tag[0], tag[1], tag[2], tag[3]);
        Tokens { tokens, nodes, name }
    }

    /// The cookie's name when nobody chose one.
    pub fn cookie_name(&self) -> &str {
        &self.name
    }

    /// The node and the session number in a request's cookies. The number of a cookie whose node is gone is
    /// given too: the session goes on elsewhere.
    pub fn read(&self, headers: &HeaderMap, name: &str) -> (Option<usize>, Option<u64>) {
        let mut number = None;
        for line in headers.get_all(COOKIE) {
            for pair in line.as_bytes().split(|&byte| byte == b';') {
                let value =
                    pair.trim_ascii().strip_prefix(name.as_bytes()).and_then(|rest| rest.strip_prefix(b"="));
                let Some(value) = value.and_then(|value| std::str::from_utf8(value).ok()) else { continue };
                if value.len() != TOKEN + NUMBER || !value.is_ascii() {
                    continue;
                }
                let (token, tail) = value.split_at(TOKEN);
                number = read_number(tail).or(number);
                if let Some(&node) = self.nodes.get(token) {
                    return (Some(node), number);
                }
            }
        }
        (None, number)
    }

    /// The `Set-Cookie` line that binds a session to a node.
    pub fn write(&self, node: usize, name: &str, number: u64) -> Option<HeaderValue> {
        let token = self.tokens.get(node)?;
        let mut line = String::with_capacity(name.len() + TOKEN + NUMBER + 24);
        line.push_str(name);
        line.push('=');
        line.push_str(token);
        URL_SAFE_NO_PAD.encode_string(number.to_be_bytes(), &mut line);
        line.push_str("; Path=/; HttpOnly");
        HeaderValue::try_from(line).ok()
    }
}

fn read_number(text: &str) -> Option<u64> {
    let mut bytes = [0; 8];
    let len = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
    (len == 8).then(|| u64::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(secret: &[u8]) -> Tokens {
        Tokens::new(secret, "Sticky Pool", ["10.0.0.1:80", "10.0.0.2:80"].into_iter())
    }

    fn cookies(line: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(line).unwrap())])
    }

    #[test]
    fn what_was_written_is_read_back_by_any_proxy_with_the_secret() {
        let line = tokens(b"secret").write(1, "sid", 77).unwrap();
        let line = line.to_str().unwrap();
        assert!(line.ends_with("; Path=/; HttpOnly"), "{line}");
        assert!(!line.contains("10.0"), "{line}");
        let pair = line.split(';').next().unwrap();
        let request = cookies(&format!("a=b; {pair}; c=d"));
        assert_eq!(tokens(b"secret").read(&request, "sid"), (Some(1), Some(77)));
        assert_eq!(tokens(b"other secret").read(&request, "sid"), (None, Some(77)));
        assert_eq!(tokens(b"secret").read(&request, "id"), (None, None));
    }

    #[test]
    fn what_we_did_not_write_names_no_node() {
        let tokens = tokens(b"secret");
        for value in
            ["", "=", "sid", "sid=", "sid=10.0.0.1:80", &format!("sid={}", "A".repeat(33)), "sid=\u{e9}"]
        {
            assert_eq!(tokens.read(&cookies(value), "sid").0, None, "{value}");
        }
    }

    #[test]
    fn pools_have_cookies_of_their_own() {
        let other = Tokens::new(b"secret", "Other", ["10.0.0.1:80"].into_iter());
        let sticky = tokens(b"secret");
        assert_ne!(other.cookie_name(), sticky.cookie_name());
        let line = sticky.write(0, "sid", 1).unwrap();
        let pair = line.to_str().unwrap().split(';').next().unwrap().to_owned();
        assert_eq!(other.read(&cookies(&pair), "sid").0, None);
    }
}

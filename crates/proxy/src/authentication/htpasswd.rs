//! Users from a file that `htpasswd` writes, and their groups from a file beside it.
//!
//! Read are bcrypt (`htpasswd -B`), SHA-512 and SHA-256 (`-5`, `-2`), Apache's MD5 (`-m`) and SHA-1 (`-s`). Plain text
//! (`-p`) and DES (`-d`) are refused: whoever reads the file would have the passwords.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha_crypt::{PasswordHashRef, PasswordVerifier, ShaCrypt};
use sha1::{Digest, Sha1};

use super::{Authenticator, Login, apr1};

/// The users of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Htpasswd {
    users: HashMap<Vec<u8>, Hash>,
    /// By user, the groups that name it, in the order of their file.
    groups: HashMap<Vec<u8>, Vec<String>>,
}

/// A password's hash, by who can check it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hash {
    Bcrypt(String),
    ShaCrypt(String),
    /// Salt and digest.
    Apr1(Vec<u8>, String),
    Sha1(Vec<u8>),
}

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it, as a clause. It never holds a hash.
    pub what: String,
}

impl Htpasswd {
    /// Reads a file of users.
    pub fn parse(text: &[u8]) -> Result<Htpasswd, BadLine> {
        let mut users = HashMap::new();
        for (line, user, rest) in lines(text) {
            let bad = |what: &str| BadLine { line, what: what.to_owned() };
            let rest = rest.ok_or_else(|| bad("has no colon behind a user's name"))?;
            let rest = std::str::from_utf8(rest).map_err(|_| bad("holds a hash that is no text"))?;
            // Some files hold more behind another colon.
            let hash = Hash::parse(rest.split(':').next().unwrap_or_default()).map_err(|what| bad(&what))?;
            if users.insert(user.to_vec(), hash).is_some() {
                return Err(bad("names a user again"));
            }
        }
        Ok(Htpasswd { users, groups: HashMap::new() })
    }

    /// Adds a file of groups: lines like `editors: alice bob`.
    pub fn with_groups(mut self, text: &[u8]) -> Result<Htpasswd, BadLine> {
        for (line, group, rest) in lines(text) {
            let bad = |what: &str| BadLine { line, what: what.to_owned() };
            let users = rest.ok_or_else(|| bad("has no colon behind a group's name"))?;
            let group =
                String::from_utf8(group.to_vec()).map_err(|_| bad("names a group that is no text"))?;
            for user in users.split(u8::is_ascii_whitespace).filter(|user| !user.is_empty()) {
                self.groups.entry(user.to_vec()).or_default().push(group.clone());
            }
        }
        Ok(self)
    }
}

/// Number, name and rest of each line that is neither empty nor a comment.
fn lines(text: &[u8]) -> impl Iterator<Item = (usize, &[u8], Option<&[u8]>)> {
    text.split(|&byte| byte == b'\n').enumerate().filter_map(|(at, line)| {
        let line = line.trim_ascii();
        if line.is_empty() || line.starts_with(b"#") {
            return None;
        }
        let colon = line.iter().position(|&byte| byte == b':');
        let (name, rest) = match colon {
            Some(colon) if colon > 0 => (&line[..colon], Some(&line[colon + 1..])),
            _ => (line, None),
        };
        Some((at + 1, name, rest))
    })
}

impl Hash {
    fn parse(text: &str) -> Result<Hash, String> {
        if let Some(digest) = text.strip_prefix("{SHA}") {
            return match STANDARD.decode(digest) {
                Ok(digest) if digest.len() == 20 => Ok(Hash::Sha1(digest)),
                _ => Err("holds a SHA-1 hash that is not one".to_owned()),
            };
        }
        if let Some(rest) = text.strip_prefix("$apr1$") {
            return match rest.split_once('$') {
                Some((salt, digest)) if digest.len() == 22 && salt.len() <= 8 => {
                    Ok(Hash::Apr1(salt.as_bytes().to_vec(), digest.to_owned()))
                }
                _ => Err("holds an MD5 hash that is not one".to_owned()),
            };
        }
        if ["$2y$", "$2b$", "$2a$", "$2x$"].iter().any(|prefix| text.starts_with(prefix)) {
            return match text.parse::<bcrypt::HashParts>() {
                Ok(_) => Ok(Hash::Bcrypt(text.to_owned())),
                Err(_) => Err("holds a bcrypt hash that is not one".to_owned()),
            };
        }
        if text.starts_with("$5$") || text.starts_with("$6$") {
            return match PasswordHashRef::new(text) {
                Ok(_) => Ok(Hash::ShaCrypt(text.to_owned())),
                Err(_) => Err("holds a SHA-2 hash that is not one".to_owned()),
            };
        }
        Err("holds a password in plain text, in DES or in a form that is not known; use htpasswd -B"
            .to_owned())
    }

    fn is_of(&self, password: &[u8]) -> bool {
        match self {
            Hash::Bcrypt(hash) => bcrypt::verify(password, hash).unwrap_or(false),
            Hash::ShaCrypt(hash) => PasswordHashRef::new(hash)
                .is_ok_and(|hash| ShaCrypt::default().verify_password(password, hash).is_ok()),
            Hash::Apr1(salt, digest) => equal(apr1::digest(password, salt).as_bytes(), digest.as_bytes()),
            Hash::Sha1(digest) => equal(&Sha1::digest(password), digest),
        }
    }
}

/// In a time that does not tell where they differ.
fn equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |all, (one, other)| all | (one ^ other)) == 0
}

impl Authenticator for Htpasswd {
    fn query(&self, user: &[u8], password: Option<&[u8]>) -> Result<Login, String> {
        let known = self.users.get(user);
        let right = match (known, password) {
            (_, None) => true,
            (Some(hash), Some(password)) => hash.is_of(password),
            (None, Some(password)) => {
                // It takes as long as for a user that is known, so that the time does not tell who is.
                self.users.values().next().is_some_and(|hash| hash.is_of(password))
            }
        };
        if known.is_none() || !right {
            return Ok(Login::default());
        }
        let groups = self.groups.get(user).map(|groups| ("group".to_owned(), groups.join(",")));
        Ok(Login { ok: true, attributes: groups.into_iter().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All of "secret": by `openssl passwd` and, for bcrypt, by the crate itself at the least cost.
    fn file() -> String {
        format!(
            "# users\n\napr1:$apr1$r31ZBJ1x$nfmilZgWJly1TBsk3cTjW.\n\
             sha1:{{SHA}}5en6G6MezRroT3XKqkdPOmY/BfQ=\r\n\
             sha256:$5$abcdefgh$gruCpC7VkOTspMQTTSAR8mtlO9Upms.fwqE5y16JVM.\n\
             sha512:$6$abcdefgh$ltjgWl6579NluT/Vi1nwEvcil.G5Nbc4NiXZaNGStk8PSwGfQv72N2CKPPrVACtLtip/cZ/1GM/O6IND4WQhG.:more\n\
             bcrypt:{}\n",
            bcrypt::hash_with_salt("secret", 4, [7; 16]).unwrap().format_for_version(bcrypt::Version::TwoY)
        )
    }

    #[test]
    fn every_kind_of_hash_knows_its_password() {
        let users = Htpasswd::parse(file().as_bytes()).unwrap();
        for user in ["apr1", "sha1", "sha256", "sha512", "bcrypt"] {
            let ok = |password: Option<&[u8]>| users.query(user.as_bytes(), password).unwrap().ok;
            assert!(ok(Some(b"secret")) && ok(None), "{user}");
            assert!(!ok(Some(b"Secret")) && !ok(Some(b"")) && !ok(Some(b"secret\0")), "{user}");
        }
        for password in [None, Some(&b"secret"[..])] {
            assert!(!users.query(b"nobody", password).unwrap().ok);
        }
    }

    #[test]
    fn groups_are_told() {
        let users = Htpasswd::parse(file().as_bytes()).unwrap();
        let users = users.with_groups(b"editors: sha1 bcrypt\nadmins:bcrypt\n").unwrap();
        let groups = |user: &[u8]| users.query(user, None).unwrap().attributes;
        assert_eq!(groups(b"bcrypt"), [("group".to_owned(), "editors,admins".to_owned())]);
        assert_eq!(groups(b"apr1"), []);
        assert_eq!(users.query(b"bcrypt", Some(b"wrong")).unwrap(), Login::default());
    }

    #[test]
    fn what_cannot_be_read_is_told_without_the_hash() {
        for (text, line, words) in [
            ("alice", 1, "no colon"),
            (":x", 1, "no colon"),
            ("#\nalice:secret", 2, "plain text"),
            ("alice:rl.3StKT.4T8M", 1, "plain text"),
            ("alice:{SHA}abc", 1, "SHA-1"),
            ("alice:$apr1$short", 1, "MD5"),
            ("alice:$2y$99$nothing", 1, "bcrypt"),
            ("a:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\na:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=", 2, "again"),
        ] {
            let bad = Htpasswd::parse(text.as_bytes()).unwrap_err();
            assert_eq!(bad.line, line, "{text}");
            assert!(bad.what.contains(words), "{text}: {}", bad.what);
        }
    }
}

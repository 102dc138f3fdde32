//! The client's TLS session of a script: `#: tls`, `#: tls-server-name www.example.com`, `#: client-certificate a.pem`.

use std::path::Path;

use pointsman::TlsSession;

use super::setup::required;
use crate::certificates::{self, Side};

/// What a script says of it. Anything said of TLS makes the connection TLS.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tls {
    /// It is TLS.
    pub(crate) on: bool,
    version: Option<&'static str>,
    cipher: Option<(String, u16)>,
    server_name: Option<String>,
    site: Option<String>,
    client_certificate: Option<String>,
    server_certificate: Option<String>,
}

/// A session of which no more is said than that it is one.
pub(crate) fn plain() -> TlsSession {
    TlsSession {
        version: "TLSv1.3",
        cipher: String::from("TLS_AES_128_GCM_SHA256"),
        bits: 128,
        ..TlsSession::default()
    }
}

impl Tls {
    /// The words that begin its set-up lines.
    pub(super) const WORDS: &'static [&'static str] = &[
        "client-certificate",
        "server-certificate",
        "tls",
        "tls-cipher",
        "tls-server-name",
        "tls-site",
        "tls-version",
    ];

    /// Takes one set-up line.
    pub(crate) fn apply(&mut self, word: &str, rest: &str) -> Result<(), String> {
        match word {
            "tls" if !rest.is_empty() => return Err("`tls` takes nothing behind it".to_owned()),
            "tls-version" => {
                self.version = Some(match rest {
                    "TLSv1.2" => "TLSv1.2",
                    "TLSv1.3" => "TLSv1.3",
                    _ => return Err(format!("`{rest}` is no version; write TLSv1.2 or TLSv1.3")),
                });
            }
            "tls-cipher" => {
                let example = "tls-cipher TLS_AES_256_GCM_SHA384 256";
                let wrong = || format!("write the cipher\'s registered name and its bits: `#: {example}`");
                let (name, bits) = rest.split_once(' ').ok_or_else(wrong)?;
                self.cipher = Some((name.to_owned(), bits.trim().parse().map_err(|_| wrong())?));
            }
            "tls-server-name" => {
                self.server_name = Some(required(rest, "tls-server-name www.example.com")?.to_lowercase());
            }
            "tls-site" => self.site = Some(required(rest, "tls-site *.example.com")?.to_owned()),
            "client-certificate" => {
                self.client_certificate = Some(required(rest, "client-certificate alice.pem")?.to_owned());
            }
            "server-certificate" => {
                self.server_certificate = Some(required(rest, "server-certificate site.pem")?.to_owned());
            }
            _ => {}
        }
        self.on = true;
        Ok(())
    }

    /// The session; files are looked for from `folder`.
    pub(crate) fn session(&self, folder: &Path) -> Result<Option<TlsSession>, String> {
        if !self.on {
            return Ok(None);
        }
        let mut session = plain();
        session.version = self.version.unwrap_or(session.version);
        if let Some((cipher, bits)) = &self.cipher {
            session.cipher.clone_from(cipher);
            session.bits = *bits;
        }
        session.server_name.clone_from(&self.server_name);
        session.site.clone_from(&self.site);
        if let Some(file) = &self.client_certificate {
            (_, session.client_chain) = certificates::read(folder, file, Side::Client)?;
        }
        if let Some(file) = &self.server_certificate {
            (session.certificate_name, session.server_chain) =
                certificates::read(folder, file, Side::Server)?;
        }
        Ok(Some(session))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_said_of_tls_makes_the_connection_tls() {
        let mut tls = Tls::default();
        assert_eq!(tls.session(Path::new("")).unwrap(), None);
        tls.apply("client-certificate", "example").unwrap();
        let session = tls.session(Path::new("")).unwrap().unwrap();
        assert_eq!((session.client_chain.len(), session.server_chain.len()), (2, 0));
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        for (word, rest, words) in [
            ("tls", "yes", "takes nothing"),
            ("tls-version", "SSLv3", "write TLSv1.2 or TLSv1.3"),
            ("tls-cipher", "TLS_AES_256_GCM_SHA384", "its bits"),
            ("tls-server-name", "", "something is missing"),
        ] {
            let error = Tls::default().apply(word, rest).unwrap_err();
            assert!(error.contains(words), "{word} {rest}: {error}");
        }
        let mut tls = Tls::default();
        tls.apply("client-certificate", "nowhere.pem").unwrap();
        assert!(tls.session(Path::new("")).unwrap_err().contains("nowhere.pem"));
    }
}

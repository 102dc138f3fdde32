//! Certificates for rules to look at, from PEM files. Nobody checks them here: a rule sees those that were found good.

use std::path::Path;

use base64::Engine as _;
use bytes::Bytes;

use crate::files;

/// The name under which there is a certificate without a file, for examples and first tries.
const EXAMPLE: &str = "example";

/// Whose certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The client's.
    Client,
    /// The one that the client is shown.
    Server,
}

/// What it is called (its file without the ending), and the chain, DER. A file is looked for from `folder`.
pub(crate) fn read(folder: &Path, name: &str, side: Side) -> Result<(String, Vec<Bytes>), String> {
    if name == EXAMPLE {
        let pem = match side {
            Side::Client => include_str!("test/sample/client.pem"),
            Side::Server => include_str!("test/sample/server.pem"),
        };
        return Ok((EXAMPLE.to_owned(), chain(pem)?));
    }
    let path = folder.join(name);
    let text = files::read(&path)?;
    let chain =
        chain(&String::from_utf8_lossy(&text)).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), chain))
}

/// The certificates of a PEM text (RFC 7468), in order; other things in it are passed over.
fn chain(pem: &str) -> Result<Vec<Bytes>, String> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    const END: &str = "-----END CERTIFICATE-----";
    let mut chain = Vec::new();
    for part in pem.split(BEGIN).skip(1) {
        let (text, _) = part.split_once(END).ok_or_else(|| format!("there is no `{END}`"))?;
        let text: String = text.split_whitespace().collect();
        let der = base64::engine::general_purpose::STANDARD
            .decode(text)
            .map_err(|error| format!("a certificate is not in base64: {error}"))?;
        chain.push(Bytes::from(der));
    }
    if chain.is_empty() { Err(format!("there is no certificate in it, `{BEGIN}`")) } else { Ok(chain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_certificate_is_told() {
        for (pem, words) in [
            ("", "there is no certificate in it"),
            ("-----BEGIN CERTIFICATE-----\nQUJD\n", "there is no `-----END"),
            ("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----", "not in base64"),
        ] {
            assert!(chain(pem).unwrap_err().contains(words), "{pem}");
        }
        let two = "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n";
        assert_eq!(chain(&two.repeat(2)).unwrap(), [&b"ABC"[..], b"ABC"]);
    }
}

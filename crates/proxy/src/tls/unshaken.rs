//! Why a handshake with a node came to nothing, in words for whoever runs the proxy.

use std::io;

use rustls::pki_types::UnixTime;
use rustls::{AlertDescription, CertificateError, Error, InvalidMessage};

/// Whether a node ended the connection by an alert. In TLS 1.3 that is how it refuses our certificate: behind the handshake as we
/// see it, and before it looks at what we sent.
pub(crate) fn is_alert(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
    matches!(inner, Some(Error::AlertReceived(_)))
}

/// Says what was wrong.
pub(crate) fn explain(error: &io::Error) -> String {
    let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
    match tls {
        Some(Error::InvalidCertificate(wrong)) => certificate(wrong),
        Some(Error::NoCertificatesPresented) => String::from("the node showed no certificate"),
        Some(Error::InvalidMessage(InvalidMessage::InvalidContentType)) => {
            String::from("what the node sent is no TLS; does it speak plain HTTP?")
        }
        Some(Error::AlertReceived(
            AlertDescription::CertificateRequired
            | AlertDescription::BadCertificate
            | AlertDescription::CertificateUnknown
            | AlertDescription::CertificateExpired
            | AlertDescription::UnknownCA,
        )) => {
            format!("the node did not take our certificate (`certificate` and `key` of the pool): {error}")
        }
        Some(Error::AlertReceived(AlertDescription::UnrecognisedName)) => {
            format!("the node has no such server name (`server_name` of the pool): {error}")
        }
        Some(other) => other.to_string(),
        None if error.kind() == io::ErrorKind::UnexpectedEof => {
            String::from("the node closed the connection in the middle of it")
        }
        None => error.to_string(),
    }
}

fn certificate(wrong: &CertificateError) -> String {
    match wrong {
        CertificateError::UnknownIssuer => {
            String::from("unknown authority: nobody that is trusted has signed its certificate")
        }
        CertificateError::NotValidForNameContext { expected, presented } => {
            let names: Vec<_> = presented.iter().map(|name| plain(name)).collect();
            let names = if names.is_empty() { String::from("no name at all") } else { names.join(", ") };
            format!("wrong name: its certificate is not for {} but for {names}", expected.to_str())
        }
        CertificateError::ExpiredContext { not_after, .. } => {
            format!("expired: its certificate was good until {}", date(*not_after))
        }
        CertificateError::NotValidYetContext { not_before, .. } => {
            format!("not valid yet: its certificate is good from {} on", date(*not_before))
        }
        // webpki's own words, for which rustls has none.
        CertificateError::Other(other) if format!("{other:?}").contains("CaUsedAsEndEntity") => {
            String::from("its certificate is one for an authority (`CA:TRUE`), not one for a server")
        }
        other => format!("its certificate is not good: {other}"),
    }
}

/// A certificate's name, which comes as `DnsName("a.example")` or `IpAddress(192.0.2.1)`.
fn plain(name: &str) -> &str {
    let inner = name.split_once('(').and_then(|(_, inner)| inner.strip_suffix(')'));
    inner.unwrap_or(name).trim_matches('"')
}

fn date(time: UnixTime) -> String {
    let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    jiff::Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |time| time.to_string())
}

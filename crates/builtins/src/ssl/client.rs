//! The client's certificate.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Text, Transaction};

use super::certificate::{self, Certificate, Chain};
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &PEM,
    &PEM_CHAIN,
    &ALGORITHM,
    &COMMON_NAME,
    &SUBJECT,
    &ISSUER,
    &PUBLIC_KEY,
    &SERIAL,
    &SERIAL_DECIMAL,
    &VERSION,
    &MD5,
    &SHA1,
    &START_DATE,
    &END_DATE,
    &STATUS,
];

fn chain(host: &dyn Transaction) -> Chain<'_> {
    host.tls().map_or(&[], |session| &session.client_chain)
}

/// The client's certificate in PEM form; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// string.startsWith( ssl.clientCert(), "-----BEGIN CERTIFICATE-----\n" ); # -> 1
/// ```
#[builtin("ssl.clientCert")]
fn pem(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    let chain = chain(host);
    let pem = certificate::pem(&chain[..chain.len().min(1)]);
    cx.ws.new_text(pem.as_bytes())
}

/// The client's certificate and the chain that came behind it, in PEM form; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// string.count( ssl.clientCertChain(), "END CERTIFICATE" ); # -> 2
/// ```
#[builtin("ssl.clientCertChain")]
fn pem_chain(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    let pem = certificate::pem(chain(host));
    cx.ws.new_text(pem.as_bytes())
}

/// The name of the algorithm that the client's certificate is signed with; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertAlgorithm(); # -> sha256WithRSAEncryption
/// ```
#[builtin("ssl.clientCertAlgorithm")]
fn algorithm(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::algorithm)
}

/// The common name in the client's certificate; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertCommonName(); # -> Alice Example
/// ```
#[builtin("ssl.clientCertCommonName")]
fn common_name(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::common_name)
}

/// Whom the client's certificate names: its fields, separated by commas; "" when the client gave none.
///
/// A comma, or what else could end a field, is written as a backslash and its code when it stands in a field (RFC 4514
/// section 2.4): `O=Acme\2C Inc.`. So a common name cannot look like another field.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertSubject(); # -> C=GB, O=Example Ltd, OU=Sales, CN=Alice Example
/// ```
#[builtin("ssl.clientCertSubject")]
fn subject(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::subject)
}

/// Who has signed the client's certificate: the fields, separated by commas; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertIssuer(); # -> C=GB, O=Example Ltd, CN=Example CA
/// ```
#[builtin("ssl.clientCertIssuer")]
fn issuer(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::issuer)
}

/// Kind and length of the key in the client's certificate; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertPublicKey(); # -> RSA (2048 bit)
/// ```
#[builtin("ssl.clientCertPublicKey")]
fn public_key(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::public_key)
}

/// The serial number of the client's certificate in upper-case hex; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertSerial(); # -> 8F3C21D70A
/// ```
#[builtin("ssl.clientCertSerial")]
fn serial(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::serial)
}

/// The serial number of the client's certificate in decimal; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertSerialDec(); # -> 615189174026
/// ```
#[builtin("ssl.clientCertSerialDec")]
fn serial_decimal(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::serial_decimal)
}

/// The version of the form of the client's certificate: 1, 2 or 3; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertVersion(); # -> 3
/// ```
#[builtin("ssl.clientCertVersion")]
fn version(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::version)
}

/// The MD5 fingerprint of the client's certificate in upper-case hex; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// string.length( ssl.clientCertHash() ); # -> 32
/// ```
#[builtin("ssl.clientCertHash")]
fn md5(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::md5)
}

/// The SHA-1 fingerprint of the client's certificate in upper-case hex; "" when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// string.length( ssl.clientCertSHA1() ); # -> 40
/// ```
#[builtin("ssl.clientCertSHA1")]
fn sha1(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::sha1)
}

/// The first second for which the client's certificate is good, as Unix time; 0 when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertStartDate(); # -> 1735689600
/// ```
#[builtin("ssl.clientCertStartDate")]
fn start_date(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    let chain = chain(host);
    cx.charge_bytes(chain.first().map_or(0, bytes::Bytes::len))?;
    Ok(certificate::first(chain).map_or(0, |certificate| certificate.start_date()))
}

/// The last second for which the client's certificate is good, as Unix time; 0 when the client gave none.
///
/// ```rule
/// #: tls
/// #: client-certificate example
/// ssl.clientCertEndDate(); # -> 2051222399
/// ```
#[builtin("ssl.clientCertEndDate")]
fn end_date(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<i64, Fault> {
    let chain = chain(host);
    cx.charge_bytes(chain.first().map_or(0, bytes::Bytes::len))?;
    Ok(certificate::first(chain).map_or(0, |certificate| certificate.end_date()))
}

/// "OK" when the client gave a certificate, which was found good; "NoClientCert" when it gave none, "" when the
/// connection is not TLS.
///
/// Whether clients are asked for certificates, and whose are good, stands in the configuration (`client_auth`,
/// `client_ca`). One that is no good ends the handshake: no rule sees it.
///
/// ```rule
/// #: tls
/// ssl.clientCertStatus(); # -> NoClientCert
/// ```
#[builtin("ssl.clientCertStatus")]
fn status(_cx: &mut Cx<'_>, host: &dyn Transaction) -> &'static [u8] {
    match host.tls() {
        None => b"",
        Some(session) if session.client_chain.is_empty() => b"NoClientCert",
        Some(_) => b"OK",
    }
}

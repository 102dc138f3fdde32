//! The certificate that the client was shown.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Text, Transaction, Value};

use super::certificate::{self, Certificate, Chain};
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &PEM,
    &ALGORITHM,
    &COMMON_NAME,
    &SUBJECT,
    &ISSUER,
    &PUBLIC_KEY,
    &SERIAL,
    &VERSION,
    &MD5,
    &SHA1,
    &START_DATE,
    &END_DATE,
    &NAME,
    &SITE_NAME,
];

fn chain(host: &dyn Transaction) -> Chain<'_> {
    host.tls().map_or(&[], |session| &session.server_chain)
}

/// The certificate that the client was shown in PEM form; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// string.startsWith( ssl.serverCert(), "-----BEGIN CERTIFICATE-----\n" ); # -> 1
/// ```
#[builtin("ssl.serverCert")]
fn pem(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    let chain = chain(host);
    let pem = certificate::pem(&chain[..chain.len().min(1)]);
    cx.ws.new_text(pem.as_bytes())
}

/// The name of the algorithm that the certificate that the client was shown is signed with; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertAlgorithm(); # -> ecdsa-with-SHA256
/// ```
#[builtin("ssl.serverCertAlgorithm")]
fn algorithm(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::algorithm)
}

/// The common name in the certificate that the client was shown; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertCommonName(); # -> www.example.com
/// ```
#[builtin("ssl.serverCertCommonName")]
fn common_name(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::common_name)
}

/// Whom the certificate that the client was shown names: its fields, separated by commas; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertSubject(); # -> C=GB, O=Example Ltd, CN=www.example.com
/// ```
#[builtin("ssl.serverCertSubject")]
fn subject(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::subject)
}

/// Who has signed the certificate that the client was shown: the fields, separated by commas; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertIssuer(); # -> C=GB, O=Example Ltd, CN=Example CA
/// ```
#[builtin("ssl.serverCertIssuer")]
fn issuer(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::issuer)
}

/// Kind and length of the key in the certificate that the client was shown; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertPublicKey(); # -> EC (256 bit)
/// ```
#[builtin("ssl.serverCertPublicKey")]
fn public_key(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::public_key)
}

/// The serial number of the certificate that the client was shown in upper-case hex; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertSerial(); # -> 01A4
/// ```
#[builtin("ssl.serverCertSerial")]
fn serial(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::serial)
}

/// The version of the form of the certificate that the client was shown: 1, 2 or 3; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertVersion(); # -> 3
/// ```
#[builtin("ssl.serverCertVersion")]
fn version(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::version)
}

/// The MD5 fingerprint of the certificate that the client was shown in upper-case hex; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// string.length( ssl.serverCertHash() ); # -> 32
/// ```
#[builtin("ssl.serverCertHash")]
fn md5(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::md5)
}

/// The SHA-1 fingerprint of the certificate that the client was shown in upper-case hex; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// string.length( ssl.serverCertSHA1() ); # -> 40
/// ```
#[builtin("ssl.serverCertSHA1")]
fn sha1(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    certificate::text(cx, chain(host), Certificate::sha1)
}

/// The first second for which the certificate that the client was shown is good, as Unix time; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertStartDate(); # -> 1735689600
/// ```
#[builtin("ssl.serverCertStartDate")]
fn start_date(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Value, Fault> {
    let chain = chain(host);
    cx.charge_bytes(chain.first().map_or(0, bytes::Bytes::len))?;
    Ok(certificate::first(chain).map_or(Value::EMPTY, |certificate| Value::Int(certificate.start_date())))
}

/// The last second for which the certificate that the client was shown is good, as Unix time; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertEndDate(); # -> 2051222399
/// ```
#[builtin("ssl.serverCertEndDate")]
fn end_date(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Value, Fault> {
    let chain = chain(host);
    cx.charge_bytes(chain.first().map_or(0, bytes::Bytes::len))?;
    Ok(certificate::first(chain).map_or(Value::EMPTY, |certificate| Value::Int(certificate.end_date())))
}

/// What the configuration calls the certificate that the client was shown: its `name`, or else the name of its file
/// without the ending; "" when the connection is not TLS.
///
/// ```rule
/// #: tls
/// #: server-certificate example
/// ssl.serverCertName(); # -> example
/// ```
#[builtin("ssl.serverCertName")]
fn name(host: &dyn Transaction) -> &[u8] {
    host.tls().map_or(&[], |session| session.certificate_name.as_bytes())
}

/// The server name that the certificate was chosen by, as it stands in the certificate or in the configuration; ""
/// when it is the one for all other names.
///
/// ```rule
/// #: tls
/// #: tls-site *.example.com
/// ssl.serverSiteName(); # -> *.example.com
/// ```
#[builtin("ssl.serverSiteName")]
fn site_name(host: &dyn Transaction) -> &[u8] {
    host.tls().and_then(|session| session.site.as_ref()).map_or(&[], |site| site.as_bytes())
}

//! The client's TLS connection.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Fault, Text, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&IS_SSL, &CLIENT_CIPHER, &GET_TLS_SERVER_NAME, &GET_CLIENT_CLOSE_ALERT, &SET_CLIENT_CLOSE_ALERT];

/// Whether the client's connection is TLS that ends here.
///
/// ```rule
/// #: tls
/// ssl.isSSL(); # -> 1
/// ```
#[builtin("ssl.isSSL")]
fn is_ssl(host: &dyn Transaction) -> bool {
    host.is_tls()
}

/// The cipher of the client's connection, the protocol's version and the length of the key; "" when the connection is
/// not TLS.
///
/// The cipher's name is the registered one with `SSL` in the place of `TLS`.
///
/// ```rule
/// #: tls
/// ssl.clientCipher(); # -> SSL_AES_128_GCM_SHA256, version=TLSv1.3, bits=128
/// ```
#[builtin("ssl.clientCipher")]
fn client_cipher(cx: &mut Cx<'_>, host: &dyn Transaction) -> Result<Text, Fault> {
    let Some(session) = host.tls() else { return Ok(Text::EMPTY) };
    let name = session.cipher.strip_prefix("TLS_").unwrap_or(&session.cipher);
    let text = format!("SSL_{name}, version={}, bits={}", session.version, session.bits);
    cx.ws.new_text(text.as_bytes())
}

/// The server name that the client asked for (SNI), in lower case; "" when it asked for none.
///
/// ```rule
/// #: tls
/// #: tls-server-name www.example.com
/// ssl.getTLSServerName(); # -> www.example.com
/// ```
#[builtin("ssl.getTLSServerName")]
fn get_tls_server_name(host: &dyn Transaction) -> &[u8] {
    host.tls().and_then(|session| session.server_name.as_ref()).map_or(&[], |name| name.as_bytes())
}

/// Whether the client is told (by a close alert) when its TLS connection is closed. -1 when the connection is not TLS.
///
/// ```rule
/// #: tls
/// ssl.getClientCloseAlert(); # -> 1
/// ```
#[builtin("ssl.getClientCloseAlert")]
fn get_client_close_alert(host: &dyn Transaction) -> i64 {
    if !host.is_tls() {
        return -1;
    }
    i64::from(host.decision().tls.client_close_alert.unwrap_or(true))
}

/// Says whether the client is told (by a close alert) when its TLS connection is closed. It is, unless a rule says 0:
/// some old clients take the alert for an error.
///
/// ```rule
/// #: tls
/// ssl.setClientCloseAlert( 0 );
/// ssl.getClientCloseAlert(); # -> 0
/// ```
#[builtin("ssl.setClientCloseAlert", aside, phases(request, response, completion))]
fn set_client_close_alert(alertflag: bool, host: &mut dyn Transaction) {
    host.decision_mut().tls.client_close_alert = Some(alertflag);
}

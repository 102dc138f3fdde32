//! TLS as data: what a host tells rules of a client's session, and what rules say about either side.

use bytes::Bytes;

/// What is known of a TLS session that ends at the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TlsSession {
    /// The protocol version: "TLSv1.3".
    pub version: &'static str,
    /// The cipher suite's registered name: "TLS_AES_128_GCM_SHA256".
    pub cipher: String,
    /// The length of the cipher's key.
    pub bits: u16,
    /// The server name that the client asked for, in lower case.
    pub server_name: Option<String>,
    /// The client's certificate (DER), which the host found good, and the chain behind it. Empty: it gave none.
    pub client_chain: Vec<Bytes>,
    /// The certificate that the client was shown (DER), and the chain behind it.
    pub server_chain: Vec<Bytes>,
    /// What the host's configuration calls that certificate.
    pub certificate_name: String,
    /// The server name for which it was chosen; `None` when it is the one for all others.
    pub site: Option<String>,
}

/// What rules said about TLS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TlsTuning {
    /// Whether the client is told when its connection is closed by intent.
    pub client_close_alert: Option<bool>,
    /// Whether a node is told so.
    pub server_close_alert: Option<bool>,
    /// The server name that a node is asked for and must prove, in lower case; "" is the node's own.
    pub server_name: Option<String>,
}

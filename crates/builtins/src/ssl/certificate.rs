//! What stands in a certificate, as the functions of both sides give it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::{Digest as _, Md5};
use pointsman_model::{Cx, Fault, Text};
use sha1::Sha1;
use x509_parser::oid_registry::{OID_EC_P256, OID_NIST_EC_P384, OID_NIST_EC_P521, Oid};
use x509_parser::prelude::{FromDer, X509Certificate};
use x509_parser::public_key::PublicKey;

use super::hex::hex;
use super::name;

/// A certificate (DER) and the chain behind it; empty when there is none.
pub(super) type Chain<'a> = &'a [bytes::Bytes];

/// A certificate that was read. Reading takes some microseconds, and copies nothing.
pub(super) struct Certificate<'a> {
    der: &'a [u8],
    parsed: X509Certificate<'a>,
}

/// The certificate that a chain begins with. `None`: there is none, or it cannot be read (then no host would have
/// found it good).
pub(super) fn first(chain: Chain<'_>) -> Option<Certificate<'_>> {
    let der = chain.first()?;
    let (_, parsed) = X509Certificate::from_der(der).ok()?;
    Some(Certificate { der, parsed })
}

impl Certificate<'_> {
    /// The name of the algorithm that it is signed with: `sha256WithRSAEncryption`.
    pub(super) fn algorithm(&self) -> String {
        let id = self.parsed.signature_algorithm.oid();
        match x509_parser::objects::oid2sn(id, x509_parser::objects::oid_registry()) {
            Ok(name) => name.to_owned(),
            Err(_) => id.to_id_string(),
        }
    }

    /// The subject's common name, or "".
    pub(super) fn common_name(&self) -> String {
        let subject = self.parsed.subject();
        subject.iter_common_name().next().map(name::value).unwrap_or_default()
    }

    /// The last second for which it is good, as Unix time.
    pub(super) fn end_date(&self) -> i64 {
        self.parsed.validity().not_after.timestamp()
    }

    /// The first second for which it is good, as Unix time.
    pub(super) fn start_date(&self) -> i64 {
        self.parsed.validity().not_before.timestamp()
    }

    /// The MD5 fingerprint.
    pub(super) fn md5(&self) -> String {
        hex(&Md5::digest(self.der))
    }

    /// The SHA-1 fingerprint.
    pub(super) fn sha1(&self) -> String {
        hex(&Sha1::digest(self.der))
    }

    /// Who has signed it: `C=GB, O=Example, CN=Example CA`.
    pub(super) fn issuer(&self) -> String {
        name::fields(self.parsed.issuer())
    }

    /// Whose it is.
    pub(super) fn subject(&self) -> String {
        name::fields(self.parsed.subject())
    }

    /// Kind and length of the key: `RSA (2048 bit)`.
    pub(super) fn public_key(&self) -> String {
        let info = self.parsed.public_key();
        let parameter = info.algorithm.parameters.as_ref().and_then(|parameter| parameter.as_oid().ok());
        let curve = |oid: Oid<'_>| parameter.as_ref() == Some(&oid);
        match info.parsed() {
            Ok(PublicKey::RSA(key)) => {
                let zeros = key.modulus.iter().take_while(|byte| **byte == 0).count();
                let top = key.modulus.get(zeros).map_or(0, |byte| byte.leading_zeros() as usize);
                format!("RSA ({} bit)", (key.modulus.len() - zeros) * 8 - top)
            }
            Ok(PublicKey::EC(_)) if curve(OID_EC_P256) => String::from("EC (256 bit)"),
            Ok(PublicKey::EC(_)) if curve(OID_NIST_EC_P384) => String::from("EC (384 bit)"),
            Ok(PublicKey::EC(_)) if curve(OID_NIST_EC_P521) => String::from("EC (521 bit)"),
            _ => {
                let id = info.algorithm.oid();
                let name = x509_parser::objects::oid2sn(id, x509_parser::objects::oid_registry());
                let bits = info.subject_public_key.data.len() * 8;
                format!("{} ({bits} bit)", name.map_or_else(|_| id.to_id_string(), str::to_owned))
            }
        }
    }

    /// The serial number in upper-case hex, without leading zeros in front of its first byte.
    pub(super) fn serial(&self) -> String {
        let bytes = self.parsed.raw_serial();
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count().min(bytes.len().saturating_sub(1));
        hex(&bytes[zeros..])
    }

    /// The serial number in decimal.
    pub(super) fn serial_decimal(&self) -> String {
        decimal(self.parsed.raw_serial())
    }

    /// The version of the form: 1, 2 or 3.
    pub(super) fn version(&self) -> String {
        // In the form itself they are counted from 0.
        (self.parsed.version().0 + 1).to_string()
    }
}

/// A number of many bytes, the greatest first, in decimal. Serial numbers have at most twenty bytes (RFC 5280); what
/// is longer than any that is used is cut.
fn decimal(bytes: &[u8]) -> String {
    let mut digits = vec![0u8];
    for byte in bytes.iter().take(64) {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            let value = u32::from(*digit) * 256 + carry;
            *digit = (value % 10) as u8;
            carry = value / 10;
        }
        while carry > 0 {
            digits.push((carry % 10) as u8);
            carry /= 10;
        }
    }
    digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect()
}

/// Certificates in PEM form.
pub(super) fn pem(chain: Chain<'_>) -> String {
    let mut pem = String::new();
    for der in chain {
        pem.push_str("-----BEGIN CERTIFICATE-----\n");
        let text = BASE64.encode(der);
        for line in text.as_bytes().chunks(64) {
            pem.extend(line.iter().map(|byte| char::from(*byte)));
            pem.push('\n');
        }
        pem.push_str("-----END CERTIFICATE-----\n");
    }
    pem
}

/// A text of the first certificate of a chain, or "".
pub(super) fn text<'a>(
    cx: &mut Cx<'_>,
    chain: Chain<'a>,
    read: impl FnOnce(&Certificate<'a>) -> String,
) -> Result<Text, Fault> {
    let size = chain.first().map_or(0, bytes::Bytes::len);
    cx.charge_bytes(size)?;
    let text = first(chain).map(|certificate| read(&certificate)).unwrap_or_default();
    cx.ws.new_text(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn long_numbers_are_written_in_decimal() {
        assert_eq!(decimal(&[]), "0");
        assert_eq!(decimal(&[0, 255]), "255");
        assert_eq!(decimal(&[1, 0]), "256");
        assert_eq!(decimal(&u128::MAX.to_be_bytes()), u128::MAX.to_string());
    }
}

//! Keyed digests (HMAC, RFC 2104), as raw bytes: for text, put `string.hexencode` around them.

use hmac::{Hmac, KeyInit, Mac};
use pointsman_macros::builtin;
use pointsman_model::{Builtin, Out};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&HMAC_SHA1, &HMAC_SHA256, &HMAC_SHA384, &HMAC_SHA512];

/// The HMAC-SHA-1 of `string` under `key`: 20 bytes. For old protocols; use `string.hmacSHA256` for new ones.
///
/// ```rule
/// $mac = string.hexencode( string.hmacSHA1( "what do ya want for nothing?", "Jefe" ) );
/// $mac; # -> EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79
/// ```
#[builtin("string.hmacSHA1", short)]
fn hmac_sha1(string: &[u8], key: &[u8], out: &mut Out) {
    authenticate::<Hmac<Sha1>>(string, key, out);
}

/// The HMAC-SHA-256 of `string` under `key`: 32 bytes.
///
/// ```rule
/// $mac = string.hexencode( string.hmacSHA256( "what do ya want for nothing?", "Jefe" ) );
/// string.left( $mac, 16 ); # -> 5BDCC146BF60754E
/// string.len( $mac );      # -> 64
/// ```
#[builtin("string.hmacSHA256", short)]
fn hmac_sha256(string: &[u8], key: &[u8], out: &mut Out) {
    authenticate::<Hmac<Sha256>>(string, key, out);
}

/// The HMAC-SHA-384 of `string` under `key`: 48 bytes.
///
/// ```rule
/// $mac = string.hexencode( string.hmacSHA384( "what do ya want for nothing?", "Jefe" ) );
/// string.left( $mac, 16 ); # -> AF45D2E376484031
/// string.len( $mac );      # -> 96
/// ```
#[builtin("string.hmacSHA384", short)]
fn hmac_sha384(string: &[u8], key: &[u8], out: &mut Out) {
    authenticate::<Hmac<Sha384>>(string, key, out);
}

/// The HMAC-SHA-512 of `string` under `key`: 64 bytes.
///
/// ```rule
/// $mac = string.hexencode( string.hmacSHA512( "what do ya want for nothing?", "Jefe" ) );
/// string.left( $mac, 16 ); # -> 164B7A7BFCF819E2
/// string.len( $mac );      # -> 128
/// ```
#[builtin("string.hmacSHA512", short)]
fn hmac_sha512(string: &[u8], key: &[u8], out: &mut Out) {
    authenticate::<Hmac<Sha512>>(string, key, out);
}

fn authenticate<M: Mac + KeyInit>(string: &[u8], key: &[u8], out: &mut Out) {
    // A key of any length is one: it never fails.
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(key) else { return };
    mac.update(string);
    out.push_slice(&mac.finalize().into_bytes());
}

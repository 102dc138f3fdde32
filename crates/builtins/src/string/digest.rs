//! Digests, as raw bytes: for text, put `string.hexencode` around them.

use md5::Md5;
use pointsman_macros::builtin;
use pointsman_model::{Builtin, Out};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] =
    &[&HASH, &HASH_MD5, &HASH_SHA1, &HASH_SHA256, &HASH_SHA384, &HASH_SHA512];

/// A number that depends on all bytes of `string`, for spreading keys over buckets. It is from -2147483648 to
/// 2147483647, so take `% $n` of it with care: `math.fabs( string.hash( $s ) % $n )`.
///
/// It is the 32-bit FNV-1a hash read as a signed number, and stays that in every release. Anyone can find
/// strings of one hash: do not use it against an attacker.
///
/// ```rule
/// string.hash( "" );    # -> -2128831035
/// string.hash( "a" );   # -> -468965076
/// string.hash( "foobar" ); # -> -1080231576
/// ```
#[builtin("string.hash", short)]
fn hash(string: &[u8]) -> i64 {
    let fnv =
        string.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    i64::from(fnv as i32)
}

/// The MD5 digest: 16 bytes. Fit for checksums of old protocols only.
///
/// ```rule
/// string.hexencode( string.hashMD5( "abc" ) ); # -> 900150983CD24FB0D6963F7D28E17F72
/// ```
#[builtin("string.hashMD5", short)]
fn hash_md5(string: &[u8], out: &mut Out) {
    out.push_slice(&Md5::digest(string));
}

/// The SHA-1 digest: 20 bytes. Do not use it where an attacker could want two texts of one digest.
///
/// ```rule
/// string.hexencode( string.hashSHA1( "abc" ) ); # -> A9993E364706816ABA3E25717850C26C9CD0D89D
/// ```
#[builtin("string.hashSHA1", short)]
fn hash_sha1(string: &[u8], out: &mut Out) {
    out.push_slice(&Sha1::digest(string));
}

/// The SHA-256 digest: 32 bytes.
///
/// ```rule
/// string.left( string.hexencode( string.hashSHA256( "abc" ) ), 16 ); # -> BA7816BF8F01CFEA
/// string.len( string.hashSHA256( "" ) );                            # -> 32
/// ```
#[builtin("string.hashSHA256", short)]
fn hash_sha256(string: &[u8], out: &mut Out) {
    out.push_slice(&Sha256::digest(string));
}

/// The SHA-384 digest: 48 bytes.
///
/// ```rule
/// string.left( string.hexencode( string.hashSHA384( "abc" ) ), 16 ); # -> CB00753F45A35E8B
/// string.len( string.hashSHA384( "" ) );                            # -> 48
/// ```
#[builtin("string.hashSHA384", short)]
fn hash_sha384(string: &[u8], out: &mut Out) {
    out.push_slice(&Sha384::digest(string));
}

/// The SHA-512 digest: 64 bytes.
///
/// ```rule
/// string.left( string.hexencode( string.hashSHA512( "abc" ) ), 16 ); # -> DDAF35A193617ABA
/// string.len( string.hashSHA512( "" ) );                            # -> 64
/// ```
#[builtin("string.hashSHA512", short)]
fn hash_sha512(string: &[u8], out: &mut Out) {
    out.push_slice(&Sha512::digest(string));
}

//! Secrets: authenticated encryption under a passphrase, and random bytes.

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Out, Prepare, PrepareError, Prepared, Text, Transaction};
use sha2::Sha256;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&ENCRYPT, &DECRYPT, &RANDOM_BYTES];

/// The first byte of what is encrypted: this form of it. A new form gets a new number.
const VERSION: u8 = 1;
const NONCE: usize = 12;
const TAG: usize = 16;
/// Rounds of the key derivation. Few, as these things go: a passphrase may be known only at run time, and
/// then a request pays for it. The documentation asks for a long passphrase instead.
const ROUNDS: u32 = 4096;
/// One salt for all, so that every instance derives the same key from a passphrase.
const SALT: &[u8] = b"pointsman string.encrypt 1";
/// Fuel for a call: what the derivation costs, whether or not it was needed this time.
const FUEL: u64 = 1000;

/// A passphrase, expanded to a key.
struct Passphrase(Aes256Gcm);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

impl Prepare for Passphrase {
    const WHAT: &'static str = "passphrase";

    fn prepare(text: &[u8]) -> Result<Passphrase, PrepareError> {
        if text.is_empty() {
            return Err(PrepareError::new("an empty passphrase protects nothing")
                .help("use a long random text that is not written elsewhere"));
        }
        let key: [u8; 32] = pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(text, SALT, ROUNDS);
        Ok(Passphrase(Aes256Gcm::new(&key.into())))
    }
}

/// `string` encrypted so that only `passphrase` brings it back, and so that a change of any byte is noticed.
///
/// The result is made of letters, digits, `-` and `_` (fit for cookies and URLs) and is different each time. It
/// is the URL-safe Base64, without padding, of a byte 1, a random nonce of 12 bytes, and the AES-256-GCM
/// ciphertext with its tag; the key is PBKDF2-HMAC-SHA256 of the passphrase. Use a long random passphrase:
/// a short one can be guessed from any encrypted text.
///
/// ```rule
/// $secret = string.encrypt( "user=7", "a long passphrase" );
/// string.regexmatch( $secret, "^[A-Za-z0-9_-]+$" );      # -> 1
/// string.decrypt( $secret, "a long passphrase" );        # -> user=7
/// string.decrypt( $secret, "another passphrase" ) . "|"; # -> |
/// ```
#[builtin("string.encrypt", short, phases(request, response, completion))]
fn encrypt(
    string: Text,
    passphrase: Prepared<'_, Passphrase>,
    host: &mut dyn Transaction,
    out: &mut Out,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    cx.charge(FUEL)?;
    let mut sealed = vec![VERSION; 1 + NONCE];
    fill(&mut sealed[1..], host);
    let mut nonce = [0; NONCE];
    nonce.copy_from_slice(&sealed[1..]);
    let payload = Payload { msg: cx.bytes(string), aad: &[VERSION] };
    // It fails only for texts of 64 GiB, which a run cannot hold.
    let Ok(ciphertext) = passphrase.0.encrypt(&nonce.into(), payload) else { return Ok(()) };
    sealed.extend_from_slice(&ciphertext);
    cx.charge_bytes(sealed.len())?;
    out.push_slice(URL_SAFE_NO_PAD.encode(&sealed).as_bytes());
    Ok(())
}

/// What `string.encrypt` was given, when `string` is its result and `passphrase` is the same; else the empty
/// string.
///
/// ```rule
/// string.decrypt( string.encrypt( "abc", "a long passphrase" ), "a long passphrase" ); # -> abc
/// string.decrypt( "something else", "a long passphrase" );                             # ->
/// ```
#[builtin("string.decrypt", short)]
fn decrypt(
    string: Text,
    passphrase: Prepared<'_, Passphrase>,
    out: &mut Out,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    cx.charge(FUEL)?;
    let Ok(sealed) = URL_SAFE_NO_PAD.decode(cx.bytes(string)) else { return Ok(()) };
    if sealed.len() < 1 + NONCE + TAG || sealed[0] != VERSION {
        return Ok(());
    }
    let mut nonce = [0; NONCE];
    nonce.copy_from_slice(&sealed[1..1 + NONCE]);
    let payload = Payload { msg: &sealed[1 + NONCE..], aad: &[VERSION] };
    if let Ok(plain) = passphrase.0.decrypt(&nonce.into(), payload) {
        out.push_slice(&plain);
    }
    Ok(())
}

/// `length` random bytes, fit for keys and tokens. A negative length is 0.
///
/// ```rule
/// string.len( string.randomBytes( 16 ) );  # -> 16
/// string.len( string.randomBytes( -1 ) );  # -> 0
/// ```
#[builtin("string.randomBytes", short, phases(request, response, completion))]
fn random_bytes(length: i64, host: &mut dyn Transaction, out: &mut Out) {
    let length = usize::try_from(length.max(0)).unwrap_or(usize::MAX);
    // Asked first, so that a length beyond the run's memory ends the rule before any work is done.
    if !out.fits(length) {
        return;
    }
    let mut left = length;
    while left > 0 {
        let bytes = host.random().to_le_bytes();
        let count = left.min(bytes.len());
        out.push_slice(&bytes[..count]);
        left -= count;
    }
}

fn fill(bytes: &mut [u8], host: &mut dyn Transaction) {
    for piece in bytes.chunks_mut(8) {
        piece.copy_from_slice(&host.random().to_le_bytes()[..piece.len()]);
    }
}

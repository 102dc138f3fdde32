//! What a token says, and whether it is to be believed.

use jsonwebtoken::Algorithm;
use pointsman_macros::builtin;
use pointsman_model::{
    Builtin, ContainerId, Cx, Fault, HashRef, Prepare, PrepareError, Prepared, Text, Transaction, Value,
};

use super::algorithm::{self, Allowed};
use super::key::Key;
use super::token::{NoNumber, Token};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&DECODE, &VERIFY];

/// Fuel for a signature, whatever its algorithm: about what a public key's costs.
const FUEL: u64 = 1000;

/// What is wrong with a token, as rules compare it.
#[derive(Clone, Copy)]
enum Verdict {
    Valid,
    Malformed,
    Key,
    Algorithm,
    Extension,
    Signature,
    Expired,
    NotYetValid,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Verdict::Valid => "",
            Verdict::Malformed => "malformed",
            Verdict::Key => "key",
            Verdict::Algorithm => "algorithm",
            Verdict::Extension => "extension",
            Verdict::Signature => "signature",
            Verdict::Expired => "expired",
            Verdict::NotYetValid => "not yet valid",
        }
    }
}

/// What a JSON Web Token says, without asking whether it is true: anybody can write one. Use `jwt.verify` to trust it.
///
/// The result is a hash: `error` is empty, or "malformed" when the text is no token of three parts; `header` and
/// `payload` are hashes of what stands in it, and are missing when it is malformed. It is for looking up what is
/// needed to verify, such as the key's name in `header`.
///
/// ```rule
/// $token = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiJqb2UiLCJleHAiOjEwMDB9.c2lnbmF0dXJl";
/// $jwt = jwt.decode( $token );
/// $jwt["header"]["kid"];              # -> a
/// $jwt["payload"]["sub"];             # -> joe
/// $bad = jwt.decode( "no token" );
/// $bad["error"];                      # -> malformed
/// ```
#[builtin("jwt.decode")]
fn decode(token: Text, cx: &mut Cx<'_>) -> Result<HashRef, Fault> {
    let token = Token::read(cx, token)?;
    let verdict = if token.is_some() { Verdict::Valid } else { Verdict::Malformed };
    let hash = cx.ws.new_hash()?;
    fill(cx, hash, verdict, token.as_ref())?;
    Ok(HashRef(hash))
}

/// Whether a JSON Web Token was signed with `key` and is valid now, and what it says then.
///
/// The key is a shared secret (HS256, HS384, HS512), or a public key in PEM or as a JSON Web Key (RS256, RS384, RS512,
/// PS256, PS384, PS512, ES256, ES384, EdDSA with Ed25519). `algorithms` names those that the token may be signed by, with
/// spaces between them; left out or empty, they are all that fit the key. An unsigned token (`none`) is never valid, nor
/// is one that demands extensions (`crit`).
///
/// `exp` and `nbf` are held against the time of the request, give or take `leeway` seconds (0 when left out); a token without
/// them is valid at any time. Whom it is for and from (`aud`, `iss`) is for the rule to look at.
///
/// The result is a hash. `valid` is 1 or 0. `error` is empty, or says what is wrong: "malformed", "algorithm",
/// "extension", "signature", "expired", "not yet valid". `header` and `payload` are there once the signature is good. A key that is none
/// gives a warning and an `error` of "key".
///
/// ```rule
/// #: time 500
/// $token = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiJqb2UiLCJleHAiOjEwMDB9"
///     . ".v6SJWEwXdnHNX6I0_7nZRm9EakG54fGfZtKo_uZkCKU";
/// $jwt = jwt.verify( $token, "a shared secret", "HS256" );
/// $jwt["valid"];                     # -> 1
/// $jwt["payload"]["sub"];            # -> joe
/// $forged = jwt.verify( $token, "another secret", "HS256" );
/// $forged["error"];                  # -> signature
/// ```
#[builtin("jwt.verify")]
fn verify(
    token: Text,
    key: Result<Prepared<'_, Key>, PrepareError>,
    algorithms: Option<Result<Prepared<'_, Allowed>, PrepareError>>,
    leeway: Option<f64>,
    cx: &mut Cx<'_>,
    host: &dyn Transaction,
) -> Result<HashRef, Fault> {
    cx.charge(FUEL)?;
    let key = match key {
        Ok(key) => key,
        Err(error) => return unusable(cx, Key::WHAT, &error, Verdict::Key),
    };
    let allowed = match algorithms.transpose() {
        Ok(allowed) => allowed,
        Err(error) => return unusable(cx, Allowed::WHAT, &error, Verdict::Algorithm),
    };
    let Some(token) = Token::read(cx, token)? else { return rejected(cx, Verdict::Malformed) };
    let allows = |algorithm: &Algorithm| match &allowed {
        Some(allowed) => allowed.allows(*algorithm, key.family()),
        None => algorithm.family() == key.family(),
    };
    let algorithm = token.header_text(cx, b"alg").and_then(algorithm::named);
    let Some(algorithm) = algorithm.filter(allows) else { return rejected(cx, Verdict::Algorithm) };
    if token.has_extensions(cx) {
        return rejected(cx, Verdict::Extension);
    }
    let signature = std::str::from_utf8(cx.bytes(token.signature)).unwrap_or_default();
    if !key.signed(cx.bytes(token.message), signature, algorithm) {
        return rejected(cx, Verdict::Signature);
    }
    let verdict = in_time(cx, &token, host.now().as_secs_f64(), leeway.unwrap_or_default());
    result(cx, verdict, Some(&token))
}

/// Whether a signed token is valid at this time.
fn in_time(cx: &Cx<'_>, token: &Token, now: f64, leeway: f64) -> Verdict {
    // A leeway that is no number must not make every token valid.
    let leeway = if leeway.is_finite() { leeway.max(0.0) } else { 0.0 };
    match (token.time(cx, b"exp"), token.time(cx, b"nbf")) {
        (Err(NoNumber), _) | (_, Err(NoNumber)) => Verdict::Malformed,
        (Ok(Some(end)), _) if now >= end + leeway => Verdict::Expired,
        (_, Ok(Some(begin))) if now < begin - leeway => Verdict::NotYetValid,
        _ => Verdict::Valid,
    }
}

#[cold]
fn unusable(cx: &mut Cx<'_>, what: &str, error: &PrepareError, verdict: Verdict) -> Result<HashRef, Fault> {
    cx.warn(format!("Bad {what}: {}", error.message))?;
    rejected(cx, verdict)
}

fn rejected(cx: &mut Cx<'_>, verdict: Verdict) -> Result<HashRef, Fault> {
    result(cx, verdict, None)
}

fn result(cx: &mut Cx<'_>, verdict: Verdict, token: Option<&Token>) -> Result<HashRef, Fault> {
    let hash = cx.ws.new_hash()?;
    let valid = cx.ws.new_text(b"valid")?;
    cx.ws.hash_set(hash, valid, Value::from_bool(matches!(verdict, Verdict::Valid)))?;
    fill(cx, hash, verdict, token)?;
    Ok(HashRef(hash))
}

/// Puts the error and the parts of a token in.
fn fill(cx: &mut Cx<'_>, hash: ContainerId, verdict: Verdict, token: Option<&Token>) -> Result<(), Fault> {
    let error = Value::Text(cx.ws.new_text(verdict.word().as_bytes())?);
    let key = cx.ws.new_text(b"error")?;
    cx.ws.hash_set(hash, key, error)?;
    if let Some(token) = token {
        for (name, part) in [("header", token.header), ("payload", token.payload)] {
            let key = cx.ws.new_text(name.as_bytes())?;
            cx.ws.hash_set(hash, key, Value::Container(part))?;
        }
    }
    Ok(())
}

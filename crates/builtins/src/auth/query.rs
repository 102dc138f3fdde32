//! Asking an authenticator. Which ones there are, and what they know, is the host's configuration.

use pointsman_macros::builtin;
use pointsman_model::{Cx, Datum, Exit, HashRef, Operation, Text, Transaction};

use crate::{Functions, wait};

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&QUERY];

/// The longest name of a user, and the longest password.
const LONGEST: u32 = 4096;

/// Asks an authenticator about a user, and whether the password is right when one is given.
///
/// Gives a hash. `OK` is 1 when the user is known and the password (if given) is right, else 0. `Error` says what is
/// wrong with the authenticator itself; then `OK` is 0, and there is a warning. Everything else is what the authenticator
/// knows of the user, such as `group`.
///
/// ```rule
/// #: mock auth.query staff alice secret ok group=editors
/// $auth = auth.query( "staff", "alice", "secret" );
/// $auth["OK"];    # -> 1
/// $auth["group"]; # -> editors
/// $auth = auth.query( "staff", "alice", "guessed" );
/// $auth["OK"];    # -> 0
/// ```
#[builtin("auth.query", waits)]
fn query(
    authenticator: Text,
    user: Text,
    password: Option<Text>,
    cx: &mut Cx<'_>,
    _host: &mut dyn Transaction,
) -> Result<HashRef, Exit> {
    let too_long = user.len > LONGEST || password.is_some_and(|password| password.len > LONGEST);
    let outcome = if too_long {
        Err(format!("a user's name or a password is longer than {LONGEST} bytes"))
    } else {
        wait::value(wait::answer(cx, |cx| Operation::Authenticate {
            authenticator: String::from_utf8_lossy(cx.bytes(authenticator)).into_owned(),
            user: cx.bytes(user).to_vec(),
            password: password.map(|password| cx.bytes(password).to_vec()),
        })?)
    };
    let entries = match outcome {
        Ok(Datum::Hash(entries)) => entries,
        Ok(_) => error(cx, "the host gave no answer")?,
        Err(message) => error(cx, &message)?,
    };
    let hash = cx.ws.new_hash()?;
    for (key, value) in &entries {
        let key = cx.ws.new_text(key)?;
        let value = cx.ws.import(value)?;
        cx.ws.hash_set(hash, key, value)?;
    }
    cx.charge_elements(entries.len())?;
    Ok(HashRef(hash))
}

fn error(cx: &mut Cx<'_>, message: &str) -> Result<Vec<(Vec<u8>, Datum)>, Exit> {
    cx.warn(format!("auth.query: {message}"))?;
    Ok(vec![(b"OK".to_vec(), Datum::Int(0)), (b"Error".to_vec(), Datum::text(message))])
}

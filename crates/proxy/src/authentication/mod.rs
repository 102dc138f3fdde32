//! Who users are: the authenticators that `auth.query` asks.
//!
//! One is built in, over a file of `htpasswd`; an embedder brings others as [`Authenticator`]s. They may block and
//! take their time (a password's hash is slow on purpose), so they are asked on threads of their own, only so many at a
//! time.

mod apr1;
mod htpasswd;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use pointsman::{Answer, Datum};
use tokio::sync::Semaphore;

pub use htpasswd::{BadLine, Htpasswd};

/// Knows users.
pub trait Authenticator: Send + Sync {
    /// Says whether a user is known, and whether the password is right when one is given. It may block. The error is for
    /// trouble of the authenticator's own, not for a user that it refuses.
    fn query(&self, user: &[u8], password: Option<&[u8]>) -> Result<Login, String>;
}

/// What an authenticator says of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Login {
    /// The user is known, and the password is right if one was given.
    pub ok: bool,
    /// What else is known of the user, such as `group`; rules see it under these names.
    pub attributes: Vec<(String, String)>,
}

/// Authenticators by the names that rules know.
pub type Authenticators = BTreeMap<String, Arc<dyn Authenticator>>;

/// The authenticators of a configuration.
pub(crate) struct Desk {
    authenticators: Authenticators,
    /// One for each query that is worked on.
    places: Arc<Semaphore>,
}

impl Desk {
    pub(crate) fn new(authenticators: Authenticators) -> Desk {
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Desk { authenticators, places: Arc::new(Semaphore::new(threads)) }
    }

    /// Asks an authenticator, for at most this long.
    pub(crate) async fn query(
        &self,
        name: &str,
        user: Vec<u8>,
        password: Option<Vec<u8>>,
        limit: Duration,
    ) -> Answer {
        let Some(authenticator) = self.authenticators.get(name) else {
            return Answer::Error(format!("there is no authenticator `{name}`"));
        };
        let (authenticator, places) = (Arc::clone(authenticator), Arc::clone(&self.places));
        let query = async move {
            // A query that nobody waits for any more still holds its place until its thread is free again.
            let Ok(place) = places.acquire_owned().await else { return Err("it is closed".to_owned()) };
            let work = move || {
                let login = authenticator.query(&user, password.as_deref());
                drop(place);
                login
            };
            tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err("it failed".to_owned()))
        };
        match tokio::time::timeout(limit, query).await {
            Ok(Ok(login)) => {
                let mut entries = vec![(b"OK".to_vec(), Datum::Int(i64::from(login.ok)))];
                let own = |name: &str| matches!(name, "OK" | "Error");
                let known = login.attributes.into_iter().filter(|(name, _)| !own(name));
                entries
                    .extend(known.map(|(name, value)| (name.into_bytes(), Datum::Text(value.into_bytes()))));
                Answer::Value(Datum::Hash(entries))
            }
            Ok(Err(message)) => Answer::Error(format!("the authenticator `{name}`: {message}")),
            Err(_) => Answer::Error(String::from("timeout")),
        }
    }
}

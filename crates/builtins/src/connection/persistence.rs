//! Session persistence: which requests go to the node that earlier ones went to.

use pointsman_macros::builtin;
use pointsman_model::{Name, Prepare, PrepareError, Prepared, Transaction};

use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions =
    &[&GET_PERSISTENCE, &SET_PERSISTENCE, &SET_PERSISTENCE_KEY, &SET_PERSISTENCE_NODE];

/// A persistence class's name. Whoever checks a rule against a configuration knows the operand by its word.
struct ClassName(Name);

impl Prepare for ClassName {
    const WHAT: &'static str = "persistence class";

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        Ok(ClassName(Name::from(String::from_utf8_lossy(text))))
    }
}

/// The session persistence class that rules have chosen for this request; else the one that was in force when it was
/// sent to a pool. "" when there is neither.
///
/// ```rule
/// connection.setPersistence( "by cookie" );
/// connection.getPersistence(); # -> by cookie
/// ```
///
/// ```rule
/// #: phase response
/// #: sent-to "web" persistence "by address"
/// connection.getPersistence(); # -> by address
/// ```
#[builtin("connection.getPersistence")]
fn get_persistence(host: &dyn Transaction) -> &[u8] {
    let chosen = host.decision().persistence.class.as_ref();
    let in_force = || host.destination().and_then(|sent| sent.persistence.as_ref());
    chosen.or_else(in_force).map_or(&[], |class| class.as_bytes())
}

/// Chooses the session persistence class of this request in place of the pool's own; without a name it is the
/// pool's again.
///
/// ```rule
/// connection.setPersistence( "by key" );
/// connection.setPersistenceKey( http.getHeader( "Host" ) );
/// connection.getPersistence(); # -> by key
/// # persistence: class "by key"
/// ```
#[builtin("connection.setPersistence")]
fn set_persistence(name: Option<Prepared<'_, ClassName>>, host: &mut dyn Transaction) {
    host.decision_mut().persistence.class =
        name.filter(|name| !name.0.is_empty()).map(|name| Name::clone(&name.0));
}

/// Sets the key of a universal session persistence class: all requests with one key go to one node. "" takes it
/// away.
///
/// ```rule
/// #: header Cookie: user=alice
/// connection.setPersistenceKey( http.getCookie( "user" ) );
/// http.getCookie( "user" ); # -> alice
/// # persistence: key "alice"
/// ```
#[builtin("connection.setPersistenceKey")]
fn set_persistence_key(value: &[u8], host: &mut dyn Transaction) {
    host.decision_mut().persistence.key = (!value.is_empty()).then(|| value.to_vec());
}

/// Sets the node ("host:port") of a named-node session persistence class; it must be one of the pool's. "" takes
/// it away.
///
/// ```rule
/// connection.setPersistenceNode( "web2:80" );
/// pool.use( "web" );
/// # decision: pool "web"
/// # persistence: node "web2:80"
/// ```
#[builtin("connection.setPersistenceNode")]
fn set_persistence_node(value: &[u8], host: &mut dyn Transaction) {
    host.decision_mut().persistence.node = (!value.is_empty()).then(|| value.to_vec());
}

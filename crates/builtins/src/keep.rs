//! Values that outlive a run, as the store functions of three families read and write them.

use pointsman_model::{Cx, Datum, Fault, Store, Text, Transaction, Value};

/// The value under a key, or "".
pub(crate) fn get(cx: &mut Cx<'_>, host: &dyn Transaction, store: Store, key: Text) -> Result<Value, Fault> {
    match host.stored(store, cx.bytes(key)) {
        Some(value) => {
            cx.charge_bytes(value.size())?;
            cx.ws.import(&value)
        }
        None => Ok(Value::EMPTY),
    }
}

/// Stores a value: a container as it is, a scalar as text. Whether there was room.
pub(crate) fn set(
    cx: &mut Cx<'_>,
    host: &mut dyn Transaction,
    store: Store,
    key: Text,
    value: Value,
) -> Result<bool, Fault> {
    let datum = match value {
        Value::Container(_) => cx.ws.export_within_limit(value)?,
        scalar => {
            let text = cx.to_text(scalar)?;
            Datum::text(cx.bytes(text))
        }
    };
    cx.charge_bytes(datum.size())?;
    Ok(host.store(store, cx.bytes(key), datum))
}

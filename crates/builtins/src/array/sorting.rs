//! Sorting in place.
//!
//! Both sorts are stable, and descending order keeps equal elements as they stood, too. An element's key is made
//! once; comparing then needs no cast and no warning.

use std::cmp::Ordering;

use pointsman_macros::builtin;
use pointsman_model::{ArrayMut, Builtin, ContainerId, Cx, Fault, Value, Workspace};

use crate::order::compare_numbers;

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&SORT, &SORT_NUMERICAL];

/// Sorts an array as strings in place, and gives it back.
///
/// Elements are compared by the bytes of their strings, so 10 stands before 2; they keep their types. A true `reverse`
/// sorts descending.
///
/// ```rule
/// array.join( array.sort( [ 1, 2, 10, "b", "B", "a" ] ) );  # -> 1 10 2 B a b
/// $a = [ "x", "z", "y" ];
/// array.sort( $a, true );
/// array.join( $a );                                         # -> z y x
/// ```
#[builtin("array.sort")]
fn sort(array: ArrayMut, reverse: Option<bool>, cx: &mut Cx<'_>) -> Result<ArrayMut, Fault> {
    let mut bytes = 0;
    let keyed = keyed(array.0, cx, |item, cx| {
        let key = cx.to_text(item)?;
        bytes += key.len as usize;
        Ok(key)
    })?;
    charge_sort(keyed.len(), bytes, cx)?;
    store_sorted(array.0, keyed, reverse, cx, |ws, a, b| ws.bytes(*a).cmp(ws.bytes(*b)));
    Ok(array)
}

/// Sorts an array as numbers in place, and gives it back.
///
/// A string counts as the number that it begins with, or 0; elements keep their types. A true `reverse` sorts
/// descending.
///
/// ```rule
/// lang.dump( array.sortNumerical( [ 10, "9", 2.5, -1 ] ) );        # -> [ -1, 2.5, "9", 10 ]
/// lang.dump( array.sortNumerical( [ 1, "10 apples", 3 ], true ) ); # -> [ "10 apples", 3, 1 ]
/// lang.dump( array.sortNumerical( [ "b", "a", 0 ] ) );             # -> [ "b", "a", 0 ]
/// ```
#[builtin("array.sortNumerical")]
fn sort_numerical(array: ArrayMut, reverse: Option<bool>, cx: &mut Cx<'_>) -> Result<ArrayMut, Fault> {
    if let Some(ints) = integers(cx.ws.items(array.0)) {
        charge_sort(ints.len(), 0, cx)?;
        store_integers(array.0, ints, reverse, cx);
        return Ok(array);
    }
    let keyed = keyed(array.0, cx, |item, cx| cx.to_number(item))?;
    charge_sort(keyed.len(), 0, cx)?;
    store_sorted(array.0, keyed, reverse, cx, |_, a, b| compare_numbers(*a, *b));
    Ok(array)
}

/// The elements, when all of them are integers: their own keys, of which no two equal ones can be told apart.
fn integers(items: &[Value]) -> Option<Vec<i64>> {
    let mut ints = Vec::new();
    for item in items {
        let Value::Int(int) = item else { return None };
        if ints.is_empty() {
            ints.reserve_exact(items.len());
        }
        ints.push(*int);
    }
    Some(ints)
}

fn store_integers(array: ContainerId, mut ints: Vec<i64>, reverse: Option<bool>, cx: &mut Cx<'_>) {
    ints.sort_unstable();
    if reverse == Some(true) {
        ints.reverse();
    }
    cx.ws.array_reorder(array, |items| {
        for (item, int) in items.iter_mut().zip(ints) {
            *item = Value::Int(int);
        }
    });
}

/// The elements, each with its key. The list is as long as the array, whose length the workspace bounds.
fn keyed<K>(
    array: ContainerId,
    cx: &mut Cx<'_>,
    mut key: impl FnMut(Value, &mut Cx<'_>) -> Result<K, Fault>,
) -> Result<Vec<(K, Value)>, Fault> {
    let len = cx.ws.len(array);
    let mut keyed = Vec::with_capacity(len);
    for at in 0..len {
        let item = cx.ws.items(array).get(at).copied().unwrap_or(Value::EMPTY);
        keyed.push((key(item, cx)?, item));
    }
    Ok(keyed)
}

/// A sort compares each element about as often as its number has binary digits.
fn charge_sort(elements: usize, bytes: usize, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let rounds = u64::from(usize::BITS - elements.leading_zeros());
    cx.charge(rounds * (elements as u64 / 16 + bytes as u64 / 64))
}

fn store_sorted<K>(
    array: ContainerId,
    mut keyed: Vec<(K, Value)>,
    reverse: Option<bool>,
    cx: &mut Cx<'_>,
    compare: impl Fn(&Workspace, &K, &K) -> Ordering,
) {
    let ws = &*cx.ws;
    if reverse == Some(true) {
        keyed.sort_by(|(a, _), (b, _)| compare(ws, b, a));
    } else {
        keyed.sort_by(|(a, _), (b, _)| compare(ws, a, b));
    }
    cx.ws.array_reorder(array, |items| {
        for (item, (_, sorted)) in items.iter_mut().zip(keyed) {
            *item = sorted;
        }
    });
}

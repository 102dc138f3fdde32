//! Arrays changed as wholes: cut, filled, turned round, joined.
//!
//! Each of these knows whether it may bring a container in, so an array of scalars stays one that is copied in one
//! piece.

use std::ops::Range;

use super::containers::is_container;
use super::{Container, ITEM_BYTES, Workspace};
use crate::{ContainerId, Fault, Text, Value};

impl Container {
    /// Whether an element is a container. Remembers it when none is.
    #[inline]
    pub(super) fn nests(&mut self) -> bool {
        self.may_nest = self.may_nest && self.items.iter().any(is_container);
        self.may_nest
    }
}

impl Workspace {
    /// Two containers, the second of them made after the first.
    #[inline]
    pub(super) fn two_containers(
        &mut self,
        older: ContainerId,
        newer: ContainerId,
    ) -> (&mut Container, &mut Container) {
        let (before, from) = self.containers.split_at_mut(newer.0 as usize);
        (&mut before[older.0 as usize], &mut from[0])
    }

    /// Whether an element is a container.
    #[inline]
    pub fn nests(&mut self, id: ContainerId) -> bool {
        self.containers[id.0 as usize].nests()
    }

    /// Cuts an array, or fills it up with `fill` (a scalar). Not inlined: where the compiler knows what `fill` is made
    /// of, it writes each element in two parts.
    #[inline(never)]
    pub fn array_resize(&mut self, id: ContainerId, len: usize, fill: Value) -> Result<(), Fault> {
        let old = self.len(id);
        if len <= old {
            self.containers[id.0 as usize].items.truncate(len);
            self.container_bytes = self.container_bytes.saturating_sub((old - len) * ITEM_BYTES);
            return Ok(());
        }
        let added = (len - old).saturating_mul(ITEM_BYTES);
        self.claim(added)?;
        self.container_bytes += added;
        let container = &mut self.containers[id.0 as usize];
        container.may_nest |= is_container(&fill);
        container.items.resize(len, fill);
        Ok(())
    }

    /// Appends to an array the elements of another, or its own, none of which is a container.
    pub fn array_append(&mut self, id: ContainerId, from: ContainerId) -> Result<(), Fault> {
        let added = self.len(from) * ITEM_BYTES;
        self.claim(added)?;
        self.container_bytes += added;
        debug_assert!(!self.items(from).iter().any(is_container), "the other must not nest");
        if id == from {
            self.containers[id.0 as usize].items.extend_from_within(..);
        } else if id < from {
            let (to, from) = self.two_containers(id, from);
            to.items.extend_from_slice(&from.items);
        } else {
            let (from, to) = self.two_containers(from, id);
            to.items.extend_from_slice(&from.items);
        }
        Ok(())
    }

    /// A new array of a hash's keys.
    pub fn keys_array(&mut self, hash: ContainerId) -> Result<ContainerId, Fault> {
        let array = self.new_array()?;
        let room = self.len(hash) * ITEM_BYTES;
        self.claim(room)?;
        self.container_bytes += room;
        let (hash, to) = self.two_containers(hash, array);
        to.items.extend(hash.keys.iter().map(|key: &Text| Value::Text(*key)));
        Ok(array)
    }

    /// Removes the last element of an array.
    #[inline]
    pub fn array_pop(&mut self, id: ContainerId) -> Option<Value> {
        let last = self.containers[id.0 as usize].items.pop()?;
        self.container_bytes = self.container_bytes.saturating_sub(ITEM_BYTES);
        Some(last)
    }

    /// Prepends an element to an array. A container must be a copy of the caller's own.
    #[inline]
    pub fn array_unshift(&mut self, id: ContainerId, value: Value) -> Result<(), Fault> {
        self.claim(ITEM_BYTES)?;
        self.container_bytes += ITEM_BYTES;
        let container = &mut self.containers[id.0 as usize];
        container.may_nest |= is_container(&value);
        container.items.insert(0, value);
        Ok(())
    }

    /// Removes the first element of an array.
    #[inline]
    pub fn array_shift(&mut self, id: ContainerId) -> Option<Value> {
        let items = &mut self.containers[id.0 as usize].items;
        let first = *items.first()?;
        items.remove(0);
        self.container_bytes = self.container_bytes.saturating_sub(ITEM_BYTES);
        Some(first)
    }

    /// Lets `edit` put the elements of an array into another order. It must not bring in others.
    #[inline]
    pub fn array_reorder(&mut self, id: ContainerId, edit: impl FnOnce(&mut [Value])) {
        let container = &mut self.containers[id.0 as usize];
        edit(&mut container.items);
        debug_assert!(
            container.may_nest || !container.items.iter().any(is_container),
            "an order brings nothing in"
        );
    }

    /// Puts `values` where the elements of `range` stand, which is cut to what there is.
    /// `nests` tells whether a container is among the values: it must be a copy of the caller's own.
    pub fn array_splice(
        &mut self,
        id: ContainerId,
        range: Range<usize>,
        values: &[Value],
        nests: bool,
    ) -> Result<(), Fault> {
        debug_assert!(nests || !values.iter().any(is_container), "it must be told");
        let (used, limit) = (self.bytes_used(), self.limit);
        let container = &mut self.containers[id.0 as usize];
        let items = &mut container.items;
        let old = items.len();
        let end = range.end.min(old);
        let start = range.start.min(end);
        // Where what stands behind them will stand.
        let behind = start + values.len();
        if behind > end {
            let added = behind - end;
            if added.saturating_mul(ITEM_BYTES) > limit.saturating_sub(used) {
                return Err(Fault::OutOfMemory);
            }
            self.container_bytes += added * ITEM_BYTES;
            items.resize(old + added, Value::EMPTY);
            items.copy_within(end..old, behind);
        } else if behind < end {
            self.container_bytes = self.container_bytes.saturating_sub((end - behind) * ITEM_BYTES);
            items.copy_within(end.., behind);
            items.truncate(old - (end - behind));
        }
        items[start..behind].copy_from_slice(values);
        container.may_nest |= nests;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn array_of(ws: &mut Workspace, ints: &[i64]) -> ContainerId {
        let array = ws.new_array().unwrap();
        for int in ints {
            ws.array_push(array, Value::Int(*int)).unwrap();
        }
        array
    }

    fn ints(ws: &Workspace, id: ContainerId) -> Vec<i64> {
        let int = |value: &Value| if let Value::Int(int) = value { *int } else { i64::MIN };
        ws.items(id).iter().map(int).collect()
    }

    #[test]
    fn a_splice_is_what_a_vector_makes_of_it_and_is_counted() {
        for start in 0..=6 {
            for end in start..=6 {
                for added in 0..4 {
                    let mut ws = Workspace::default();
                    let array = array_of(&mut ws, &[10, 11, 12, 13, 14]);
                    let values: Vec<i64> = (0..added).collect();
                    let mut expected = vec![10, 11, 12, 13, 14];
                    expected.splice(start.min(5)..end.min(5), values.iter().copied());
                    let values: Vec<Value> = values.into_iter().map(Value::Int).collect();
                    let before = ws.bytes_used();
                    ws.array_splice(array, start..end, &values, false).unwrap();
                    assert_eq!(ints(&ws, array), expected, "{start}..{end}, {added}");
                    let counted = (ws.bytes_used() as i64 - before as i64) / ITEM_BYTES as i64;
                    assert_eq!(counted, expected.len() as i64 - 5, "{start}..{end}, {added}");
                }
            }
        }
    }

    #[test]
    fn an_array_is_filled_to_every_length() {
        for old in 0..3 {
            for len in [0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 66, 67, 100, 128, 129, 1000] {
                let mut ws = Workspace::default();
                let array = array_of(&mut ws, &[5; 2][..old.min(2)]);
                ws.array_resize(array, len, Value::Int(7)).unwrap();
                let expected: Vec<i64> = (0..len).map(|at| if at < old { 5 } else { 7 }).collect();
                assert_eq!(ints(&ws, array), expected, "{old}, {len}");
                assert_eq!(ws.bytes_used(), super::super::CONTAINER_BYTES + len * ITEM_BYTES);
            }
        }
    }

    #[test]
    fn an_array_is_appended_to_an_older_a_newer_and_itself() {
        let mut ws = Workspace::default();
        let (one, other) = (array_of(&mut ws, &[1, 2]), array_of(&mut ws, &[3]));
        ws.array_append(one, other).unwrap();
        ws.array_append(other, one).unwrap();
        ws.array_append(other, other).unwrap();
        assert_eq!(ints(&ws, one), [1, 2, 3]);
        assert_eq!(ints(&ws, other), [3, 1, 2, 3, 3, 1, 2, 3]);
    }

    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing() {
        let limits = Limits { workspace_bytes: 64 + 4 * ITEM_BYTES, ..Limits::DEFAULT };
        let mut ws = Workspace::new(&limits);
        let array = array_of(&mut ws, &[1, 2, 3]);
        assert_eq!(ws.array_append(array, array), Err(Fault::OutOfMemory));
        ws.array_pop(array);
        ws.array_unshift(array, Value::Int(0)).unwrap();
        ws.array_unshift(array, Value::Int(-1)).unwrap();
        assert_eq!(ws.array_unshift(array, Value::EMPTY), Err(Fault::OutOfMemory));
        assert_eq!(
            (ws.array_shift(array), ws.array_shift(array)),
            (Some(Value::Int(-1)), Some(Value::Int(0)))
        );
        ws.array_push(array, Value::Int(3)).unwrap();
        assert_eq!(ws.array_splice(array, 1..1, &[Value::EMPTY; 2], false), Err(Fault::OutOfMemory));
        assert_eq!(ws.array_resize(array, 5, Value::EMPTY), Err(Fault::OutOfMemory));
        assert_eq!(ws.array_resize(array, usize::MAX, Value::EMPTY), Err(Fault::OutOfMemory));
        assert_eq!(ints(&ws, array), [1, 2, 3]);
        ws.array_splice(array, 1..2, &[Value::Int(7), Value::Int(8)], false).unwrap();
        assert_eq!((ints(&ws, array), ws.bytes_used()), (vec![1, 7, 8, 3], limits.workspace_bytes));
    }

    #[test]
    fn whatever_way_a_container_comes_in_a_copy_gets_one_of_its_own() {
        type Way = fn(&mut Workspace, ContainerId, Value);
        let ways: [(&str, Way); 7] = [
            ("push", |ws, array, inner| ws.array_push(array, inner).unwrap()),
            ("unshift", |ws, array, inner| ws.array_unshift(array, inner).unwrap()),
            ("set", |ws, array, inner| ws.array_set(array, 1, inner)),
            ("get_mut", |ws, array, inner| *ws.array_get_mut(array, 1).unwrap() = inner),
            ("splice", |ws, array, inner| ws.array_splice(array, 0..1, &[inner], true).unwrap()),
            ("edit", |ws, array, inner| ws.edit_items(array, |items| items.insert(0, inner)).unwrap()),
            ("resize", |ws, array, inner| ws.array_resize(array, 3, inner).unwrap()),
        ];
        for (way, bring_in) in ways {
            let mut ws = Workspace::default();
            let inner = array_of(&mut ws, &[7]);
            let array = array_of(&mut ws, &[1, 2]);
            assert!(!ws.nests(array));
            bring_in(&mut ws, array, Value::Container(inner));
            let Value::Container(copy) = ws.copy_value(Value::Container(array)).unwrap() else { panic!() };
            ws.array_set(inner, 0, Value::Int(8));
            let found = ws.items(copy).iter().find_map(|item| match item {
                Value::Container(id) => Some(ints(&ws, *id)),
                _ => None,
            });
            assert_eq!(found, Some(vec![7]), "{way}");
            assert!(ws.nests(array) && ws.nests(copy), "{way}");
        }
        for entry in ["old", "new"] {
            let mut ws = Workspace::default();
            let (inner, hash) = (array_of(&mut ws, &[7]), ws.new_hash().unwrap());
            let (key, old) = (ws.new_text(entry.as_bytes()).unwrap(), ws.new_text(b"old").unwrap());
            ws.hash_set(hash, old, Value::Int(1)).unwrap();
            ws.hash_set(hash, key, Value::Container(inner)).unwrap();
            let Value::Container(copy) = ws.copy_value(Value::Container(hash)).unwrap() else { panic!() };
            ws.array_set(inner, 0, Value::Int(8));
            let Some(Value::Container(found)) = ws.hash_get(copy, entry.as_bytes()) else { panic!() };
            assert_eq!(ints(&ws, found), [7], "{entry}");
        }
    }

    #[test]
    fn an_array_that_no_longer_nests_is_found_out_and_a_reset_forgets() {
        let mut ws = Workspace::default();
        let array = array_of(&mut ws, &[1, 2]);
        let inner = ws.new_array().unwrap();
        ws.array_set(array, 1, Value::Container(inner));
        assert!(ws.nests(array));
        assert_eq!(ws.array_pop(array), Some(Value::Container(inner)));
        assert!(!ws.nests(array));
        assert_eq!((ws.array_shift(array), ws.array_shift(array)), (Some(Value::Int(1)), None));
        ws.array_push(array, Value::Container(inner)).unwrap();
        ws.reset();
        let array = ws.new_array().unwrap();
        assert!(!ws.containers[array.0 as usize].may_nest);
    }

    #[test]
    fn a_copy_of_a_large_hash_finds_its_keys() {
        let mut ws = Workspace::default();
        let hash = ws.new_hash().unwrap();
        for number in 0..100 {
            let key = ws.new_text(format!("key{number}").as_bytes()).unwrap();
            ws.hash_set(hash, key, Value::Int(number)).unwrap();
        }
        let Value::Container(copy) = ws.copy_value(Value::Container(hash)).unwrap() else { panic!() };
        assert!(ws.hash_remove(copy, b"key50"));
        for number in (0..100).filter(|number| *number != 50) {
            assert_eq!(ws.hash_get(copy, format!("key{number}").as_bytes()), Some(Value::Int(number)));
        }
        assert_eq!(ws.hash_get(copy, b"key50"), None);
        assert_eq!(ws.hash_get(hash, b"key50"), Some(Value::Int(50)));
        let keys = ws.keys_array(hash).unwrap();
        assert_eq!(ws.len(keys), 100);
        assert!(matches!(ws.items(keys)[99], Value::Text(key) if ws.bytes(key) == b"key99"));
    }
}

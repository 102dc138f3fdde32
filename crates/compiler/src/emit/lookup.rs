//! Elements of arrays and hashes of constants that no run makes; see `crate::maps`.

use std::sync::Arc;

use pointsman_model::{Builtin, Meaning, Site, Text, Value};
use pointsman_vm::opcodes::{In, Out};
use pointsman_vm::{Map, Op};

use super::assembler::Assembler;
use super::{EmitError, Reg, Result, SubEmitter};
use crate::ir::{Constant, Expr, ExprKind};
use crate::prepare::constant_text;

impl SubEmitter<'_> {
    /// The constants that an expression is, when it is a variable that holds some.
    pub(super) fn map_of(&mut self, base: &Expr) -> Option<Arc<Map>> {
        let ExprKind::Slot(slot) = base.kind else { return None };
        let sub = self.sub;
        let held = sub.slots[slot.0 as usize].holds.as_deref()?;
        if let Some(map) = self.maps.get(&slot) {
            return Some(Arc::clone(map));
        }
        let map = Arc::new(match &held.kind {
            ExprKind::Array(items) => {
                let values = items.iter().filter_map(Expr::constant).map(|item| self.asm.value(item));
                Map::array(values.collect())
            }
            ExprKind::Hash(entries) => {
                let entries: Vec<(Text, Value)> = entries
                    .iter()
                    .filter_map(|(key, value)| {
                        Some((self.text(key.constant()?), self.asm.value(value.constant()?)))
                    })
                    .collect();
                self.asm.hash(&entries)
            }
            _ => return None,
        });
        self.maps.insert(slot, Arc::clone(&map));
        Some(map)
    }

    /// A constant as the text that it is as a key.
    fn text(&mut self, constant: &Constant) -> Text {
        let text = match constant {
            Constant::Text(text) => text.clone(),
            number => constant_text(number).as_ref().into(),
        };
        match self.asm.value(&Constant::Text(text)) {
            Value::Text(text) => text,
            _ => Text::EMPTY,
        }
    }

    /// `map[key]` into `dst`.
    pub(super) fn look_up(&mut self, map: &Arc<Map>, key: &Expr, dst: Reg, site: Site) -> Result<()> {
        let mark = self.top;
        let over = self.asm.label();
        if self.asks()
            && map.is_hash()
            && let Some(field) = self.field(key)
            && let Some(lookup) = self.asm.lookup(map, Some(field))
        {
            self.op(Op::JumpLookUp { dst: Out(dst), lookup, target: Assembler::target(over) }, site);
        }
        let lookup = self.asm.lookup(map, None).ok_or(EmitError::TooLarge { site })?;
        let key = In(self.operand(key)?);
        self.op(Op::LookUp { dst: Out(dst), key, lookup }, site);
        self.asm.place(over);
        self.top = mark;
        Ok(())
    }

    /// Whether a map has a key, into `dst`, if that is what a call says; says whether it is.
    pub(super) fn has_key(
        &mut self,
        builtin: &'static Builtin,
        args: &[Expr],
        dst: Reg,
        site: Site,
    ) -> Result<bool> {
        let (Some(Meaning::HasKey), [hash, key]) = (builtin.means, args) else { return Ok(false) };
        let Some(map) = self.map_of(hash) else { return Ok(false) };
        let mark = self.top;
        let key = In(self.operand(key)?);
        let lookup = self.asm.lookup(&map, None).ok_or(EmitError::TooLarge { site })?;
        self.op(Op::LookUpHas { dst: Out(dst), key, lookup }, site);
        self.top = mark;
        Ok(true)
    }
}

//! Elements of arrays and hashes: read, stored, changed in place.

use pointsman_model::{Builtin, Quick, Site, Type};
use pointsman_vm::Op;
use pointsman_vm::opcodes::{Base, Capture, Const, Count, In, InOut, Out};

use super::assembler::Assembler;
use super::{EmitError, Reg, Result, SubEmitter, assigns};
use crate::ir::{Expr, ExprKind, Place};

/// The place of an argument that is changed in place, and what it held before.
pub(super) struct InPlace {
    root: Place,
    keys: Vec<Reg>,
    before: Option<Reg>,
}

impl InPlace {
    /// Whether it is a variable, and another one than this.
    pub(super) fn is_slot_but(&self, other: Reg) -> bool {
        self.keys.is_empty() && matches!(self.root, Place::Slot(slot) if slot.0 as Reg != other)
    }
}

impl SubEmitter<'_> {
    /// `base[i][j]` into `dst`: base, first subscript, first element, second subscript, and so on.
    pub(super) fn index(&mut self, base: &Expr, indices: &[Expr], dst: Reg, site: Site) -> Result<()> {
        let map = self.map_of(base);
        let mut container = match map {
            Some(_) => dst,
            None => self.stable_operand(base, indices.iter().any(assigns))?,
        };
        let step = if indices.len() > 1 { self.temp(site)? } else { dst };
        for (at, key) in indices.iter().enumerate() {
            if let (Some(map), 0) = (&map, at) {
                container = step;
                self.look_up(map, key, container, site)?;
                continue;
            }
            let into = if at + 1 == indices.len() { dst } else { step };
            let mark = self.top;
            self.index_once(container, key, into, site)?;
            self.top = mark;
            container = into;
        }
        Ok(())
    }

    fn index_once(&mut self, base: Reg, key: &Expr, dst: Reg, site: Site) -> Result<()> {
        let (base, dst) = (In(base), Out(dst));
        if let Some(constant) = key.constant()
            && let Ok(number) = u16::try_from(self.asm.constant(constant))
        {
            self.op(Op::IndexK { dst, base, k: Const(number) }, site);
            return Ok(());
        }
        let key = In(self.operand(key)?);
        self.op(Op::Index { dst, base, key }, site);
        Ok(())
    }

    /// The subscripts of a place, each in a register, evaluated from left to right. The store may make the
    /// place's own variable a container, so as a subscript that is read before.
    pub(super) fn keys(&mut self, root: &Place, indices: &[Expr], later_assigns: bool) -> Result<Vec<Reg>> {
        let mut keys = Vec::with_capacity(indices.len());
        for (at, key) in indices.iter().enumerate() {
            let is_root =
                matches!((&key.kind, root), (ExprKind::Slot(key), Place::Slot(root)) if key == root);
            let later = later_assigns || is_root || indices[at + 1..].iter().any(assigns);
            keys.push(self.stable_operand(key, later)?);
        }
        Ok(keys)
    }

    /// The register of a place's variable; a capture is loaded into a temporary.
    fn root(&mut self, root: &Place, site: Site) -> Result<Reg> {
        match root {
            Place::Slot(slot) => Ok(self.slot(*slot)),
            Place::Capture(n) => {
                let reg = self.temp(site)?;
                self.op(Op::LoadCapture { dst: Out(reg), n: Capture(*n) }, site);
                Ok(reg)
            }
            Place::Element { .. } => unreachable!("an element's root is a variable or a capture"),
        }
    }

    /// Reads an element whose subscripts are in registers.
    pub(super) fn read_element(&mut self, root: &Place, keys: &[Reg], site: Site) -> Result<Reg> {
        let mut container = self.root(root, site)?;
        let dst = self.temp(site)?;
        for key in keys {
            self.op(Op::Index { dst: Out(dst), base: In(container), key: In(*key) }, site);
            container = dst;
        }
        Ok(dst)
    }

    /// Stores into an element whose subscripts are in registers; creates what is missing on the way.
    pub(super) fn store_element(&mut self, root: &Place, keys: &[Reg], src: Reg, site: Site) -> Result<()> {
        let Some((last, path)) = keys.split_last() else { return Ok(()) };
        let variable = self.root(root, site)?;
        let container = self.temp(site)?;
        self.op(Op::Vivify { dst: Out(container), src: InOut(variable) }, site);
        if let Place::Capture(n) = root {
            self.op(Op::StoreCapture { n: Capture(*n), src: In(variable) }, site);
        }
        for key in path {
            self.op(Op::VivifyElement { dst: Out(container), base: In(container), key: In(*key) }, site);
        }
        self.op(Op::Store { base: In(container), key: In(*last), src: In(src) }, site);
        Ok(())
    }

    /// Appends to a variable's array, if the function does just that; says whether it does. The call follows, for when
    /// the variable holds no array.
    pub(super) fn append(&mut self, builtin: &'static Builtin, args: &[Expr], site: Site) -> Result<bool> {
        let (Quick::Append, true, [array, value]) = (builtin.quick, self.options.optimise, args) else {
            return Ok(false);
        };
        let ExprKind::Slot(array) = array.kind else { return Ok(false) };
        if assigns(value) {
            return Ok(false);
        }
        let array = self.slot(array);
        let src = self.operand(value)?;
        let over = self.asm.label();
        self.op(Op::JumpAppend { array: In(array), src: In(src), target: Assembler::target(over) }, site);
        let base = self.temps(2, site)?;
        self.op(Op::Move { dst: Out(base), src: In(array) }, site);
        self.op(Op::Move { dst: Out(base + 1), src: In(src) }, site);
        let call = self.asm.call(builtin, &[]).ok_or(EmitError::TooLarge { site })?;
        let result = self.temp(site)?;
        self.op(Op::Call { dst: Out(result), base: Base(base), count: Count(2), site: call }, site);
        self.op(Op::Move { dst: Out(array), src: In(base) }, site);
        self.asm.place(over);
        Ok(true)
    }

    /// Loads an argument that is changed in place, and remembers where it came from. With `later_assigns`, an
    /// argument behind it may assign to its variable.
    pub(super) fn in_place_argument(
        &mut self,
        arg: &Expr,
        reg: Reg,
        later_assigns: bool,
    ) -> Result<Option<InPlace>> {
        let site = arg.site;
        // A container stays the one that it is.
        if matches!(arg.kind, ExprKind::Slot(_)) && arg.ty == Type::Container {
            self.into(arg, reg)?;
            return Ok(None);
        }
        let (root, keys, before) = match &arg.kind {
            ExprKind::Slot(slot) if !later_assigns => (Place::Slot(*slot), Vec::new(), None),
            ExprKind::Slot(slot) => (Place::Slot(*slot), Vec::new(), Some(self.temp(site)?)),
            ExprKind::Capture(n) => (Place::Capture(*n), Vec::new(), Some(self.temp(site)?)),
            ExprKind::Index { base, indices } => {
                let root = match base.kind {
                    ExprKind::Slot(slot) => Place::Slot(slot),
                    ExprKind::Capture(n) => Place::Capture(n),
                    _ => unreachable!("the resolver lets only elements of variables be changed in place"),
                };
                let keys = self.keys(&root, indices, true)?;
                let before = self.read_element(&root, &keys, site)?;
                self.move_to(reg, before, site);
                return Ok(Some(InPlace { root, keys, before: Some(before) }));
            }
            // What is neither is changed where nobody sees it: the result of another in-place call, which
            // chains, is the variable's own container.
            _ => {
                let mark = self.top;
                self.into(arg, reg)?;
                self.top = mark;
                return Ok(None);
            }
        };
        self.into(arg, reg)?;
        if let Some(before) = before {
            self.move_to(before, reg, site);
        }
        Ok(Some(InPlace { root, keys, before }))
    }

    /// Puts a container that a call created for an empty argument where the argument came from. Any other
    /// argument stays as it is, and so does what became of its place meanwhile.
    pub(super) fn write_back(&mut self, place: InPlace, reg: Reg, site: Site) -> Result<()> {
        let skip = self.asm.label();
        if let Some(before) = place.before {
            let target = Assembler::target(skip);
            self.op(Op::JumpSame { a: In(before), b: In(reg), target }, site);
        }
        match place.root {
            Place::Slot(slot) if place.keys.is_empty() => {
                let variable = self.slot(slot);
                self.move_to(variable, reg, site);
            }
            Place::Capture(n) if place.keys.is_empty() => {
                self.op(Op::StoreCapture { n: Capture(n), src: In(reg) }, site);
            }
            root => {
                let mark = self.top;
                self.store_element(&root, &place.keys, reg, site)?;
                self.top = mark;
            }
        }
        self.asm.place(skip);
        Ok(())
    }
}

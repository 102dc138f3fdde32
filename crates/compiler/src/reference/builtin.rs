//! Calls of the library: the one thing shared with the machine.
//!
//! A builtin speaks of values in a workspace. Each call gets a fresh one: arguments and captures go in, and
//! behind the call the result, the captures and every container that went in come out again, so that a
//! container changed in place keeps its identity here.

use std::collections::HashMap;
use std::rc::Rc;

use pointsman_model::{
    Answer, Builtin, Call, Captures, ContainerId, ContainerKind, Cx, Exit, Fault, Resume, Site, Value,
    Workspace,
};

use super::evaluator::{Evaluator, Halt};
use super::val::{Cell, Container, Val};

/// What a call created in arguments that were empty: which argument, and the container.
pub(super) type Created = Vec<(usize, Val)>;

impl Evaluator<'_> {
    /// Calls a builtin, waiting as often as it wants to.
    pub(super) fn call_builtin(
        &mut self,
        builtin: &'static Builtin,
        args: Vec<Val>,
        site: Site,
    ) -> Result<(Val, Created), Halt> {
        self.charge(site)?;
        loop {
            let (operation, resume) = match self.enter(builtin, &args, site)? {
                Ok(done) => return Ok(done),
                Err(waits) => waits,
            };
            let answer = self.host.answer(operation);
            self.fuel_left = self.fuel_left.saturating_add(answer.credit());
            self.refuel();
            match (answer, resume) {
                (Answer::Failed(message), _) => return self.fault(Fault::Host(message), site),
                (answer, Resume::Again) => {
                    self.state.answer = Some(answer);
                    self.charge(site)?;
                }
                (Answer::Value(datum), Resume::Result) => {
                    return Ok((Val::from_datum(&datum), Created::new()));
                }
                (Answer::Bytes(bytes), Resume::Result) => {
                    self.allocate(bytes.len(), site)?;
                    return Ok((Val::text(&bytes), Created::new()));
                }
                (Answer::Error(message), Resume::Result) => return self.fault(Fault::Host(message), site),
                (Answer::Reply(_), Resume::Result) => {
                    return self.fault(Fault::Host("this call takes no reply".into()), site);
                }
                (Answer::Ready, Resume::Result) => return Ok((Val::empty(), Created::new())),
            }
        }
    }

    /// A suspension hands out new fuel, as far as the whole run's goes.
    fn refuel(&mut self) {
        let left = self.fuel_left + self.state.fuel;
        self.state.fuel = self.limits.fuel.min(left);
        self.fuel_left = left - self.state.fuel;
    }

    /// One call: its result, or what it waits for.
    #[expect(clippy::type_complexity, reason = "named types would only hide that these are two ways to end")]
    fn enter(
        &mut self,
        builtin: &'static Builtin,
        args: &[Val],
        site: Site,
    ) -> Result<Result<(Val, Created), (pointsman_model::Operation, Resume)>, Halt> {
        let mut bridge = Bridge::new(Workspace::new(&self.limits));
        let mut values = Vec::new();
        for arg in args {
            match bridge.import(arg) {
                Ok(value) => values.push(value),
                Err(fault) => return self.fault(fault, site),
            }
        }
        let mut captures = Captures::default();
        for (at, capture) in self.captures.iter().enumerate() {
            match bridge.import(capture) {
                Ok(value) => captures.set(at + 1, value),
                Err(fault) => return self.fault(fault, site),
            }
        }
        let before = values.clone();
        let mut call = Call {
            args: &mut values,
            prepared: &[],
            cx: Cx { ws: &mut bridge.workspace, run: &mut self.state, site: &site },
            captures: &mut captures,
            host: self.host.transaction(),
        };
        let result = (builtin.entry)(&mut call);
        let bytes = bridge.workspace.bytes_used();
        bridge.export_changed();
        for number in 1..=9 {
            self.captures[number - 1] = bridge.export(captures.get(number));
        }
        self.allocate(bytes, site)?;
        match result {
            Ok(value) => {
                let result = bridge.export(value);
                let created = (0..values.len())
                    .filter(|&at| values[at] != before[at])
                    .map(|at| (at, bridge.export(values[at])))
                    .collect();
                Ok(Ok((result, created)))
            }
            Err(Exit::Stop(stop)) => Err(Halt::Stop(stop)),
            Err(Exit::Trap(fault)) => self.fault(*fault, site),
            Err(Exit::Wait(operation, resume)) => Ok(Err((*operation, resume))),
        }
    }
}

/// Values on their way into a workspace and back.
struct Bridge {
    workspace: Workspace,
    /// What became of each container: one cell, one id.
    ids: HashMap<*const std::cell::RefCell<Container>, ContainerId>,
    cells: HashMap<ContainerId, Cell>,
}

impl Bridge {
    fn new(workspace: Workspace) -> Bridge {
        Bridge { workspace, ids: HashMap::new(), cells: HashMap::new() }
    }

    fn import(&mut self, value: &Val) -> Result<Value, Fault> {
        Ok(match value {
            Val::Int(int) => Value::Int(*int),
            Val::Double(double) => Value::Double(*double),
            Val::Text(text) => Value::Text(self.workspace.new_text(text)?),
            Val::Container(cell) => {
                if let Some(id) = self.ids.get(&Rc::as_ptr(cell)) {
                    return Ok(Value::Container(*id));
                }
                let id = match &*cell.borrow() {
                    Container::Array(items) => {
                        let id = self.workspace.new_array()?;
                        for item in items {
                            let value = self.import(item)?;
                            self.workspace.array_push(id, value)?;
                        }
                        id
                    }
                    Container::Hash(entries) => {
                        let id = self.workspace.new_hash()?;
                        for (key, item) in entries {
                            let key = self.workspace.new_text(key)?;
                            let value = self.import(item)?;
                            self.workspace.hash_set(id, key, value)?;
                        }
                        id
                    }
                };
                self.ids.insert(Rc::as_ptr(cell), id);
                self.cells.insert(id, Rc::clone(cell));
                Value::Container(id)
            }
        })
    }

    /// A value of the workspace; a container that came from a cell is that cell.
    fn export(&mut self, value: Value) -> Val {
        match value {
            Value::Int(int) => Val::Int(int),
            Value::Double(double) => Val::Double(double),
            Value::Text(text) => Val::text(self.workspace.bytes(text)),
            Value::Container(id) => {
                if let Some(cell) = self.cells.get(&id) {
                    return Val::Container(Rc::clone(cell));
                }
                let content = self.content(id);
                let Val::Container(cell) = Val::new_container(content) else { return Val::empty() };
                self.cells.insert(id, Rc::clone(&cell));
                Val::Container(cell)
            }
        }
    }

    fn content(&mut self, id: ContainerId) -> Container {
        let items: Vec<Value> = self.workspace.items(id).to_vec();
        let values: Vec<Val> = items.into_iter().map(|item| self.export(item)).collect();
        match self.workspace.kind(id) {
            ContainerKind::Array => Container::Array(values),
            ContainerKind::Hash => {
                let keys = self.workspace.keys(id);
                Container::Hash(
                    keys.iter().map(|&key| Rc::from(self.workspace.bytes(key))).zip(values).collect(),
                )
            }
        }
    }

    /// Gives every cell that went in the content that it has now.
    fn export_changed(&mut self) {
        let went_in: Vec<(ContainerId, Cell)> =
            self.cells.iter().map(|(id, cell)| (*id, Rc::clone(cell))).collect();
        for (id, cell) in went_in {
            let content = self.content(id);
            *cell.borrow_mut() = content;
        }
    }
}

//! What all bodies share: the files, the subs that have a number, and the calls between them.

use std::sync::Arc;

use foldhash::{HashSet, HashSetExt};
use pointsman_model::{Builtin, Library, Lookup};
use pointsman_syntax::{FileId, Span, ast};

use super::module::Module;
use super::request_variables::RequestVariable;
use crate::ir::SubId;
use crate::options::CheckOptions;
use crate::report::Report;

/// So many functions are looked through before the library is.
const FUNCTIONS_REMEMBERED: usize = 16;

/// What all bodies share.
pub(crate) struct Resolver<'m> {
    pub(crate) library: &'m Library,
    pub(crate) options: &'m CheckOptions<'m>,
    pub(crate) modules: &'m [Module<'m>],
    pub(crate) report: Report,
    /// Every sub that has a number, in order.
    pub(crate) subs: Vec<Numbered<'m>>,
    /// Calls that not every phase allows.
    pub(crate) phased: Vec<PhasedCall>,
    /// Calls of subs.
    pub(crate) calls: Vec<SubCall>,
    /// Reads of request variables in the rule's own file, at most one for each name and sub.
    pub(crate) request_reads: Vec<RequestRead>,
    /// Part of the rule could not be parsed, so what seems unused may well be used.
    pub(crate) broken: bool,
    /// The rule asks in which phase it runs.
    pub(crate) asks_phase: bool,
    /// What a match leaves in `$1`..`$9` may be read.
    pub(crate) captures_count: bool,
    /// Functions that were looked up, each under a name that the parser shares where it stands again.
    functions: Vec<(&'m Arc<str>, &'static Builtin)>,
    /// Every variable that the rule itself (outside all subs) sets.
    pub(crate) rule_variables: HashSet<&'m str>,
}

/// A sub that has a number.
pub(crate) struct Numbered<'m> {
    pub(crate) module: usize,
    /// `None` for the rule itself.
    pub(crate) sub: Option<&'m ast::Sub>,
}

/// A call of a function that not every phase allows.
pub(crate) struct PhasedCall {
    pub(crate) caller: SubId,
    pub(crate) builtin: &'static Builtin,
    pub(crate) file: FileId,
    pub(crate) span: Span,
}

/// A call of a sub.
pub(crate) struct SubCall {
    pub(crate) caller: SubId,
    pub(crate) callee: SubId,
    pub(crate) file: FileId,
    pub(crate) span: Span,
}

/// A request variable that is read.
pub(crate) struct RequestRead {
    pub(crate) variable: &'static RequestVariable,
    pub(crate) sub: SubId,
    pub(crate) span: Span,
}

impl<'m> Resolver<'m> {
    /// Nothing is resolved yet.
    pub(crate) fn new(
        library: &'m Library,
        options: &'m CheckOptions<'m>,
        modules: &'m [Module<'m>],
        report: Report,
    ) -> Resolver<'m> {
        Resolver {
            library,
            options,
            modules,
            report,
            subs: Vec::new(),
            phased: Vec::new(),
            calls: Vec::new(),
            request_reads: Vec::new(),
            broken: false,
            asks_phase: false,
            captures_count: false,
            functions: Vec::new(),
            rule_variables: HashSet::new(),
        }
    }

    /// What a name stands for in the library. Rules call the same few functions over and over.
    pub(crate) fn lookup(&mut self, name: &'m Arc<str>) -> Lookup {
        if let Some((_, builtin)) = self.functions.iter().find(|(known, _)| Arc::ptr_eq(known, name)) {
            return Lookup::Found(builtin);
        }
        let found = self.library.lookup(name);
        if let Lookup::Found(builtin) = found
            && self.functions.len() < FUNCTIONS_REMEMBERED
        {
            self.functions.push((name, builtin));
        }
        found
    }

    /// The number of a file's sub.
    pub(crate) fn number(&mut self, module: usize, at: usize) -> SubId {
        let declared = &self.modules[module].subs[at];
        if let Some(id) = declared.id.get() {
            return id;
        }
        let id = SubId(self.subs.len() as u32);
        declared.id.set(Some(id));
        self.subs.push(Numbered { module, sub: Some(declared.sub) });
        id
    }

    /// Which subs the rule reaches, itself included.
    pub(crate) fn reached(&self) -> Vec<bool> {
        let mut called: Vec<Vec<SubId>> = vec![Vec::new(); self.subs.len()];
        for call in &self.calls {
            called[call.caller.0 as usize].push(call.callee);
        }
        let mut reached = vec![false; self.subs.len()];
        let mut todo = vec![SubId::MAIN];
        while let Some(sub) = todo.pop() {
            if !std::mem::replace(&mut reached[sub.0 as usize], true) {
                todo.append(&mut called[sub.0 as usize]);
            }
        }
        reached
    }
}

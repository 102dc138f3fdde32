//! Puts a program together: instructions, constants, places, labels.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;
use hashbrown::hash_map::Entry;
use hashbrown::{HashMap, HashTable};
use pointsman_model::{Builtin, Derivation, Operands, PreparedOperand, Quick, Site, Text, Value};
use pointsman_vm::opcodes::{self, END, Target};
use pointsman_vm::{
    Asked, CallSite, Choice, Derived, Field, Given, LookUp, Map, Op, OpSites, Parts, Question, Scan, Sieve,
    SubEntry, Table,
};

use crate::ir::Constant;

/// A place in the instructions that is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(u32);

/// Marks a label that was not placed; the verifier would refuse a jump to it.
const UNPLACED: u32 = u32::MAX;

/// How many fields are looked through for the same one.
const FIELDS_REMEMBERED: usize = 32;

/// So many instructions have room from the start, with their places: more than most rules have.
const FEW_OPS: usize = 64;

/// And so many constants, and calls.
const FEW_CONSTANTS: usize = 28;
const FEW_CALLS: usize = 16;

/// How many look-ups are looked through for the same one.
const LOOKUPS_REMEMBERED: usize = 32;

/// A program in the making.
#[derive(Default)]
pub(super) struct Assembler {
    ops: Vec<Op>,
    op_sites: Vec<u32>,
    sites: Vec<Site>,
    site_numbers: HashTable<u32>,
    constants: Vec<Value>,
    constant_numbers: HashTable<u32>,
    hasher: FixedState,
    text: Vec<u8>,
    calls: Vec<CallSite>,
    /// Calls without prepared operands, of which each function needs one.
    plain_calls: HashMap<*const Builtin, u16, FixedState>,
    questions: Vec<Question>,
    fields: Vec<Arc<Field>>,
    tables: Vec<Table>,
    scans: Vec<Scan>,
    sieves: Vec<Sieve>,
    lookups: Vec<LookUp>,
    derivations: Vec<Derived>,
    choices: Vec<Choice>,
    subs: Vec<SubEntry>,
    labels: Vec<u32>,
    /// Where the sub in the making begins.
    sub_start: usize,
    /// The first table of the sub in the making.
    sub_tables: usize,
    /// Its first question.
    sub_questions: usize,
}

/// Where a jump to `at` leads: to the rule's end by itself, when that is all that stands there.
fn leads_to(ops: &[Op], at: u32) -> u32 {
    match ops.get(at as usize) {
        Some(Op::End {}) => at | END,
        _ => at,
    }
}

/// What is asked, and how it is shown.
pub(super) struct Inquiry {
    pub(super) asked: Asked,
    pub(super) name: &'static str,
    /// How many tests it stands for, of which one must hold.
    pub(super) tests: u32,
}

impl Inquiry {
    pub(super) fn new(asked: Asked, name: &'static str) -> Inquiry {
        Inquiry { asked, name, tests: 1 }
    }
}

impl Assembler {
    pub(super) fn new() -> Assembler {
        Assembler {
            ops: Vec::with_capacity(FEW_OPS),
            op_sites: Vec::with_capacity(FEW_OPS),
            sites: Vec::with_capacity(FEW_OPS),
            site_numbers: HashTable::with_capacity(FEW_OPS),
            constants: Vec::with_capacity(FEW_CONSTANTS),
            constant_numbers: HashTable::with_capacity(FEW_CONSTANTS),
            calls: Vec::with_capacity(FEW_CALLS),
            labels: Vec::with_capacity(FEW_OPS),
            ..Assembler::default()
        }
    }

    /// Adds an instruction.
    pub(super) fn op(&mut self, op: Op, site: Site) {
        let number = match self.sites.last() {
            Some(last) if *last == site => self.sites.len() as u32 - 1,
            _ => self.site_number(site),
        };
        self.ops.push(op);
        self.op_sites.push(number);
    }

    /// The number of a place that is not the newest one.
    fn site_number(&mut self, site: Site) -> u32 {
        // Where it begins and ends tells nearly all places apart.
        let hasher = &self.hasher;
        let hash = |site: &Site| hasher.hash_one(u64::from(site.start) << 32 | u64::from(site.end));
        let sites = &mut self.sites;
        let same = |number: &u32| sites[*number as usize] == site;
        match self.site_numbers.find(hash(&site), same) {
            Some(number) => *number,
            None => {
                let number = sites.len() as u32;
                sites.push(site);
                self.site_numbers.insert_unique(hash(&site), number, |number| hash(&sites[*number as usize]));
                number
            }
        }
    }

    /// A label to jump to, placed later with [`Assembler::place`].
    pub(super) fn label(&mut self) -> Label {
        self.labels.push(UNPLACED);
        Label(self.labels.len() as u32 - 1)
    }

    /// The label stands for the next instruction.
    pub(super) fn place(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.ops.len() as u32;
    }

    /// A label as the target of a jump; the label's number stands in until the sub is finished.
    pub(super) fn target(label: Label) -> Target {
        Target(label.0)
    }

    /// The number of a constant.
    pub(super) fn constant(&mut self, constant: &Constant) -> u32 {
        let hash = match constant {
            Constant::Int(int) => self.hasher.hash_one((0_u8, int)),
            Constant::Double(double) => self.hasher.hash_one((1_u8, double.to_bits())),
            Constant::Text(text) => self.hasher.hash_one((2_u8, text)),
        };
        let same = |value: Value, text: &[u8]| match (value, constant) {
            (Value::Int(a), Constant::Int(b)) => a == *b,
            (Value::Double(a), Constant::Double(b)) => a.to_bits() == b.to_bits(),
            (Value::Text(a), Constant::Text(b)) => text[a.start as usize..(a.start + a.len) as usize] == **b,
            _ => false,
        };
        if let Some(number) =
            self.constant_numbers.find(hash, |number| same(self.constants[*number as usize], &self.text))
        {
            return *number;
        }
        let value = match constant {
            Constant::Int(int) => Value::Int(*int),
            Constant::Double(double) => Value::Double(*double),
            Constant::Text(text) => {
                let start = self.text.len() as u32;
                self.text.extend_from_slice(text);
                Value::Text(Text { buffer: Text::CONSTANTS, start, len: text.len() as u32 })
            }
        };
        let number = self.constants.len() as u32;
        self.constants.push(value);
        let hasher = &self.hasher;
        let (constants, text) = (&self.constants, &self.text);
        self.constant_numbers.insert_unique(hash, number, |number| match constants[*number as usize] {
            Value::Int(int) => hasher.hash_one((0_u8, int)),
            Value::Double(double) => hasher.hash_one((1_u8, double.to_bits())),
            Value::Text(at) => {
                hasher.hash_one((2_u8, &text[at.start as usize..(at.start + at.len) as usize]))
            }
            Value::Container(_) => 0,
        });
        number
    }

    /// Constants that stand one behind the other, in this order; the first one's number.
    pub(super) fn constant_run<'a>(&mut self, run: impl Iterator<Item = &'a Constant>) -> u32 {
        let numbers: Vec<u32> = run.map(|constant| self.constant(constant)).collect();
        let consecutive = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
        if consecutive {
            return numbers.first().copied().unwrap_or(0);
        }
        let first = self.constants.len() as u32;
        for number in numbers {
            let value = self.constants[number as usize];
            self.constants.push(value);
        }
        first
    }

    /// The number of a call of a builtin; `None` when there are too many.
    pub(super) fn call(
        &mut self,
        builtin: &'static Builtin,
        prepared: &[Option<PreparedOperand>],
    ) -> Option<opcodes::Site> {
        let number = u16::try_from(self.calls.len()).ok()?;
        let prepared = if prepared.iter().any(Option::is_some) { prepared } else { &[] };
        if prepared.is_empty() {
            match self.plain_calls.entry(std::ptr::from_ref(builtin)) {
                Entry::Occupied(known) => return Some(opcodes::Site(*known.get())),
                Entry::Vacant(place) => place.insert(number),
            };
        }
        let act = match builtin.quick {
            Quick::Act(act) if !prepared.is_empty() && prepared.iter().all(Option::is_some) => {
                act(Operands(prepared))
            }
            _ => None,
        };
        let given = act.map_or_else(|| Given::Prepared(prepared.into()), Given::Act);
        self.calls.push(CallSite { builtin, given });
        Some(opcodes::Site(number))
    }

    /// The number of a question that jumps when it is answered with `sense`; `None` when there are too many.
    pub(super) fn question(&mut self, inquiry: Inquiry, sense: bool) -> Option<opcodes::Question> {
        let number = u16::try_from(self.questions.len()).ok()?;
        let Inquiry { asked, name, tests } = inquiry;
        self.questions.push(Question { asked, name, tests, sense, over: UNPLACED });
        Some(opcodes::Question(number))
    }

    /// A field, shared by questions about the same one. Only so many are remembered, lest a rule that reads
    /// thousands of headers takes long to compile.
    pub(super) fn field(&mut self, field: Field) -> Arc<Field> {
        if let Some(known) = self.fields.iter().rev().take(FIELDS_REMEMBERED).find(|known| known.is(&field)) {
            return Arc::clone(known);
        }
        let field = Arc::new(field);
        self.fields.push(Arc::clone(&field));
        field
    }

    /// The other answer goes on at the next instruction.
    pub(super) fn place_over(&mut self, question: opcodes::Question) {
        let over = self.ops.len() as u32;
        if let Some(question) = self.questions.get_mut(usize::from(question.0)) {
            question.over = over;
        }
    }

    /// The number of a table whose targets are labels; `None` when there are too many.
    pub(super) fn table(&mut self, table: Table) -> Option<opcodes::Table> {
        let number = u16::try_from(self.tables.len()).ok()?;
        self.tables.push(table);
        Some(opcodes::Table(number))
    }

    /// The number of a scan; `None` when there are too many.
    pub(super) fn scan(&mut self, scan: Scan) -> Option<opcodes::Scan> {
        let number = u16::try_from(self.scans.len()).ok()?;
        self.scans.push(scan);
        Some(opcodes::Scan(number))
    }

    /// The number of a sieve; `None` when there are too many.
    pub(super) fn sieve(&mut self, sieve: Sieve) -> Option<opcodes::Sieve> {
        let number = u16::try_from(self.sieves.len()).ok()?;
        self.sieves.push(sieve);
        Some(opcodes::Sieve(number))
    }

    /// A constant as the program has it.
    pub(super) fn value(&mut self, constant: &Constant) -> Value {
        let number = self.constant(constant);
        self.constants[number as usize]
    }

    /// A hash of constants, from its keys as texts and its values.
    pub(super) fn hash(&self, entries: &[(Text, Value)]) -> Map {
        Map::hash(entries, &self.text)
    }

    /// The number of a map that is looked up; `None` when there are too many. The newest ones are looked through for
    /// the same.
    pub(super) fn lookup(&mut self, map: &Arc<Map>, field: Option<Arc<Field>>) -> Option<opcodes::LookUp> {
        let same = |known: &LookUp| {
            Arc::ptr_eq(&known.map, map)
                && match (&known.field, &field) {
                    (None, None) => true,
                    (Some(known), Some(field)) => Arc::ptr_eq(known, field),
                    _ => false,
                }
        };
        let newest = self.lookups.len().saturating_sub(LOOKUPS_REMEMBERED);
        let number = match self.lookups[newest..].iter().position(same) {
            Some(at) => newest + at,
            None => {
                self.lookups.push(LookUp { map: Arc::clone(map), field });
                self.lookups.len() - 1
            }
        };
        u16::try_from(number).ok().map(opcodes::LookUp)
    }

    /// The number of a derivation, to be placed behind its call; `None` when there are too many.
    pub(super) fn derivation(
        &mut self,
        derivation: Derivation,
        name: &'static str,
    ) -> Option<opcodes::Derivation> {
        let number = u16::try_from(self.derivations.len()).ok()?;
        self.derivations.push(Derived { derivation, name, over: UNPLACED });
        Some(opcodes::Derivation(number))
    }

    /// It goes on at the next instruction.
    pub(super) fn place_derived(&mut self, derivation: opcodes::Derivation) {
        let over = self.ops.len() as u32;
        if let Some(derived) = self.derivations.get_mut(usize::from(derivation.0)) {
            derived.over = over;
        }
    }

    /// The number of a choice; `None` when there are too many.
    pub(super) fn choice(&mut self, choice: Choice) -> Option<opcodes::Choice> {
        let number = u16::try_from(self.choices.len()).ok()?;
        self.choices.push(choice);
        Some(opcodes::Choice(number))
    }

    /// Ends the sub in the making: its jumps learn their targets.
    pub(super) fn finish_sub(&mut self, name: &str, params: u8, registers: u16) {
        for label in &mut self.labels {
            *label = leads_to(&self.ops, *label);
        }
        for question in &mut self.questions[self.sub_questions..] {
            question.over = leads_to(&self.ops, question.over);
        }
        self.sub_questions = self.questions.len();
        for op in &mut self.ops[self.sub_start..] {
            if let Some(target) = op.target_mut() {
                target.0 = self.labels[target.0 as usize];
            }
        }
        for table in &mut self.tables[self.sub_tables..] {
            for target in table.targets.iter_mut().chain([&mut table.over]) {
                *target = self.labels[*target as usize];
            }
        }
        self.sub_tables = self.tables.len();
        let end = self.ops.len();
        self.subs.push(SubEntry {
            name: name.into(),
            start: self.sub_start as u32,
            end: end as u32,
            params,
            registers,
        });
        self.sub_start = end;
        self.labels.clear();
    }

    /// Everything together.
    pub(super) fn finish(self, name: &Arc<str>, strict: bool) -> Parts {
        Parts {
            name: Arc::clone(name),
            ops: self.ops.into(),
            op_sites: OpSites::new(&self.op_sites),
            sites: self.sites.into(),
            constants: self.constants.into(),
            text: self.text.into(),
            calls: self.calls.into(),
            questions: self.questions.into(),
            tables: self.tables.into(),
            scans: self.scans.into(),
            sieves: self.sieves.into(),
            lookups: self.lookups.into(),
            derivations: self.derivations.into(),
            choices: self.choices.into(),
            subs: self.subs.into(),
            strict,
        }
    }
}

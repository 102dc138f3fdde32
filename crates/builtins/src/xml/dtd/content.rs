//! What an element may contain, as an automaton (XML 1.0, section 3.2).
//!
//! A model becomes as many states as it has names and marks. All states that the children read so far may have led to are
//! followed at once, so that no model takes more than its size for each child, however ambiguous it is.

use super::Dtd;
use super::tokens::{Token, Tokens, What};
use crate::xml::names::is_name;

/// Groups inside of groups.
const DEPTH: usize = 64;

#[derive(Debug)]
pub(super) enum Content {
    Empty,
    Any,
    /// Text, and these elements in any order: their symbols, sorted.
    Mixed(Vec<u32>),
    Children(Automaton),
}

/// The states of a model.
#[derive(Debug)]
pub(super) struct Automaton {
    states: Vec<State>,
    start: u32,
}

#[derive(Debug)]
enum State {
    /// The model may end here.
    End,
    /// An element of this symbol, and the state behind it.
    Child(u32, u32),
    /// Any of these states.
    Either(Vec<u32>),
}

enum Model {
    Name(u32),
    Sequence(Vec<Particle>),
    Choice(Vec<Particle>),
}

struct Particle {
    model: Model,
    /// ` `, `?`, `*` or `+`.
    times: char,
}

/// Reads `EMPTY`, `ANY`, `(#PCDATA|a)*` or a model. The error says what is wrong, as a clause.
pub(super) fn read(dtd: &mut Dtd, tokens: &mut Tokens) -> Result<Content, String> {
    match tokens.next() {
        Some(Token { what: What::Word(word), spaced: true }) if word == "EMPTY" => Ok(Content::Empty),
        Some(Token { what: What::Word(word), spaced: true }) if word == "ANY" => Ok(Content::Any),
        Some(Token { what: What::Mark('('), spaced: true }) if tokens.mark('#') => mixed(dtd, tokens),
        Some(Token { what: What::Mark('('), spaced: true }) => {
            let mut automaton = Automaton { states: vec![State::End], start: 0 };
            let model = group(dtd, tokens, 0)?;
            automaton.start = automaton.add(&model, 0);
            Ok(Content::Children(automaton))
        }
        _ => Err("its content is EMPTY, ANY or a model in parentheses, behind white space".to_owned()),
    }
}

fn mixed(dtd: &mut Dtd, tokens: &mut Tokens) -> Result<Content, String> {
    if !tokens.keyword("PCDATA") {
        return Err("behind `#` stands PCDATA".to_owned());
    }
    let mut symbols = Vec::new();
    while tokens.mark('|') {
        symbols.push(name(dtd, tokens.next())?);
    }
    if !tokens.mark(')') {
        return Err("text is mixed with names, `|` between them".to_owned());
    }
    if !tokens.mark_at_once('*') && !symbols.is_empty() {
        return Err("a model of text and elements ends with `)*`".to_owned());
    }
    let count = symbols.len();
    symbols.sort_unstable();
    symbols.dedup();
    match symbols.len() == count {
        true => Ok(Content::Mixed(symbols)),
        false => Err("an element is listed twice".to_owned()),
    }
}

fn name(dtd: &mut Dtd, token: Option<Token>) -> Result<u32, String> {
    match token {
        Some(Token { what: What::Word(word), .. }) if is_name(&word) => Ok(dtd.symbol(&word)),
        _ => Err("a model is names with `,` or `|` between them".to_owned()),
    }
}

/// The rest of a group, behind its `(`.
fn group(dtd: &mut Dtd, tokens: &mut Tokens, depth: usize) -> Result<Particle, String> {
    if depth >= DEPTH {
        return Err(format!("groups are nested more than {DEPTH} deep"));
    }
    let mut particles = Vec::new();
    let mut between = None;
    loop {
        let particle = match tokens.mark('(') {
            true => group(dtd, tokens, depth + 1)?,
            false => {
                let model = Model::Name(name(dtd, tokens.next())?);
                Particle { model, times: times(tokens) }
            }
        };
        particles.push(particle);
        match tokens.next().map(|token| token.what) {
            Some(What::Mark(')')) => break,
            Some(What::Mark(mark @ (',' | '|'))) if between.is_none_or(|between| between == mark) => {
                between = Some(mark);
            }
            Some(What::Mark(',' | '|')) => return Err("`,` and `|` do not stand in one group".to_owned()),
            _ => return Err("behind a part of a model stands `,`, `|` or `)`".to_owned()),
        }
    }
    let model = if between == Some('|') { Model::Choice(particles) } else { Model::Sequence(particles) };
    Ok(Particle { model, times: times(tokens) })
}

fn times(tokens: &mut Tokens) -> char {
    ['?', '*', '+'].into_iter().find(|mark| tokens.mark_at_once(*mark)).unwrap_or(' ')
}

impl Automaton {
    fn push(&mut self, state: State) -> u32 {
        self.states.push(state);
        self.states.len() as u32 - 1
    }

    /// Adds what leads through `particle` to `next`, and gives its first state.
    fn add(&mut self, particle: &Particle, next: u32) -> u32 {
        match particle.times {
            '?' => {
                let first = self.add_once(&particle.model, next);
                self.push(State::Either(vec![first, next]))
            }
            '*' | '+' => {
                let again = self.push(State::Either(vec![next]));
                let first = self.add_once(&particle.model, again);
                if let Some(State::Either(ways)) = self.states.get_mut(again as usize) {
                    ways.push(first);
                }
                if particle.times == '*' { again } else { first }
            }
            _ => self.add_once(&particle.model, next),
        }
    }

    fn add_once(&mut self, model: &Model, next: u32) -> u32 {
        match model {
            Model::Name(symbol) => self.push(State::Child(*symbol, next)),
            Model::Sequence(particles) => {
                particles.iter().rev().fold(next, |next, particle| self.add(particle, next))
            }
            Model::Choice(particles) => {
                let ways = particles.iter().map(|particle| self.add(particle, next)).collect();
                self.push(State::Either(ways))
            }
        }
    }
}

/// Where the children read so far have led to. One is used for all elements of a document.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// States that read a child.
    at: Vec<u32>,
    may_end: bool,
    /// For each state, in which step it was last reached.
    reached: Vec<u64>,
    step: u64,
    stack: Vec<u32>,
}

impl Walk {
    /// Begins at the front of a model. Gives how much work that was.
    pub(super) fn begin(&mut self, automaton: &Automaton) -> u64 {
        if self.reached.len() < automaton.states.len() {
            self.reached.resize(automaton.states.len(), 0);
        }
        self.at.clear();
        self.stack.clear();
        self.stack.push(automaton.start);
        self.close(automaton)
    }

    /// Reads a child. Gives whether there is a way on, and how much work it was to see that.
    pub(super) fn read(&mut self, automaton: &Automaton, child: u32) -> (bool, u64) {
        let before = self.at.len() as u64;
        for state in self.at.drain(..) {
            if let Some(State::Child(symbol, next)) = automaton.states.get(state as usize)
                && *symbol == child
            {
                self.stack.push(*next);
            }
        }
        let found = !self.stack.is_empty();
        (found, before + self.close(automaton))
    }

    /// Whether the model may end with the children read so far.
    pub(super) fn may_end(&self) -> bool {
        self.may_end
    }

    /// Goes from the states on the stack to all that are reached without another child.
    fn close(&mut self, automaton: &Automaton) -> u64 {
        self.step += 1;
        self.may_end = false;
        let mut work = 1;
        while let Some(state) = self.stack.pop() {
            work += 1;
            let Some(reached) = self.reached.get_mut(state as usize) else { continue };
            if std::mem::replace(reached, self.step) == self.step {
                continue;
            }
            match automaton.states.get(state as usize) {
                Some(State::End) => self.may_end = true,
                Some(State::Child(..)) => self.at.push(state),
                Some(State::Either(ways)) => self.stack.extend(ways.iter().rev()),
                None => {}
            }
        }
        work
    }
}

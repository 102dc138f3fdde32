//! Rules that say the same in other words, made by the dozen.
//!
//! A compiler that knew the benchmark's text would be fast for nobody else. So the rules of W1 and W2 are also
//! written in every form that people write, with other names and literals and in another order; each comes with
//! requests that fit it, and with what hand-written Rust decides about them.

mod chance;
mod choices;
mod gallery;
mod hosts;
mod words;

use choices::Choices;

use crate::PlainRequest;

/// How many generated spellings of a rule are measured.
pub const SPELLINGS: usize = 128;

/// What is chosen, and which form of it.
pub type Form = (&'static str, &'static str);

/// One spelling of a rule.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// The forms that were chosen.
    pub forms: Vec<Form>,
    /// The rule.
    pub text: String,
    /// Requests, each with the pool that it goes to; `None` is the default pool.
    pub cases: Vec<(PlainRequest, Option<String>)>,
}

/// A rule that is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// W1.
    Gallery,
    /// W2.
    Hosts,
}

impl Spelled {
    /// Both.
    pub const ALL: [Spelled; 2] = [Spelled::Gallery, Spelled::Hosts];

    /// The workload's name.
    pub const fn name(self) -> &'static str {
        match self {
            Spelled::Gallery => "W1",
            Spelled::Hosts => "W2",
        }
    }

    /// The spelling of this number: always the same one.
    pub fn generated(self, number: usize) -> Spelling {
        self.spell(Choices::by_chance(number as u64))
    }

    /// The plain spelling: the rule as the benchmark has it.
    pub fn plain(self) -> Spelling {
        self.spell(Choices::plain())
    }

    /// The plain spelling but for some forms, each as `what=which`. `None` when there is no such form.
    pub fn plain_but(self, forms: &[&str]) -> Option<Spelling> {
        let known = self.alternatives();
        let but = forms.iter().map(|form| {
            let (what, which) = form.split_once('=')?;
            known.iter().copied().find(|known| *known == (what, which))
        });
        Some(self.spell(Choices::plain_but(but.collect::<Option<_>>()?)))
    }

    /// Every form that there is besides the plain ones, each alone: `what=which`. Before it stands another form
    /// where only that one has the choice.
    pub fn forms(self) -> Vec<Vec<String>> {
        let needed: &[(&str, Form)] = match self {
            Spelled::Gallery => &[],
            Spelled::Hosts => &hosts::NEEDED,
        };
        let alone = |form: Form| {
            let needed = needed.iter().filter(|(what, _)| *what == form.0).map(|(_, needed)| *needed);
            needed.chain([form]).map(|(what, which)| format!("{what}={which}")).collect()
        };
        self.alternatives().into_iter().map(alone).collect()
    }

    fn alternatives(self) -> Vec<Form> {
        let mut choices = Choices::plain();
        self.write(&mut choices);
        choices.into_alternatives()
    }

    fn spell(self, mut choices: Choices) -> Spelling {
        let (text, cases) = self.write(&mut choices);
        Spelling { text, cases, forms: choices.into_made() }
    }

    fn write(self, choices: &mut Choices) -> Written {
        match self {
            Spelled::Gallery => gallery::write(choices),
            Spelled::Hosts => hosts::write(choices),
        }
    }
}

/// A rule and its cases.
type Written = (String, Vec<(PlainRequest, Option<String>)>);

/// A way to ask something of a text: about `{s}`, with a constant `{x}` that is made of what is looked for, `{n}`.
#[derive(Clone, Copy, Debug)]
struct Test {
    holds: &'static str,
    fails: &'static str,
    constant: &'static str,
}

/// A test and its denial, as conditions.
struct Asked {
    holds: String,
    fails: String,
}

impl Test {
    const fn new(holds: &'static str, fails: &'static str, constant: &'static str) -> Test {
        Test { holds, fails, constant }
    }

    /// The constant's bytes.
    fn constant(self, sought: &str) -> String {
        self.constant.replace("{n}", sought)
    }

    /// The test of this text with this constant, which is written as `literal`.
    fn ask(self, subject: &str, literal: &str, constant: &str) -> Asked {
        let fill = |template: &str| {
            template
                .replace("{s}", subject)
                .replace("{x}", literal)
                .replace("{length}", &constant.len().to_string())
                .replace("{last}", &constant.len().saturating_sub(1).to_string())
        };
        Asked { holds: fill(self.holds), fails: fill(self.fails) }
    }
}

/// Which quotes texts are in.
#[derive(Clone, Copy, Debug)]
enum Quotes {
    Double,
    Single,
}

impl Quotes {
    const ALL: [(&'static str, Quotes); 2] = [("double", Quotes::Double), ("single", Quotes::Single)];

    /// The text as a literal.
    fn around(self, text: &str) -> String {
        match self {
            Quotes::Double => format!("\"{}\"", text.replace('\\', "\\\\")),
            Quotes::Single => format!("'{text}'"),
        }
    }
}

//! Many rules, run in order, as fast as the few of them that have something to do.
//!
//! Most rules of a large set begin with a condition on the host or the path and do nothing when it does not hold.
//! Those are found by their condition, all at once, so what a request costs grows with the rules that it
//! concerns and hardly with those that there are.

use std::fmt;
use std::sync::Arc;

use pointsman_model::Transaction;
use pointsman_vm::{Field, Guarded, Index};

use crate::{Outcome, Rule};

/// Fewer rules than this that begin with a condition on one field are simply run.
const GROUP_FROM: usize = 4;

/// The rules of a phase, in order. Cloning it is cheap.
#[derive(Clone)]
pub struct RuleSet {
    shared: Arc<Shared>,
}

struct Shared {
    rules: Box<[Rule]>,
    groups: Vec<Group>,
    /// The rules of no group, ascending.
    others: Box<[u32]>,
}

/// Rules that begin with a condition on one field.
struct Group {
    field: Arc<Field>,
    index: Index,
    /// All of them, ascending.
    members: Box<[u32]>,
}

impl fmt::Debug for RuleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuleSet").field("rules", &self.shared.rules).finish_non_exhaustive()
    }
}

impl Default for RuleSet {
    /// No rules.
    fn default() -> Self {
        RuleSet::new([])
    }
}

impl RuleSet {
    /// A set of rules in the order in which they run.
    pub fn new(rules: impl IntoIterator<Item = Rule>) -> RuleSet {
        let rules: Box<[Rule]> = rules.into_iter().collect();
        let mut gathered: Vec<(Arc<Field>, Vec<Guarded>)> = Vec::new();
        let mut others = Vec::new();
        for (number, rule) in (0..).zip(&rules) {
            let Some(guard) = rule.program().guard() else {
                others.push(number);
                continue;
            };
            let comparisons = guard.comparisons.into_iter().map(|(how, text)| (how, text, number));
            match gathered.iter_mut().find(|(field, _)| field.is(guard.field)) {
                Some((_, guarded)) => guarded.extend(comparisons),
                None => gathered.push((Arc::clone(guard.field), comparisons.collect())),
            }
        }
        let mut groups = Vec::new();
        for (field, guarded) in gathered {
            let mut members: Vec<u32> = guarded.iter().map(|(.., number)| *number).collect();
            members.dedup();
            if members.len() < GROUP_FROM {
                others.extend(members);
            } else {
                groups.push(Group { field, index: Index::new(&guarded), members: members.into() });
            }
        }
        others.sort_unstable();
        RuleSet { shared: Arc::new(Shared { rules, groups, others: others.into() }) }
    }

    /// The rules, in order.
    pub fn rules(&self) -> &[Rule] {
        &self.shared.rules
    }

    /// The number of the first rule from number `from` on that may do something with this transaction as it is now.
    /// Running the rules between would have changed nothing, and cost nothing but time.
    pub fn next(&self, transaction: &dyn Transaction, from: usize) -> Option<usize> {
        let from = u32::try_from(from).ok()?;
        let mut least = at_least(&self.shared.others, from);
        for group in &self.shared.groups {
            let found = match group.field.of(transaction) {
                Some(text) => group.index.next(text, from),
                // What cannot be had in this way is left to the rules themselves.
                None => at_least(&group.members, from),
            };
            least = match (least, found) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
        least.map(|number| number as usize)
    }

    /// Runs the rules in order until one ends the phase, each as [`Rule::run`] does, and hands over what came of
    /// each that ran. A rule that traps does not keep the next from running, unless `each` says so by `false`.
    pub fn run(&self, transaction: &mut dyn Transaction, mut each: impl FnMut(&Rule, Outcome) -> bool) {
        let mut from = 0;
        while let Some(number) = self.next(transaction, from) {
            let Some(rule) = self.shared.rules.get(number) else { return };
            let outcome = rule.run(transaction);
            if !each(rule, outcome) || transaction.decision().rules_stopped {
                return;
            }
            from = number + 1;
        }
    }
}

/// The least number from `from` on in an ascending list.
fn at_least(numbers: &[u32], from: u32) -> Option<u32> {
    numbers.get(numbers.partition_point(|number| *number < from)).copied()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use pointsman_model::{Body, Decision};

    use super::*;
    use crate::{Engine, FixedWorld, HttpTransaction};

    fn transaction(host: &str, target: &str) -> HttpTransaction {
        let mut transaction = HttpTransaction::new(Arc::new(FixedWorld::new()));
        let request = http::Request::get(target).header("host", host).body(()).unwrap();
        transaction.set_request(request.into_parts().0, Body::Complete(Bytes::new()));
        transaction
    }

    /// What the rules decide and log when each of them runs.
    fn one_by_one(rules: &[Rule], transaction: &mut HttpTransaction) -> (Decision, Vec<String>) {
        for rule in rules {
            rule.run(transaction);
            if transaction.decision().rules_stopped {
                break;
            }
        }
        decided(transaction)
    }

    fn decided(transaction: &HttpTransaction) -> (Decision, Vec<String>) {
        let log =
            transaction.log_lines().iter().map(|line| line.message.escape_ascii().to_string()).collect();
        (transaction.decision().clone(), log)
    }

    #[test]
    fn a_set_decides_as_its_rules_one_by_one() {
        let engine = Engine::standard();
        let mut sources: Vec<String> = Vec::new();
        for number in 0..40 {
            sources.push(match number % 8 {
                0 => format!("if( http.getHostHeader() == 'h{number}.example' ) pool.use( 'p{number}' );"),
                1 => format!("if( !string.startsWith( http.getPath(), '/{number}/' ) ) break; log.info( '{number}' );"),
                2 => format!("if( string.endsWith( $path, '.{number}' ) ) {{ pool.use( 'p{number}' ); }}"),
                3 => format!("if( $host == 'a' || $host == 'b' || $host == 'h{number}.example' ) log.info( '{number}' );"),
                4 => format!("if( $path == '/{number}' ) http.setPath( '/{}/x' );", number + 5),
                5 => format!("log.info( 'always {number}' );"),
                // With an `else`, a rule does something for every request.
                6 => format!("if( $host == 'h{number}.example' ) log.info( 'yes' ); else log.info( 'no {number}' );"),
                _ => format!("if( http.getHeader( 'X-{}' ) == '{number}' ) log.info( '{number}' );", number % 16),
            });
        }
        let rules: Vec<Rule> = sources.iter().map(|source| engine.compile("rule", source).unwrap()).collect();
        let set = RuleSet::new(rules.iter().cloned());
        assert!(!set.shared.groups.is_empty() && set.shared.others.len() < 20, "{set:?}");
        let mut decisions = std::collections::HashSet::new();
        for host in ["h0.example", "H8.Example", "h19.example", "a", "b", "none"] {
            for target in ["/", "/9/x", "/12", "/4", "/x.10", "/x.18", "/%39/x", "/20", "/25/"] {
                let mut expected = transaction(host, target);
                let expected = one_by_one(&rules, &mut expected);
                let mut subject = transaction(host, target);
                let mut ran = 0;
                set.run(&mut subject, |_, outcome| {
                    ran += 1;
                    outcome.end.is_ok()
                });
                assert_eq!(decided(&subject), expected, "{host} {target}");
                assert!(ran < rules.len(), "{host} {target}: all of them ran");
                decisions.insert(format!("{expected:?}"));
            }
        }
        assert!(decisions.len() > 10, "the requests hardly differ: {decisions:?}");
    }
}

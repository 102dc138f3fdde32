//! Running the rules of a phase, and doing what they wait for.

use std::time::Duration;

use http::StatusCode;
use pointsman::{Answer, Body, HttpTransaction, Operation, Phase, Side, Step, Transaction, Trap};

use super::Hangup;
use super::bodies::{Bodies, Unreadable};
use super::observe::Observed;
use crate::config::OnTrap;
use crate::generation::Served;
use crate::log::Level;
use crate::rules::{LoadedRule, PhaseRules};
use crate::serve::Session;

/// The longest that a rule may sleep at once.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// How the rules of a phase ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RulesEnd {
    /// The decision is in the transaction.
    Done,
    /// The client gets this status, for this reason.
    Answer(StatusCode, &'static str),
}

/// Runs rules in order until one ends the phase.
pub(crate) async fn run<'a>(
    session: &Session,
    served: &Served,
    rules: &'a PhaseRules,
    phase: Phase,
    tx: &mut HttpTransaction,
    bodies: &mut Bodies,
    observed: &mut Observed<'a>,
) -> Result<RulesEnd, Hangup> {
    let mut from = 0;
    while let Some((number, rule)) = rules.next(tx, from) {
        from = number + 1;
        let mut runner = session.worker.runners.take(rule);
        runner.start(phase);
        let mut answer = Answer::Ready;
        let trap = loop {
            match runner.step(tx, answer) {
                Step::Done(_) => break None,
                Step::Trap(trap) => break Some(trap),
                Step::Wait(operation) => match perform(session, operation, tx, bodies).await? {
                    Performed::Answer(performed) => answer = performed,
                    Performed::End(end) => return Ok(end),
                },
            }
        };
        observed.rule_ended(rule, &runner, trap.as_ref());
        for warning in runner.warnings() {
            observed.warning(rule, warning);
        }
        session.worker.runners.put(rule, runner);
        // What a rule put in the place of the request's body is what goes out.
        if phase == Phase::Request
            && let Body::Complete(bytes) = tx.body(Side::Request)
        {
            bodies.replace_request(&bytes);
        }
        if let Some(trap) = trap
            && let Some(end) = trapped(served, rule, &trap, observed)
        {
            return Ok(end);
        }
        if tx.decision().rules_stopped {
            break;
        }
    }
    Ok(RulesEnd::Done)
}

/// A rule was stopped: that is logged, and the configuration says how it goes on.
fn trapped(served: &Served, rule: &LoadedRule, trap: &Trap, observed: &mut Observed<'_>) -> Option<RulesEnd> {
    let (name, line) = (&rule.name, trap.site.line);
    let text = format_args!("rule={name}:{line} trap={} {}", trap.fault.kind(), trap.fault);
    observed.log(Level::Error, text);
    match served.server.on_trap {
        OnTrap::Continue => None,
        OnTrap::Respond(code) => {
            let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            Some(RulesEnd::Answer(status, "a rule trapped"))
        }
    }
}

enum Performed {
    Answer(Answer),
    End(RulesEnd),
}

/// Does what a run waits for.
async fn perform(
    session: &Session,
    operation: Operation,
    tx: &mut HttpTransaction,
    bodies: &mut Bodies,
) -> Result<Performed, Hangup> {
    let read = match operation {
        Operation::ReadBody { side: Side::Request, limit } => {
            match bodies.read_request(session, limit).await {
                Ok(body) => {
                    tx.put_body(Side::Request, body);
                    Answer::Ready
                }
                Err(Unreadable::Broken) => return Err(Hangup),
                Err(Unreadable::TooLong) => {
                    let what = "a rule asked for the body, and it is too long";
                    return Ok(Performed::End(RulesEnd::Answer(StatusCode::PAYLOAD_TOO_LARGE, what)));
                }
                Err(Unreadable::Late) => {
                    let what = "a rule asked for the body, and it did not come in time";
                    return Ok(Performed::End(RulesEnd::Answer(StatusCode::REQUEST_TIMEOUT, what)));
                }
            }
        }
        Operation::ReadBody { side: Side::Response, limit } => {
            match bodies.read_reply(session, limit).await {
                Ok(body) => {
                    tx.put_body(Side::Response, body);
                    Answer::Ready
                }
                Err(Unreadable::TooLong) => {
                    Answer::Failed(String::from("the response's body is longer than a rule may have"))
                }
                Err(Unreadable::Late) => {
                    let what = "the response's body did not come in time";
                    return Ok(Performed::End(RulesEnd::Answer(StatusCode::GATEWAY_TIMEOUT, what)));
                }
                Err(Unreadable::Broken) => {
                    let what = "the response's body broke off";
                    return Ok(Performed::End(RulesEnd::Answer(StatusCode::BAD_GATEWAY, what)));
                }
            }
        }
        Operation::Sleep(time) if time <= LONGEST_SLEEP => {
            tokio::time::sleep(time).await;
            Answer::Ready
        }
        Operation::Sleep(_) => Answer::Failed(String::from("a rule may sleep for a minute at most")),
        other => Answer::Failed(format!("this proxy cannot do that yet: {other:?}")),
    };
    Ok(Performed::Answer(read))
}

//! Running the rules of a phase, and doing what they wait for.

use std::time::Duration;

use http::StatusCode;
use pointsman::{Answer, Body, HttpTransaction, Operation, Phase, Side, Step, Transaction, Trap};

use super::bodies::{Bodies, Unreadable};
use super::end::{Hangup, RulesEnd};
use super::head::{Departure, Head, Sealing, tune_client};
use super::observe::Observed;
use super::outlet::Outlet;
use crate::config::OnTrap;
use crate::generation::Served;
use crate::log::Level;
use crate::outbound::Errands;
use crate::record::Verdict;
use crate::rules::{LoadedRule, PhaseRules};
use crate::session::Session;

/// The longest that a rule may sleep at once.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// What rules run with.
pub(super) struct Run<'r, 'a> {
    pub(super) session: &'r Session,
    pub(super) served: &'r Served,
    pub(super) observed: &'r mut Observed<'a>,
    pub(super) bodies: &'r mut Bodies,
    /// Where they may send a reply piece by piece.
    pub(super) outlet: Option<&'r Outlet>,
    pub(super) departure: Departure,
    pub(super) sealing: Sealing<'r>,
    /// What they have had done beyond their own request.
    pub(super) errands: &'r mut Errands,
}

impl<'a> Run<'_, 'a> {
    /// Runs rules in order until one ends the phase.
    pub(super) async fn rules(
        &mut self,
        rules: &'a PhaseRules,
        phase: Phase,
        tx: &mut HttpTransaction,
    ) -> Result<RulesEnd, Hangup> {
        let session = self.session;
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
                    Step::Wait(operation) => match self.perform(operation, tx).await? {
                        Performed::Answer(performed) => answer = performed,
                        Performed::End(end) => return Ok(end),
                    },
                }
            };
            self.observed.rule_ended(rule, &runner, trap.as_ref());
            for warning in runner.warnings() {
                self.observed.warning(rule, warning);
            }
            session.worker.runners.put(rule, runner);
            // What a rule put in the place of the request's body is what goes out.
            if phase == Phase::Request
                && let Body::Complete(bytes) = tx.body(Side::Request)
            {
                self.bodies.replace_request(&bytes);
            }
            if let Some(trap) = trap
                && let Some(end) = self.trapped(rule, &trap, tx)
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
    fn trapped(&mut self, rule: &LoadedRule, trap: &Trap, tx: &HttpTransaction) -> Option<RulesEnd> {
        let (name, line) = (&rule.name, trap.site.line);
        let text = format_args!("rule={name}:{line} trap={} {}", trap.fault.kind(), trap.fault);
        self.observed.log(Level::Error, text);
        match self.served.server.on_trap {
            // Half of a response must not pass for a whole one.
            OnTrap::Continue if !tx.decision().streaming.has_begun() => None,
            OnTrap::Continue => Some(RulesEnd::Answer(StatusCode::INTERNAL_SERVER_ERROR, "a rule trapped")),
            OnTrap::Respond(code) => {
                let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                Some(RulesEnd::Answer(status, "a rule trapped"))
            }
        }
    }

    /// What a rule says of the client's connection and of the log while it writes.
    fn heed(&mut self, tx: &HttpTransaction) {
        tune_client(self.session, tx);
        self.observed.mind(tx);
    }

    /// Sends the head of a reply that a rule writes piece by piece.
    async fn start_response(&mut self, tx: &HttpTransaction, length: Option<u64>) -> Answer {
        let (Some(outlet), Some(response)) = (self.outlet, tx.response()) else {
            return Answer::Failed(String::from("no response can be streamed here"));
        };
        let (status, mut headers) = (response.status, response.headers.clone());
        let silent =
            self.sealing.is_head || status == StatusCode::NO_CONTENT || status == StatusCode::NOT_MODIFIED;
        let mut head = Head { status, reason: &response.reason, headers: &mut headers };
        head.frame(&self.sealing, length);
        let level = head.compress(&self.sealing, tx.decision().compression, length);
        let mut head = head.seal(outlet.cookie.take(), ());
        self.observed.verdict(Verdict::Responded);
        self.heed(tx);
        self.departure.depart_early(self.session, self.observed, &mut head);
        outlet.begin(head, length, level, silent).await;
        Answer::Ready
    }
}

enum Performed {
    Answer(Answer),
    End(RulesEnd),
}

impl Run<'_, '_> {
    /// Does what a run waits for.
    async fn perform(&mut self, operation: Operation, tx: &mut HttpTransaction) -> Result<Performed, Hangup> {
        let session = self.session;
        let bodies = &mut *self.bodies;
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
                    Err(unreadable) => return Ok(Performed::End(of_response(unreadable))),
                }
            }
            Operation::Sleep(time) if time <= LONGEST_SLEEP => {
                tokio::time::sleep(time).await;
                Answer::Ready
            }
            Operation::Sleep(_) => Answer::Failed(String::from("a rule may sleep for a minute at most")),
            Operation::StartResponse { length } => self.start_response(tx, length).await,
            Operation::WriteResponse(piece) => match self.outlet {
                Some(outlet) => {
                    self.heed(tx);
                    outlet.write(piece).await;
                    Answer::Ready
                }
                None => Answer::Failed(String::from("no response can be streamed here")),
            },
            Operation::ReadResponse(take) => {
                let body = tx.response().map_or(Body::Unavailable, |response| response.body.clone());
                let taken = bodies.take_of_reply(session, &take, body).await;
                match taken {
                    Ok((taken, rest)) => {
                        tx.put_body(Side::Response, rest);
                        Answer::Bytes(taken)
                    }
                    Err(unreadable) => return Ok(Performed::End(of_response(unreadable))),
                }
            }
            other => {
                let (services, via) = (&self.served.generation.services, self.served.server.via.as_deref());
                let (outbound, left) = (&session.worker.outbound, session.watchdog.time_left());
                self.errands.perform(outbound, services, other, left, via).await
            }
        };
        Ok(Performed::Answer(read))
    }
}

/// What the client gets when a response's body cannot be read.
fn of_response(unreadable: Unreadable) -> RulesEnd {
    match unreadable {
        Unreadable::TooLong | Unreadable::Broken => {
            RulesEnd::Answer(StatusCode::BAD_GATEWAY, "the response's body broke off")
        }
        Unreadable::Late => {
            RulesEnd::Answer(StatusCode::GATEWAY_TIMEOUT, "the response's body did not come in time")
        }
    }
}

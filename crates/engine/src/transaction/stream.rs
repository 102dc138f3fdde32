//! Streaming for hosts that hold whole messages: pieces are taken off a body that is there and collected in another.

use bytes::Bytes;
use pointsman_model::{Answer, Body, Operation, Side, Streaming, Transaction};

use super::HttpTransaction;

/// A streamed response as it comes together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BufferedStream {
    /// What is left of the node's body, once a rule took something of it.
    rest: Option<Bytes>,
    written: Vec<u8>,
    /// Bytes that may still be written.
    room: Option<usize>,
}

impl BufferedStream {
    /// Does a streaming operation; gives any other back. `whole` is the node's body.
    pub fn perform(
        &mut self,
        transaction: &mut HttpTransaction,
        whole: &Bytes,
        operation: Operation,
    ) -> Result<Answer, Box<Operation>> {
        Ok(match operation {
            Operation::StartResponse { length } => {
                self.rest(transaction, whole);
                self.room = length.map(|length| usize::try_from(length).unwrap_or(usize::MAX));
                Answer::Ready
            }
            Operation::WriteResponse(bytes) => {
                self.write(&bytes);
                Answer::Ready
            }
            Operation::ReadResponse(take) => {
                let rest = self.rest(transaction, whole);
                let taken = rest.split_to(take.length(rest, true).unwrap_or(rest.len()).min(rest.len()));
                let rest = rest.clone();
                // What a rule took is gone, for the client and for later rules.
                transaction.put_body(Side::Response, Body::Complete(rest));
                Answer::Bytes(taken)
            }
            other => return Err(Box::new(other)),
        })
    }

    /// When the rules of a phase are over: puts the body that was streamed into the response, and gives how far the
    /// rules had come with it.
    pub fn finish(&mut self, transaction: &mut HttpTransaction) -> Streaming {
        let streaming = std::mem::take(&mut transaction.decision_mut().streaming);
        match &streaming {
            Streaming::No => return streaming,
            Streaming::Started => {}
            Streaming::Finished(last) => self.write(last),
            Streaming::Continued(last) => {
                self.write(last);
                let rest = self.rest.take().unwrap_or_default();
                self.write(&rest);
            }
        }
        transaction.set_body(Side::Response, Bytes::from(std::mem::take(&mut self.written)));
        *self = BufferedStream::default();
        streaming
    }

    fn write(&mut self, bytes: &[u8]) {
        let length = self.room.map_or(bytes.len(), |room| room.min(bytes.len()));
        self.room = self.room.map(|room| room - length);
        self.written.extend_from_slice(&bytes[..length]);
    }

    fn rest(&mut self, transaction: &HttpTransaction, whole: &Bytes) -> &mut Bytes {
        self.rest.get_or_insert_with(|| match transaction.response().map(|response| &response.body) {
            Some(Body::Complete(bytes)) => bytes.clone(),
            Some(Body::Unread | Body::Partial(_)) => whole.clone(),
            Some(Body::Unavailable) | None => Bytes::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FixedWorld, Response, Take};
    use std::sync::Arc;

    #[test]
    fn what_was_taken_is_gone_and_what_was_written_is_the_body() {
        let mut tx = HttpTransaction::new(Arc::new(FixedWorld::new()));
        let mut response = Response::new(http::StatusCode::OK);
        response.body = Body::Unread;
        tx.set_response(response);
        let whole = Bytes::from_static(b"one\ntwo\nthree");
        let mut stream = BufferedStream::default();
        let line = || Operation::ReadResponse(Take { count: 99, delimiter: "\n".into(), last: false });
        assert_eq!(stream.perform(&mut tx, &whole, line()), Ok(Answer::Bytes("one\n".into())));
        assert_eq!(tx.body(Side::Response), Body::Complete("two\nthree".into()));
        assert_eq!(stream.perform(&mut tx, &whole, line()), Ok(Answer::Bytes("two\n".into())));
        let start = Operation::StartResponse { length: Some(6) };
        assert_eq!(stream.perform(&mut tx, &whole, start), Ok(Answer::Ready));
        let write = Operation::WriteResponse("1, ".into());
        assert_eq!(stream.perform(&mut tx, &whole, write), Ok(Answer::Ready));
        tx.decision_mut().streaming = Streaming::Continued("2".into());
        stream.finish(&mut tx);
        // The length that was stated is the most.
        assert_eq!(tx.body(Side::Response), Body::Complete("1, 2th".into()));
        assert_eq!(tx.decision().streaming, Streaming::No);
    }
}

//! The words that every Pointsman crate speaks.
//!
//! A rule's life is told in these types: [`Value`]s live in a [`Workspace`]; a [`Builtin`] is a function of
//! the library, called with a [`Call`]; it speaks to the host through a [`Transaction`]; a run ends with a
//! [`Decision`] or a [`Trap`], within its [`Limits`].
//!
//! Nothing here parses, compiles or executes, and nothing here does IO. What only one crate needs does not
//! belong here.

mod argument;
mod builtin;
mod caching;
mod call;
mod comparison;
mod cut;
mod datum;
mod decision;
mod derivation;
mod header;
mod library;
mod limits;
mod meaning;
mod member;
mod numbers;
mod observation;
mod operation;
mod out;
mod place;
mod prepare;
mod quick;
mod run_state;
mod stream;
mod target;
mod tls;
mod transaction;
mod trap;
mod value;
mod workspace;
mod world;

pub use argument::{ArrayMut, ArrayRef, HashMut, HashRef, Rest};
pub use builtin::{
    Builtin, Deprecation, Effect, Entry, Example, Param, ParamKind, ParamType, Phase, Phases, Preparation,
    ResultType,
};
pub use caching::Caching;
pub use call::{Call, Cx, Exit, Resume, Stop, locate};
pub use comparison::Comparison;
pub use cut::Cut;
pub use datum::Datum;
pub use decision::{
    Action, Decision, Destination, Name, NodeChoice, Observance, Persistence, PoolChoice, Tuning,
};
pub use derivation::{BindDerivation, Derivation, TextNumber, TextPiece};
pub use header::{canonical_header_name, push_header_name, spell_header_name};
pub use library::{Library, LibraryError, Lookup, Unsupported};
pub use limits::Limits;
pub use meaning::{Meaning, Tests};
pub use member::Member;
pub use numbers::{
    Number, compare, double_to_int, equal_text_number, int_from_text, number_from_text, render_double,
    render_int,
};
pub use observation::{Blame, Completion, Ledger, ServiceLevel, Tally, Timing};
pub use operation::{Answer, Family, Fetch, Operation, Reply};
pub use out::Out;
pub use place::{Place, Places};
pub use prepare::{Prepare, PrepareError, Prepared, PreparedCache, PreparedOperand};
pub use quick::{
    Acted, AddressField, AddressTest, Bind, BindAction, BindAny, Bound, BoundTest, Groups, HostAction,
    HostTest, Literal, Matcher, Measured, Operands, Quick, TextField, TextTest,
};
pub use run_state::{Captures, RunState};
pub use stream::{Streaming, Take};
pub use target::{split_authority, split_target};
pub use tls::{TlsSession, TlsTuning};
pub use transaction::{Body, HeaderLines, HeaderName, Refused, Side, Transaction, VisitHeader};
pub use trap::{Fault, Site, Trap, Warning};
pub use value::{ContainerId, ContainerKind, Text, Type, Value};
pub use workspace::Workspace;
pub use world::{LogLevel, LogRecord, NodeState, PoolView, Resource, Store};

//! What all workers share.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, AtomicUsize, Ordering};

use arc_swap::ArcSwap;

use crate::generation::Generation;
use crate::log::Log;
use crate::record::Observer;

/// How far the process is on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Stage {
    /// It serves.
    Running = 0,
    /// It accepts no more; each reply closes its connection.
    LameDuck = 1,
    /// Idle connections are closed.
    Closing = 2,
    /// All that is left is cut.
    Cut = 3,
}

/// What all workers share.
pub(crate) struct Shared {
    generation: ArcSwap<Generation>,
    /// The generation's number, beside it: a request that finds it unchanged looks no further.
    number: AtomicU64,
    stage: AtomicU8,
    /// Clients' connections of all workers.
    pub(crate) connections: AtomicUsize,
    /// Where events go.
    pub(crate) log: Arc<Log>,
    /// Who is told of each request.
    pub(crate) observer: Option<Observer>,
}

impl Shared {
    pub(crate) fn new(generation: Generation, log: Arc<Log>, observer: Option<Observer>) -> Shared {
        Shared {
            number: AtomicU64::new(generation.number),
            generation: ArcSwap::from_pointee(generation),
            stage: AtomicU8::new(Stage::Running as u8),
            connections: AtomicUsize::new(0),
            log,
            observer,
        }
    }

    /// The configuration that new requests see.
    pub(crate) fn generation(&self) -> Arc<Generation> {
        self.generation.load_full()
    }

    /// Its number.
    pub(crate) fn generation_number(&self) -> u64 {
        self.number.load(Ordering::Acquire)
    }

    /// From now on new requests see this configuration.
    pub(crate) fn set_generation(&self, generation: Generation) {
        let number = generation.number;
        self.generation.store(Arc::new(generation));
        self.number.store(number, Ordering::Release);
    }

    /// How far the process is on its way out.
    pub(crate) fn stage(&self) -> Stage {
        match self.stage.load(Ordering::Acquire) {
            0 => Stage::Running,
            1 => Stage::LameDuck,
            2 => Stage::Closing,
            _ => Stage::Cut,
        }
    }

    /// Goes on to a stage. There is no way back.
    pub(crate) fn set_stage(&self, stage: Stage) {
        self.stage.fetch_max(stage as u8, Ordering::AcqRel);
    }
}

//! The files that a configuration is made of: where they come from, what was loaded from them, whether they have changed.

mod loaded;
mod source;
mod watch;

pub(crate) use loaded::Loaded;
pub use source::Source;
pub(crate) use watch::Watch;

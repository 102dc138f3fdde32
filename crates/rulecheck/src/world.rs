//! The world that `eval` and `run` show to rules: the machine's own clock and environment at the start, and
//! still from then on, so that one run has one time.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use pointsman::FixedWorld;

/// A world at `time` (the clock's when not given) with this seed (another each run when not given).
pub(crate) fn real(time: Option<u64>, seed: Option<u64>) -> FixedWorld {
    #[expect(clippy::disallowed_methods, reason = "the offline tool's own clock, unless --time fixes it")]
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = time.map_or(clock, Duration::from_secs);
    let seed = seed.unwrap_or(clock.as_nanos() as u64);
    let mut world = FixedWorld::new().at(now).seed(seed);
    for (name, value) in std::env::vars_os() {
        if let (Ok(name), Ok(value)) = (name.into_string(), value.into_string()) {
            world = world.with_env(name, value);
        }
    }
    world
}

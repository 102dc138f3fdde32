//! Native Rust against itself: how far the ratios of this machine can be trusted.

fn main() {
    yardstick::program::main(&[&yardstick::native::Native]);
}

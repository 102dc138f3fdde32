//! What the fuzz targets check, each as a function that panics on a find, so that an ordinary test can replay
//! seeds and past finds, too.

pub mod check;
pub mod generator;
pub mod random;

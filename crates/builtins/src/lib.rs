//! The TrafficScript function library.

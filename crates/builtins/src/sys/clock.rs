//! The time as numbers.

use pointsman_macros::builtin;
use pointsman_model::Transaction;

use super::civil::Civil;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[
    &TIME,
    &TIME_HIGHRES,
    &TIME_YEAR,
    &TIME_MONTH,
    &TIME_MONTHDAY,
    &TIME_YEARDAY,
    &TIME_WEEKDAY,
    &TIME_HOUR,
    &TIME_MINUTES,
    &TIME_SECONDS,
];

/// The time in whole seconds since 1970, as Unix counts it.
///
/// ```rule
/// #: time 1195776000
/// sys.time(); # -> 1195776000
/// ```
#[builtin("sys.time", short)]
fn time(host: &dyn Transaction) -> i64 {
    now(host)
}

/// The time in seconds since 1970, with microseconds.
///
/// ```rule
/// #: time 1000
/// connection.sleep( 250 );
/// sys.time.highres(); # -> 1000.25
/// ```
#[builtin("sys.time.highres", short)]
fn time_highres(host: &dyn Transaction) -> f64 {
    host.now().as_micros() as f64 / 1e6
}

/// The year, with four digits, in local time; of `unixtime`, or of now.
///
/// ```rule
/// #: time 1195776000
/// sys.time.year(); # -> 2007
/// sys.time.year( 0 ); # -> 1970
/// ```
#[builtin("sys.time.year", short)]
fn time_year(unixtime: Option<i64>, host: &dyn Transaction) -> i64 {
    local(host, unixtime).year
}

/// The month, 1 to 12, in local time; of `value` (a Unix time), or of now.
///
/// ```rule
/// #: time 1195776000
/// sys.time.month(); # -> 11
/// ```
#[builtin("sys.time.month", short)]
fn time_month(value: Option<i64>, host: &dyn Transaction) -> i64 {
    local(host, value).month
}

/// The day of the month, 1 to 31, in local time; of `unixtime`, or of now.
///
/// ```rule
/// #: time 1195776000
/// sys.time.monthday(); # -> 23
/// ```
#[builtin("sys.time.monthday", short)]
fn time_monthday(unixtime: Option<i64>, host: &dyn Transaction) -> i64 {
    local(host, unixtime).day
}

/// The day of the year, 1 to 366, in local time; of `unixtime`, or of now.
///
/// ```rule
/// #: time 1195776000
/// sys.time.yearday(); # -> 327
/// ```
#[builtin("sys.time.yearday", short)]
fn time_yearday(unixtime: Option<i64>, host: &dyn Transaction) -> i64 {
    local(host, unixtime).yearday
}

/// The day of the week, 1 (Sunday) to 7 (Saturday), in local time; of `unixtime`, or of now.
///
/// ```rule
/// #: time 1195776000
/// sys.time.weekday(); # -> 6
/// ```
#[builtin("sys.time.weekday", short)]
fn time_weekday(unixtime: Option<i64>, host: &dyn Transaction) -> i64 {
    local(host, unixtime).weekday
}

/// The hour, 0 to 23, in local time; of `unixtime`, or of now.
///
/// ```rule
/// #: time 1195801200
/// #: offset 3600
/// sys.time.hour(); # -> 8
/// sys.time.hour( 0 ); # -> 1
/// ```
#[builtin("sys.time.hour", short)]
fn time_hour(unixtime: Option<i64>, host: &dyn Transaction) -> i64 {
    local(host, unixtime).hour
}

/// The minute of the hour, 0 to 59, in local time; of `unixtime`, or of now.
///
/// ```rule
/// #: time 1195801260
/// sys.time.minutes(); # -> 1
/// ```
#[builtin("sys.time.minutes", short)]
fn time_minutes(unixtime: Option<i64>, host: &dyn Transaction) -> i64 {
    local(host, unixtime).minute
}

/// The second of the minute, in local time; of `unixtime`, or of now.
///
/// ```rule
/// #: time 1195801267
/// sys.time.seconds(); # -> 7
/// ```
#[builtin("sys.time.seconds", short)]
fn time_seconds(unixtime: Option<i64>, host: &dyn Transaction) -> i64 {
    local(host, unixtime).second
}

/// The time in whole seconds.
pub(super) fn now(host: &dyn Transaction) -> i64 {
    i64::try_from(host.now().as_secs()).unwrap_or(i64::MAX)
}

fn local(host: &dyn Transaction, unix: Option<i64>) -> Civil {
    let unix = unix.unwrap_or_else(|| now(host));
    Civil::new(unix, host.local_offset(unix))
}

//! The time as text.

use pointsman_macros::builtin;
use pointsman_model::{Out, Prepare, PrepareError, Prepared, Transaction};

use super::civil::Civil;
use super::clock::now;
use crate::Functions;

/// The file's functions.
pub(super) static FUNCTIONS: Functions = &[&GMTIME_FORMAT, &LOCALTIME_FORMAT, &TIME_TO_STRING];

/// A time format, checked: every `%` has one of the letters behind it.
struct TimeFormat(Vec<u8>);

/// What may stand behind a `%`.
const LETTERS: &[u8] = b"aAbBdDehHIjmMnprRStTuwyYZ%";

impl Prepare for TimeFormat {
    const WHAT: &'static str = "time format";
    const KEPT: bool = false;

    fn prepare(text: &[u8]) -> Result<Self, PrepareError> {
        const HELP: &str =
            "the letters are a A b B d D e h H I j m M n p r R S t T u w y Y Z; write %% for a %";
        let mut at = 0;
        while let Some(percent) = memchr::memchr(b'%', &text[at..]) {
            at += percent;
            match text.get(at + 1) {
                Some(letter) if LETTERS.contains(letter) => at += 2,
                Some(letter) => {
                    let shown = char::from(*letter);
                    return Err(PrepareError::new(format!("`%{shown}` stands for nothing in a time format"))
                        .at(at..at + 2)
                        .help(HELP));
                }
                None => {
                    return Err(PrepareError::new("a time format cannot end in a single `%`")
                        .at(at..at + 1)
                        .help(HELP));
                }
            }
        }
        Ok(TimeFormat(text.to_vec()))
    }
}

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The time as text, in GMT; of `unixtime`, or of now.
///
/// In `format` these stand for parts of the time: %a Fri, %A Friday, %b and %h Nov, %B November, %d 03, %D
/// 11/03/07, %e " 3", %H 00-23, %I 01-12, %j day of the year, %m 01-12, %M minute, %n newline, %p AM or PM, %r
/// 12:30:59 AM, %R 00:30, %S second, %t tab, %T 00:30:59, %u 1 (Monday) to 7, %w 0 (Sunday) to 6, %y 07, %Y
/// 2007, %Z GMT, %% a percent sign.
///
/// ```rule
/// #: time 1195776000
/// sys.gmtime.format( "%a, %d %b %Y %T %Z" ); # -> Fri, 23 Nov 2007 00:00:00 GMT
/// sys.gmtime.format( "%D %r day %j", 3661 ); # -> 01/01/70 01:01:01 AM day 001
/// ```
#[builtin("sys.gmtime.format", short)]
fn gmtime_format(
    format: Prepared<'_, TimeFormat>,
    unixtime: Option<i64>,
    host: &dyn Transaction,
    out: &mut Out,
) {
    let unix = unixtime.unwrap_or_else(|| now(host));
    write(&format.0, Civil::new(unix, 0), 0, out);
}

/// The time as text, in local time; of `unixtime`, or of now.
///
/// As `sys.gmtime.format`; %Z is "GMT" where that is local time, else the offset from it, such as +0100.
///
/// ```rule
/// #: time 1195776000
/// #: offset -18000
/// sys.localtime.format( "%Y-%m-%d %H:%M %Z" ); # -> 2007-11-22 19:00 -0500
/// ```
#[builtin("sys.localtime.format", short)]
fn localtime_format(
    format: Prepared<'_, TimeFormat>,
    unixtime: Option<i64>,
    host: &dyn Transaction,
    out: &mut Out,
) {
    let unix = unixtime.unwrap_or_else(|| now(host));
    let offset = host.local_offset(unix);
    write(&format.0, Civil::new(unix, offset), offset, out);
}

/// The time in local time as log files have it: `[23/Nov/2007:00:00:00 +0000]`; of `unixtime`, or of now.
///
/// ```rule
/// #: offset 7200
/// sys.timeToString( 1195776000 ); # -> [23/Nov/2007:02:00:00 +0200]
/// ```
#[builtin("sys.timeToString", short)]
fn time_to_string(unixtime: Option<i64>, host: &dyn Transaction, out: &mut Out) {
    let unix = unixtime.unwrap_or_else(|| now(host));
    let offset = host.local_offset(unix);
    write(b"[%d/%b/%Y:%T ", Civil::new(unix, offset), offset, out);
    push_offset(offset, out);
    out.push(b']');
}

/// Writes a time in a format that was checked.
fn write(format: &[u8], time: Civil, offset: i32, out: &mut Out) {
    let mut bytes = format.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            b'%' => write_part(bytes.next().copied().unwrap_or(b'%'), time, offset, out),
            byte => out.push(byte),
        }
    }
}

fn write_part(letter: u8, time: Civil, offset: i32, out: &mut Out) {
    let day = DAYS[(time.weekday - 1) as usize];
    let month = MONTHS[(time.month - 1) as usize];
    let twelve = (time.hour + 11) % 12 + 1;
    match letter {
        b'a' => out.push_slice(&day.as_bytes()[..3]),
        b'A' => out.push_slice(day.as_bytes()),
        b'b' | b'h' => out.push_slice(&month.as_bytes()[..3]),
        b'B' => out.push_slice(month.as_bytes()),
        b'd' => push_padded(time.day, 2, b'0', out),
        b'D' => write(b"%m/%d/%y", time, offset, out),
        b'e' => push_padded(time.day, 2, b' ', out),
        b'H' => push_padded(time.hour, 2, b'0', out),
        b'I' => push_padded(twelve, 2, b'0', out),
        b'j' => push_padded(time.yearday, 3, b'0', out),
        b'm' => push_padded(time.month, 2, b'0', out),
        b'M' => push_padded(time.minute, 2, b'0', out),
        b'n' => out.push(b'\n'),
        b'p' => out.push_slice(if time.hour < 12 { b"AM" } else { b"PM" }),
        b'r' => write(b"%I:%M:%S %p", time, offset, out),
        b'R' => write(b"%H:%M", time, offset, out),
        b'S' => push_padded(time.second, 2, b'0', out),
        b't' => out.push(b'\t'),
        b'T' => write(b"%H:%M:%S", time, offset, out),
        b'u' => out.push_int((time.weekday + 5) % 7 + 1),
        b'w' => out.push_int(time.weekday - 1),
        b'y' => push_padded(time.year % 100, 2, b'0', out),
        b'Y' => push_padded(time.year, 4, b'0', out),
        b'Z' if offset == 0 => out.push_slice(b"GMT"),
        b'Z' => push_offset(offset, out),
        other => out.push(other),
    }
}

/// An offset from UTC: +0130.
fn push_offset(offset: i32, out: &mut Out) {
    out.push(if offset < 0 { b'-' } else { b'+' });
    let minutes = i64::from(offset.unsigned_abs() / 60);
    push_padded(minutes / 60 * 100 + minutes % 60, 4, b'0', out);
}

fn push_padded(number: i64, width: u32, pad: u8, out: &mut Out) {
    for digit in (1..width).rev() {
        if number < 10_i64.pow(digit) {
            out.push(pad);
        }
    }
    out.push_int(number);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(format: &str, unix: i64, offset: i32) -> String {
        let format = TimeFormat::prepare(format.as_bytes()).ok().unwrap();
        let mut out = Out::default();
        out.begin(1000);
        write(&format.0, Civil::new(unix, offset), offset, &mut out);
        String::from_utf8(out.as_slice().to_vec()).unwrap()
    }

    #[test]
    fn every_letter() {
        // Monday, 3 March 2008, 13:05:09.
        let unix = 1_204_549_509;
        for (letter, text) in [
            ("%a", "Mon"),
            ("%A", "Monday"),
            ("%b", "Mar"),
            ("%B", "March"),
            ("%d", "03"),
            ("%D", "03/03/08"),
            ("%e", " 3"),
            ("%h", "Mar"),
            ("%H", "13"),
            ("%I", "01"),
            ("%j", "063"),
            ("%m", "03"),
            ("%M", "05"),
            ("%n", "\n"),
            ("%p", "PM"),
            ("%r", "01:05:09 PM"),
            ("%R", "13:05"),
            ("%S", "09"),
            ("%t", "\t"),
            ("%T", "13:05:09"),
            ("%u", "1"),
            ("%w", "1"),
            ("%y", "08"),
            ("%Y", "2008"),
            ("%Z", "GMT"),
            ("%%", "%"),
            ("100%% of %Y", "100% of 2008"),
        ] {
            assert_eq!(formatted(letter, unix, 0), text, "{letter}");
        }
        assert_eq!(formatted("%u %w", 0 - 4 * 86_400, 0), "7 0");
        assert_eq!(formatted("%I%p %I%p", 0, 0), "12AM 12AM");
        assert_eq!(formatted("%Z", 0, -12_600), "-0330");
    }

    #[test]
    fn a_letter_that_stands_for_nothing_is_pointed_at() {
        let error = TimeFormat::prepare(b"%Y-%Q").err().unwrap();
        assert_eq!(
            (error.message.as_str(), error.range),
            ("`%Q` stands for nothing in a time format", Some(3..5))
        );
        assert_eq!(TimeFormat::prepare(b"100%").err().unwrap().range, Some(3..4));
    }
}

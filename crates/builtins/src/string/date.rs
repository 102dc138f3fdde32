//! Dates from text.

use pointsman_macros::builtin;
use pointsman_model::{Builtin, Cx, Fault, Text};

/// The functions of this file.
pub(crate) static FUNCTIONS: &[&Builtin] = &[&PARSE];

/// 2038-01-19 03:14:07: the last second that TrafficScript's times know.
const LAST: i64 = i32::MAX as i64;

/// The Unix time that a date names, always read as GMT, whatever zone it names; 0 and a warning when it is not a
/// date, or one outside of 1970 to 2038.
///
/// These forms are known: those of HTTP (`Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`,
/// `Sun Nov  6 08:49:37 1994`), and ISO 8601 (`1994-11-06T08:49:37Z`, with a space for the `T`, without the
/// seconds, or a day alone). The day of the week may be missing and is not checked. Of a year with two digits,
/// 70 to 99 are in the last century.
///
/// ```rule
/// string.gmtime.parse( "Sun, 06 Nov 1994 08:49:37 GMT" );  # -> 784111777
/// string.gmtime.parse( "Sunday, 06-Nov-94 08:49:37 GMT" ); # -> 784111777
/// string.gmtime.parse( "Sun Nov  6 08:49:37 1994" );       # -> 784111777
/// string.gmtime.parse( "1994-11-06T08:49:37+02:00" );      # -> 784111777
/// string.gmtime.parse( "tomorrow" );                       # -> 0
/// # warning: `tomorrow` is no date
/// ```
#[builtin("string.gmtime.parse")]
fn parse(str: Text, cx: &mut Cx<'_>) -> Result<i64, Fault> {
    let text = cx.bytes(str);
    match unix_time(text) {
        Some(unix) if (0..=LAST).contains(&unix) => Ok(unix),
        found => {
            let shown = String::from_utf8_lossy(&text[..text.len().min(SHOWN)]).into_owned();
            let what = if found.is_some() { "is not in 1970 to 2038" } else { "is no date" };
            cx.warn(format!("string.gmtime.parse: `{shown}` {what}"))?;
            Ok(0)
        }
    }
}

/// How much of what is no date a warning shows: as much as the longest date has.
const SHOWN: usize = 40;

fn unix_time(text: &[u8]) -> Option<i64> {
    Reader(text.trim_ascii()).date()?.unix()
}

#[derive(Debug, Default)]
struct Date {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Date {
    fn unix(&self) -> Option<i64> {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        let days_in_month = match self.month {
            2 => 28 + i64::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let valid = (1..=days_in_month).contains(&self.day)
            && (0..24).contains(&self.hour)
            && (0..60).contains(&self.minute)
            // A leap second is the first second of the next minute.
            && (0..=60).contains(&self.second);
        let days = days_from_civil(self.year, self.month, self.day);
        valid.then(|| days * 86_400 + self.hour * 3600 + self.minute * 60 + self.second)
    }
}

/// Days since 1970-01-01 in the Gregorian calendar. The year is counted from March, so that a leap day is its
/// last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Takes a date apart from its front.
struct Reader<'t>(&'t [u8]);

impl Reader<'_> {
    fn date(&mut self) -> Option<Date> {
        let mut date = Date::default();
        if self.0.len() > 5 && self.0[..4].iter().all(u8::is_ascii_digit) && self.0[4] == b'-' {
            date.year = self.number(4)?;
            self.expect(b"-")?;
            date.month = self.number(2)?;
            self.expect(b"-")?;
            date.day = self.number(2)?;
            if self.0.is_empty() {
                return Some(date);
            }
            self.expect(b"Tt ")?;
            self.time(&mut date)?;
            return self.zone().then_some(date);
        }
        self.weekday();
        if let Some(month) = self.month() {
            // asctime: month, day, time, year.
            date.month = month;
            self.spaces();
            date.day = self.number(2)?;
            self.spaces();
            self.time(&mut date)?;
            self.spaces();
            date.year = self.number(4)?;
            return self.0.is_empty().then_some(date);
        }
        date.day = self.number(2)?;
        self.expect(b" -")?;
        date.month = self.month()?;
        self.expect(b" -")?;
        let digits = self.digits();
        date.year = self.number(4)?;
        date.year += match digits {
            2 if date.year >= 70 => 1900,
            2 => 2000,
            4 => 0,
            _ => return None,
        };
        self.spaces();
        self.time(&mut date)?;
        self.zone().then_some(date)
    }

    /// `08:49:37`, `08:49`, `08:49:37.5`.
    fn time(&mut self, date: &mut Date) -> Option<()> {
        date.hour = self.number(2)?;
        self.expect(b":")?;
        date.minute = self.number(2)?;
        if self.expect(b":").is_some() {
            date.second = self.number(2)?;
            if self.expect(b".,").is_some() {
                self.0 = &self.0[self.digits()..];
            }
        }
        Some(())
    }

    /// Whether nothing but a zone is left. Which one does not matter.
    fn zone(&mut self) -> bool {
        self.spaces();
        self.0.len() <= 6 && self.0.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+-:".contains(byte))
    }

    /// `Sun, `, `Sunday, `, `Sun `.
    fn weekday(&mut self) {
        const DAYS: [&[u8]; 7] = [b"sun", b"mon", b"tue", b"wed", b"thu", b"fri", b"sat"];
        let known = self.0.get(..3).is_some_and(|word| DAYS.iter().any(|day| word.eq_ignore_ascii_case(day)));
        if known {
            let letters = self.0.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            self.0 = &self.0[letters..];
            self.expect(b",");
            self.spaces();
        }
    }

    fn month(&mut self) -> Option<i64> {
        const MONTHS: [&[u8]; 12] =
            [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
        let word = self.0.get(..3)?;
        let at = MONTHS.iter().position(|month| word.eq_ignore_ascii_case(month))?;
        self.0 = &self.0[3..];
        i64::try_from(at + 1).ok()
    }

    fn digits(&self) -> usize {
        self.0.iter().take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// Up to `most` digits.
    fn number(&mut self, most: usize) -> Option<i64> {
        let count = self.digits();
        if count == 0 || count > most {
            return None;
        }
        let number = self.0[..count].iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
        self.0 = &self.0[count..];
        Some(number)
    }

    fn expect(&mut self, any: &[u8]) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        any.contains(first).then(|| self.0 = rest)
    }

    fn spaces(&mut self) {
        self.0 = self.0.trim_ascii_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_dates_and_their_edges() {
        for (text, unix) in [
            ("Thu, 01 Jan 1970 00:00:01 GMT", 1),
            ("Tue, 19 Jan 2038 03:14:07 GMT", 2_147_483_647),
            ("Tue, 19 Jan 2038 03:14:08 GMT", 0),
            ("Wed, 31 Dec 1969 23:59:59 GMT", 0),
            ("06 Nov 1994 08:49:37 PST", 784_111_777),
            ("6 Nov 1994 08:49:37 +0100", 784_111_777),
            ("Sun, 06 Nov 1994 08:49 GMT", 784_111_740),
            ("Sun, 06 Nov 94 08:49:37 GMT", 784_111_777),
            ("Friday, 01-Jan-70 00:00:10 GMT", 10),
            ("Tuesday, 29-Feb-00 12:00:00 GMT", 951_825_600),
            ("sun nov 16 08:49:37 1994", 784_975_777),
            ("1994-11-06 08:49:37", 784_111_777),
            ("1994-11-06T08:49:37.123Z", 784_111_777),
            ("1994-11-06T08:49Z", 784_111_740),
            (" 1994-11-06 ", 784_080_000),
            ("2000-02-29", 951_782_400),
            ("2016-12-31T23:59:60Z", 1_483_228_800),
            ("1900-02-29", 0),
            ("2001-02-29", 0),
            ("1994-13-06", 0),
            ("1994-00-06", 0),
            ("1994-11-31", 0),
            ("1994-11-06T24:00:00Z", 0),
            ("1994-11-06T08:60:00Z", 0),
            ("1994-11-06X08:49:37Z", 0),
            ("Sun, 06 Nov 1994 08:49:37 GMT and more", 0),
            ("Sun, 06 Nov 199408:49:37", 0),
            ("Sun Nov 6 08:49:37 1994 x", 0),
            ("Sun", 0),
            ("99999999999999999999", 0),
            ("", 0),
        ] {
            let found = unix_time(text.as_bytes()).filter(|unix| (0..=LAST).contains(unix));
            assert_eq!(found.unwrap_or(0), unix, "{text}");
        }
    }
}

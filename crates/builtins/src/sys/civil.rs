//! From Unix time to year, month, day, hour, minute and second, in the Gregorian calendar.

/// A moment as a calendar and a clock show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    /// 1 to 12.
    pub(super) month: i64,
    /// 1 to 31.
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    /// 1 (Sunday) to 7.
    pub(super) weekday: i64,
    /// 1 to 366.
    pub(super) yearday: i64,
}

const DAY: i64 = 86_400;
/// From 1 March of year 0, which begins a cycle of leap years, to 1 January 1970.
const EPOCH_FROM_MARCH_0: i64 = 719_468;
/// Days of four hundred years: after them the calendar repeats.
const CYCLE: i64 = 146_097;
/// The first and the last second of the years 0 to 9999, which have four digits.
const FIRST: i64 = -62_167_219_200;
const LAST: i64 = 253_402_300_799;

impl Civil {
    /// What clocks show at `unix` where they stand `offset` seconds east of UTC. Times outside of the years 0
    /// to 9999 give the nearest one in them.
    pub(super) fn new(unix: i64, offset: i32) -> Civil {
        let seconds = unix.saturating_add(i64::from(offset)).clamp(FIRST, LAST);
        let (days, second_of_day) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        // Years that begin in March have their leap day at the end, so months have fixed places.
        let from_march_0 = days + EPOCH_FROM_MARCH_0;
        let cycles = from_march_0.div_euclid(CYCLE);
        let day_of_cycle = from_march_0.rem_euclid(CYCLE);
        let year_of_cycle =
            (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36_524 - day_of_cycle / (CYCLE - 1)) / 365;
        let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        // From March, five months have 153 days, again and again.
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = cycles * 400 + year_of_cycle + i64::from(month <= 2);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days_before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        let yearday = days_before[(month - 1) as usize] + day + i64::from(leap && month > 2);
        Civil {
            year,
            month,
            day,
            hour: second_of_day / 3600,
            minute: second_of_day / 60 % 60,
            second: second_of_day % 60,
            // 1 January 1970 was a Thursday.
            weekday: (days + 4).rem_euclid(7) + 1,
            yearday,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(unix: i64) -> String {
        let c = Civil::new(unix, 0);
        format!(
            "{:04}-{:02}-{:02} {:02}:{:02}:{:02} {} {}",
            c.year, c.month, c.day, c.hour, c.minute, c.second, c.weekday, c.yearday
        )
    }

    #[test]
    fn moments_of_every_kind() {
        for (unix, text) in [
            (0, "1970-01-01 00:00:00 5 1"),
            (-1, "1969-12-31 23:59:59 4 365"),
            (1_195_776_000, "2007-11-23 00:00:00 6 327"),
            (951_782_400, "2000-02-29 00:00:00 3 60"),
            (951_868_800, "2000-03-01 00:00:00 4 61"),
            (978_220_800, "2000-12-31 00:00:00 1 366"),
            (4_107_542_400, "2100-03-01 00:00:00 2 60"),
            (253_402_300_799, "9999-12-31 23:59:59 6 365"),
            (i64::MAX, "9999-12-31 23:59:59 6 365"),
            (-62_167_219_200, "0000-01-01 00:00:00 7 1"),
            (i64::MIN, "0000-01-01 00:00:00 7 1"),
        ] {
            assert_eq!(shown(unix), text, "{unix}");
        }
    }

    #[test]
    fn every_day_of_four_hundred_years_follows_the_one_before() {
        let mut before = Civil::new(-DAY, 0);
        for day in 0..CYCLE {
            let today = Civil::new(day * DAY, 0);
            let next_day = today.month == before.month && today.day == before.day + 1;
            let next_month = today.day == 1 && today.month == before.month % 12 + 1 && before.day >= 28;
            assert!(next_day || next_month, "{before:?} {today:?}");
            assert_eq!(today.weekday, before.weekday % 7 + 1);
            assert_eq!(
                today.yearday,
                if today.month == 1 && today.day == 1 { 1 } else { before.yearday + 1 }
            );
            assert_eq!(today.year, before.year + i64::from(today.yearday == 1));
            before = today;
        }
    }

    #[test]
    fn an_offset_moves_the_clock() {
        assert_eq!(Civil::new(0, -3600).day, 31);
        assert_eq!(Civil::new(0, 5400).minute, 30);
    }
}

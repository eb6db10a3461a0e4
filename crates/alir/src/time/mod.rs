//! Time as offices count it: words such as `1-4 jam`, office hours and days off, due dates.

mod calendar;
mod due;
mod explain;
mod frequency;
mod hours;
mod length;
mod moment;
mod numbers;
mod office;
mod table;
mod tokens;
mod usual;
mod words;
mod wrong;
mod zone;

pub use calendar::{HoursError, WorkCalendar};
pub use due::{Deadline, Who};
pub use explain::Skipped;
pub use frequency::{Frequency, Per};
pub use hours::{DayCount, DayOff, DayOffKind, OfficeHours, Period, PlainDays, Shift, Week};
pub use length::{Counting, Length, StandardTime};
pub use moment::moment;
pub use office::{Office, Share};
pub use words::{Printed, read};
pub use wrong::NotATime;
pub use zone::Zone;

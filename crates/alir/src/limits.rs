//! Every hard limit, with its unit in the name and what happens at it.

/// A longer SOP file is refused before it is parsed.
pub const MAX_FILE_BYTES: usize = 8 << 20;

/// A file with more values than this is refused; a procedure of 10,000 steps has about 200,000.
pub const MAX_FILE_NODES: usize = 1_000_000;

/// A file whose lists and maps lie deeper than this is refused. The format needs 6.
pub const MAX_FILE_DEPTH: usize = 32;

/// A longer key (an id, a label) is refused, and the rest of it not read.
pub const MAX_KEY_BYTES: usize = 1000;

/// The longest message or hint; of a longer one the middle is left out.
pub const MAX_MESSAGE_BYTES: usize = 1000;

/// When the values of parameters make the texts of a file longer by more than this, it is refused.
pub const MAX_FILLED_IN_BYTES: usize = 8 << 20;

/// The longest pattern of numbers, and the longest number; a longer one is refused.
pub const MAX_NUMBER_BYTES: usize = 120;

/// How many times the next number is asked for anew when another process was faster, before the caller is told.
pub const MAX_NUMBER_CONFLICTS: usize = 1000;

/// A larger logo is a finding: documents would carry it on every page.
pub const MAX_LOGO_BYTES: u64 = 2 << 20;

/// After this many findings in one file, reading stops; more would help nobody.
pub const MAX_FINDINGS: usize = 200;

/// The longest id of a case, a command or an actor; a longer one is refused.
pub const MAX_ID_BYTES: usize = 200;

/// The longest reason, note or instruction; a longer one is refused.
pub const MAX_NOTE_BYTES: usize = 16 << 10;

/// A command that drives the flow through more automatic steps than this is refused: the chart has a
/// loop in which nobody is asked.
pub const MAX_AUTOMATIC_STEPS: usize = 10_000;

/// A case in which forks lie in one another deeper than this refuses the command that would add one; the check finds
/// such flows.
pub const MAX_NESTED_FORKS: usize = 256;

/// A case that has more open tasks than this refuses the command that would add one.
pub const MAX_OPEN_TASKS: usize = 10_000;

/// How many states of a case are looked at when soundness cannot be decided without; beyond that, nothing is claimed.
pub const MAX_ANALYSIS_STATES: usize = 20_000;

/// How many places are looked at by what need not look at each only once; beyond that, nothing is claimed.
pub const MAX_ANALYSIS_VISITS: usize = 4_000_000;

/// How many places of a flow are looked at before a case is moved to it; to one that has more, none can be.
pub const MAX_MIGRATION_PLACES: usize = 1_000_000;

/// How many states of two cases are looked at side by side when their runs are compared; beyond that, it is said how far
/// they were.
pub const MAX_COMPARED_STATES: usize = 50_000;

/// With this many one-time steps, runs are compared whichever of them other cases have done; any further is taken to be
/// done by none.
pub const MAX_COMPARED_ONCE: usize = 6;

/// For how many defects of one flow a run is looked for that shows them.
pub const MAX_EXAMPLES: usize = 8;

/// How many times a command is decided anew when another process was faster, before the caller is told.
pub const MAX_CONFLICTS: usize = 20;

/// How many cases an engine keeps in memory; beyond this the longest unused is read again when needed.
pub const MAX_CACHED_CASES: usize = 10_000;

/// How old (in seconds) what an engine has in memory of an office's profile may be; then it is read again, so that a
/// change in another process takes hold. In the engine that publishes it, it takes hold at once.
pub const MAX_PROFILE_AGE_SECONDS: i64 = 60;

/// How many cases that a deadline has woken share one transaction.
pub const WAKE_TOGETHER: usize = 256;

/// How many callers may wait for one engine's disk; a further one is refused at once and may try again.
pub const MAX_WAITING_CALLERS: usize = 10_000;

/// A scenario that needs more commands than this to end is taken to go round in circles.
pub const MAX_SCENARIO_COMMANDS: usize = 2_000;

/// A longer condition (`bila`, `syarat`) is refused.
pub const MAX_CONDITION_BYTES: usize = 1000;

/// A condition whose parentheses, negations and calculations lie deeper than this is refused.
pub const MAX_CONDITION_DEPTH: usize = 32;

/// How often conditions are tried in one file to see whether branches leave a gap or overlap; what would take more is
/// not decided, and a finding says so.
pub const MAX_CONDITION_TRIES: usize = 1_000_000;

/// A SOP that declares more fields (`isian`) than this is refused.
pub const MAX_FIELDS: usize = 1000;

/// The longest value of a field; a longer one is refused.
pub const MAX_FIELD_BYTES: usize = 2000;

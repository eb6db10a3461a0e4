//! Output that nobody reads, or that cannot be written.

use std::process::Stdio;

use crate::shared::{Desk, PERMIT, done, subdomain};

#[test]
fn whoever_stops_reading_ends_the_command_quietly() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id A --as loket").good();
    let sop = subdomain();
    let lines = [
        "schema".to_owned(),
        "explain".to_owned(),
        "tasks".to_owned(),
        "cases --format json".to_owned(),
        "history A".to_owned(),
        "status A".to_owned(),
        "report".to_owned(),
        "report --sop izin --csv -".to_owned(),
        "completions bash".to_owned(),
        "--help".to_owned(),
        "help".to_owned(),
        format!("check --inferred {sop}"),
        format!("run {sop} --answers nama_tersedia=ya"),
        format!("run {sop} --answers nama_tersedia=ya --format json"),
    ];
    for line in lines {
        let mut child = desk.command(&line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Closed before a word is written.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{line}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_our_trouble() {
    let desk = Desk::new();
    let full = || Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    for line in ["schema", "explain", "--help"] {
        let mut command = desk.command(line);
        command.stdout(full()).stderr(Stdio::piped());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("keluaran tidak dapat ditulis"));
    }
    // Nobody hears the reason either: the exit code is all that is left.
    let mut command = desk.command("tasks");
    command.stderr(full());
    assert_eq!(command.status().unwrap().code(), Some(1));
}

#[test]
fn colour_is_for_terminals() {
    let desk = Desk::new();
    for line in ["explain", "--help", "tasks", "check nada"] {
        let done = desk.alir(line);
        assert!(!done.out.contains('\u{1b}') && !done.err.contains('\u{1b}'), "{line}");
        let mut command = desk.command(line);
        command.env("CLICOLOR_FORCE", "1");
        let forced = self::done(command);
        assert!(forced.out.contains('\u{1b}') || forced.err.contains('\u{1b}'), "{line}");
        let mut command = desk.command(&format!("{line} --no-color"));
        command.env("CLICOLOR_FORCE", "1");
        let plain = self::done(command);
        assert!(!plain.out.contains('\u{1b}') && !plain.err.contains('\u{1b}'), "{line}");
    }
}

#[test]
fn nothing_that_was_typed_moves_a_terminals_cursor() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    let evil = "A\u{1b}[2J";
    desk.alir(&format!("start izin.yaml --id '{evil}' --as loket")).good();
    desk.alir(&format!("note '{evil}' 'dua\nbaris\u{1b}[1A' --as '{evil}:loket'")).good();
    for line in
        ["tasks".to_owned(), "cases".to_owned(), format!("history '{evil}'"), format!("status '{evil}'")]
    {
        let done = desk.alir(&line).good();
        assert!(!done.out.contains('\u{1b}'), "{line}: {:?}", done.out);
        let mut command = desk.command(&line);
        command.env("CLICOLOR_FORCE", "1");
        let forced = self::done(command);
        assert!(!forced.out.contains("\u{1b}[2J") && !forced.out.contains("\u{1b}[1A"), "{:?}", forced.out);
    }
    let error = desk.alir(&format!("complete X '{evil}' --as loket")).err;
    assert!(!error.contains('\u{1b}'), "{error:?}");
}

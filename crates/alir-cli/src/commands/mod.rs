//! The commands of the command line, one file each.

pub(crate) mod adapt;
pub(crate) mod admit;
pub(crate) mod answer;
pub(crate) mod cancel;
pub(crate) mod cases;
pub(crate) mod check;
pub(crate) mod claim;
pub(crate) mod complete;
pub(crate) mod completions;
pub(crate) mod delegate;
pub(crate) mod diff;
pub(crate) mod draw;
pub(crate) mod due;
pub(crate) mod explain;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod lsp;
pub(crate) mod migrate;
pub(crate) mod new;
pub(crate) mod note;
pub(crate) mod number;
pub(crate) mod perform;
pub(crate) mod print;
pub(crate) mod publish;
pub(crate) mod recall;
pub(crate) mod release;
pub(crate) mod report;
pub(crate) mod resume;
pub(crate) mod rewind;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod send_back;
pub(crate) mod simulate;
pub(crate) mod skip;
pub(crate) mod start;
pub(crate) mod stats;
pub(crate) mod status;
pub(crate) mod suspend;
pub(crate) mod tasks;
pub(crate) mod test;
pub(crate) mod wake;

use crate::app::App;
use crate::args::Verb;
use crate::catalogue::checking as words;
use crate::failure::Failure;

/// Does what was asked.
pub(crate) fn dispatch(verb: Verb, app: &mut App) -> Result<(), Failure> {
    let format = app.out.format();
    if !format.is_for_all() && !matches!(verb, Verb::Check(_)) {
        let failure = Failure::yours("usage", words::only_for_check(format.as_str()));
        return Err(failure.hint(words::use_text_or_json()));
    }
    match verb {
        Verb::New(new) => new.run(app),
        Verb::Check(check) => check.run(app),
        Verb::Explain(explain) => explain.run(app),
        Verb::Schema(schema) => schema.run(app),
        Verb::Lsp(lsp) => lsp.run(app),
        Verb::Stats(stats) => stats.run(app),
        Verb::Diff(diff) => diff.run(app),
        Verb::Adapt(adapt) => adapt.run(app),
        Verb::Draw(draw) => draw.run(app),
        Verb::Print(print) => print.run(app),
        Verb::Run(run) => run.run(app),
        Verb::Test(test) => test.run(app),
        Verb::Publish(publish) => publish.run(app),
        Verb::Start(start) => start.run(app),
        Verb::Number(number) => number.run(app),
        Verb::Tasks(tasks) => tasks.run(app),
        Verb::Complete(complete) => complete.run(app),
        Verb::Answer(answer) => answer.run(app),
        Verb::Claim(claim) => claim.run(app),
        Verb::Release(release) => release.run(app),
        Verb::Delegate(delegate) => delegate.run(app),
        Verb::SendBack(send_back) => send_back.run(app),
        Verb::Recall(recall) => recall.run(app),
        Verb::Rewind(rewind) => rewind.run(app),
        Verb::Migrate(migrate) => migrate.run(app),
        Verb::Skip(skip) => skip.run(app),
        Verb::Perform(perform) => perform.run(app),
        Verb::Admit(admit) => admit.run(app),
        Verb::Due(due) => due.run(app),
        Verb::Wake(wake) => wake.run(app),
        Verb::Note(note) => note.run(app),
        Verb::Suspend(suspend) => suspend.run(app),
        Verb::Resume(resume) => resume.run(app),
        Verb::Cancel(cancel) => cancel.run(app),
        Verb::Status(status) => status.run(app),
        Verb::History(history) => history.run(app),
        Verb::Cases(cases) => cases.run(app),
        Verb::Report(report) => report.run(app),
        Verb::Simulate(simulate) => simulate.run(app),
        Verb::Completions(completions) => completions.run(app),
        Verb::Help(help) => help.run(app),
    }
}

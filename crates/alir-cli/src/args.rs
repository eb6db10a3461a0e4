//! What can be typed. The words that explain it stand in the catalogue, in both languages.

use std::collections::BTreeMap;
use std::path::PathBuf;

use alir::Chart;
use alir::lang::Text;
use clap::{ArgAction, Args, Parser, Subcommand};

use crate::catalogue::{errors, numbers};
use crate::commands as run;
use crate::failure::Failure;
use crate::manner::Format;

/// The whole command line.
#[derive(Parser, Debug)]
#[command(
    name = "alir",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What every command understands.
#[derive(Args, Debug)]
pub(crate) struct Global {
    #[arg(long, global = true)]
    pub(crate) db: Option<PathBuf>,
    #[arg(long = "as", visible_alias = "sebagai", global = true)]
    pub(crate) actor: Option<String>,
    #[arg(long, global = true)]
    pub(crate) command_id: Option<String>,
    #[arg(long, global = true, value_enum)]
    pub(crate) format: Option<Format>,
    #[arg(long, visible_alias = "bahasa", global = true, value_parser = ["id", "en"])]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true)]
    pub(crate) no_color: bool,
    #[arg(short, long, visible_alias = "bantuan", global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, visible_alias = "versi", action = ArgAction::Version)]
    version: Option<bool>,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub(crate) enum Verb {
    #[command(visible_alias = "buat")]
    New(run::new::New),
    #[command(visible_alias = "periksa")]
    Check(run::check::Check),
    #[command(visible_alias = "jelaskan")]
    Explain(run::explain::Explain),
    #[command(visible_alias = "skema")]
    Schema(run::schema::Schema),
    #[command()]
    Lsp(run::lsp::Lsp),
    #[command(visible_alias = "statistik")]
    Stats(run::stats::Stats),
    #[command(visible_alias = "bandingkan")]
    Diff(run::diff::Diff),
    #[command(visible_alias = "adaptasi")]
    Adapt(run::adapt::Adapt),
    #[command(visible_alias = "gambar")]
    Draw(run::draw::Draw),
    #[command(visible_alias = "cetak")]
    Print(run::print::Print),
    #[command(visible_alias = "jalankan")]
    Run(run::run::Run),
    #[command(visible_alias = "uji")]
    Test(run::test::Test),
    #[command(visible_alias = "terbitkan")]
    Publish(run::publish::Publish),
    #[command(visible_alias = "mulai")]
    Start(run::start::Start),
    #[command(visible_alias = "nomori")]
    Number(run::number::Number),
    #[command(visible_alias = "tugas")]
    Tasks(run::tasks::Tasks),
    #[command(visible_alias = "selesaikan")]
    Complete(run::complete::Complete),
    #[command(visible_alias = "jawab")]
    Answer(run::answer::Answer),
    #[command(visible_alias = "ambil")]
    Claim(run::claim::Claim),
    #[command(visible_alias = "lepas")]
    Release(run::release::Release),
    #[command(visible_alias = "disposisi")]
    Delegate(run::delegate::Delegate),
    #[command(name = "return", visible_alias = "kembalikan")]
    SendBack(run::send_back::SendBack),
    #[command(visible_alias = "tarik")]
    Recall(run::recall::Recall),
    #[command(visible_alias = "ulang")]
    Rewind(run::rewind::Rewind),
    #[command(visible_alias = "pindahkan")]
    Migrate(run::migrate::Migrate),
    #[command(visible_alias = "lewati")]
    Skip(run::skip::Skip),
    #[command(visible_alias = "laksanakan")]
    Perform(run::perform::Perform),
    #[command(visible_alias = "lengkap")]
    Admit(run::admit::Admit),
    #[command(visible_alias = "catat")]
    Note(run::note::Note),
    #[command(visible_alias = "tangguhkan")]
    Suspend(run::suspend::Suspend),
    #[command(visible_alias = "lanjutkan")]
    Resume(run::resume::Resume),
    #[command(visible_alias = "batalkan")]
    Cancel(run::cancel::Cancel),
    #[command()]
    Status(run::status::Status),
    #[command(visible_alias = "tenggat")]
    Due(run::due::Due),
    #[command(visible_alias = "bangunkan")]
    Wake(run::wake::Wake),
    #[command(visible_alias = "riwayat")]
    History(run::history::History),
    #[command(visible_alias = "daftar")]
    Cases(run::cases::Cases),
    #[command(visible_alias = "laporan")]
    Report(run::report::Report),
    #[command(visible_alias = "simulasikan")]
    Simulate(run::simulate::Simulate),
    #[command()]
    Completions(run::completions::Completions),
    #[command(visible_alias = "bantuan")]
    Help(run::help::Help),
}

/// A step of a case, as people name it.
#[derive(Args, Debug)]
pub(crate) struct AtStep {
    pub(crate) id: String,
    pub(crate) step: String,
    #[arg(long, visible_alias = "peran")]
    pub(crate) role: Option<String>,
}

/// The documents that a step needs, the fields that it asks for, and a remark.
#[derive(Args, Debug)]
pub(crate) struct Papers {
    #[arg(long, visible_alias = "kelengkapan", num_args = 1..)]
    pub(crate) documents: Vec<String>,
    #[arg(long, visible_alias = "lengkap", conflicts_with = "documents")]
    pub(crate) all_documents: bool,
    #[arg(long = "fields", visible_alias = "isi", alias = "field", num_args = 1..)]
    pub(crate) fields: Vec<String>,
    #[arg(long, visible_alias = "catatan")]
    pub(crate) note: Option<String>,
}

/// What a case is about, from `pelapor=123`.
pub(crate) fn keys(given: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    pairs(given, errors::no_key)
}

/// Words of a pattern of numbers, from `sub=26`.
pub(crate) fn words(given: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    pairs(given, numbers::no_word)
}

/// Values of fields, from `jumlah=6`.
pub(crate) fn fields(given: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    pairs(given, errors::no_field)
}

fn pairs(given: &[String], wrong: fn(&str) -> Text) -> Result<BTreeMap<String, String>, Failure> {
    let owned = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
    let read = |given: &String| pair(given).map(owned).ok_or_else(|| Failure::yours("usage", wrong(given)));
    given.iter().map(read).collect()
}

/// Both sides of `key=value`, if neither is empty.
pub(crate) fn pair(given: &str) -> Option<(&str, &str)> {
    let (key, value) = given.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    (!key.is_empty() && !value.is_empty()).then_some((key, value))
}

/// The ids of the lanes of a SOP.
pub(crate) fn lanes(chart: &Chart) -> Vec<&str> {
    chart.definition().lanes.iter().map(|(id, _)| id.as_str()).collect()
}

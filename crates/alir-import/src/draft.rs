//! A SOP in the making: what is known, what is a guess, and what has to be asked.

use alir::lang::Text;

/// A SOP in the making.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The comment at the top of the file: where it comes from.
    pub about: String,
    /// Id of the SOP.
    pub id: String,
    /// Name of the procedure.
    pub name: String,
    /// What has to be asked about the name.
    pub name_asks: Vec<Text>,
    /// The name over the table.
    pub table_title: Option<String>,
    /// Where the words come from.
    pub source: Option<String>,
    /// The identity block, in its order.
    pub identity: Vec<(String, Entry)>,
    /// What has to be asked about keys of the identity block.
    pub identity_asks: Vec<(String, Text)>,
    /// Why the flow is as it is, if that is a guess.
    pub flow: Option<String>,
    /// Why the lanes are as they are, if that is a guess.
    pub lane_guess: Option<String>,
    /// Words of the source that have no place.
    pub unread: Vec<String>,
    /// Lanes.
    pub lanes: Vec<DraftLane>,
    /// Stages: id, number, name.
    pub stages: Vec<(String, String, String)>,
    /// Steps.
    pub steps: Vec<DraftStep>,
}

/// What stands under a key of the identity block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// One text.
    Text(String),
    /// Several.
    List(Vec<String>),
    /// Keys of its own.
    Map(Vec<(String, String)>),
}

/// A lane.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DraftLane {
    /// Its id.
    pub id: String,
    /// Its name as printed.
    pub name: String,
    /// Not part of the office.
    pub external: bool,
    /// What has to be asked about it.
    pub asks: Vec<Text>,
}

/// What a step is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// Something is done.
    #[default]
    Task,
    /// A question.
    Decision,
    /// An end.
    End,
}

/// A step.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DraftStep {
    /// Its id.
    pub id: String,
    /// Number as printed.
    pub number: String,
    /// Id of its stage.
    pub stage: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Its words.
    pub text: String,
    /// Ids of the lanes that do it.
    pub by: Vec<String>,
    /// Documents that it needs.
    pub needs: Vec<String>,
    /// Time as printed.
    pub time: String,
    /// What the printed time means, where the unit stands elsewhere.
    pub time_means: Option<String>,
    /// What it yields.
    pub output: Vec<String>,
    /// Remark as printed.
    pub remark: String,
    /// Answers, and the ids of the steps to which they lead.
    pub branches: Vec<(String, String)>,
    /// The step that follows, if it is not the next one.
    pub next: Option<String>,
    /// The end that it is, if it ends the case.
    pub end: Option<String>,
    /// What is a guess: key, how sure, why.
    pub inferred: Vec<(&'static str, &'static str, String)>,
    /// Remarks on the source.
    pub notes: Vec<String>,
    /// What has to be asked, and at which line.
    pub asks: Vec<(At, Text)>,
}

/// The line of a step at which a question stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    /// Its words.
    Text,
    /// Who does it.
    By,
    /// What it needs.
    Needs,
    /// Its time.
    Time,
    /// What it yields.
    Output,
    /// Its remark.
    Remark,
    /// An answer, by place.
    Branch(usize),
    /// Its end.
    End,
    /// Its stage.
    Stage,
}

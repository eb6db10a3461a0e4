//! What of a SOP is not printed in its source but inferred, and why.

use serde::{Deserialize, Serialize};

use super::Loc;
use super::fields::untagged;

/// What is not printed in the source but inferred: which field, and why.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct Inferred {
    /// The whole step is ours.
    #[serde(rename = "langkah", skip_serializing_if = "Option::is_none")]
    pub step: Option<Inference>,
    /// The kind of step is our reading.
    #[serde(rename = "jenis", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Inference>,
    /// The text was lost and is restored.
    #[serde(rename = "kegiatan", skip_serializing_if = "Option::is_none")]
    pub task: Option<Inference>,
    /// The question is worded by us.
    #[serde(rename = "keputusan", skip_serializing_if = "Option::is_none")]
    pub decision: Option<Inference>,
    /// The performer is our reading.
    #[serde(rename = "oleh", skip_serializing_if = "Option::is_none")]
    pub performers: Option<Inference>,
    /// The time is our reading.
    #[serde(rename = "waktu", skip_serializing_if = "Option::is_none")]
    pub time: Option<Inference>,
    /// The arrow is our reading.
    #[serde(rename = "lanjut", skip_serializing_if = "Option::is_none")]
    pub next: Option<Inference>,
    /// The labels or targets of the branches are our reading.
    #[serde(rename = "cabang", skip_serializing_if = "Option::is_none")]
    pub branches: Option<Inference>,
    /// The arrows of the whole procedure are our reading.
    #[serde(rename = "alur", skip_serializing_if = "Option::is_none")]
    pub flow: Option<Inference>,
    /// The lanes are our reading.
    #[serde(rename = "pelaksana", skip_serializing_if = "Option::is_none")]
    pub lanes: Option<Inference>,
    /// The legal basis is taken apart by us.
    #[serde(rename = "dasar_hukum", skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<Inference>,
}

impl Inferred {
    /// The inferred fields by their YAML name, with the reason.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Inference)> {
        [
            ("langkah", &self.step),
            ("jenis", &self.kind),
            ("kegiatan", &self.task),
            ("keputusan", &self.decision),
            ("oleh", &self.performers),
            ("waktu", &self.time),
            ("lanjut", &self.next),
            ("cabang", &self.branches),
            ("alur", &self.flow),
            ("pelaksana", &self.lanes),
            ("dasar_hukum", &self.legal_basis),
        ]
        .into_iter()
        .filter_map(|(name, inference)| inference.as_ref().map(|inference| (name, inference)))
    }
}

/// Why something was inferred, and how sure it is. Written as the reason, or as a map.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "InferenceForm", into = "InferenceForm")]
pub struct Inference {
    /// The reason.
    pub reason: Loc<String>,
    /// How sure: `tinggi`, `sedang`, `rendah`.
    pub confidence: Option<Loc<String>>,
}

/// The two ways to write an inference.
#[derive(Deserialize)]
enum InferenceForm {
    #[serde(rename = "$text")]
    Reason(Loc<String>),
    #[serde(rename = "$map")]
    Full(InferenceFields),
}

/// An inference with a word on how sure it is.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, rename = "Inference")
)]
#[serde(default)]
struct InferenceFields {
    /// The reason.
    #[serde(rename = "alasan")]
    reason: Loc<String>,
    /// How sure: `tinggi`, `sedang`, `rendah`.
    #[serde(rename = "keyakinan", skip_serializing_if = "Option::is_none")]
    confidence: Option<Loc<String>>,
}

untagged!(InferenceForm { Reason, Full });

impl From<InferenceForm> for Inference {
    fn from(form: InferenceForm) -> Self {
        match form {
            InferenceForm::Reason(reason) => Self { reason, confidence: None },
            InferenceForm::Full(InferenceFields { reason, confidence }) => Self { reason, confidence },
        }
    }
}

impl From<Inference> for InferenceForm {
    fn from(inference: Inference) -> Self {
        let Inference { reason, confidence } = inference;
        match confidence {
            None => Self::Reason(reason),
            confidence => Self::Full(InferenceFields { reason, confidence }),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Inference {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "InferenceForm".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<String>(),
            generator.subschema_for::<InferenceFields>(),
        ])
    }
}

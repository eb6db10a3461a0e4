//! Officials (*pejabat*) of an office: who holds it from when to when, and how that is printed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::fields::untagged;
use super::{Approval, Loc, Profile};

/// Those who hold an office one after the other. Written as one, or as a list.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "OfficialsForm", into = "OfficialsForm")]
pub struct Officials(pub Vec<Official>);

/// The two ways to write them.
#[derive(Deserialize)]
enum OfficialsForm {
    #[serde(rename = "$map")]
    One(Box<Official>),
    #[serde(rename = "$list")]
    Several(Vec<Official>),
}

untagged!(OfficialsForm { One, Several });

impl From<OfficialsForm> for Officials {
    fn from(form: OfficialsForm) -> Self {
        match form {
            OfficialsForm::One(one) => Self(vec![*one]),
            OfficialsForm::Several(several) => Self(several),
        }
    }
}

impl From<Officials> for OfficialsForm {
    fn from(Officials(mut all): Officials) -> Self {
        match (all.len(), all.pop()) {
            (1, Some(only)) => Self::One(Box::new(only)),
            (_, last) => {
                all.extend(last);
                Self::Several(all)
            }
        }
    }
}

/// Who holds an office, or acts for who does.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("required" = ["jabatan"]))
)]
#[serde(default)]
pub struct Official {
    /// The office that is signed for, without `Plt.`, `Plh.` or `a.n.`.
    #[serde(rename = "jabatan")]
    pub office: Loc<String>,
    /// Own office of somebody who acts for another.
    #[serde(rename = "sebagai", skip_serializing_if = "Option::is_none")]
    pub own_office: Option<Loc<String>>,
    /// Name.
    #[serde(rename = "nama", skip_serializing_if = "Option::is_none")]
    pub name: Option<Loc<String>>,
    /// Rank.
    #[serde(rename = "pangkat", skip_serializing_if = "Option::is_none")]
    pub rank: Option<Loc<String>>,
    /// Number of a civil servant (NIP), 18 digits, spaces as printed.
    #[serde(rename = "nip", skip_serializing_if = "Option::is_none")]
    pub nip: Option<Loc<String>>,
    /// Whether it is somebody who acts for another.
    #[serde(rename = "bertindak", skip_serializing_if = "Option::is_none")]
    pub acting: Option<Loc<Acting>>,
    /// First day; without it, since ever.
    #[serde(rename = "dari", skip_serializing_if = "Option::is_none")]
    pub from: Option<Loc<String>>,
    /// Last day; without it, until another one begins.
    #[serde(rename = "sampai", skip_serializing_if = "Option::is_none")]
    pub to: Option<Loc<String>>,
}

/// How somebody acts for another.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Acting {
    /// In an office that nobody holds (*pelaksana tugas*).
    #[serde(rename = "plt")]
    Vacant,
    /// While the holder is away (*pelaksana harian*).
    #[serde(rename = "plh")]
    Away,
    /// On behalf of another (*atas nama*).
    #[serde(rename = "an")]
    Behalf,
}

impl Official {
    /// The office as it is printed: `Plt. Kepala Dinas`, `a.n. Bupati Buol`; under the latter stands the own office.
    ///
    /// ```
    /// use alir::sop::{Acting, Official};
    /// let acting = Official { office: "Kepala Dinas".into(), acting: Some(Acting::Vacant.into()), ..Official::default() };
    /// assert_eq!(acting.printed(), "Plt. Kepala Dinas");
    /// ```
    pub fn printed(&self) -> String {
        let office = self.office.trim();
        match self.acting.as_ref().map(|acting| acting.value) {
            None => office.to_owned(),
            Some(Acting::Vacant) => format!("Plt. {office}"),
            Some(Acting::Away) => format!("Plh. {office}"),
            Some(Acting::Behalf) => format!("a.n. {office}"),
        }
    }

    /// First and last day; none of one that is not said, or is no day.
    pub(crate) fn days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let day = |text: &Option<Loc<String>>| text.as_ref().and_then(|text| text.trim().parse().ok());
        (day(&self.from), day(&self.to))
    }

    fn holds(&self, on: NaiveDate) -> bool {
        let (from, to) = self.days();
        from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
    }
}

impl Officials {
    /// Who holds the office on a day; who stands in for the holder (`plh`) comes first.
    pub fn on(&self, day: NaiveDate) -> Option<&Official> {
        let stands_in =
            |official: &Official| official.acting.as_ref().is_some_and(|acting| acting.value == Acting::Away);
        // Rules find two at once; if it stays so, it is the one who began last.
        let order = |official: &&Official| (stands_in(official), official.days().0);
        self.0.iter().filter(|official| official.holds(day)).max_by_key(order)
    }
}

impl Approval {
    /// The same with what a profile knows of the official that it names (`pejabat`) on a day. What the SOP says itself
    /// stays; without the profile, the official or a holder on that day, so does all.
    #[must_use]
    pub fn at(self, profile: Option<&Profile>, on: NaiveDate) -> Self {
        let named = self.official.as_ref();
        let official = named.and_then(|id| profile?.officials.get(id)).and_then(|all| all.on(on));
        let Some(official) = official else { return self };
        Self {
            office: self.office.or_else(|| Some(Loc::new(official.printed(), official.office.span))),
            own_office: self.own_office.or_else(|| official.own_office.clone()),
            name: self.name.or_else(|| official.name.clone()),
            rank: self.rank.or_else(|| official.rank.clone()),
            nip: self.nip.or_else(|| official.nip.clone()),
            official: self.official,
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Officials {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Officials".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        super::schema::shapes(&[
            generator.subschema_for::<Official>(),
            generator.subschema_for::<Vec<Official>>(),
        ])
    }
}

//! The letterhead of an office, and the head of a document that is made of it and of a SOP.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Approval, Definition, Loc, Paper, PrintedLanguage, Profile, Texts};

/// The letterhead (*kop*) of an office: what its documents begin with.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("required" = ["instansi"]))
)]
#[serde(default)]
pub struct Letterhead {
    /// Names of the organisation, one a line.
    #[serde(rename = "instansi", skip_serializing_if = "Texts::is_empty")]
    pub organisation: Texts,
    /// Address, one line an entry.
    #[serde(rename = "alamat", skip_serializing_if = "Texts::is_empty")]
    pub address: Texts,
    /// Telephone.
    #[serde(rename = "telepon", skip_serializing_if = "Texts::is_empty")]
    pub telephone: Texts,
    /// Fax.
    #[serde(rename = "faksimile", skip_serializing_if = "Texts::is_empty")]
    pub fax: Texts,
    /// E-mail.
    #[serde(rename = "surel", skip_serializing_if = "Texts::is_empty")]
    pub mail: Texts,
    /// Web site.
    #[serde(rename = "web", skip_serializing_if = "Texts::is_empty")]
    pub web: Texts,
    /// Post code.
    #[serde(rename = "kode_pos", skip_serializing_if = "Option::is_none")]
    pub post_code: Option<Loc<String>>,
}

/// The head of a printed SOP: what comes of the profile of its office, and nothing of its flow.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Head {
    /// Names of the organisation: those of the SOP, or else of the letterhead.
    pub organisation: Vec<String>,
    /// Address: that of the SOP, or else of the letterhead.
    pub address: Vec<String>,
    /// Other lines of the letterhead: post code, telephone, fax, e-mail and web site.
    pub contact: Vec<String>,
    /// File of the logo, counted from the folder of the profile.
    pub logo: Option<String>,
    /// Paper.
    pub paper: Paper,
    /// Language.
    pub language: PrintedLanguage,
    /// Number of the SOP, as printed; where the form leaves it blank, nothing.
    pub number: Option<String>,
    /// Pattern by which the office numbers SOPs.
    pub pattern: Option<String>,
    /// Who approves, with what the profile knows of that official.
    pub approved_by: Option<Approval>,
}

impl Head {
    /// The head of a SOP in an office, if that is known; `on` decides who holds an office.
    ///
    /// ```
    /// use alir::sop::{Document, Head, read};
    /// let sop = "sop: a\nnama: A\nprofil: x\nidentitas: {disahkan_oleh: {pejabat: kadis}}\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: S}}\n";
    /// let profile = "profil: x\nnama: X\nzona_waktu: WIB\njam_kerja: {senin: 08.00-16.00}\nkertas: F4\n\
    ///     pejabat: {kadis: {jabatan: Kepala Dinas, nama: A. B., bertindak: plt, dari: 2026-07-01}}\n";
    /// let Some(Document::Sop(sop)) = read(sop).value else { panic!() };
    /// let Some(Document::Profile(profile)) = read(profile).value else { panic!() };
    /// let on = chrono::NaiveDate::from_ymd_opt(2026, 8, 1).unwrap_or_default();
    /// let head = Head::of(&sop, Some(&profile), on);
    /// let office = head.approved_by.and_then(|by| by.office).map(|office| office.value);
    /// assert_eq!(office.as_deref(), Some("Plt. Kepala Dinas"));
    /// ```
    pub fn of(sop: &Definition, profile: Option<&Profile>, on: NaiveDate) -> Self {
        let all = |texts: &Texts| texts.iter().map(str::to_owned).collect::<Vec<_>>();
        let own = sop.identity.clone().unwrap_or_default();
        let mut head = Self {
            organisation: all(&own.organisation),
            address: own.address.iter().map(|address| address.value.clone()).collect(),
            number: own.number.map(|number| number.value).filter(|number| !number.trim().is_empty()),
            approved_by: own.approved_by.map(|approval| approval.at(profile, on)),
            ..Self::default()
        };
        let Some(profile) = profile else { return head };
        if let Some(letterhead) = &profile.letterhead {
            if head.organisation.is_empty() {
                head.organisation = all(&letterhead.organisation);
            }
            if head.address.is_empty() {
                head.address = all(&letterhead.address);
            }
            let language = profile.language.as_ref().map(|language| language.value).unwrap_or_default();
            let [code, telephone, fax] = match language {
                PrintedLanguage::Indonesian => ["Kode Pos", "Telp.", "Faks."],
                PrintedLanguage::English => ["Post code", "Tel.", "Fax"],
            };
            head.contact = letterhead.post_code.iter().map(|text| labelled(code, text)).collect();
            head.contact.extend(letterhead.telephone.iter().map(|text| labelled(telephone, text)));
            head.contact.extend(letterhead.fax.iter().map(|text| labelled(fax, text)));
            head.contact.extend(all(&letterhead.mail).into_iter().chain(all(&letterhead.web)));
        }
        head.logo = profile.logo.as_ref().map(|logo| logo.value.clone());
        head.paper = profile.paper.as_ref().map(|paper| paper.value).unwrap_or_default();
        head.language = profile.language.as_ref().map(|language| language.value).unwrap_or_default();
        head.pattern = profile.numbering.get("sop").map(|pattern| pattern.value.clone());
        head
    }
}

/// A mere number, with what it is the number of; a text that says so itself stays as it is.
fn labelled(label: &str, text: &str) -> String {
    let says = text.contains(char::is_alphabetic);
    if says { text.to_owned() } else { format!("{label} {}", text.trim()) }
}

//! What people wrote back to YAML.

use super::{Decree, Definition, Holidays, Profile, Scenarios, yaml};
use crate::diagnostic::{Diagnostic, Span};

/// A definition that cannot be written, which only a value made by a program can be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this cannot be written as YAML: {0}")]
pub struct WriteError(String);

/// A finding about a definition that cannot be written.
pub(crate) fn unwritable(WriteError(message): &WriteError) -> Diagnostic {
    yaml::odd(message, Span::default())
}

impl Definition {
    /// The SOP as YAML. Reading it again gives an equal definition; comments are not kept, because a
    /// definition has none.
    ///
    /// # Errors
    /// When the YAML library refuses a value.
    ///
    /// ```
    /// use alir::sop::{Document, read};
    /// let text = "sop: a\nnama: '010'\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: Selesai}}";
    /// let Some(Document::Sop(sop)) = read(text).value else { panic!() };
    /// let again = read(&sop.to_yaml()?);
    /// assert_eq!(again.value, Some(Document::Sop(sop)));
    /// # Ok::<(), alir::sop::WriteError>(())
    /// ```
    pub fn to_yaml(&self) -> Result<String, WriteError> {
        yaml::write(self).map_err(WriteError)
    }
}

impl Decree {
    /// The decree as YAML. Reading it again gives an equal decree.
    ///
    /// # Errors
    /// When the YAML library refuses a value.
    pub fn to_yaml(&self) -> Result<String, WriteError> {
        yaml::write(self).map_err(WriteError)
    }
}

impl Profile {
    /// The profile as YAML. Reading it again gives an equal profile.
    ///
    /// # Errors
    /// When the YAML library refuses a value.
    pub fn to_yaml(&self) -> Result<String, WriteError> {
        yaml::write(self).map_err(WriteError)
    }
}

impl Holidays {
    /// The holiday file as YAML. Reading it again gives an equal one.
    ///
    /// # Errors
    /// When the YAML library refuses a value.
    pub fn to_yaml(&self) -> Result<String, WriteError> {
        yaml::write(self).map_err(WriteError)
    }
}

impl Scenarios {
    /// The scenarios as YAML. Reading them again gives equal ones.
    ///
    /// # Errors
    /// When the YAML library refuses a value.
    pub fn to_yaml(&self) -> Result<String, WriteError> {
        yaml::write(self).map_err(WriteError)
    }
}

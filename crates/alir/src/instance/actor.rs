//! Who acts, and in which roles.

use crate::id::{ActorId, RoleId};

/// A person or program that acts, with the roles that it may act in.
///
/// Whoever calls the engine has made sure who it is; the engine makes sure that the role fits the task.
///
/// ```
/// use alir::Actor;
/// let budi = Actor::new("budi").with_role("admin_cpanel");
/// let counter: Actor = "pemohon".into(); // a role that acts under its own name
/// assert!(counter.has_role(&"pemohon".into()));
/// # let _ = budi;
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// The person.
    pub id: ActorId,
    /// The lanes for which the person may act.
    pub roles: Vec<RoleId>,
}

impl Actor {
    /// A person without a role.
    pub fn new(id: impl Into<ActorId>) -> Self {
        Self { id: id.into(), roles: Vec::new() }
    }

    /// The same person with one more role.
    #[must_use]
    pub fn with_role(mut self, role: impl Into<RoleId>) -> Self {
        self.roles.push(role.into());
        self
    }

    /// Whether the person may act in a role.
    pub fn has_role(&self, role: &RoleId) -> bool {
        self.roles.contains(role)
    }
}

/// A role that acts under its own name.
impl From<&str> for Actor {
    fn from(role: &str) -> Self {
        Self::new(role).with_role(role)
    }
}

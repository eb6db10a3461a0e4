//! What every command works with: the output, the store of `--db`, and who acts.

use std::path::{Path, PathBuf};

use alir::{Act, Actor, Command, CommandId, Engine, RoleId};
use alir_sqlite::SqliteStore;
use uuid::Uuid;

use crate::args::Global;
use crate::catalogue::errors;
use crate::failure::Failure;
use crate::out::Out;

/// The store when `--db` says nothing.
const DEFAULT_DB: &str = "alir.db";

/// What every command works with.
pub(crate) struct App {
    pub(crate) out: Out,
    pub(crate) global: Global,
}

impl App {
    /// The file of the store.
    pub(crate) fn db(&self) -> PathBuf {
        self.global.db.clone().unwrap_or_else(|| PathBuf::from(DEFAULT_DB))
    }

    /// An engine on the store, which has to be there: a misspelt `--db` must not look like an empty one.
    pub(crate) fn engine(&self) -> Result<Engine, Failure> {
        let db = self.db();
        if !db.exists() {
            return Err(Failure::yours("no_store", errors::no_store(&db)).hint(errors::start_first()));
        }
        open(&db)
    }

    /// An engine on the store, which is made if it is not there.
    pub(crate) fn engine_or_new(&self) -> Result<Engine, Failure> {
        open(&self.db())
    }

    /// Who acts, from `--as` or `ALIR_AS`.
    pub(crate) fn actor(&self) -> Result<Option<Actor>, Failure> {
        let around = || std::env::var("ALIR_AS").ok().filter(|given| !given.trim().is_empty());
        self.global.actor.clone().or_else(around).map(|given| actor(&given)).transpose()
    }

    /// Who acts; `roles` are those that could. Where only one could and nobody is named, it acts under its own name.
    pub(crate) fn must_act<'r>(&self, roles: impl IntoIterator<Item = &'r RoleId>) -> Result<Actor, Failure> {
        if let Some(actor) = self.actor()? {
            return Ok(actor);
        }
        let mut roles: Vec<&str> = roles.into_iter().map(RoleId::as_str).collect();
        roles.sort_unstable();
        roles.dedup();
        match roles.as_slice() {
            [only] => Ok(Actor::from(*only)),
            _ => Err(Failure::yours("who_acts", errors::who_acts(&roles)).hint(errors::name_and_roles())),
        }
    }

    /// The id of the command, if the caller has chosen one.
    pub(crate) fn command_id(&self) -> Option<CommandId> {
        self.global.command_id.as_deref().map(CommandId::from)
    }

    /// A command with the caller's id, or with a new one.
    pub(crate) fn command(&self, act: Act) -> Command {
        let id = self.command_id().unwrap_or_else(|| CommandId::from(Uuid::now_v7().to_string()));
        Command::new(act).with_id(id)
    }
}

fn open(db: &Path) -> Result<Engine, Failure> {
    Ok(Engine::new(SqliteStore::open(db)?))
}

/// `budi` acts in the role `budi`; `budi:admin,kabid` is the person budi with these roles.
fn actor(given: &str) -> Result<Actor, Failure> {
    let (name, roles) = given.split_once(':').map_or((given, None), |(name, roles)| (name, Some(roles)));
    let name = name.trim();
    if name.is_empty() {
        return Err(Failure::yours("who_acts", errors::nameless(given)).hint(errors::name_and_roles()));
    }
    let Some(roles) = roles else { return Ok(Actor::from(name)) };
    let roles = roles.split(',').map(str::trim).filter(|role| !role.is_empty());
    Ok(roles.fold(Actor::new(name), Actor::with_role))
}

#[cfg(test)]
mod tests {
    use super::actor;

    #[test]
    fn a_name_is_a_role_unless_roles_are_named() {
        let budi = actor("budi").unwrap();
        assert!(budi.has_role(&"budi".into()));
        let budi = actor("budi: admin , kabid").unwrap();
        assert_eq!(budi.roles, ["admin", "kabid"]);
        assert!(actor("budi:").unwrap().roles.is_empty());
        assert!(actor(":admin").is_err());
    }
}

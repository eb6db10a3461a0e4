//! A language server: `alir check` for an editor, while somebody types.
//!
//! It speaks the Language Server Protocol 3.17 over standard input and output, on one thread beside the one that reads.
//! What it knows of SOPs it asks of the library and of `alir check`; here is only what an editor needs to be told it.

mod actions;
mod buffer;
mod complete;
mod define;
mod desk;
mod found;
mod hover;
mod names;
mod outline;
mod rename;
mod schema;
mod server;
mod uri;
mod wire;

pub(crate) use server::serve;

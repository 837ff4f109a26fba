//! scanwright compiles a small policy (which ECR repositories to scan, how often, in which release mode) into a verified
//! Terraform module, and shows the change before it writes.
//!
//! [`compile`] is the whole pipeline on one screen: read it first. The nouns that pass through it are [`policy`],
//! [`plan`] and [`bundle`]; the stages are the modules named by verbs. [`command`] holds one file a command; only
//! commands print, and nothing below them ends the process. [`diagnostic`] is the one type of finding.
//!
//! **Invariant:** there is no state between runs. What a run does follows from its policy, its templates and the files
//! in its output folder, and is the same to the byte on every machine.

pub mod bundle;
pub mod check;
pub mod cli;
pub mod command;
pub mod compare;
pub mod compile;
pub mod diagnostic;
pub mod entry;
pub mod exit;
pub mod explain;
pub mod filter;
pub mod format;
pub mod import;
pub mod inventory;
mod io;
pub mod lint;
pub mod load;
pub mod lower;
pub mod migrate;
mod paths;
pub mod plan;
pub mod policy;
pub mod registry;
pub mod rehearse;
pub mod render;
pub mod repository;
pub mod simulate;
pub mod source;
pub mod terraform;
pub mod verify;
pub mod wildcard;
pub mod write;

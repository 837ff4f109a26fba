//! scanwright compiles a small policy (which ECR repositories to scan, how often, in which release mode) into a verified
//! Terraform module, and shows the change before it writes.
//!
//! `compile` is the whole pipeline on one screen: read it first. The nouns that pass through it are those of `policy`,
//! `plan`, `target` and `change`; the stages are named by verbs. `command` holds one file a command; only commands print,
//! and nothing below them ends the process. `diagnostic` is the one type of finding.
//!
//! **Invariant:** there is no state between runs. What a run does follows from its policy, its templates and the files
//! in its output directory, and is the same to the byte on every machine.

#![deny(unreachable_pub)]

mod catalog;
mod change;
pub mod cli;
mod cloudformation;
mod command;
mod community;
mod companion;
mod compile;
mod cost;
mod date;
mod diagnostic;
mod encrypted;
mod events;
pub mod exit;
mod explain;
mod gate;
mod git;
mod hcl;
mod held;
mod ignore_comment;
mod import;
mod inventory;
mod invisible;
mod io;
mod json;
mod lint;
mod migrate;
mod parallel;
mod paths;
mod plan;
mod policy;
mod reading;
mod registry;
#[cfg(feature = "rehearse")]
mod rehearse;
mod report;
mod simulate;
mod source;
mod target;
mod terraform;
pub mod testing;
mod wildcard;
mod write;

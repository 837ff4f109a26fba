//! Every test that runs the program, or looks at several parts of it: one binary, in which each case is a test of its own.
//!
//! `cargo test lint::ignored` runs one case, `cargo test lint::` all of a kind. How a case becomes a test stands in `harness.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panic, and says on standard error what it skips"
)]
#![deny(dead_code, reason = "a test that no list names would never run")]

mod acceptances;
mod adopt;
mod against;
mod alerts;
mod answers;
mod ci;
mod contract;
mod cost_inputs;
mod cost_laws;
mod diff;
mod docs;
mod editors;
mod event_oracles;
mod event_properties;
mod events;
mod examples;
mod extends;
mod fleets;
mod format;
mod formats;
mod fuzz;
mod gate;
mod gate_laws;
mod harness;
mod headlines;
mod help;
mod hostile_input;
mod import;
mod import_law;
mod import_terraform;
mod interrupted;
mod inventory;
mod lint;
mod lint_and_model;
mod meaning_properties;
mod merge;
mod migrate;
mod model_and_terraform;
mod naive;
mod outputs;
mod page;
mod pages;
mod policies;
mod progress;
mod questions;
mod readme;
mod reference;
mod refusals;
mod regions;
mod rehearsal;
mod rehearse;
mod repositories;
mod review;
mod scarce;
mod settling;
mod settling_properties;
mod simulate;
mod simulated_aws;
mod small;
mod support;
mod swapped;
mod targets;
mod templates;
mod terraform;
mod terraform_bad_input;
mod terraform_directories;
mod terraform_expressions;
mod terraform_reading;
mod terraform_syntax;
mod terraform_worlds;
mod unknown_values;
mod views;
mod vocabulary;
mod width;
mod wildcard_aws_table;
mod wildcard_grammar;
mod wildcard_limits;
mod wildcard_pairs;
mod wildcard_sets;
mod write;

use std::process::ExitCode;

fn main() -> ExitCode {
    harness::run(vec![
        adopt::tests(),
        acceptances::tests(),
        against::tests(),
        alerts::tests(),
        support::aws_cli::tests(),
        answers::tests(),
        ci::tests(),
        contract::tests(),
        cost_inputs::tests(),
        cost_laws::tests(),
        diff::tests(),
        docs::tests(),
        editors::tests(),
        event_oracles::tests(),
        event_properties::tests(),
        events::tests(),
        examples::tests(),
        extends::tests(),
        fleets::tests(),
        format::tests(),
        formats::tests(),
        fuzz::tests(),
        gate::tests(),
        gate_laws::tests(),
        harness::tests(),
        headlines::tests(),
        help::tests(),
        hostile_input::tests(),
        import::tests(),
        import_law::tests(),
        import_terraform::tests(),
        interrupted::tests(),
        inventory::tests(),
        lint::tests(),
        lint_and_model::tests(),
        meaning_properties::tests(),
        merge::tests(),
        migrate::tests(),
        model_and_terraform::tests(),
        outputs::tests(),
        page::tests(),
        pages::tests(),
        policies::tests(),
        progress::tests(),
        questions::tests(),
        readme::tests(),
        reference::tests(),
        refusals::tests(),
        rehearsal::tests(),
        rehearse::tests(),
        regions::tests(),
        repositories::tests(),
        review::tests(),
        scarce::tests(),
        settling::tests(),
        settling_properties::tests(),
        simulate::tests(),
        simulated_aws::tests(),
        swapped::tests(),
        targets::tests(),
        templates::tests(),
        terraform::tests(),
        terraform_bad_input::tests(),
        terraform_directories::tests(),
        terraform_expressions::tests(),
        terraform_reading::tests(),
        terraform_syntax::tests(),
        terraform_worlds::tests(),
        unknown_values::tests(),
        views::tests(),
        vocabulary::tests(),
        width::tests(),
        wildcard_aws_table::tests(),
        wildcard_grammar::tests(),
        wildcard_limits::tests(),
        wildcard_pairs::tests(),
        wildcard_sets::tests(),
        write::tests(),
    ])
}

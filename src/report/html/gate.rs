//! Changes of the gate beside the module: its terms, and what is accepted.

use serde::Serialize;

use super::inline_code::{Piece, pieces};
use crate::change::GateEffect;
use crate::report::comparison::Comparison;
use crate::report::phrases::capital;
use crate::report::{acceptances, gate_terms};

/// A list of changes.
#[derive(Serialize)]
pub(super) struct List {
    title: String,
    /// The class of its colour.
    kind: &'static str,
    lines: Vec<Vec<Piece>>,
}

/// The lists that have something, what lets more pass first.
pub(super) fn lists(comparison: &Comparison) -> Vec<List> {
    let lists = [
        (gate_terms::LOOSER, "loss", gate_terms::lines(comparison, GateEffect::Looser)),
        (gate_terms::STRICTER, "gain", gate_terms::lines(comparison, GateEffect::Stricter)),
        (acceptances::TITLE, "", acceptances::lines(comparison)),
    ];
    let list = |(title, kind, lines): (&str, _, Vec<String>)| {
        let lines: Vec<_> = lines.iter().map(|line| pieces(line)).collect();
        (!lines.is_empty()).then_some(List { title: capital(title), kind, lines })
    };
    lists.into_iter().filter_map(list).collect()
}

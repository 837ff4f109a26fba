//! Costs as JSON. Amounts are strings, since a number of JSON may become a binary fraction.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::change::CostChange;
use super::costs::Costs;
use super::formula::rounded;
use crate::cost::{Amount, Row, StateCost};

/// The costs of a policy.
#[derive(Serialize)]
pub(in crate::report) struct Cost {
    currency: &'static str,
    prices: PricesOf,
    rescans_per_image: Option<Box<RawValue>>,
    states: BTreeMap<&'static str, State>,
}

#[derive(Serialize)]
struct PricesOf {
    first_scan: String,
    rescan: String,
}

#[derive(Serialize)]
struct State {
    #[serde(flatten)]
    total: Part,
    frequencies: BTreeMap<&'static str, Part>,
}

/// The cost of a state, or of the repositories of one frequency.
#[derive(Serialize)]
struct Part {
    repositories: u64,
    images: u64,
    first_scans: u64,
    rescans: Option<u64>,
    usd: Option<String>,
    usd_fixed: String,
    usd_per_rescan: String,
}

/// Differences in dollars that a change makes to the cost of a state.
#[derive(Serialize)]
pub(in crate::report) struct JsonCostChange {
    state: &'static str,
    rescans_per_image: Option<Box<RawValue>>,
    usd: Option<String>,
    usd_fixed: String,
    usd_per_rescan: String,
}

impl CostChange {
    /// The change as JSON.
    pub(in crate::report) fn json(&self) -> JsonCostChange {
        JsonCostChange {
            state: self.state.as_str(),
            rescans_per_image: self.per_image.and_then(|number| RawValue::from_string(number.decimal()).ok()),
            usd: self.whole.map(super::change::Sides::number),
            usd_fixed: self.fixed.number(),
            usd_per_rescan: self.per_rescan.number(),
        }
    }
}

impl Costs {
    /// The costs as JSON.
    pub(in crate::report) fn json(&self) -> Cost {
        let states = self.states.iter().map(|state| (state.state.as_str(), self.json_state(state)));
        Cost {
            currency: "USD",
            prices: PricesOf {
                first_scan: self.basis.prices.first_scan.exact(),
                rescan: self.basis.prices.rescan.exact(),
            },
            rescans_per_image: self.basis.per_image.and_then(|number| RawValue::from_string(number.decimal()).ok()),
            states: states.collect(),
        }
    }

    fn json_state(&self, state: &StateCost) -> State {
        let names = state.rows.iter().map(|row| row.coverage.word(state.state));
        let total = self.parts(&[state.total()]).into_iter().next();
        State { total: total.unwrap_or_else(Part::nothing), frequencies: names.zip(self.parts(&state.rows)).collect() }
    }

    fn parts(&self, rows: &[Row]) -> Vec<Part> {
        let fixed = rounded(rows.iter().map(|row| row.fixed(&self.basis.prices)));
        let per_rescan = rounded(rows.iter().map(|row| row.per_rescan(&self.basis.prices)));
        let cost = |row: &Row| row.cost(&self.basis.prices, self.basis.per_image);
        let known = rounded(rows.iter().map(|row| cost(row).unwrap_or_default()));
        let parts = rows.iter().zip(known).zip(fixed.iter().zip(&per_rescan));
        let part = |((row, known), (fixed, per_rescan)): ((&Row, Amount), (&Amount, &Amount))| Part {
            repositories: row.repositories,
            images: row.images,
            first_scans: row.first_scans,
            rescans: row.rescans(self.basis.per_image),
            usd: cost(row).map(|_| known.to_string()),
            usd_fixed: format!("{fixed}"),
            usd_per_rescan: format!("{per_rescan}"),
        };
        parts.map(part).collect()
    }
}

impl Part {
    fn nothing() -> Self {
        let nothing = || "0.00".to_owned();
        Self {
            repositories: 0,
            images: 0,
            first_scans: 0,
            rescans: Some(0),
            usd: Some(nothing()),
            usd_fixed: nothing(),
            usd_per_rescan: nothing(),
        }
    }
}

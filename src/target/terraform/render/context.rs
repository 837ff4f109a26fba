//! The names that a template can use.
//!
//! `module` (`name`, `label`, `terraform_version`, `aws_provider_version`, `takes_region`), `policy_file`, `variable` (`name`,
//! `default`; absent unless the mode is on-release), and `states`: one or two of `scan_type` with `rules`, each a
//! `frequency` with `filters`, each a `filter`, the `rule` that asked for it (a `[[scan]]`'s name, `basic` or
//! `rest`) and, where it is not the policy's own text, what it `stands_for`.
//! Names that a companion adds stand under its name, its section of the README under `sections`, and its assertions in a state
//! under `assertions` and the state's scan type.

use serde::Serialize;

use crate::plan::{Plan, PlannedFilter, State};
use crate::policy::ModuleSettings;
use crate::registry::{Configuration, Frequency, ReleaseVariable, Rule};

/// The most entries that the comment behind a filter names.
const SHOWN: usize = 3;

#[derive(Serialize)]
struct Names<'p> {
    module: &'p ModuleSettings,
    policy_file: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variable: Option<Variable>,
    states: Vec<StateNames<'p>>,
}

#[derive(Serialize)]
struct Variable {
    name: &'static str,
    default: bool,
}

type StateNames<'p> = Configuration<Vec<Rule<Frequency, Vec<FilterNames<'p>>>>>;

#[derive(Serialize)]
struct FilterNames<'p> {
    filter: &'p str,
    rule: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stands_for: Option<String>,
}

pub(super) fn of(plan: &Plan) -> tera::Context {
    let Plan { registry: plan, companions } = plan;
    let names = Names {
        module: &plan.module,
        policy_file: &plan.policy_file,
        variable: plan.release.default().map(|default| Variable { name: ReleaseVariable::NAME, default }),
        states: plan.release.states().into_iter().map(state).collect(),
    };
    let mut context = tera::Context::from_serialize(&names).unwrap_or_default();
    for companion in companions {
        context.insert(companion.name, &companion.names);
    }
    context
}

fn state(state: State<'_>) -> StateNames<'_> {
    let rules = state.rules().into_iter();
    let rules =
        rules.map(|rule| Rule { frequency: rule.frequency, filters: rule.filters.iter().map(filter).collect() });
    Configuration { scan_type: state.scan_type(), rules: rules.collect() }
}

fn filter(planned: &PlannedFilter) -> FilterNames<'_> {
    let stands_for = (!planned.stands_for.is_empty()).then(|| shortened(&planned.stands_for));
    FilterNames { filter: planned.filter.as_str(), rule: &planned.rule, stands_for }
}

/// The entries in one line; of many the first few and how many more.
fn shortened(entries: &[String]) -> String {
    match entries.get(..SHOWN) {
        Some(first) if entries.len() > SHOWN => format!("{} and {} more", first.join(", "), entries.len() - SHOWN),
        _ => entries.join(", "),
    }
}

//! The scanning configurations of a CloudFormation template, for each value of its parameters.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::diagnostics;
use super::found::{Condition, Found, Variant, When};
use super::redact::redact;
use crate::cloudformation::{Given, Node, Template, Unknown, Value, read};
use crate::diagnostic::{Diagnostic, Findings};
use crate::registry::{Setting, WrittenFilter, WrittenRule};
use crate::source::{Place, Source, Span};
use crate::terraform::{Assignment, Variables};

/// The type of the resource.
const TYPE: &str = "AWS::ECR::RegistryScanningConfiguration";

/// Template that is imported, and what of it may be shown: it can hold secrets.
struct Import<'t> {
    template: &'t Template,
    source: &'t Arc<Source>,
    given: Given,
}

/// A setting, and the values of parameters that it is there for.
type Case = (Result<Setting, Findings>, Vec<Given>);

/// Every configuration of a template; at least one.
pub(super) fn find(source: &Arc<Source>, variables: &Variables) -> Result<Vec<Found>, Findings> {
    let root = read(source.text()).map_err(|error| {
        let place = Place::new(&redact(source, &[]), Span { start: error.at, end: error.at });
        vec![diagnostics::input::broken_template(&error.reason, place)]
    })?;
    let template = Template::new(root);
    let given = given(source, &template, variables)?;
    let import = Import { template: &template, source, given };
    let found: Vec<Found> = template.resources(TYPE).map(|(name, resource)| import.found(name, resource)).collect();
    if found.is_empty() { Err(diagnostics::input::nothing_in_template(source, TYPE).into()) } else { Ok(found) }
}

/// The values that the command line gives parameters.
fn given(source: &Arc<Source>, template: &Template, variables: &Variables) -> Result<Given, Findings> {
    let mut given = Given::new();
    for assignment in &variables.given {
        let pair = match assignment {
            Assignment::Value(text) => text.split_once('=').filter(|(name, _)| template.parameter(name).is_some()),
            Assignment::File(_) => None,
        };
        let Some((name, value)) = pair else {
            return Err(diagnostics::input::no_parameter(source.name(), assignment).into());
        };
        given.insert(name.to_owned(), value.to_owned());
    }
    Ok(given)
}

impl Import<'_> {
    fn found(&self, name: &str, resource: &Node) -> Found {
        let place = self.place(resource.get("Type").map_or(resource.span, |kind| kind.span));
        let variants = match self.cases(resource) {
            Err(findings) => Found::always(Err(findings)),
            Ok(cases) => self.variants(cases, &place),
        };
        let title = format!("{TYPE} {name}");
        Found { address: name.to_owned(), title, region: None, own_region: None, place, variants, warnings: Vec::new() }
    }

    /// The different settings, each with the values that it is there for.
    fn cases(&self, resource: &Node) -> Result<Vec<Case>, Findings> {
        let properties = resource.get("Properties").ok_or_else(|| self.missing("Properties", resource))?;
        let existence = Template::existence(resource);
        let values: Vec<&Node> = [Some(properties), existence.as_ref()].into_iter().flatten().collect();
        let combinations = self.template.combinations(&values, &self.given).ok_or_else(|| {
            let why = "scanning depends on too many parameters";
            vec![diagnostics::setting::inexpressible_states(why, self.place(properties.span))]
        })?;
        let mut cases: Vec<Case> = Vec::new();
        for given in combinations {
            if !existence.as_ref().map_or(Ok(true), |existence| self.is_there(existence, &given))? {
                let why = "the configuration exists under a condition";
                let span = existence.as_ref().map_or(resource.span, |existence| existence.span);
                return Err(diagnostics::setting::inexpressible_states(why, self.place(span)).into());
            }
            let setting = self.setting(properties, &given);
            match cases.iter_mut().find(|(known, _)| is_same(known, &setting)) {
                Some((_, values)) => values.push(given),
                None => cases.push((setting, vec![given])),
            }
        }
        Ok(cases)
    }

    fn is_there(&self, existence: &Node, given: &Given) -> Result<bool, Findings> {
        let value = self.template.resolve(existence, given).map_err(|unknown| self.unknown(unknown))?;
        Ok(value.is_some_and(|value| value.text() == Some("true")))
    }

    fn variants(&self, mut cases: Vec<Case>, place: &Place) -> Vec<Variant> {
        if let [(setting, _)] = cases.as_slice() {
            return Found::always(setting.clone());
        }
        cases.sort_by_key(|(_, values)| values.len());
        let all: Vec<Given> = cases.iter().flat_map(|(_, values)| values.clone()).collect();
        let first = cases.first().map(|(_, values)| values.as_slice()).unwrap_or_default();
        let condition = self.condition(first, &all, place);
        let when = |index| When::If { condition: condition.clone(), holds: index == 0 };
        cases.into_iter().enumerate().map(|(index, (setting, _))| Variant { when: when(index), setting }).collect()
    }

    /// The condition that the parameters which have several values have some of these.
    fn condition(&self, values: &[Given], all: &[Given], place: &Place) -> Condition {
        let several =
            |name: &&String| all.iter().any(|given| given.get(*name) != all.first().and_then(|one| one.get(*name)));
        let names: Vec<&String> =
            values.iter().flat_map(Given::keys).filter(several).collect::<BTreeSet<_>>().into_iter().collect();
        let told = |given: &Given| {
            let told = names.iter().filter_map(|name| Some(format!("{name} == \"{}\"", given.get(*name)?)));
            told.collect::<Vec<_>>().join(" && ")
        };
        let what = values.iter().map(told).collect::<Vec<_>>().join(" || ");
        let defaults: Option<Given> =
            names.iter().map(|name| Some(((*name).clone(), self.template.default(name)?.to_owned()))).collect();
        let is_default =
            |given: &Given, defaults: &Given| defaults.iter().all(|(name, value)| given.get(name) == Some(value));
        let by_default = defaults.map(|defaults| values.iter().any(|given| is_default(given, &defaults)));
        Condition { what, place: place.clone(), by_default }
    }

    fn setting(&self, properties: &Node, given: &Given) -> Result<Setting, Findings> {
        let resolved = self.template.resolve(properties, given).map_err(|unknown| self.unknown(unknown))?;
        let properties = resolved.ok_or_else(|| self.missing("Properties", properties))?;
        let (scan_type, place) = self.text(&properties, "ScanType")?;
        let rules = self.list(&properties, "Rules")?.iter().map(|rule| self.rule(rule));
        Ok(Setting { scan_type, place, rules: rules.collect::<Result<_, _>>()? })
    }

    fn rule(&self, rule: &Node) -> Result<WrittenRule, Findings> {
        let (frequency, place) = self.text(rule, "ScanFrequency")?;
        let filters = self.list(rule, "RepositoryFilters")?.iter().map(|filter| self.filter(filter));
        Ok(WrittenRule { frequency, place, filters: filters.collect::<Result<_, _>>()? })
    }

    fn filter(&self, filter: &Node) -> Result<WrittenFilter, Findings> {
        let (text, place) = self.text(filter, "Filter")?;
        let kind = filter.get("FilterType").map(|_| self.text(filter, "FilterType")).transpose()?;
        Ok(WrittenFilter { text, kind: kind.map(|(kind, _)| kind), place })
    }

    fn text(&self, object: &Node, key: &str) -> Result<(String, Place), Findings> {
        let node = object.get(key).ok_or_else(|| self.missing(key, object))?;
        let text = node.text().ok_or_else(|| self.misfit(&format!("`{key}` must be a string"), node))?;
        Ok((text.to_owned(), self.place(node.span)))
    }

    fn list<'n>(&self, object: &'n Node, key: &str) -> Result<&'n [Node], Findings> {
        match object.get(key) {
            None | Some(Node { value: Value::Null, .. }) => Ok(&[]),
            Some(node) => node.items().ok_or_else(|| self.misfit(&format!("`{key}` must be a list"), node).into()),
        }
    }

    fn missing(&self, key: &str, within: &Node) -> Diagnostic {
        diagnostics::setting::missing_value(key, &self.place(within.span))
    }

    fn misfit(&self, what: &str, node: &Node) -> Diagnostic {
        diagnostics::input::misfit(what, self.hidden(node.span))
    }

    fn unknown(&self, unknown: Unknown) -> Diagnostic {
        diagnostics::setting::untold_by_template(&self.place(unknown.0))
    }

    /// A place that shows nothing but what is there.
    fn place(&self, span: Span) -> Place {
        Place::new(&redact(self.source, &[span]), span)
    }

    fn hidden(&self, span: Span) -> Place {
        Place::new(&redact(self.source, &[]), span)
    }
}

/// Two settings say the same, wherever it stands; of what is unknown each is one of its own.
fn is_same(one: &Result<Setting, Findings>, other: &Result<Setting, Findings>) -> bool {
    let said = |setting: &Setting| {
        let filters = |rule: &WrittenRule| {
            rule.filters.iter().map(|one| (one.text.clone(), one.kind.clone())).collect::<Vec<_>>()
        };
        let rules = setting.rules.iter().map(|rule| (rule.frequency.clone(), filters(rule))).collect::<Vec<_>>();
        (setting.scan_type.clone(), rules)
    };
    matches!((one, other), (Ok(one), Ok(other)) if said(one) == said(other))
}

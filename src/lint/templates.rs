//! CloudFormation templates among what is linted: each combination of values of their parameters is a case, whose resource has
//! the arguments that Terraform's would have.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::cases;
use super::declared::{Declared, TemplateLint};
use super::lints::Lints;
use crate::cloudformation::{Given, Node, Template, read};
use crate::diagnostic::{Diagnostic, could_not_do};
use crate::paths;
use crate::reading;
use crate::source::{Place, Source};
use crate::target::stamp::{Origin, origin};
use crate::terraform::scanning::REGISTRY;
use crate::terraform::{Argument, BlockValue, Case, Choice, Lifecycle, Location, Resource, Stated, Value};

/// The type of the resource.
const TYPE: &str = "AWS::ECR::RegistryScanningConfiguration";

/// The most bytes of a template that CloudFormation takes.
const LARGEST: u64 = 1 << 20;

/// The ends of the names of templates.
const ENDINGS: [&str; 4] = ["json", "yaml", "yml", "template"];

/// Tells whether a file is a template with a scanning configuration. One of ours that nobody edited is none: its policy was
/// checked.
pub(super) fn is_template(file: &Path) -> bool {
    let has_ending =
        file.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&ending));
    let bytes = has_ending.then(|| reading::found(file, LARGEST).ok()).flatten();
    bytes.is_some_and(|bytes| {
        std::str::from_utf8(&bytes).is_ok_and(|text| text.contains(TYPE)) && origin(&bytes) != Origin::Untouched
    })
}

/// The text of a template; empty where it can't be read.
pub(super) fn source_of(file: &Path) -> Arc<Source> {
    let text = reading::found(file, LARGEST).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    Source::new(paths::tidy(file).display().to_string(), text)
}

/// Lints a template. A file that has the type's name and is no template has no findings, unless it is named.
pub(super) fn lint(file: &Path, is_named: bool, lints: &Lints) -> Vec<Diagnostic> {
    let source = source_of(file);
    match read(source.text()) {
        Ok(root) => {
            let reader = Reader { template: Template::new(root), source: &source };
            [cases::lint(&reader.cases(), lints.checks), reader.declared(lints.of_templates)].concat()
        }
        Err(error) if is_named => {
            let message = format!("`{}` can't be read as a template: {}", file.display(), error.reason);
            vec![could_not_do::report(&message)]
        }
        Err(_) => Vec::new(),
    }
}

struct Reader<'s> {
    template: Template,
    source: &'s Arc<Source>,
}

impl Reader<'_> {
    /// The findings in what is declared, whatever the parameters are.
    fn declared(&self, lints: &[TemplateLint]) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for (name, resource) in self.template.resources(TYPE) {
            let declared = Declared { name, resource, source: self.source };
            lints.iter().for_each(|lint| lint(&declared, &mut findings));
        }
        findings
    }

    /// The cases of a template; none where there are too many.
    fn cases(&self) -> Vec<Case> {
        let resources: Vec<(&str, &Node)> = self.template.resources(TYPE).collect();
        let existence: Vec<Node> = resources.iter().filter_map(|(_, node)| Template::existence(node)).collect();
        let properties = resources.iter().filter_map(|(_, node)| node.get("Properties"));
        let values: Vec<&Node> = properties.chain(&existence).collect();
        let combinations = self.template.combinations(&values, &Given::new()).unwrap_or_default();
        combinations.iter().map(|given| self.case(given, &combinations, &resources)).collect()
    }

    fn case(&self, given: &Given, all: &[Given], resources: &[(&str, &Node)]) -> Case {
        let several = |name: &str| all.iter().filter_map(|one| one.get(name)).collect::<BTreeSet<_>>().len() > 1;
        let choices = given.iter().filter(|(name, _)| several(name)).filter_map(|(name, value)| {
            let declaration = self.template.parameter(name)?;
            Some(Choice {
                what: name.clone(),
                taken: format!("\"{value}\""),
                place: self.place(declaration),
                is_of_existence: false,
                subject: name.clone(),
                stated: Stated::Is(format!("\"{value}\"")),
            })
        });
        let there = resources.iter().filter_map(|(name, resource)| self.resource(name, resource, given));
        Case { choices: choices.collect(), is_possible: true, resources: there.collect() }
    }

    /// The resource with these values; `None` where it does not exist, or is not wholly known.
    fn resource(&self, name: &str, resource: &Node, given: &Given) -> Option<Resource> {
        if let Some(existence) = Template::existence(resource) {
            self.template.resolve(&existence, given).ok()?.filter(|there| there.text() == Some("true"))?;
        }
        let properties = self.template.resolve(resource.get("Properties")?, given).ok()??;
        let place = self.place(resource.get("Type")?);
        let rules = properties.get("Rules").and_then(Node::items).unwrap_or_default();
        let body = BlockValue {
            kind: "resource".to_owned(),
            place: place.clone(),
            arguments: self.arguments(&properties, &[("ScanType", "scan_type")]),
            blocks: rules.iter().map(|rule| self.rule(rule)).collect(),
        };
        Some(Resource {
            address: name.to_owned(),
            kind: REGISTRY.to_owned(),
            place,
            calls: Vec::new(),
            location: Location { account: String::new(), region: String::new() },
            body,
            lifecycle: Lifecycle::default(),
            depends_on: BTreeSet::new(),
        })
    }

    fn rule(&self, rule: &Node) -> BlockValue {
        let filters = rule.get("RepositoryFilters").and_then(Node::items).unwrap_or_default();
        BlockValue {
            kind: "rule".to_owned(),
            place: self.place(rule),
            arguments: self.arguments(rule, &[("ScanFrequency", "scan_frequency")]),
            blocks: filters.iter().map(|filter| self.filter(filter)).collect(),
        }
    }

    fn filter(&self, filter: &Node) -> BlockValue {
        BlockValue {
            kind: "repository_filter".to_owned(),
            place: self.place(filter),
            arguments: self.arguments(filter, &[("Filter", "filter"), ("FilterType", "filter_type")]),
            blocks: Vec::new(),
        }
    }

    /// The texts behind keys, under the names that Terraform has for them.
    fn arguments(&self, object: &Node, names: &[(&str, &str)]) -> BTreeMap<String, Argument> {
        let argument = |(key, name): &(&str, &str)| {
            let node = object.get(key)?;
            let value = Value::Text(node.text()?.to_owned());
            Some(((*name).to_owned(), Argument { value, place: self.place(node), encoded: None }))
        };
        names.iter().filter_map(argument).collect()
    }

    fn place(&self, node: &Node) -> Place {
        Place::new(self.source, node.span)
    }
}

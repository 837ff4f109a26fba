#![doc = include_str!("not-in-provider-schema.md")]

use super::module::{Module, TopBlock};
use super::provider_schema::{BlockSchema, ProviderSchema};
use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::hcl::Block;
use crate::plan::Plan;
use crate::source::Span;

pub(super) static CODE: Code = page!(Error "V006" "not-in-provider-schema");

/// Attributes that every resource may have beside those of the provider.
const META_ATTRIBUTES: &[&str] = &["count", "for_each", "depends_on"];

/// Reports every attribute and block that an AWS provider does not know which the module lets in, and every one it needs that is
/// missing. What several of them report is said of the first.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let mut earlier: Vec<Diagnostic> = Vec::new();
    for schema in ProviderSchema::let_in_by(&plan.registry.module) {
        let said = |finding: &Diagnostic| finding.message.split(IN_PROVIDER).next().map(str::to_owned);
        let place = |finding: &Diagnostic| finding.labels.first().map(|label| label.place.clone());
        let is_new = |finding: &Diagnostic| {
            !earlier.iter().any(|other| said(other) == said(finding) && place(other) == place(finding))
        };
        let found = against(schema, module, plan);
        let new: Vec<Diagnostic> = found.into_iter().filter(is_new).collect();
        earlier.extend(new);
    }
    findings.extend(earlier);
}

/// Words before the version in a message.
const IN_PROVIDER: &str = " in AWS provider ";

fn against(schema: &ProviderSchema, module: &Module<'_>, plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for planned in plan.resources() {
        let Some(resource) = schema.resource(planned.kind) else { continue };
        for top in module.saying(&planned) {
            let mut report =
                Report { top, kind: planned.kind, version: schema.provider_version, findings: &mut findings };
            report.body(planned.kind, top.block, top.block, resource, META_ATTRIBUTES);
        }
    }
    findings
}

struct Report<'r> {
    top: TopBlock<'r>,
    kind: &'static str,
    version: &'static str,
    findings: &'r mut Vec<Diagnostic>,
}

impl Report<'_> {
    /// `content` is the block itself, or the `content` of one that is `dynamic`.
    fn body(&mut self, name: &str, block: &Block, content: &Block, schema: &BlockSchema, meta: &[&str]) {
        self.attributes(name, content, schema, meta);
        let mut seen = Vec::new();
        for inner in &content.blocks {
            let Some((kind, content)) = unrolled(inner) else { continue };
            seen.push(kind);
            match schema.block_types.get(kind) {
                Some(known) => self.body(kind, inner, content, &known.block, &[]),
                None if kind == "lifecycle" && name == self.kind => {}
                None => self.unknown("block", name, kind, inner.kind_span(), schema.block_types.keys()),
            }
        }
        let missing =
            schema.block_types.iter().filter(|(kind, known)| known.min_items > 0 && !seen.contains(&kind.as_str()));
        let missing: Vec<String> = missing.map(|(kind, _)| format!("a `{kind}` block")).collect();
        let attributes =
            schema.attributes.iter().filter(|(key, known)| known.required && content.attribute(key).is_none());
        for what in attributes.map(|(key, _)| format!("`{key}`")).chain(missing) {
            self.missing(name, &what, block);
        }
    }

    fn attributes(&mut self, name: &str, content: &Block, schema: &BlockSchema, meta: &[&str]) {
        for attribute in content.attributes.iter().filter(|attribute| !meta.contains(&&*attribute.name)) {
            let key = &*attribute.name;
            let settable = schema.attributes.iter().filter(|(key, known)| known.is_settable(key)).map(|(key, _)| key);
            if !settable.clone().any(|known| known == key) {
                self.unknown("attribute", name, key, attribute.name_span, settable);
            }
        }
    }

    fn unknown<'k>(
        &mut self,
        what: &str,
        owner: &str,
        name: &str,
        span: Span,
        known: impl Iterator<Item = &'k String>,
    ) {
        let known: Vec<&str> = known.map(String::as_str).collect();
        let label = suggest::nearest(name, &known).map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
        let help = match known.as_slice() {
            [] => format!("`{owner}` has no {what}s: remove it from the template"),
            _ => format!("the template may set these {what}s of `{owner}`: {}", suggest::all_of(&known)),
        };
        self.findings.push(
            Diagnostic::new(&CODE, format!("`{owner}` has no {what} `{name}`{IN_PROVIDER}{}", self.version))
                .primary(self.top.file.place(span), label)
                .help(help),
        );
    }

    fn missing(&mut self, owner: &str, what: &str, block: &Block) {
        self.findings.push(
            Diagnostic::new(&CODE, format!("`{owner}` needs {what}{IN_PROVIDER}{}", self.version))
                .primary(self.top.file.place(block.kind_span()), "missing here")
                .help(format!("add {what} to the template")),
        );
    }
}

/// A block's type and content; of a `dynamic` block those it makes, `None` where it says none.
fn unrolled(block: &Block) -> Option<(&str, &Block)> {
    match &*block.kind {
        "dynamic" => Some((block.labels.first()?, block.blocks_of("content").next()?)),
        kind => Some((kind, block)),
    }
}

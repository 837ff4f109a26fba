#![doc = include_str!("refused-provider.md")]

use super::providers::Providers;
use super::providers::{is_aws, is_built_in, is_plain, required};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::rehearse::directory::{Content, Entry, File, Module};

pub(super) static CODE: Code = page!(Error "H005" "refused-provider");

/// Reports everything that would start another provider than HashiCorp's for AWS: what is required, what is
/// configured, and the resources of others.
pub(super) fn check(module: &Module, providers: &Providers, findings: &mut Vec<Diagnostic>) {
    for (file, entry) in required(module).filter(|(_, entry)| !is_aws(entry) && !is_built_in(entry)) {
        let source = entry.inner_of("source").next().and_then(Entry::text).unwrap_or(&entry.name);
        let message = match is_plain(entry) {
            true => format!("the provider `{source}` is not the AWS provider"),
            false => format!(
                "the provider `{}` is not known statically: a key is duplicate or not a plain string",
                entry.name
            ),
        };
        findings.push(report(message, file, entry));
    }
    for (file, entry) in module.all_of("provider").filter(|(_, entry)| !providers.is_aws(entry.label(0))) {
        findings.push(report(format!("the provider `{}` is not the AWS provider", entry.label(0)), file, entry));
    }
    for (file, entry) in module.all_of("resource").filter(|(_, entry)| entry.inner_of("provider").next().is_none()) {
        let name = entry.label(0).split('_').next().unwrap_or_default();
        if name != "terraform" && !providers.is_aws(name) {
            let what =
                format!("`{}` is a resource of the provider `{name}`, which is not the AWS provider", entry.label(0));
            findings.push(report(what, file, entry));
        }
    }
    for (file, named) in named(module).filter(|(_, named)| !names_aws(named, providers)) {
        findings.push(report("this refers to a provider other than the AWS provider".to_owned(), file, named));
    }
}

/// Every `provider = …` of a block: of resources, data sources (those of checks included) and imports.
fn named(module: &Module) -> impl Iterator<Item = (&File, &Entry)> {
    let blocks = module.entries().filter(|(_, entry)| ["resource", "data", "import", "check"].contains(&&*entry.name));
    blocks.flat_map(|(file, entry)| {
        let in_check = entry.inner().filter(|inner| entry.name == "check" && inner.name == "data");
        let named = [entry].into_iter().chain(in_check).flat_map(|block| block.inner_of("provider"));
        named.map(move |named| (file, named)).collect::<Vec<_>>()
    })
}

/// Tells whether a reference such as `aws.europe` is to the AWS provider.
fn names_aws(named: &Entry, providers: &Providers) -> bool {
    match &named.content {
        Content::Name(name) => providers.is_aws(name),
        Content::Text(text) => providers.is_aws(text.split('.').next().unwrap_or_default()),
        Content::Body(_) | Content::List(_) | Content::Other => false,
    }
}

fn report(message: String, file: &File, entry: &Entry) -> Diagnostic {
    Diagnostic::new(&CODE, message).primary(file.place(entry.header), "").help(
        "rehearse a directory that needs only the provider `hashicorp/aws`; the effects of other providers can't be contained",
    )
}

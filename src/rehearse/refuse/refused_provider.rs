#![doc = include_str!("refused-provider.md")]

use super::Providers;
use super::providers::{is_aws, is_built_in, required};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::rehearse::folder::{Entry, File, Module};

pub(super) static CODE: Code = page!(Error "H005" "refused-provider");

/// Reports everything that would start another provider than HashiCorp's for AWS: what is required, what is
/// configured, and the resources of others.
pub(super) fn check(module: &Module, providers: &Providers, findings: &mut Vec<Diagnostic>) {
    for (file, entry) in required(module).filter(|(_, entry)| !is_aws(entry) && !is_built_in(entry)) {
        let source = entry.inner_of("source").next().and_then(Entry::text).unwrap_or(&entry.name);
        findings.push(report(format!("the provider `{source}` is not the one of AWS"), file, entry));
    }
    for (file, entry) in module.all_of("provider").filter(|(_, entry)| !providers.is_aws(entry.label(0))) {
        findings.push(report(format!("the provider `{}` is not the one of AWS", entry.label(0)), file, entry));
    }
    for (file, entry) in module.all_of("resource") {
        let named = entry.inner_of("provider").next().map(|named| local_name(file, named));
        let name = named.unwrap_or_else(|| entry.label(0).split('_').next().unwrap_or_default().to_owned());
        if name != "terraform" && !providers.is_aws(&name) {
            let what =
                format!("`{}` is a resource of the provider `{name}`, which is not the one of AWS", entry.label(0));
            findings.push(report(what, file, entry));
        }
    }
}

/// The local name in `provider = aws.europe`.
fn local_name(file: &File, entry: &Entry) -> String {
    let written = file.source.slice(entry.span);
    let value = entry.text().unwrap_or_else(|| written.split_once('=').map_or(written, |(_, value)| value));
    value.trim().trim_matches('"').split(['.', '[']).next().unwrap_or_default().trim().to_owned()
}

fn report(message: String, file: &File, entry: &Entry) -> Diagnostic {
    Diagnostic::new(&CODE, message).primary(file.place(entry.header), "").help(
        "rehearse a folder that needs the provider `hashicorp/aws` alone; what another one does can't be held back",
    )
}

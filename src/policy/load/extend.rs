//! A policy with the files that it extends, as one document.

use super::bases::{Bases, path_of};
use super::document::{AFTER_PUSH_HELP, MODE_HELP, RELEASE_HELP};
use super::merge::merge;
use super::written::Written;
use super::{cyclic_extends, invalid_base, missing_key};
use crate::diagnostic::{Findings, any_error};
use crate::paths::absolute;
use crate::policy::Policy;
use crate::policy::layer::{Layer, MOST_LAYERS};
use crate::policy::policy_file::Base;
use crate::source::Span;

/// Merges a policy with the file that it extends, with the one that this extends, and so on.
///
/// # Errors
/// A file that is extended can't be read, is not TOML, or extends itself.
pub(super) fn extend(own: Written, bases: &Bases<'_>) -> Result<Policy, Findings> {
    let Written { file, document, findings } = own;
    let mut policy = Policy { file, document, findings };
    let mut near = policy.file.clone();
    let mut extends = policy.document.extends.clone();
    let mut chain = vec![absolute(&near.directory.join(&near.file_name))];
    while let Some(named) = extends {
        let layer = Layer(policy.file.bases.len() + 1);
        let place = near.place(Layer::of(named.span).1);
        let path = absolute(&path_of(&near, &named));
        if let Some(first) = chain.iter().position(|known| *known == path) {
            return Err(cyclic_extends::report(place, &policy.file, chain.len() - first).into());
        }
        if chain.len() >= MOST_LAYERS {
            return Err(invalid_base::too_deep(place, &named.value, MOST_LAYERS).into());
        }
        chain.push(path);
        let base = bases.base(&near, &named, layer)?;
        merge(&mut policy.document, &base.document);
        policy.findings.extend(base.findings.iter().cloned());
        policy.file.bases.push(Base { source: base.file.source.clone(), directory: base.file.directory.clone() });
        extends = base.document.extends.clone();
        near = base.file.clone();
    }
    if !policy.file.bases.is_empty() {
        check_whole(&mut policy);
    }
    Ok(policy)
}

/// Reports what no file of a policy says. Where something in it could not be read, that may be what is missing.
fn check_whole(policy: &mut Policy) {
    if any_error(&policy.findings) {
        return;
    }
    let missing = match &policy.document.release {
        None => missing_key::report(policy.file.place(Span::default()), "", "release", RELEASE_HELP),
        Some(release) if release.mode.is_none() => {
            missing_key::report(policy.file.place(release.span), "[release]", "mode", MODE_HELP)
        }
        Some(_) => match policy.document.rescan.as_ref().filter(|rescan| rescan.after_push.is_none()) {
            Some(rescan) => {
                missing_key::report(policy.file.place(rescan.span), "[rescan]", "after_push", AFTER_PUSH_HELP)
            }
            None => return,
        },
    };
    policy.findings.push(policy.also_extends(missing));
}

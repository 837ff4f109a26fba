//! A nearer file over a base: what each table of the two means together.
//!
//! Keys of tables merge one by one, and the nearer file wins. `[[scan]]`, `[[require]]` and `[[accept]]` of the base stand before
//! those of the nearer file.

use crate::policy::{Accept, Alerts, Basic, Document, Gate, Module, Registry, Release, Require, Scan, UnreadNames};

/// Merges what a base says into the document of the files that are nearer.
pub(super) fn merge(near: &mut Document, base: &Document) {
    module(&mut near.module, &base.module);
    registry(&mut near.registry, &base.registry);
    table(&mut near.release, base.release.as_ref(), release);
    scans(&mut near.scan, &base.scan);
    near.has_unread_scan |= base.has_unread_scan;
    table(&mut near.basic, base.basic.as_ref(), basic);
    requires(&mut near.require, &base.require);
    table(&mut near.alerts, base.alerts.as_ref(), alerts);
    gate(&mut near.gate, &base.gate);
    accepts(&mut near.accept, &base.accept);
}

/// Merges a table that a file can be without.
fn table<T: Clone>(near: &mut Option<T>, base: Option<&T>, merge: impl FnOnce(&mut T, &T)) {
    match (near, base) {
        (Some(near), Some(base)) => merge(near, base),
        (near @ None, Some(base)) => *near = Some(base.clone()),
        (_, None) => {}
    }
}

fn key<T: Clone>(near: &mut Option<T>, base: &Option<T>) {
    if near.is_none() {
        near.clone_from(base);
    }
}

fn module(near: &mut Module, base: &Module) {
    key(&mut near.name, &base.name);
    key(&mut near.target, &base.target);
    key(&mut near.output, &base.output);
    key(&mut near.terraform_version, &base.terraform_version);
    key(&mut near.aws_provider_version, &base.aws_provider_version);
    key(&mut near.exact_names, &base.exact_names);
    key(&mut near.merge_filters, &base.merge_filters);
    key(&mut near.templates, &base.templates);
}

fn registry(near: &mut Registry, base: &Registry) {
    near.has_unread_prefix |= near.prefix.is_none() && base.has_unread_prefix;
    key(&mut near.prefix, &base.prefix);
    key(&mut near.inventory, &base.inventory);
}

fn release(near: &mut Release, base: &Release) {
    key(&mut near.mode, &base.mode);
    if !near.is_rest_stated {
        near.rest.clone_from(&base.rest);
        near.is_rest_stated = base.is_rest_stated;
    }
    key(&mut near.default, &base.default);
}

/// Those of the base that no nearer one of the same name replaces, and the nearer ones.
fn scans(near: &mut Vec<Scan>, base: &[Scan]) {
    let name = |scan: &Scan| scan.name.as_ref().map(|name| name.value.clone());
    let is_replaced = |scan: &&Scan| near.iter().any(|nearer| name(nearer).is_some() && name(nearer) == name(scan));
    let kept: Vec<Scan> = base.iter().filter(|scan| !is_replaced(scan)).cloned().collect();
    near.splice(0..0, kept);
}

fn basic(near: &mut Basic, base: &Basic) {
    let UnreadNames { repositories, prefix } = near.unread;
    near.unread = UnreadNames {
        repositories: repositories || (near.repositories.is_none() && base.unread.repositories),
        prefix: prefix || (near.prefix.is_none() && base.unread.prefix),
    };
    key(&mut near.repositories, &base.repositories);
    key(&mut near.frequency, &base.frequency);
    key(&mut near.prefix, &base.prefix);
}

/// Nothing takes one away.
fn requires(near: &mut Vec<Require>, base: &[Require]) {
    near.splice(0..0, base.iter().cloned());
}

fn alerts(near: &mut Alerts, base: &Alerts) {
    key(&mut near.images, &base.images);
    key(&mut near.findings, &base.findings);
    key(&mut near.drift, &base.drift);
    key(&mut near.scans, &base.scans);
    key(&mut near.topic, &base.topic);
    key(&mut near.emails, &base.emails);
    near.has_unread_rule |= base.has_unread_rule;
}

fn gate(near: &mut Gate, base: &Gate) {
    key(&mut near.fail_on, &base.fail_on);
    key(&mut near.fixable, &base.fixable);
    key(&mut near.untriaged, &base.untriaged);
}

fn accepts(near: &mut Vec<Accept>, base: &[Accept]) {
    near.splice(0..0, base.iter().cloned());
}

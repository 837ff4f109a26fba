//! A nearer file over a base: what each table of the two means together.
//!
//! Keys of tables merge one by one, and the nearer file wins. `[[scan]]`, `[[require]]` and `[[accept]]` of the base stand before
//! those of the nearer file.

use crate::policy::{Accept, Alerts, Basic, Document, Gate, Module, Registry, Release, Require, Rescan, Scan};

/// Merges what a base says into the document of the files that are nearer. Bases are taken apart whole, here and below: a key
/// that is new in the language has to be merged before it compiles.
pub(super) fn merge(near: &mut Document, base: &Document) {
    let Document {
        version: _,
        extends: _,
        module: base_module,
        registry: base_registry,
        release: base_release,
        scan,
        has_unread_scan,
        basic: base_basic,
        require,
        rescan: base_rescan,
        alerts: base_alerts,
        gate: base_gate,
        accept,
    } = base;
    module(&mut near.module, base_module);
    registry(&mut near.registry, base_registry);
    table(&mut near.release, base_release.as_ref(), release);
    scans(&mut near.scan, scan);
    near.has_unread_scan |= *has_unread_scan;
    table(&mut near.basic, base_basic.as_ref(), basic);
    requires(&mut near.require, require);
    table(&mut near.rescan, base_rescan.as_ref(), rescan);
    table(&mut near.alerts, base_alerts.as_ref(), alerts);
    gate(&mut near.gate, base_gate);
    accepts(&mut near.accept, accept);
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
    let Module { name, target, output, terraform_version, aws_provider_version, exact_names, merge_filters, templates } =
        base;
    key(&mut near.name, name);
    key(&mut near.target, target);
    key(&mut near.output, output);
    key(&mut near.terraform_version, terraform_version);
    key(&mut near.aws_provider_version, aws_provider_version);
    key(&mut near.exact_names, exact_names);
    key(&mut near.merge_filters, merge_filters);
    key(&mut near.templates, templates);
}

fn registry(near: &mut Registry, base: &Registry) {
    let Registry { has_unread_prefix, prefix, farther_prefixes, inventory } = base;
    near.has_unread_prefix |= near.prefix.is_none() && *has_unread_prefix;
    key(&mut near.prefix, prefix);
    near.farther_prefixes.extend(prefix.iter().chain(farther_prefixes).cloned());
    key(&mut near.inventory, inventory);
}

fn release(near: &mut Release, base: &Release) {
    let Release { mode, rest, is_rest_stated, default, span: _ } = base;
    key(&mut near.mode, mode);
    if !near.is_rest_stated {
        near.rest.clone_from(rest);
        near.is_rest_stated = *is_rest_stated;
    }
    key(&mut near.default, default);
}

/// Those of the base that no nearer one of the same name replaces, and the nearer ones.
fn scans(near: &mut Vec<Scan>, base: &[Scan]) {
    let name = |scan: &Scan| scan.name.as_ref().map(|name| name.value.clone());
    let is_replaced = |scan: &&Scan| near.iter().any(|nearer| name(nearer).is_some() && name(nearer) == name(scan));
    let kept: Vec<Scan> = base.iter().filter(|scan| !is_replaced(scan)).cloned().collect();
    near.splice(0..0, kept);
}

fn basic(near: &mut Basic, base: &Basic) {
    let Basic { span: _, repositories, frequency, prefix, unread } = base;
    near.unread.repositories |= near.repositories.is_none() && unread.repositories;
    near.unread.prefix |= near.prefix.is_none() && unread.prefix;
    key(&mut near.repositories, repositories);
    key(&mut near.frequency, frequency);
    key(&mut near.prefix, prefix);
}

/// Nothing takes one away.
fn requires(near: &mut Vec<Require>, base: &[Require]) {
    near.splice(0..0, base.iter().cloned());
}

fn rescan(near: &mut Rescan, base: &Rescan) {
    let Rescan { span: _, after_push, after_use, by } = base;
    key(&mut near.after_push, after_push);
    key(&mut near.after_use, after_use);
    key(&mut near.by, by);
}

fn alerts(near: &mut Alerts, base: &Alerts) {
    let Alerts { images, findings, drift, scans, topic, emails, has_unread_rule, span: _ } = base;
    key(&mut near.images, images);
    key(&mut near.findings, findings);
    key(&mut near.drift, drift);
    key(&mut near.scans, scans);
    key(&mut near.topic, topic);
    key(&mut near.emails, emails);
    near.has_unread_rule |= *has_unread_rule;
}

fn gate(near: &mut Gate, base: &Gate) {
    let Gate { fail_on, fixable, untriaged } = base;
    key(&mut near.fail_on, fail_on);
    key(&mut near.fixable, fixable);
    key(&mut near.untriaged, untriaged);
}

fn accepts(near: &mut Vec<Accept>, base: &[Accept]) {
    near.splice(0..0, base.iter().cloned());
}

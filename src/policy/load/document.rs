//! The tables of the policy language: which keys each has, and what each must have.

use super::table::{Table, Unread};
use super::unsupported_version;
use crate::policy::{
    Accept, Alerts, Basic, Document, Gate, Module, Registry, Release, Require, Rescan, Scan, UnreadNames,
};

/// Repair of a policy without `[release]`.
pub(super) const RELEASE_HELP: &str =
    "set when enhanced scanning is on: `[release]` with `mode = \"always\"`, `\"on-release\"` or `\"never\"`";

/// Repair of a `[release]` without `mode`.
pub(super) const MODE_HELP: &str = "set when enhanced scanning is on: `\"always\"`, `\"on-release\"` or `\"never\"`";

/// Repair of a `[rescan]` without `after_push`, which Inspector's API must have.
pub(super) const AFTER_PUSH_HELP: &str =
    "set how long after its push an image is scanned again: `after_push = \"30 days\"`";

/// Reads the document of one file.
pub(super) fn read(root: &mut Table<'_, '_>) -> Document {
    root.require_of_whole("version", "start the policy with `version = 1`; `scanwright init` writes a whole one");
    if root.has("extends") {
        root.is_part();
    }
    root.require_of_whole("release", RELEASE_HELP);
    let mut document = Document {
        version: root.integer("version"),
        extends: root.text("extends"),
        module: root.table("module", module).unwrap_or_default(),
        registry: root.table("registry", registry).unwrap_or_default(),
        release: root.table("release", release),
        scan: root.tables("scan", scan),
        has_unread_scan: false,
        basic: root.table("basic", basic),
        require: root.tables("require", require),
        rescan: root.table("rescan", rescan),
        alerts: root.table("alerts", alerts),
        gate: root.table("gate", gate).unwrap_or_default(),
        accept: root.tables("accept", accept),
    };
    unsupported_version::check(root, document.version.as_ref());
    let unread = root.unread();
    document.has_unread_scan = unread.has("scan") || unread.has_unknown();
    document.registry.has_unread_prefix |= unread.has("registry");
    document
}

fn module(table: &mut Table<'_, '_>) -> Module {
    Module {
        name: table.text("name"),
        output: table.text("output"),
        terraform_version: table.text("terraform_version"),
        aws_provider_version: table.text("aws_provider_version"),
        exact_names: table.word("exact_names"),
        merge_filters: table.boolean("merge_filters"),
        templates: table.text("templates"),
        target: table.word("target"),
    }
}

fn registry(table: &mut Table<'_, '_>) -> Registry {
    Registry {
        prefix: table.text("prefix"),
        inventory: table.text("inventory"),
        has_unread_prefix: table.unread().has("prefix"),
        farther_prefixes: Vec::new(),
    }
}

fn release(table: &mut Table<'_, '_>) -> Release {
    table.require_of_whole("mode", MODE_HELP);
    let span = table.span();
    Release {
        span,
        mode: table.word("mode"),
        is_rest_stated: table.has("rest"),
        rest: table.word("rest"),
        default: table.boolean("default"),
    }
}

fn scan(table: &mut Table<'_, '_>) -> Scan {
    table.require("name", "give this `[[scan]]` a name; messages and `scanwright explain` use it");
    table.require("repositories", "list exact names or globs, for example `repositories = [\"api\", \"worker-*\"]`");
    table.require("frequency", "set how often: `\"continuous\"` or `\"on-push\"`");
    Scan {
        span: table.span(),
        name: table.text("name"),
        repositories: table.texts("repositories"),
        frequency: table.word("frequency"),
        prefix: table.text("prefix"),
        unread: unread_names(&table.unread()),
    }
}

fn basic(table: &mut Table<'_, '_>) -> Basic {
    Basic {
        span: table.span(),
        repositories: table.texts("repositories"),
        frequency: table.word("frequency"),
        prefix: table.text("prefix"),
        unread: unread_names(&table.unread()),
    }
}

fn require(table: &mut Table<'_, '_>) -> Require {
    table.require("name", "describe what must hold: `name = \"production is never left unscanned\"`");
    table.require("repositories", "list exact names or globs, for example `repositories = [\"prod-*\"]`");
    table.require("at_least", "set the minimum frequency: `\"on-push\"` or `\"continuous\"`");
    table.require("while", "set the release state: `\"enhanced\"`, `\"basic\"` or `\"always\"`");
    Require {
        span: table.span(),
        name: table.text("name"),
        repositories: table.texts("repositories"),
        at_least: table.word("at_least"),
        while_: table.word("while"),
        prefix: table.text("prefix"),
        unread: unread_names(&table.unread()),
    }
}

fn alerts(table: &mut Table<'_, '_>) -> Alerts {
    let alerts = Alerts {
        span: table.span(),
        images: table.word("images"),
        findings: table.word("findings"),
        drift: table.boolean("drift"),
        scans: table.texts("scans"),
        topic: table.word("topic"),
        emails: table.texts("emails"),
        has_unread_rule: false,
    };
    let unread = table.unread();
    let is_unread = ["images", "findings", "drift"].iter().any(|key| unread.has(key));
    Alerts { has_unread_rule: is_unread || unread.has_unknown(), ..alerts }
}

fn rescan(table: &mut Table<'_, '_>) -> Rescan {
    table.require_of_whole("after_push", AFTER_PUSH_HELP);
    Rescan {
        span: table.span(),
        after_push: table.word("after_push"),
        after_use: table.word("after_use"),
        by: table.word("by"),
    }
}

fn gate(table: &mut Table<'_, '_>) -> Gate {
    Gate { fail_on: table.word("fail_on"), fixable: table.boolean("fixable"), untriaged: table.word("untriaged") }
}

fn accept(table: &mut Table<'_, '_>) -> Accept {
    table.require("id", "name the vulnerability: `id = \"CVE-2026-1234\"`");
    table.require("until", "set the last day on which it counts: `until = 2026-12-31`");
    table.require("reason", "say why an image may be released with it: `reason = \"the function is not linked\"`");
    Accept {
        span: table.span(),
        id: table.text("id"),
        until: table.date("until"),
        reason: table.text("reason"),
        repositories: table.texts("repositories"),
        packages: table.texts("packages"),
    }
}

fn unread_names(unread: &Unread) -> UnreadNames {
    UnreadNames { repositories: unread.has("repositories"), prefix: unread.has("prefix") }
}

//! The tables of the policy language: which keys each has, and what each must have.

use super::table::Table;
use super::unsupported_version;
use crate::policy::{Basic, Document, Module, Registry, Release, Require, Scan};

/// Reads the whole document.
pub(super) fn read(mut root: Table<'_, '_>) -> Document {
    root.require("version", "start the policy with `version = 1`; `scanwright init` writes a whole one");
    root.require(
        "release",
        "set when enhanced scanning is on: `[release]` with `mode = \"always\"`, `\"on-release\"` or `\"never\"`",
    );
    let document = Document {
        version: root.integer("version"),
        module: root.table("module").map(module).unwrap_or_default(),
        registry: root.table("registry").map(registry).unwrap_or_default(),
        release: root.table("release").map(release),
        scan: root.tables("scan").into_iter().map(scan).collect(),
        is_scan_of_wrong_type: root.has("scan") && !root.is_array("scan"),
        basic: root.table("basic").map(basic),
        require: root.tables("require").into_iter().map(require).collect(),
    };
    unsupported_version::check(&root, document.version.as_ref());
    root.finish();
    document
}

fn module(mut table: Table<'_, '_>) -> Module {
    let module = Module {
        name: table.text("name"),
        output: table.text("output"),
        terraform_version: table.text("terraform_version"),
        aws_provider_version: table.text("aws_provider_version"),
        exact_names: table.word("exact_names"),
        merge_filters: table.boolean("merge_filters"),
    };
    table.finish();
    module
}

fn registry(mut table: Table<'_, '_>) -> Registry {
    let registry = Registry { prefix: table.text("prefix") };
    table.finish();
    registry
}

fn release(mut table: Table<'_, '_>) -> Release {
    table.require("mode", "set when enhanced scanning is on: `\"always\"`, `\"on-release\"` or `\"never\"`");
    let span = table.span();
    let release = Release {
        span,
        mode: table.word("mode"),
        is_rest_stated: table.has("rest"),
        rest: table.word("rest"),
        default: table.boolean("default"),
    };
    table.finish();
    release
}

fn scan(mut table: Table<'_, '_>) -> Scan {
    table.require("name", "give this `[[scan]]` a name; messages and `scanwright explain` use it");
    table.require("repositories", "list exact names or globs, for example `repositories = [\"api\", \"worker-*\"]`");
    table.require("frequency", "set how often: `\"continuous\"` or `\"on-push\"`");
    let scan = Scan {
        span: table.span(),
        name: table.text("name"),
        repositories: table.texts("repositories"),
        frequency: table.word("frequency"),
        prefix: table.text("prefix"),
    };
    table.finish();
    scan
}

fn basic(mut table: Table<'_, '_>) -> Basic {
    let basic = Basic {
        span: table.span(),
        repositories: table.texts("repositories"),
        frequency: table.word("frequency"),
        prefix: table.text("prefix"),
    };
    table.finish();
    basic
}

fn require(mut table: Table<'_, '_>) -> Require {
    table.require("name", "describe what must hold: `name = \"production is never left unscanned\"`");
    table.require("repositories", "list exact names or globs, for example `repositories = [\"prod-*\"]`");
    table.require("at_least", "set the minimum frequency: `\"on-push\"` or `\"continuous\"`");
    table.require("while", "set the release state: `\"enhanced\"`, `\"basic\"` or `\"always\"`");
    let require = Require {
        span: table.span(),
        name: table.text("name"),
        repositories: table.texts("repositories"),
        at_least: table.word("at_least"),
        while_: table.word("while"),
        prefix: table.text("prefix"),
    };
    table.finish();
    require
}

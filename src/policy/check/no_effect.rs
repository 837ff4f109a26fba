#![doc = include_str!("no-effect.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::{Alerts, Mode, Module, Require, Scan, TargetTool, While};
use crate::source::{At, Span};

pub(super) static CODE: Code = page!(Warning "P014" "no-effect");

/// Reports what the release mode or the target makes meaningless, and a `[rescan]` of no image.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(rescan_of_nothing(context));
    if let Some(mode) = context.mode() {
        findings.extend(by_mode(context, mode));
    }
    if let Some(target) = &context.policy.document.module.target {
        findings.extend(by_target(context, target));
    }
}

fn by_mode(context: &CheckContext<'_>, mode: &At<Mode>) -> Vec<Diagnostic> {
    let reason = match mode.value {
        Mode::Never => "enhanced scanning is never on",
        Mode::Always => "enhanced scanning is always on",
        Mode::OnRelease => return Vec::new(),
    };
    let report = |(what, span)| {
        Diagnostic::new(&CODE, format!("`{what}` has no effect"))
            .primary(context.place(span), "")
            .also(context.place(mode.span), reason)
            .help(format!("remove `{what}`, or set `mode = \"on-release\"`"))
    };
    meaningless(context, mode.value).into_iter().map(report).collect()
}

/// The keys that only the Terraform module has a place for, or, with the AWS CLI, only what has a variable.
fn by_target(context: &CheckContext<'_>, target: &At<TargetTool>) -> Vec<Diagnostic> {
    let default = context.policy.document.release.as_ref().and_then(|release| release.default.as_ref());
    let default = default.filter(|_| context.mode().is_some_and(|mode| mode.value == Mode::OnRelease));
    let default = default.map(|default| ("default", default.span));
    let (reason, default) = match target.value {
        TargetTool::Terraform => return Vec::new(),
        TargetTool::CloudFormation => ("a CloudFormation template is generated", None),
        TargetTool::AwsCli => ("one file for each state is generated, and no variable", default),
    };
    let report = |(what, span)| {
        Diagnostic::new(&CODE, format!("`{what}` has no effect"))
            .primary(context.place(span), "")
            .also(context.place(target.span), reason)
            .help(format!("remove `{what}`, or set `target = \"terraform\"`"))
    };
    of_terraform(&context.policy.document.module).chain(default).map(report).collect()
}

fn of_terraform(module: &Module) -> impl Iterator<Item = (&'static str, Span)> {
    let keys = [
        ("terraform_version", &module.terraform_version),
        ("aws_provider_version", &module.aws_provider_version),
        ("templates", &module.templates),
    ];
    keys.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?.span)))
}

fn meaningless(context: &CheckContext<'_>, mode: Mode) -> Vec<(&'static str, Span)> {
    let document = &context.policy.document;
    let release = document.release.as_ref();
    let default = release.and_then(|release| release.default.as_ref()).map(|default| ("default", default.span));
    let rest = context.rest().map(|rest| ("rest", rest.span));
    let scans = document.scan.iter().filter(|scan| !is_alerted(scan, document.alerts.as_ref()));
    let scans = scans.map(|scan| ("[[scan]]", scan.span));
    let alerts = document.alerts.iter().flat_map(of_enhanced);
    let basic = document.basic.as_ref().map(|basic| ("[basic]", basic.span));
    let requires = |state| {
        let of_state = document.require.iter().filter(move |require| speaks_of(require, state));
        of_state.map(|require| ("[[require]]", require.span))
    };
    let rescan = document.rescan.as_ref().map(|rescan| ("[rescan]", rescan.span));
    match mode {
        Mode::OnRelease => Vec::new(),
        Mode::Never => {
            let of_scans = default.into_iter().chain(rest).chain(scans).chain(requires(While::Enhanced));
            of_scans.chain(rescan).chain(alerts).collect()
        }
        Mode::Always => default.into_iter().chain(basic).chain(requires(While::Basic)).collect(),
    }
}

/// A `[rescan]` where no `[[scan]]` is continuous: only their images are scanned again.
fn rescan_of_nothing(context: &CheckContext<'_>) -> Option<Diagnostic> {
    let document = &context.policy.document;
    let rescan = document.rescan.as_ref()?;
    if !context.is_enhanced_possible() || document.rescans_images() {
        return None;
    }
    let what = "`[rescan]` has no effect, because no `[[scan]]` is continuous";
    Some(
        Diagnostic::new(&CODE, what)
            .primary(context.place(rescan.span), "")
            .help("remove `[rescan]`, or set `frequency = \"continuous\"` in a `[[scan]]`"),
    )
}

/// The alerts whose events exist only while enhanced scanning is on.
fn of_enhanced(alerts: &Alerts) -> impl Iterator<Item = (&'static str, Span)> {
    let findings = alerts.findings.as_ref().map(|findings| ("findings", findings.span));
    let drift = alerts.drift.as_ref().map(|drift| ("drift", drift.span));
    findings.into_iter().chain(drift)
}

/// Tells whether `images` is about the repositories of a `[[scan]]`, which basic scans have too.
fn is_alerted(scan: &Scan, alerts: Option<&Alerts>) -> bool {
    let named = alerts.filter(|alerts| alerts.images.is_some()).and_then(|alerts| alerts.scans.as_ref());
    let name = scan.name.as_ref().map(|name| &name.value);
    named.is_some_and(|named| named.value.iter().any(|named| Some(&named.value) == name))
}

fn speaks_of(require: &Require, state: While) -> bool {
    require.while_.as_ref().is_some_and(|while_| while_.value == state)
}

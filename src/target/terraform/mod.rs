//! The Terraform module.

pub(crate) mod format;
mod read_back;
pub(crate) mod render;
pub(crate) mod verify;

use std::path::Path;
use std::sync::Arc;

use super::bundle::Bundle;
use super::interface::{Along, OwnPath, Target};
use super::read_back::ReadBack;
use crate::diagnostic::{Code, Findings};
use crate::plan::Plan;
use crate::policy::check::CheckedPolicy;
use crate::registry::ReleaseVariable;
use crate::simulate::Verdict;
use render::Templates;

/// The target `terraform`.
pub(crate) struct Terraform;

impl Target for Terraform {
    fn is_meant(&self, _: &CheckedPolicy) -> bool {
        true
    }

    fn codes(&self) -> Vec<&'static Code> {
        [render::CODES, verify::CODES].concat()
    }

    fn own_paths(&self) -> &'static [OwnPath] {
        &[
            OwnPath { directory: "", ending: ".tf" },
            OwnPath { directory: "", ending: ".md" },
            OwnPath { directory: "tests/", ending: ".tftest.hcl" },
        ]
    }

    fn render(&self, plan: &Plan, templates: &Templates) -> Result<Bundle, Findings> {
        render::render(plan, templates)
    }

    fn prove(&self, bundle: &Bundle, plan: &Plan, output: &Path) -> Result<Verdict, Findings> {
        verify::prove(bundle, plan, output)
    }

    /// The module's tests are of no effect on AWS.
    fn tells(&self, path: &str) -> bool {
        path.ends_with(".tf")
    }

    fn read(&self, texts: Vec<Arc<str>>) -> Option<ReadBack> {
        read_back::module(texts)
    }

    fn switch(&self) -> Option<&'static str> {
        Some(ReleaseVariable::NAME)
    }

    /// Override files are merged into the blocks of the others (Terraform language documentation, "Override Files").
    fn reads_along(&self, path: &str) -> Option<Along> {
        let stem = path.strip_suffix(".tf").or_else(|| path.strip_suffix(".tf.json"))?;
        let is_beside = !path.contains('/');
        if stem == "override" || (stem.ends_with("_override") && is_beside) {
            return Some(Along::Over);
        }
        is_beside.then_some(Along::Beside)
    }
}

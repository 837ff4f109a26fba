//! Commands over existing Terraform: the values that its variables are given.

use std::path::PathBuf;

use crate::terraform::{Assignment, Variables};

/// The values of variables. Where both are given a `--var` wins, wherever it stands.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct TerraformArgs {
    /// Set a variable of the configuration, as `terraform plan -var` does; may be repeated, and takes precedence over files
    #[arg(long, value_name = "NAME=VALUE")]
    pub var: Vec<String>,
    /// Read values of variables from a file, as `terraform plan -var-file` does; may be repeated
    #[arg(long, value_name = "FILE")]
    pub var_file: Vec<PathBuf>,
}

impl TerraformArgs {
    /// The values.
    pub(crate) fn variables(&self) -> Variables {
        let files = self.var_file.iter().cloned().map(Assignment::File);
        let values = self.var.iter().cloned().map(Assignment::Value);
        Variables { given: files.chain(values).collect() }
    }
}

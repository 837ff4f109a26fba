//! Commands over existing Terraform: what it is given from outside.

use std::path::{Path, PathBuf};

use crate::policy::PolicyFile;
use crate::terraform::{Assignment, Engine, Variables, is_account};

/// The values of variables, the account and the workspace. Where both are given a `--var` wins, wherever it stands.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct TerraformArgs {
    /// Set a variable of the configuration, as `terraform plan -var` does; may be repeated, and takes precedence over files
    #[arg(long, value_name = "NAME=VALUE")]
    pub var: Vec<String>,
    /// Read values of variables from a file, as `terraform plan -var-file` does; may be repeated
    #[arg(long, value_name = "FILE")]
    pub var_file: Vec<PathBuf>,
    /// The id of the account of the Terraform credentials, to decide whether an enabler is for this account
    #[arg(long, value_name = "ID", value_parser = account)]
    pub account: Option<String>,
    /// The workspace; default: `TF_WORKSPACE`, or the one that `terraform workspace select` has stored
    #[arg(long, value_name = "NAME")]
    pub workspace: Option<String>,
    /// The program whose language it is: OpenTofu reads `.tofu` files, and those in the place of a `.tf` of the same name
    #[arg(long, value_enum, default_value_t, hide_possible_values = true, value_name = "auto|terraform|tofu")]
    pub engine: Engine,
}

/// Tells whether a path is a directory with Terraform and without a policy, so that its Terraform is meant.
pub(super) fn is_terraform(path: &Path, engine: Engine) -> bool {
    !path.join(PolicyFile::DEFAULT_NAME).is_file() && engine.reads_any_of(path)
}

/// Parses the id of an account.
pub(super) fn account(text: &str) -> Result<String, String> {
    match is_account(text) {
        true => Ok(text.to_owned()),
        false => Err("an account id has 12 digits".to_owned()),
    }
}

impl TerraformArgs {
    /// Returns the first flag that is given, and that says something of Terraform alone.
    pub(super) fn given(&self) -> Option<&'static str> {
        let flags = [
            ("--var", !self.var.is_empty()),
            ("--var-file", !self.var_file.is_empty()),
            ("--account", self.account.is_some()),
            ("--workspace", self.workspace.is_some()),
        ];
        flags.into_iter().find(|(_, is_given)| *is_given).map(|(flag, _)| flag)
    }

    /// The values.
    pub(crate) fn variables(&self) -> Variables {
        let files = self.var_file.iter().cloned().map(Assignment::File);
        let values = self.var.iter().cloned().map(Assignment::Value);
        Variables {
            given: files.chain(values).collect(),
            account: self.account.clone(),
            workspace: self.workspace.clone(),
            engine: self.engine,
        }
    }
}

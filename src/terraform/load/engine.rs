//! The programs that run Terraform's language, and the files that each reads as configuration.
//!
//! OpenTofu from 1.8 on reads `.tofu` and `.tofu.json` as well, and `x.tofu` in the place of `x.tf` (its documentation, "Files and
//! Directories"). A directory without such a file is the same to both.

use std::path::Path;

/// Endings of configuration: Terraform's, and what OpenTofu reads in the place of the same name with it.
const ENDINGS: [(&str, &str); 2] = [(".tf", ".tofu"), (".tf.json", ".tofu.json")];

/// The program that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Engine {
    /// OpenTofu where a directory has a file for it alone, else either
    #[default]
    Auto,
    /// Terraform, which does not read `.tofu` files
    Terraform,
    /// OpenTofu
    Tofu,
}

impl Engine {
    /// Tells whether it reads a file of that name as configuration: not those of editors.
    pub(crate) fn reads(self, name: &str) -> bool {
        let is_of_editor =
            name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
        let is_read = |(terraform, tofu): &(&str, &str)| {
            name.ends_with(terraform) || self != Self::Terraform && name.ends_with(tofu)
        };
        !is_of_editor && ENDINGS.iter().any(is_read)
    }

    /// Tells whether it reads a file of a directory as configuration.
    pub(crate) fn reads_any_of(self, directory: &Path) -> bool {
        let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok()).any(|name| self.reads(&name))
    }
}

/// Tells whether OpenTofu alone reads a file of that name.
pub(crate) fn is_of_opentofu(name: &str) -> bool {
    ENDINGS.iter().any(|(_, tofu)| name.ends_with(tofu))
}

/// The name of the file that OpenTofu reads in the place of another one, if it is there.
pub(crate) fn instead_of(name: &str) -> Option<String> {
    let stem = |(ending, tofu): &(&str, &str)| Some(format!("{}{tofu}", name.strip_suffix(ending)?));
    ENDINGS.iter().find_map(stem)
}

/// The name of a file of configuration without its ending.
pub(super) fn stem(name: &str) -> &str {
    let endings = ENDINGS.iter().flat_map(|(terraform, tofu)| [terraform, tofu]);
    endings.filter_map(|ending| name.strip_suffix(ending)).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_program_reads_its_own_files() {
        for (name, by_terraform, by_tofu) in [
            ("main.tf", true, true),
            ("main.tf.json", true, true),
            ("main.tofu", false, true),
            ("main.tofu.json", false, true),
            (".main.tofu", false, false),
            ("main.tofu~", false, false),
            ("main.tofutest.hcl", false, false),
            ("tofu", false, false),
        ] {
            assert_eq!(Engine::Terraform.reads(name), by_terraform, "{name}");
            assert_eq!(Engine::Tofu.reads(name), by_tofu, "{name}");
            assert_eq!(Engine::Auto.reads(name), by_tofu, "{name}");
        }
    }

    #[test]
    fn a_file_for_opentofu_stands_in_the_place_of_the_other_in_the_same_syntax() {
        assert_eq!(instead_of("main.tf").as_deref(), Some("main.tofu"));
        assert_eq!(instead_of("main.tf.json").as_deref(), Some("main.tofu.json"));
        assert_eq!(instead_of("main.tofu"), None);
        assert_eq!(stem("x_override.tofu.json"), "x_override");
    }
}

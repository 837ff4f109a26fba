//! Address of the simulated AWS, as a provider's block says it.

use std::net::SocketAddr;
use std::path::Path;

use crate::hcl;

/// The services that a rehearsal's resources and data sources call.
const SERVICES: &[&str] = &["ecr", "iam", "inspector2", "sts"];

/// Address of AWS in a provider's block, in one of two ways.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Address<'a> {
    /// By an endpoint for each service, which every version of the provider takes. With 5.100.0 its `PrepareProviderConfig`,
    /// which validates the block and is called once in each walk, then takes 1.4 s in place of 0.1 s.
    Endpoints(SocketAddr),
    /// By a shared configuration file whose `endpoint_url` is that of every service. Provider 5.100.0 was seen to read it;
    /// in which version it began to is said nowhere.
    File(&'a str),
}

impl<'a> Address<'a> {
    /// The address by a file; none where a provider's block can't name it: the path is not UTF-8, or the provider would expand a
    /// variable of the environment in it, and go on without the file that it then does not find (seen with 5.100.0).
    pub(crate) fn file(path: &'a Path) -> Option<Self> {
        path.to_str().filter(|path| !path.contains('$')).map(Self::File)
    }

    /// The argument or the block, indented by two spaces and with the end of its line.
    pub(super) fn native(self) -> String {
        match self {
            Self::Endpoints(aws) => {
                let endpoints = SERVICES.iter().map(|service| format!("    {service} = \"http://{aws}\"\n"));
                format!("  endpoints {{\n{}  }}\n", endpoints.collect::<String>())
            }
            Self::File(path) => {
                let mut quoted = String::new();
                let written = hcl::quoted(&mut quoted, path);
                debug_assert!(written.is_ok(), "memory takes every character");
                format!("  shared_config_files = [{quoted}]\n")
            }
        }
    }

    /// The same as a property of an object.
    pub(super) fn json(self) -> String {
        match self {
            Self::Endpoints(aws) => {
                let endpoints = SERVICES.iter().map(|service| format!("\"{service}\": \"http://{aws}\""));
                format!("\"endpoints\": [{{{}}}]", endpoints.collect::<Vec<_>>().join(", "))
            }
            Self::File(path) => {
                // A string of the JSON syntax is a template, too.
                let template = serde_json::Value::String(path.replace("%{", "%%{"));
                format!("\"shared_config_files\": [{template}]")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_no_template_and_ends_no_string() {
        let address = Address::file(Path::new("/tmp/%{b}\"c\\d")).unwrap();
        assert_eq!(address.native(), "  shared_config_files = [\"/tmp/%%{b}\\\"c\\\\d\"]\n");
        assert_eq!(address.json(), "\"shared_config_files\": [\"/tmp/%%{b}\\\"c\\\\d\"]");
    }

    #[test]
    fn a_path_that_the_provider_would_expand_is_not_named() {
        assert!(Address::file(Path::new("/tmp/${HOME}")).is_none() && Address::file(Path::new("/tmp/$HOME")).is_none());
    }
}

//! The schemas of what the program prints, and holding a document against one.

use std::path::PathBuf;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use super::project;

/// The schema of SARIF 2.1.0 as OASIS publishes it
/// (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json>).
pub const SARIF: &str = "tests/schemas/sarif-2.1.0.json";

/// Compiled schemas; each is compiled when it is first asked for.
pub struct Contracts {
    compiler: Compiler,
    schemas: Schemas,
}

impl Contracts {
    /// None compiled yet. Formats such as `uri` are asserted.
    pub fn new() -> Self {
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        Self { compiler, schemas: Schemas::new() }
    }

    /// What keeps a document from being what `schema/output/<name>.schema.json` says.
    pub fn fault(&mut self, name: &str, document: &Value) -> Option<String> {
        self.fault_of(&format!("schema/output/{name}.schema.json"), document)
    }

    /// The same for a schema at any path of the project.
    pub fn fault_of(&mut self, path: &str, document: &Value) -> Option<String> {
        let schema = self.compiled(project().join(path));
        self.schemas.validate(document, schema).err().map(|fault| format!("{path}: {fault:#}"))
    }

    fn compiled(&mut self, path: PathBuf) -> SchemaIndex {
        let path = path.to_str().expect("the project's path is UTF-8");
        self.compiler.compile(path, &mut self.schemas).unwrap_or_else(|error| panic!("{path}: {error:#}"))
    }
}

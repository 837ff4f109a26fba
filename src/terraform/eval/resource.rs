//! A resource as Terraform would have it, and the cases in which it exists.

use std::collections::{BTreeMap, BTreeSet};

use super::value::Value;
use crate::source::Place;

/// The type under which the calls of modules that are not read can be asked for.
pub const CALL: &str = "module";

/// One way that the unknowns of the text can turn out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Choices that had to be made; none if the text tells all that matters.
    pub choices: Vec<Choice>,
    /// True if some values of the unknowns certainly make all the choices; false if two choices depend on one unknown in
    /// ways that are not known to fit together.
    pub is_possible: bool,
    /// The resources that exist, of the types that were asked for, by address.
    pub resources: Vec<Resource>,
}

/// An unknown, and the value that it takes in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The condition or value, in the words of the configuration: `var.enhanced`, `module.a: var.types`.
    pub what: String,
    /// Value that it takes in the case, as Terraform writes it: `true`, `"ENHANCED"`.
    pub taken: String,
    /// Place of the unknown.
    pub place: Place,
    /// True if all that is chosen is whether a collection has any elements, or a count is above zero.
    pub is_of_existence: bool,
    /// The unknown that the condition is about; the condition itself if no more is known.
    pub subject: String,
    /// Statement of the condition about it.
    pub stated: Stated,
}

/// Statement of a condition about one unknown, with a value as Terraform writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// It is the value.
    Is(String),
    /// It is a collection with the value in it.
    Has(String),
    /// Nothing that is told apart.
    Nothing,
}

/// A managed resource, or one instance of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its address: `module.a["x"].aws_inspector2_enabler.this[0]`. The key `[*]` stands for one instance or more, where
    /// `count` or `for_each` is not known.
    pub address: String,
    /// Its type.
    pub kind: String,
    /// Place at which its block begins: the word `resource` and its labels.
    pub place: Place,
    /// The calls of the modules that it stands in, the outermost first; none in the root module. Of a call, itself too.
    pub calls: Vec<Place>,
    /// Account and region that it acts on.
    pub location: Location,
    /// Its arguments and blocks; `dynamic` blocks are written out.
    pub body: BlockValue,
    pub lifecycle: Lifecycle,
    /// The addresses of the resources, without instance keys, that it depends on: by `depends_on`, its own or that
    /// of a module it stands in, and by references, through locals and modules. Only of the types that were asked for.
    pub depends_on: BTreeSet<String>,
}

/// Account and region that a resource acts on, as far as the text tells: equal where they are the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Settings that tell the account: the provider's profile, roles and credentials, in words; empty if it sets none.
    pub account: String,
    /// The region where it is known; else what it depends on, or empty for whatever the environment says.
    pub region: String,
}

/// A block with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockValue {
    /// Its type.
    pub kind: String,
    /// Place of its type.
    pub place: Place,
    /// Its arguments; one that is `null` is there as [`Value::Null`].
    pub arguments: BTreeMap<String, Argument>,
    /// The blocks in it, in order. Where it is not known how many a `dynamic` block makes, one stands for all.
    pub blocks: Vec<BlockValue>,
}

/// An argument and where its value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    pub value: Value,
    /// Place of the value.
    pub place: Place,
    /// Value that it is the JSON of, where a part of it is unknown, of the arguments of which parts matter.
    pub encoded: Option<Value>,
}

impl BlockValue {
    /// An argument's value; [`Value::Null`] where it isn't written.
    pub fn value(&self, name: &str) -> &Value {
        self.arguments.get(name).map_or(&Value::Null, |argument| &argument.value)
    }

    /// Returns what an argument encodes as JSON where a part of that is unknown.
    pub(crate) fn encoded(&self, name: &str) -> Option<&Value> {
        self.arguments.get(name)?.encoded.as_ref()
    }

    /// Returns the place of an argument, or else of the block.
    pub fn place_of(&self, name: &str) -> &Place {
        self.arguments.get(name).map_or(&self.place, |argument| &argument.place)
    }

    /// The blocks of one type.
    pub fn blocks_of(&self, kind: &str) -> impl Iterator<Item = &Self> {
        self.blocks.iter().filter(move |block| block.kind == kind)
    }
}

/// The `lifecycle` of a resource.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lifecycle {
    /// True if destroying it is an error, and where that is said.
    pub prevent_destroy: Option<Place>,
    /// Changes that are not acted on.
    pub ignored: Ignored,
}

/// The changes that a resource ignores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ignored {
    /// All of them.
    All,
    /// Those of these arguments.
    Arguments(BTreeSet<String>),
}

impl Default for Ignored {
    fn default() -> Self {
        Self::Arguments(BTreeSet::new())
    }
}

impl Ignored {
    /// Tells whether changes of an argument are ignored.
    pub fn has(&self, argument: &str) -> bool {
        match self {
            Self::All => true,
            Self::Arguments(names) => names.contains(argument),
        }
    }
}

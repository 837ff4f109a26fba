//! The tree of a file, before anything is evaluated: the same for native syntax and JSON.
//!
//! Everything knows its place. Parentheses and comments are left out; the text that stands at a place has them.

use std::sync::Arc;

use crate::source::{Place, Source, Span};

#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    pub kind: Kind,
    /// Place in its source.
    pub span: Span,
}

/// The kinds of expressions.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number as it is written.
    Number(Box<str>),
    /// A text without interpolation.
    Text(Box<str>),
    /// `[a, b]`.
    List(Vec<Expression>),
    /// `{a = b}`; a key that is a plain name is a text.
    Object(Vec<(Expression, Expression)>),
    /// A text with interpolations or directives. What strip markers take off its literal text is not there.
    Template(Vec<Part>),
    /// A name that nothing follows.
    Name(Box<str>),
    /// `a.b[0].c`.
    Traversal(Box<Expression>, Vec<Step>),
    /// `a ? b : c`.
    Conditional(Box<[Expression; 3]>),
    /// `f(a, b...)`.
    Call(Call),
    /// `!a`.
    Not(Box<Expression>),
    /// `-a`.
    Negative(Box<Expression>),
    /// `a + b` and the like.
    Binary(Operator, Box<[Expression; 2]>),
    /// `[for …]`, `{for …}`.
    For(Box<For>),
    /// Something that is not read: a string in JSON that is no template.
    Unread,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Literal text.
    Text(Box<str>),
    /// `${…}`.
    Interpolation(Expression),
    /// `%{ if … }…%{ endif }`.
    If(Box<IfDirective>),
    /// `%{ for … }…%{ endfor }`.
    For(Box<ForDirective>),
}

/// `%{ if a }…%{ else }…%{ endif }` in a template: one of two texts.
#[derive(Debug, Clone, PartialEq)]
pub struct IfDirective {
    pub condition: Expression,
    /// Parts where the condition is true.
    pub yes: Vec<Part>,
    /// Parts where it is false; none without an `else`.
    pub no: Vec<Part>,
}

/// `%{ for a in b }…%{ endfor }` in a template: a text for each element, one behind the other.
#[derive(Debug, Clone, PartialEq)]
pub struct ForDirective {
    /// The name of the key or index.
    pub key_name: Option<Box<str>>,
    pub value_name: Box<str>,
    /// Collection that is iterated over.
    pub collection: Expression,
    /// Parts of each element's text.
    pub body: Vec<Part>,
}

/// Step of a traversal: whatever follows a name.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// `.name`.
    Attribute(Box<str>),
    /// `[index]` or `.0`.
    Index(Expression),
    /// `.*`, of which only the attributes behind it are taken of each element.
    AttributeSplat,
    /// `[*]`, of which everything behind it is taken of each element.
    Splat,
}

/// A call of a function.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The function; with its provider in front where it is one's.
    pub name: Box<str>,
    pub arguments: Vec<Expression>,
    /// True if the last argument is expanded (`...`).
    pub is_expanded: bool,
}

/// A `for` expression.
#[derive(Debug, Clone, PartialEq)]
pub struct For {
    /// The name of the key or index.
    pub key_name: Option<Box<str>>,
    pub value_name: Box<str>,
    /// Collection that is iterated over.
    pub collection: Expression,
    /// The key of what comes out; absent where that is a list.
    pub key: Option<Expression>,
    /// The value of what comes out.
    pub value: Expression,
    /// True if values of one key are grouped (`...`).
    pub is_grouped: bool,
    /// Condition of the elements that are taken.
    pub condition: Option<Expression>,
}

/// A binary operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Equal,
    NotEqual,
    LessOrEqual,
    GreaterOrEqual,
    Less,
    Greater,
    Plus,
    Minus,
    Times,
    Divided,
    Modulo,
    And,
    Or,
}

/// An argument of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    pub name: Box<str>,
    /// Place of the name.
    pub name_span: Span,
    pub value: Expression,
    /// The file. Override files make blocks of arguments of several files.
    pub source: Arc<Source>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its type.
    pub kind: Box<str>,
    pub labels: Vec<Box<str>>,
    /// Place of its type and labels.
    pub header: Span,
    /// Place of the whole block.
    pub span: Span,
    /// The file.
    pub source: Arc<Source>,
    /// Its arguments, in order.
    pub attributes: Vec<Attribute>,
    /// The blocks in it, in order.
    pub blocks: Vec<Block>,
}

impl Expression {
    /// The text, if it is one without interpolation.
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The names of what it is: `aws_x.y` of `aws_x.y`, of `aws_x.y[0]` and, as older configurations have it, of
    /// `"aws_x.y"`.
    pub fn path(&self) -> Vec<&str> {
        match &self.kind {
            Kind::Text(text) => text.split(['.', '[']).collect(),
            Kind::Name(name) => vec![name],
            Kind::Traversal(base, steps) => {
                let names = steps.iter().map_while(|step| match step {
                    Step::Attribute(name) => Some(&**name),
                    _ => None,
                });
                base.path().into_iter().chain(names).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Expression {
    /// The names of a reference that is nothing but names: `aws_x.y.z`.
    pub(crate) fn names(&self) -> Option<Vec<&str>> {
        let Kind::Traversal(base, steps) = &self.kind else { return None };
        let Kind::Name(root) = &base.kind else { return None };
        let names = steps.iter().map(|step| match step {
            Step::Attribute(name) => Some(&**name),
            _ => None,
        });
        std::iter::once(Some(&**root)).chain(names).collect()
    }

    /// Tells whether it is written as a heredoc in a source, and not in quotes.
    pub(crate) fn is_heredoc(&self, source: &Source) -> bool {
        source.slice(self.span).starts_with("<<")
    }
}

impl Part {
    /// Tells whether it is a directive.
    pub(crate) fn is_directive(&self) -> bool {
        matches!(self, Self::If(_) | Self::For(_))
    }

    /// Gives every expression in it, those of directives and of what stands within them too.
    pub(crate) fn expressions<'p>(&'p self, give: &mut dyn FnMut(&'p Expression)) {
        match self {
            Self::Text(_) => {}
            Self::Interpolation(inner) => give(inner),
            Self::If(directive) => {
                give(&directive.condition);
                directive.yes.iter().chain(&directive.no).for_each(|part| part.expressions(give));
            }
            Self::For(directive) => {
                give(&directive.collection);
                directive.body.iter().for_each(|part| part.expressions(give));
            }
        }
    }
}

impl Attribute {
    /// Returns the place of its value.
    pub fn place(&self) -> Place {
        Place::new(&self.source, self.value.span)
    }

    pub fn name_place(&self) -> Place {
        Place::new(&self.source, self.name_span)
    }
}

impl Block {
    /// Returns the place of its type and labels.
    pub fn place(&self) -> Place {
        Place::new(&self.source, self.header)
    }

    /// Returns the place of the whole block.
    pub fn whole(&self) -> Place {
        Place::new(&self.source, self.span)
    }

    /// Returns the place of its type. In JSON, that of its last label.
    pub(crate) fn kind_span(&self) -> Span {
        Span { start: self.header.start, end: self.header.end.min(self.header.start + self.kind.len()) }
    }

    /// A label; empty where there is none.
    pub fn label(&self, index: usize) -> &str {
        self.labels.get(index).map_or("", |label| label)
    }

    /// An argument.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| &*attribute.name == name)
    }

    /// The blocks in it of one type.
    pub fn blocks_of(&self, kind: &str) -> impl Iterator<Item = &Self> {
        self.blocks.iter().filter(move |block| &*block.kind == kind)
    }
}

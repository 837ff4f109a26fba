//! Bodies: the arguments and blocks of a file or a block.

use std::sync::Arc;

use super::cursor::{Cursor, Parsed};
use super::names::Names;
use super::refusal::{Reason, Refusal};
use crate::hcl::tokens::Kind;
use crate::hcl::tree::{Attribute, Block, Kind as Value};
use crate::source::{Source, Span};

/// Contents of a body.
type Body = (Vec<Attribute>, Vec<Block>);

impl<'a> Cursor<'_, 'a> {
    /// A body up to the token that ends it, which is taken.
    pub(super) fn body(&mut self, source: &Arc<Source>, end: Kind) -> Parsed<Body> {
        let (mut attributes, mut blocks, mut names) = (Vec::new(), Vec::new(), Names::default());
        loop {
            let start = self.start();
            match self.peek().kind {
                kind if kind == end => {
                    self.take();
                    return Ok((attributes, blocks));
                }
                Kind::Newline | Kind::LineComment => {
                    self.take();
                    continue;
                }
                _ => {}
            }
            let name = self.name()?;
            let name_span = self.span_from(start);
            if self.takes(Kind::Assign) {
                self.distinct(&mut names, name, start)?;
                attributes.push(self.attribute(source, name, name_span)?);
            } else {
                blocks.push(self.block(source, name, start)?);
            }
            self.line_end()?;
        }
    }

    fn distinct(&self, names: &mut Names<'a>, name: &'a str, at: usize) -> Parsed<()> {
        if names.insert(name) { Ok(()) } else { Err(Refusal { at, reason: Reason::Repeated }) }
    }

    /// The rest of an argument, behind the `=`.
    fn attribute(&mut self, source: &Arc<Source>, name: &str, name_span: Span) -> Parsed<Attribute> {
        let value = self.expression()?;
        Ok(Attribute { name: name.into(), name_span, value, source: Arc::clone(source) })
    }

    /// The rest of a block, behind its type, which starts at a byte.
    fn block(&mut self, source: &Arc<Source>, kind: &str, start: usize) -> Parsed<Block> {
        let labels = self.labels()?;
        let header = self.span_from(start);
        self.expect(Kind::OpenBrace, "`=`, `{` or a label")?;
        let (attributes, blocks) = self.nested(|cursor| cursor.block_body(source))?;
        let (kind, source) = (kind.into(), Arc::clone(source));
        Ok(Block { kind, labels, header, span: self.span_from(start), source, attributes, blocks })
    }

    fn labels(&mut self) -> Parsed<Vec<Box<str>>> {
        let mut labels = Vec::new();
        loop {
            match self.peek().kind {
                Kind::OpenQuote => match (self.second().map(|second| second.kind), self.quoted()?.kind) {
                    (Some(Kind::Literal | Kind::CloseQuote), Value::Text(label)) => labels.push(label),
                    _ => return self.refuse("a label without `${…}`"),
                },
                Kind::Ident | Kind::In => labels.push(self.name()?.into()),
                _ => return Ok(labels),
            }
        }
    }

    /// A body behind the opening brace: of lines, or one argument on the same line.
    fn block_body(&mut self, source: &Arc<Source>) -> Parsed<Body> {
        if !matches!(self.peek().kind, Kind::Ident | Kind::In) {
            return self.body(source, Kind::CloseBrace);
        }
        let start = self.start();
        let name = self.name()?;
        let name_span = self.span_from(start);
        self.expect(Kind::Assign, "`=`")?;
        let attribute = self.attribute(source, name, name_span)?;
        self.expect(Kind::CloseBrace, "`}`")?;
        Ok((vec![attribute], Vec::new()))
    }

    fn line_end(&mut self) -> Parsed<()> {
        match self.peek().kind {
            Kind::Newline | Kind::LineComment => {
                self.take();
                Ok(())
            }
            Kind::End => Ok(()),
            _ => self.refuse("the end of the line"),
        }
    }
}

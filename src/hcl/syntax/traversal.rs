//! The steps behind a term: attributes, indexes, splats.

use super::cursor::{Cursor, Parsed};
use crate::hcl::tokens::Kind as Token;
use crate::hcl::tree::{Expression, Kind, Step};

/// Steps that were taken behind a term.
#[derive(Default)]
struct Steps {
    steps: Vec<Step>,
    /// Position of the last `.*`, as long as what follows is taken of each element.
    splat: Option<usize>,
    /// True if `.0` follows that splat: of each element too, which only `[*]` says.
    is_of_each: bool,
}

impl Cursor<'_, '_> {
    /// A term, which starts at a byte, with the steps behind it.
    pub(super) fn steps(&mut self, mut base: Expression, start: usize) -> Parsed<Expression> {
        let mut behind = Steps::default();
        loop {
            let next = self.peek().kind;
            match next {
                Token::Dot => self.dot(&mut behind)?,
                Token::OpenBracket => {
                    if behind.is_of_each {
                        base = self.traversal(base, std::mem::take(&mut behind), start);
                    }
                    behind.splat = None;
                    behind.steps.push(self.index()?);
                }
                _ if behind.steps.is_empty() => return Ok(base),
                _ => return Ok(self.traversal(base, behind, start)),
            }
        }
    }

    fn traversal(&self, base: Expression, mut behind: Steps, start: usize) -> Expression {
        if let Some(splat) = behind.splat.filter(|_| behind.is_of_each).and_then(|at| behind.steps.get_mut(at)) {
            *splat = Step::Splat;
        }
        Expression { kind: Kind::Traversal(Box::new(base), behind.steps), span: self.span_from(start) }
    }

    /// `.name`, `.0` or `.*`.
    fn dot(&mut self, behind: &mut Steps) -> Parsed<()> {
        let start = self.start();
        self.take();
        let next = self.peek();
        let step = match next.kind {
            Token::Number if !next.text.contains('.') => {
                self.take();
                behind.is_of_each |= behind.splat.is_some();
                Step::Index(Expression { kind: Kind::Number(next.text.into()), span: self.span_from(start) })
            }
            Token::Operator if next.text == "*" && behind.splat.is_none() => {
                self.take();
                behind.splat = Some(behind.steps.len());
                Step::AttributeSplat
            }
            _ => Step::Attribute(self.name()?.into()),
        };
        behind.steps.push(step);
        Ok(())
    }

    /// `[*]` or an index.
    fn index(&mut self) -> Parsed<Step> {
        self.take();
        if self.takes_operator("*") {
            self.expect(Token::CloseBracket, "`]`")?;
            return Ok(Step::Splat);
        }
        self.within(false, (Token::CloseBracket, "`]`"), |cursor| Ok(Step::Index(cursor.inner()?)))
    }
}

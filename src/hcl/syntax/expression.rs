//! Expressions: operators over operands, by precedence.

use super::cursor::{Cursor, Parsed};
use super::depth::TooDeep;
use crate::hcl::tokens::Kind as Token;
use crate::hcl::tree::{Expression, Kind, Operator};
use crate::source::Span;

impl Cursor<'_, '_> {
    /// An expression that stands in no other.
    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let condition = self.binary(0)?;
        if !self.takes_operator("?") {
            return Ok(condition);
        }
        let yes = self.inner()?;
        if !self.takes_operator(":") {
            return self.refuse("`:`");
        }
        let no = self.inner()?;
        Ok(Expression { kind: Kind::Conditional(Box::new([condition, yes, no])), span: self.span_from(start) })
    }

    /// An expression within another.
    pub(super) fn inner(&mut self) -> Parsed<Expression> {
        self.nested(Self::expression)
    }

    /// Operands that are joined by operators which bind at least so strongly.
    fn binary(&mut self, least: u8) -> Parsed<Expression> {
        let mut left = self.operand()?;
        while let Some((operator, precedence)) = self.operator().filter(|(_, precedence)| *precedence >= least) {
            self.depth.chain().map_err(|TooDeep| self.too_deep())?;
            self.take();
            let before = self.depth.enter().map_err(|TooDeep| self.too_deep())?;
            let right = self.binary(precedence + 1)?;
            self.depth.leave(before);
            let span = Span { start: left.span.start, end: right.span.end };
            left = Expression { kind: Kind::Binary(operator, Box::new([left, right])), span };
        }
        Ok(left)
    }

    /// The binary operator that comes next, and how strongly it binds.
    fn operator(&mut self) -> Option<(Operator, u8)> {
        let next = self.peek();
        match (next.kind, next.text) {
            (Token::Operator, text) => Some(match text {
                "||" => (Operator::Or, 0),
                "&&" => (Operator::And, 1),
                "==" => (Operator::Equal, 2),
                "!=" => (Operator::NotEqual, 2),
                "<" => (Operator::Less, 3),
                ">" => (Operator::Greater, 3),
                "<=" => (Operator::LessOrEqual, 3),
                ">=" => (Operator::GreaterOrEqual, 3),
                "+" => (Operator::Plus, 4),
                "*" => (Operator::Times, 5),
                "/" => (Operator::Divided, 5),
                "%" => (Operator::Modulo, 5),
                _ => return None,
            }),
            (Token::Minus, _) => Some((Operator::Minus, 4)),
            _ => None,
        }
    }

    /// An operand: a term with its signs and steps.
    fn operand(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let kind = match self.peek().kind {
            Token::Minus => {
                self.take();
                if self.peek().kind == Token::Number {
                    let number = format!("-{}", self.number()?);
                    let number = Expression { kind: Kind::Number(number.into()), span: self.span_from(start) };
                    return self.steps(number, start);
                }
                Kind::Negative(Box::new(self.nested(Self::operand)?))
            }
            Token::Bang => {
                self.take();
                Kind::Not(Box::new(self.nested(Self::operand)?))
            }
            _ => {
                let term = self.term()?;
                return self.steps(term, start);
            }
        };
        Ok(Expression { kind, span: self.span_from(start) })
    }
}

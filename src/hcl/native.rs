//! Native syntax, as hcl-edit parses it, to the tree.

use std::sync::Arc;

use ::hcl::edit::Span as _;
use ::hcl::edit::expr::{
    BinaryOperator, Expression as Edit, ForExpr, FuncCall, ObjectKey, Traversal, TraversalOperator, UnaryOperator,
};
use ::hcl::edit::structure::{Block as EditBlock, Body, Structure};

use super::at::At;
use super::template;
use super::tree::{Attribute, Block, Call, Expression, For, Kind, Operator, Step};
use crate::source::{Source, Span};

/// Turns what hcl-edit parsed from a part of a source into nouns with places in that source.
#[derive(Clone, Copy)]
pub(super) struct Lower<'s> {
    /// The text that was parsed.
    pub(super) text: &'s str,
    /// Position in the source of the text that was parsed.
    pub(super) at: At,
}

/// The arguments and blocks of a file.
pub(super) fn body(source: &Arc<Source>, body: &Body) -> (Vec<Attribute>, Vec<Block>) {
    let lower = Lower { text: source.text(), at: At::Offset(0) };
    lower.body(source, body)
}

impl Lower<'_> {
    fn body(self, source: &Arc<Source>, body: &Body) -> (Vec<Attribute>, Vec<Block>) {
        let count = body.attributes().count();
        let (mut attributes, mut blocks) = (Vec::with_capacity(count), Vec::with_capacity(body.len() - count));
        for structure in body.iter() {
            match structure {
                Structure::Attribute(attribute) => attributes.push(Attribute {
                    name: attribute.key.as_str().into(),
                    name_span: self.span(attribute.key.span()),
                    value: self.expression(&attribute.value),
                    source: Arc::clone(source),
                }),
                Structure::Block(block) => blocks.push(self.block(source, block)),
            }
        }
        (attributes, blocks)
    }

    fn block(self, source: &Arc<Source>, block: &EditBlock) -> Block {
        let (attributes, blocks) = self.body(source, &block.body);
        let kind = self.span(block.ident.span());
        let last = block.labels.last().and_then(|label| label.span());
        Block {
            kind: block.ident.as_str().into(),
            labels: block.labels.iter().map(|label| label.as_str().into()).collect(),
            header: Span { start: kind.start, end: last.map_or(kind.end, |last| last.end) },
            span: self.span(block.span()),
            source: Arc::clone(source),
            attributes,
            blocks,
        }
    }

    pub(super) fn expression(self, edit: &Edit) -> Expression {
        Expression { kind: self.kind(edit), span: self.span(edit.span()) }
    }

    fn boxed(self, edit: &Edit) -> Box<Expression> {
        Box::new(self.expression(edit))
    }

    fn kind(self, edit: &Edit) -> Kind {
        match edit {
            Edit::Null(_) => Kind::Null,
            Edit::Bool(bool) => Kind::Bool(*bool.value()),
            Edit::Number(number) => Kind::Number(self.number(number.as_repr().map(|repr| &**repr), number.span())),
            Edit::String(text) => Kind::Text(text.value().as_str().into()),
            Edit::Array(items) => Kind::List(items.iter().map(|item| self.expression(item)).collect()),
            Edit::Object(object) => {
                let entries = object.iter().map(|(key, value)| (self.key(key), self.expression(value.expr())));
                Kind::Object(entries.collect())
            }
            Edit::StringTemplate(parts) => template::kind(self, parts.iter(), true),
            Edit::HeredocTemplate(heredoc) => template::kind(self, heredoc.template.iter(), false),
            Edit::Parenthesis(inner) => self.kind(inner.inner()),
            Edit::Variable(name) => Kind::Name(name.as_str().into()),
            Edit::Conditional(parts) => Kind::Conditional(Box::new([
                self.expression(&parts.cond_expr),
                self.expression(&parts.true_expr),
                self.expression(&parts.false_expr),
            ])),
            Edit::FuncCall(call) => Kind::Call(self.call(call)),
            Edit::Traversal(traversal) => self.traversal(traversal),
            Edit::UnaryOp(unary) => match unary.operator.value() {
                UnaryOperator::Not => Kind::Not(self.boxed(&unary.expr)),
                UnaryOperator::Neg => Kind::Negative(self.boxed(&unary.expr)),
            },
            Edit::BinaryOp(binary) => Kind::Binary(
                operator(*binary.operator.value()),
                Box::new([self.expression(&binary.lhs_expr), self.expression(&binary.rhs_expr)]),
            ),
            Edit::ForExpr(each) => Kind::For(Box::new(self.each(each))),
        }
    }

    /// A number's own digits: the parser keeps no more of them than a float has.
    fn number(self, repr: Option<&str>, span: Option<std::ops::Range<usize>>) -> Box<str> {
        let written = span.and_then(|span| self.text.get(span)).or(repr).unwrap_or_default();
        written.chars().filter(|char| !char.is_whitespace()).collect::<String>().into()
    }

    fn key(self, key: &ObjectKey) -> Expression {
        match key {
            ObjectKey::Ident(name) => {
                Expression { kind: Kind::Text(name.as_str().into()), span: self.span(name.span()) }
            }
            ObjectKey::Expression(key) => self.expression(key),
        }
    }

    fn call(self, call: &FuncCall) -> Call {
        let namespace = call.name.namespace.iter().map(|part| format!("{}::", part.as_str()));
        Call {
            name: namespace.chain([call.name.name.as_str().to_owned()]).collect::<String>().into(),
            arguments: call.args.iter().map(|argument| self.expression(argument)).collect(),
            is_expanded: call.args.expand_final(),
        }
    }

    fn traversal(self, traversal: &Traversal) -> Kind {
        let steps = traversal.operators.iter().map(|operator| match operator.value() {
            TraversalOperator::AttrSplat(_) => Step::AttributeSplat,
            TraversalOperator::FullSplat(_) => Step::Splat,
            TraversalOperator::GetAttr(name) => Step::Attribute(name.as_str().into()),
            TraversalOperator::Index(index) => Step::Index(self.expression(index)),
            TraversalOperator::LegacyIndex(index) => Step::Index(Expression {
                kind: Kind::Number(index.value().to_string().into()),
                span: self.span(operator.span()),
            }),
        });
        Kind::Traversal(self.boxed(&traversal.expr), steps.collect())
    }

    fn each(self, each: &ForExpr) -> For {
        For {
            key_name: each.intro.key_var.as_ref().map(|name| name.as_str().into()),
            value_name: each.intro.value_var.as_str().into(),
            collection: self.expression(&each.intro.collection_expr),
            key: each.key_expr.as_ref().map(|key| self.expression(key)),
            value: self.expression(&each.value_expr),
            is_grouped: each.grouping,
            condition: each.cond.as_ref().map(|condition| self.expression(&condition.expr)),
        }
    }

    fn span(self, range: Option<std::ops::Range<usize>>) -> Span {
        let Span { start, end } = range.unwrap_or_default().into();
        self.at.span(start, end)
    }
}

fn operator(operator: BinaryOperator) -> Operator {
    match operator {
        BinaryOperator::Eq => Operator::Equal,
        BinaryOperator::NotEq => Operator::NotEqual,
        BinaryOperator::LessEq => Operator::LessOrEqual,
        BinaryOperator::GreaterEq => Operator::GreaterOrEqual,
        BinaryOperator::Less => Operator::Less,
        BinaryOperator::Greater => Operator::Greater,
        BinaryOperator::Plus => Operator::Plus,
        BinaryOperator::Minus => Operator::Minus,
        BinaryOperator::Mul => Operator::Times,
        BinaryOperator::Div => Operator::Divided,
        BinaryOperator::Mod => Operator::Modulo,
        BinaryOperator::And => Operator::And,
        BinaryOperator::Or => Operator::Or,
    }
}

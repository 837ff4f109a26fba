//! Terms: literals, names, calls and what stands in brackets.

use super::cursor::{Cursor, Parsed};
use super::refusal::{Reason, Refusal};
use crate::hcl::tokens::Kind as Token;
use crate::hcl::tree::{Call, Expression, Kind};

impl<'a> Cursor<'_, 'a> {
    /// A term.
    pub(super) fn term(&mut self) -> Parsed<Expression> {
        let start = self.start();
        let kind = match self.peek().kind {
            Token::OpenQuote => return self.quoted(),
            Token::OpenHeredoc => return self.heredoc(),
            Token::Ident | Token::In => self.named()?,
            Token::Number => Kind::Number(self.number()?.into()),
            Token::OpenBracket => self.list()?,
            Token::OpenBrace => self.object()?,
            Token::OpenParen => {
                self.take();
                self.within(false, (Token::CloseParen, "`)`"), Self::inner)?.kind
            }
            _ => return self.refuse("an expression"),
        };
        Ok(Expression { kind, span: self.span_from(start) })
    }

    /// The digits of a number. Terraform takes all digits and points that stand together for one number.
    pub(super) fn number(&mut self) -> Parsed<&'a str> {
        let at = self.start();
        let number = self.take().text;
        let joined = |token: crate::hcl::tokens::Token<'_>, kind| token.kind == kind && token.spaces == 0;
        if joined(self.raw(), Token::Dot) && self.second().is_some_and(|second| joined(second, Token::Number)) {
            return Err(Refusal { at, reason: Reason::Number });
        }
        Ok(number)
    }

    /// A name, a word of the language or a call.
    fn named(&mut self) -> Parsed<Kind> {
        let name = self.name()?;
        Ok(match self.peek().kind {
            Token::OpenParen => Kind::Call(self.call(name.into())?),
            Token::DoubleColon => self.call_of_provider(name)?,
            _ => match name {
                "true" => Kind::Bool(true),
                "false" => Kind::Bool(false),
                "null" => Kind::Null,
                _ => Kind::Name(name.into()),
            },
        })
    }

    fn call_of_provider(&mut self, first: &str) -> Parsed<Kind> {
        let mut name = first.to_owned();
        while self.takes(Token::DoubleColon) {
            name.extend(["::", self.name()?]);
        }
        match self.peek().kind {
            Token::OpenParen => Ok(Kind::Call(self.call(name.into())?)),
            _ => self.refuse("`(`"),
        }
    }

    /// The rest of a call, behind the name.
    fn call(&mut self, name: Box<str>) -> Parsed<Call> {
        self.take();
        self.within(false, (Token::CloseParen, "`,` or `)`"), |cursor| {
            let mut call = Call { name, arguments: Vec::new(), is_expanded: false };
            while cursor.peek().kind != Token::CloseParen {
                call.arguments.push(cursor.inner()?);
                call.is_expanded = cursor.takes(Token::Ellipsis);
                if call.is_expanded || !cursor.takes(Token::Comma) {
                    break;
                }
            }
            Ok(call)
        })
    }
}

//! Lists, objects and `for` expressions.

use super::cursor::{Cursor, Parsed};
use crate::hcl::tokens::Kind as Token;
use crate::hcl::tree::{Expression, For, Kind};

/// The word that makes a `for` expression of what stands in brackets.
const FOR: &str = "for";

impl Cursor<'_, '_> {
    /// `[…]`.
    pub(super) fn list(&mut self) -> Parsed<Kind> {
        self.take();
        self.within(false, (Token::CloseBracket, "`,` or `]`"), |cursor| {
            if cursor.is_word(FOR) {
                return cursor.each(false);
            }
            let mut items = Vec::new();
            while cursor.peek().kind != Token::CloseBracket {
                items.push(cursor.inner()?);
                if !cursor.takes(Token::Comma) {
                    break;
                }
            }
            Ok(Kind::List(items))
        })
    }

    /// `{…}`.
    pub(super) fn object(&mut self) -> Parsed<Kind> {
        self.take();
        self.within(true, (Token::CloseBrace, "`,`, the end of the line or `}`"), |cursor| {
            cursor.skip_lines();
            if cursor.is_word(FOR) {
                cursor.lines = false;
                return cursor.each(true);
            }
            let mut entries = Vec::new();
            while cursor.peek().kind != Token::CloseBrace {
                entries.push(cursor.entry()?);
                if !cursor.takes(Token::Comma) && !cursor.takes(Token::Newline) && !cursor.takes(Token::LineComment) {
                    break;
                }
                cursor.skip_lines();
            }
            Ok(Kind::Object(entries))
        })
    }

    fn skip_lines(&mut self) {
        while matches!(self.peek().kind, Token::Newline | Token::LineComment) {
            self.take();
        }
    }

    fn entry(&mut self) -> Parsed<(Expression, Expression)> {
        let key = self.key()?;
        if !self.takes(Token::Assign) && !self.takes_operator(":") {
            return self.refuse("`=` or `:`");
        }
        Ok((key, self.inner()?))
    }

    /// A key: a name that nothing follows is a text, but not in parentheses or quotes.
    fn key(&mut self) -> Parsed<Expression> {
        let is_bare = matches!(self.peek().kind, Token::Ident | Token::In);
        let mut key = self.inner()?;
        key.kind = match key.kind {
            Kind::Name(name) if is_bare => Kind::Text(name),
            Kind::Null if is_bare => Kind::Text("null".into()),
            other => other,
        };
        Ok(key)
    }

    /// The rest of a `for` expression, from the word on.
    fn each(&mut self, is_object: bool) -> Parsed<Kind> {
        self.take();
        let (key_name, value_name) = self.element_names()?;
        let collection = self.inner()?;
        if !self.takes_operator(":") {
            return self.refuse("`:`");
        }
        let (key, value) = self.element(is_object)?;
        let is_grouped = is_object && self.takes(Token::Ellipsis);
        let mut condition = None;
        if self.is_word("if") {
            self.take();
            condition = Some(self.inner()?);
        }
        Ok(Kind::For(Box::new(For { key_name, value_name, collection, key, value, is_grouped, condition })))
    }

    /// `a in` or `a, b in`: the name of the key, if it has one, and that of the value.
    pub(super) fn element_names(&mut self) -> Parsed<(Option<Box<str>>, Box<str>)> {
        let first: Box<str> = self.name()?.into();
        let names = match self.takes(Token::Comma) {
            true => (Some(first), self.name()?.into()),
            false => (None, first),
        };
        self.expect(Token::In, "`in`")?;
        Ok(names)
    }

    /// Parses the result for an element; of an object a key too.
    fn element(&mut self, is_object: bool) -> Parsed<(Option<Expression>, Expression)> {
        let first = self.inner()?;
        if !is_object {
            return Ok((None, first));
        }
        self.expect(Token::Arrow, "`=>`")?;
        Ok((Some(first), self.inner()?))
    }
}

//! Expressions in a line, in the words of the configuration.

use std::fmt::{self, Display, Formatter, Write as _};

use super::tree::{Call, Expression, For, ForDirective, Kind, Operator, Part, Step};

/// An expression to be printed, and what stands for a name or traversal in it instead of that itself.
pub(crate) struct Words<'e>(pub &'e Expression, pub &'e dyn Fn(&Expression) -> Option<String>);

impl Expression {
    /// It in a line, in the words of the configuration.
    pub fn words(&self) -> String {
        Words(self, &|_| None).to_string()
    }
}

impl Display for Words<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let of = |inner| Words(inner, self.1);
        if matches!(self.0.kind, Kind::Name(_) | Kind::Traversal(..))
            && let Some(instead) = (self.1)(self.0)
        {
            return out.write_str(&instead);
        }
        match &self.0.kind {
            Kind::Null => out.write_str("null"),
            Kind::Bool(bool) => write!(out, "{bool}"),
            Kind::Number(number) => out.write_str(number),
            Kind::Text(text) => quoted(out, text),
            Kind::List(items) => {
                out.write_char('[')?;
                self.list(out, items)?;
                out.write_char(']')
            }
            Kind::Object(entries) => self.object(out, entries),
            Kind::Template(parts) => self.template(out, parts),
            Kind::Name(name) => out.write_str(name),
            Kind::Traversal(base, steps) => self.traversal(out, base, steps),
            Kind::Conditional(parts) => {
                let [condition, yes, no] = &**parts;
                write!(out, "{} ? {} : {}", self.operand(condition), self.operand(yes), self.operand(no))
            }
            Kind::Call(call) => self.call(out, call),
            Kind::Not(inner) => write!(out, "!{}", self.operand(inner)),
            Kind::Negative(inner) => write!(out, "-{}", self.operand(inner)),
            Kind::Binary(operator, sides) => {
                let [left, right] = &**sides;
                write!(out, "{} {} {}", self.operand(left), operator.as_str(), self.operand(right))
            }
            Kind::For(each) => self.each(out, each, of),
            Kind::Unread => out.write_str("an unread template"),
        }
    }
}

impl Words<'_> {
    fn list(&self, out: &mut Formatter<'_>, items: &[Expression]) -> fmt::Result {
        for (index, item) in items.iter().enumerate() {
            out.write_str(if index == 0 { "" } else { ", " })?;
            Words(item, self.1).fmt(out)?;
        }
        Ok(())
    }

    fn object(&self, out: &mut Formatter<'_>, entries: &[(Expression, Expression)]) -> fmt::Result {
        out.write_char('{')?;
        for (index, (key, value)) in entries.iter().enumerate() {
            out.write_str(if index == 0 { "" } else { ", " })?;
            write!(out, "{} = {}", Words(key, self.1), Words(value, self.1))?;
        }
        out.write_char('}')
    }

    fn template(&self, out: &mut Formatter<'_>, parts: &[Part]) -> fmt::Result {
        out.write_char('"')?;
        self.parts(out, parts)?;
        out.write_char('"')
    }

    fn parts(&self, out: &mut Formatter<'_>, parts: &[Part]) -> fmt::Result {
        parts.iter().try_for_each(|part| match part {
            Part::Text(text) => escaped(out, text),
            Part::Interpolation(inner) => write!(out, "${{{}}}", Words(inner, self.1)),
            Part::If(directive) => {
                write!(out, "%{{ if {} }}", Words(&directive.condition, self.1))?;
                self.parts(out, &directive.yes)?;
                if !directive.no.is_empty() {
                    out.write_str("%{ else }")?;
                    self.parts(out, &directive.no)?;
                }
                out.write_str("%{ endif }")
            }
            Part::For(directive) => self.directive(out, directive),
        })
    }

    fn directive(&self, out: &mut Formatter<'_>, each: &ForDirective) -> fmt::Result {
        out.write_str("%{ for ")?;
        if let Some(key) = &each.key_name {
            write!(out, "{key}, ")?;
        }
        write!(out, "{} in {} }}", each.value_name, Words(&each.collection, self.1))?;
        self.parts(out, &each.body)?;
        out.write_str("%{ endfor }")
    }

    fn traversal(&self, out: &mut Formatter<'_>, base: &Expression, steps: &[Step]) -> fmt::Result {
        write!(out, "{}", self.operand(base))?;
        for step in steps {
            match step {
                Step::Attribute(name) => write!(out, ".{name}")?,
                Step::Index(index) => write!(out, "[{}]", Words(index, self.1))?,
                Step::AttributeSplat => out.write_str(".*")?,
                Step::Splat => out.write_str("[*]")?,
            }
        }
        Ok(())
    }

    fn call(&self, out: &mut Formatter<'_>, call: &Call) -> fmt::Result {
        write!(out, "{}(", call.name)?;
        self.list(out, &call.arguments)?;
        out.write_str(if call.is_expanded { "...)" } else { ")" })
    }

    fn each<'e>(
        &'e self,
        out: &mut Formatter<'_>,
        each: &'e For,
        of: impl Fn(&'e Expression) -> Words<'e>,
    ) -> fmt::Result {
        out.write_str(if each.key.is_some() { "{for " } else { "[for " })?;
        if let Some(key) = &each.key_name {
            write!(out, "{key}, ")?;
        }
        write!(out, "{} in {} : ", each.value_name, of(&each.collection))?;
        if let Some(key) = &each.key {
            write!(out, "{} => ", of(key))?;
        }
        write!(out, "{}", of(&each.value))?;
        out.write_str(if each.is_grouped { "..." } else { "" })?;
        if let Some(condition) = &each.condition {
            write!(out, " if {}", of(condition))?;
        }
        out.write_char(if each.key.is_some() { '}' } else { ']' })
    }

    /// An expression as a part of another: in parentheses where it has an operator.
    fn operand(&self, inner: &Expression) -> String {
        let words = Words(inner, self.1);
        match inner.kind {
            Kind::Binary(..) | Kind::Conditional(_) => format!("({words})"),
            _ => words.to_string(),
        }
    }
}

impl Operator {
    /// The operator as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::LessOrEqual => "<=",
            Self::GreaterOrEqual => ">=",
            Self::Less => "<",
            Self::Greater => ">",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Divided => "/",
            Self::Modulo => "%",
            Self::And => "&&",
            Self::Or => "||",
        }
    }
}

/// A text in quotes, as Terraform writes it.
pub(crate) fn quoted(out: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    out.write_char('"')?;
    escaped(out, text)?;
    out.write_char('"')
}

fn escaped(out: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    let mut rest = text.chars().peekable();
    while let Some(char) = rest.next() {
        match char {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            '\r' => out.write_str("\\r")?,
            '\t' => out.write_str("\\t")?,
            '$' | '%' if rest.peek() == Some(&'{') => write!(out, "{char}{char}")?,
            other => out.write_char(other)?,
        }
    }
    Ok(())
}

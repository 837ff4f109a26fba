//! Templates: literal text, interpolations, `%{ if }` and `%{ for }`.

use super::budget::LONGEST_TEXT;
use super::convert::to_text;
use super::evaluator::Evaluator;
use super::expression::{elements, is_normal};
use super::names::Names;
use super::scope::Scope;
use super::typed_value::{EvalError, TypedValue};
use crate::hcl::{ForDirective, Part};

impl<'f> Evaluator<'f> {
    /// The text of a template; `None` where some of it is unknown.
    pub(super) fn template(&self, parts: &[Part], scope: Scope<'_, 'f>) -> Result<Option<TypedValue>, EvalError> {
        let mut joined = Some(String::new());
        self.parts(parts, scope, &mut joined)?;
        Ok(joined.filter(|text| is_normal(text)).map(TypedValue::text))
    }

    /// Appends parts to a text, which ends to be known with the first part that is not. All parts are evaluated: one may be
    /// wrong.
    fn parts(&self, parts: &[Part], scope: Scope<'_, 'f>, out: &mut Option<String>) -> Result<(), EvalError> {
        for part in parts {
            match part {
                Part::Text(text) => append(text, out),
                Part::Interpolation(inner) => match self.evaluate(inner, scope)? {
                    TypedValue::Unknown(..) => *out = None,
                    value => match to_text(&value)? {
                        TypedValue::Text(text) => append(&text, out),
                        _ => *out = None,
                    },
                },
                Part::If(directive) => match self.truth(&self.evaluate(&directive.condition, scope)?)? {
                    Some(true) => self.parts(&directive.yes, scope, out)?,
                    Some(false) => self.parts(&directive.no, scope, out)?,
                    None => *out = None,
                },
                Part::For(directive) => self.repeated(directive, scope, out)?,
            }
        }
        Ok(())
    }

    fn repeated(
        &self,
        directive: &ForDirective,
        scope: Scope<'_, 'f>,
        out: &mut Option<String>,
    ) -> Result<(), EvalError> {
        let collection = self.evaluate(&directive.collection, scope)?;
        let Some(elements) = elements(&collection, false)? else {
            *out = None;
            return Ok(());
        };
        for (key, value) in elements {
            if !self.budget.take_steps(1) {
                *out = None;
                return Ok(());
            }
            let outer = match &directive.key_name {
                Some(name) => &Names { name, value: key, outer: scope.names },
                None => &Names { name: "", value: TypedValue::NULL, outer: scope.names },
            };
            let names = Names { name: &directive.value_name, value, outer: Some(outer) };
            self.parts(&directive.body, Scope { names: Some(&names), ..scope }, out)?;
        }
        Ok(())
    }
}

fn append(text: &str, out: &mut Option<String>) {
    let Some(known) = out else { return };
    known.push_str(text);
    if known.len() > LONGEST_TEXT {
        *out = None;
    }
}

//! Evaluation of a directory: every way that the unknowns of its text can turn out, and a strict mode that refuses
//! unknowns.
//!
//! [`cases`](mod@cases) starts evaluations, [`evaluator`] is one, and says what it costs.

mod body;
mod bounds;
mod budget;
mod cases;
mod collection;
mod convert;
mod decide;
mod decision;
mod dependencies;
mod each;
mod evaluator;
mod excluded;
mod expression;
mod filtered;
mod function;
mod identity;
mod instance;
mod instances;
mod keys;
mod location;
mod meaning;
mod names;
mod operator;
mod provider;
mod reference;
mod refusal;
mod resource;
mod scope;
mod static_module;
mod strict;
mod template;
pub(in crate::terraform) mod too_many_choices;
pub(in crate::terraform) mod too_much_work;
mod traversal;
mod type_constraint;
mod typed_value;
mod types;
mod unread_call;
mod validation;
mod value;
mod whole;
mod written_json;

pub(crate) use body::lifecycle;
pub(crate) use cases::is_of;
pub(crate) use location::is_account;
pub(crate) use refusal::Refusal;
pub(crate) use resource::{Argument, Choice, Lifecycle, Location, Stated};
pub use resource::{BlockValue, CALL, Case, Ignored, Resource};
pub(crate) use static_module::StaticModule;
pub(crate) use strict::Evaluation;
pub(crate) use too_much_work::NotEvaluated;
pub use value::{Open, Value};
pub(crate) use written_json::from_json;

//! What can happen next: AWS moves, Terraform plans or an operation takes a step, one call of an API at a time.
//!
//! Every resource is read and planned at a moment of its own, so that AWS can move between two reads, between a plan and
//! its apply, and between any two calls. Operations without a dependency take their steps in every order. Two states
//! are never applied at once: Terraform's own lock is per state, but teams that apply in the same minute are another
//! matter.

use super::aws::{Assumptions, Move};
use super::moment::{Moment, Progress};
use super::part::Part;
use super::provider::{self, Planned};

/// The resources in every setting, and what is assumed of AWS. All settings have the same resources.
#[derive(Debug)]
pub(super) struct Machine {
    /// The resources with what they want, a list for each setting.
    pub(super) settings: Vec<Vec<Part>>,
    /// What is assumed.
    pub(super) assumptions: Assumptions,
    /// Whether the setting may change between two applies, and [`Moment::is_settled`] is kept.
    pub(super) switches: bool,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// AWS moved.
    Own(Move),
    /// A resource was read and planned.
    Planned(usize),
    /// An operation took a step.
    Stepped(usize),
    /// An operation took a step, and with it the apply ended well.
    Applied(usize),
    /// An operation took a step, and with it the apply ended; some operation had failed.
    Failed(usize),
    /// The last resource was planned, and nothing has to be done.
    NothingToDo,
    /// The plan failed on a resource: nothing is applied.
    PlanFailed(usize),
    /// The setting was switched.
    Switched,
}

impl Machine {
    /// The resources as a moment's setting has them.
    pub(super) fn parts(&self, moment: &Moment) -> &[Part] {
        self.settings.get(moment.setting).map_or(&[], Vec::as_slice)
    }

    /// Everything that can happen next, with what it leads to.
    pub(super) fn each_next(&self, moment: &Moment, next: &mut impl FnMut(Event, Moment)) {
        for own in moment.aws.pending.iter() {
            next(Event::Own(own), moment.with(moment.aws.after(own, self.assumptions)));
        }
        let parts = self.parts(moment);
        let running = parts.iter().enumerate().find(|(index, _)| moment.progress(*index) != Progress::Rest);
        let Some((_, running)) = running else {
            self.each_switch(moment, next);
            return self.each_plan(moment, None, next);
        };
        let mut own = parts.iter().enumerate().filter(|(_, part)| part.stack == running.stack);
        if own.any(|(index, _)| moment.progress(index) == Progress::Rest) {
            return self.each_plan(moment, Some(running.stack), next);
        }
        for (index, part) in parts.iter().enumerate().filter(|(_, part)| part.stack == running.stack) {
            if can_step(parts, moment, index) {
                let steps = provider::step(part, moment.held(index), moment.progress(index), moment.aws);
                for stepped in steps.into_iter().flatten() {
                    let after = moment.with(stepped.aws).at(index, stepped.progress).holding(index, stepped.held);
                    self.end_of_apply(parts, running.stack, index, after, next);
                }
            }
        }
    }

    /// Switching is possible between two applies only.
    fn each_switch(&self, moment: &Moment, next: &mut impl FnMut(Event, Moment)) {
        for setting in (0..self.settings.len()).filter(|setting| self.switches && *setting != moment.setting) {
            next(Event::Switched, moment.switched_to(setting));
        }
    }

    /// Plans each resource that can be planned now: of the stack that is running, or of any where none is.
    fn each_plan(&self, moment: &Moment, running: Option<usize>, next: &mut impl FnMut(Event, Moment)) {
        let parts = self.parts(moment);
        for (index, part) in parts.iter().enumerate() {
            let is_planned = |other: usize| moment.progress(other) != Progress::Rest;
            let is_turn = running.is_none_or(|stack| stack == part.stack) && !is_planned(index);
            if !is_turn || !dependencies(part).all(is_planned) {
                continue;
            }
            match provider::plan(part, moment.held(index), moment.aws) {
                Planned::Fails => next(Event::PlanFailed(index), moment.rested(false)),
                Planned::Next(progress) => {
                    self.end_of_plan(parts, part.stack, index, moment.at(index, progress), next);
                }
            }
        }
    }

    /// A plan that has nothing to do ends the run.
    fn end_of_plan(
        &self,
        parts: &[Part],
        stack: usize,
        index: usize,
        after: Moment,
        next: &mut impl FnMut(Event, Moment),
    ) {
        let mut own = parts.iter().enumerate().filter(|(_, part)| part.stack == stack);
        if own.all(|(index, _)| after.progress(index) == Progress::Idle) {
            next(Event::NothingToDo, after.rested(self.switches));
        } else {
            self.end_of_apply(parts, stack, index, after, next);
        }
    }

    /// An apply in which nothing can take a step any more has ended.
    fn end_of_apply(
        &self,
        parts: &[Part],
        stack: usize,
        index: usize,
        after: Moment,
        next: &mut impl FnMut(Event, Moment),
    ) {
        let own = || parts.iter().enumerate().filter(|(_, part)| part.stack == stack);
        let is_planning = own().any(|(index, _)| after.progress(index) == Progress::Rest);
        let has_ended = !is_planning && !own().any(|(index, _)| can_step(parts, &after, index));
        let has_failed = own().any(|(index, _)| !matches!(after.progress(index), Progress::Idle | Progress::Done));
        match (has_ended, has_failed) {
            (false, _) if is_planning => next(Event::Planned(index), after),
            (false, _) => next(Event::Stepped(index), after),
            (true, false) => next(Event::Applied(index), after.rested(self.switches)),
            (true, true) => next(Event::Failed(index), after.rested(false)),
        }
    }
}

/// Whether an operation is under way and need not wait for another resource, nor was given up because one failed.
fn can_step(parts: &[Part], moment: &Moment, index: usize) -> bool {
    let progress = moment.progress(index);
    let is_done = |other: usize| matches!(moment.progress(other), Progress::Idle | Progress::Done);
    let may_begin = || parts.get(index).is_some_and(|part| dependencies(part).all(is_done));
    progress != Progress::Rest && !progress.is_final() && (progress.is_destroying() || may_begin())
}

fn dependencies(part: &Part) -> impl Iterator<Item = usize> + use<> {
    let after = part.after;
    (0..u8::BITS.saturating_sub(after.leading_zeros()) as usize).filter(move |index| after >> index & 1 == 1)
}

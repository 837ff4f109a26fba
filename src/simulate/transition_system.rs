//! Transitions of the model: an effect of AWS fires, Terraform plans, or an operation takes a step, one API call at a time.
//!
//! Every resource is read and planned in a transition of its own, so that AWS can change between two reads, between a plan
//! and its apply, and between any two calls. Operations without a dependency take their steps in every order. Two
//! Terraform states are never applied at once: Terraform's own lock is per state, but teams that apply in the same minute
//! are another matter.
//!
//! **Branching**: a state has a transition for each pending effect of AWS, one for each resource that can be planned or
//! can take a step, and between two runs one for each other setting: at most `5 + r + s` with `r` resources and `s`
//! settings.

use super::assumptions::Assumptions;
use super::event::Event;
use super::progress::Progress;
use super::provider::{self, Planned};
use super::resource::Resource;
use super::state::State;

/// Resources in every setting, and the assumptions about AWS. All settings have the same resources.
#[derive(Debug)]
pub(super) struct TransitionSystem {
    /// The resources of each setting.
    pub(super) settings: Vec<Vec<Resource>>,
    pub(super) assumptions: Assumptions,
    /// True if the setting may change between two applies, and [`State::is_settled`] is kept.
    pub(super) switches: bool,
}

/// Resources of the Terraform state that is being planned or applied.
#[derive(Clone, Copy)]
struct Run<'r> {
    resources: &'r [Resource],
    stack: usize,
}

impl TransitionSystem {
    /// Returns the resources of a state's setting.
    pub(super) fn resources(&self, state: &State) -> &[Resource] {
        self.settings.get(state.setting).map_or(&[], Vec::as_slice)
    }

    /// Gives every event that can come next, with the state that it leads to.
    pub(super) fn each_next(&self, state: &State, next: &mut impl FnMut(Event, State)) {
        for effect in state.aws.pending.iter() {
            next(Event::Effect(effect), state.with_aws(state.aws.fire(effect, self.assumptions)));
        }
        let resources = self.resources(state);
        let running = resources.iter().enumerate().find(|(index, _)| state.progress(*index) != Progress::Rest);
        let Some((_, running)) = running else {
            self.each_switch(state, next);
            return self.each_plan(state, None, next);
        };
        let run = Run { resources, stack: running.stack };
        if run.is_planning(state) {
            return self.each_plan(state, Some(running.stack), next);
        }
        for (index, resource) in run.own().filter(|(index, _)| run.can_step(state, *index)) {
            let step = provider::step(resource, state.in_state(index), state.progress(index), state.aws);
            if let Some(step) = step {
                let after = state.with_aws(step.aws).with_progress(index, step.progress);
                self.end_of_apply(run, index, after.with_in_state(index, step.in_state), next);
            }
        }
    }

    /// Switches the setting, which is possible between two runs only.
    fn each_switch(&self, state: &State, next: &mut impl FnMut(Event, State)) {
        for setting in (0..self.settings.len()).filter(|setting| self.switches && *setting != state.setting) {
            next(Event::Switched, state.switched_to(setting));
        }
    }

    /// Plans each resource that can be planned now: of the run that is under way, or of any state if there is none.
    fn each_plan(&self, state: &State, stack: Option<usize>, next: &mut impl FnMut(Event, State)) {
        let resources = self.resources(state);
        for (index, resource) in resources.iter().enumerate() {
            let is_planned = |other: usize| state.progress(other) != Progress::Rest;
            let is_turn = stack.is_none_or(|stack| stack == resource.stack) && !is_planned(index);
            if !is_turn || !resource.dependencies().all(is_planned) {
                continue;
            }
            match provider::plan(resource, state.in_state(index), state.aws) {
                Planned::Fails => next(Event::PlanFailed(index), state.at_end_of_run(false)),
                Planned::Next(progress) => {
                    let run = Run { resources, stack: resource.stack };
                    self.end_of_plan(run, index, state.with_progress(index, progress), next);
                }
            }
        }
    }

    /// Ends the run where the plan has nothing to do.
    fn end_of_plan(&self, run: Run<'_>, index: usize, after: State, next: &mut impl FnMut(Event, State)) {
        if run.own().all(|(index, _)| after.progress(index) == Progress::Idle) {
            next(Event::NothingToDo, after.at_end_of_run(self.switches));
        } else {
            self.end_of_apply(run, index, after, next);
        }
    }

    /// Ends the run where nothing can take a step any more.
    fn end_of_apply(&self, run: Run<'_>, index: usize, after: State, next: &mut impl FnMut(Event, State)) {
        let is_planning = run.is_planning(&after);
        let has_ended = !is_planning && !run.own().any(|(index, _)| run.can_step(&after, index));
        let has_failed = run.own().any(|(index, _)| !is_done(&after, index));
        match (has_ended, has_failed) {
            (false, _) if is_planning => next(Event::Planned(index), after),
            (false, _) => next(Event::Stepped(index), after),
            (true, false) => next(Event::Applied(index), after.at_end_of_run(self.switches)),
            (true, true) => next(Event::Failed(index), after.at_end_of_run(false)),
        }
    }
}

impl<'r> Run<'r> {
    /// Returns the resources of the run with their numbers.
    fn own(self) -> impl Iterator<Item = (usize, &'r Resource)> {
        self.resources.iter().enumerate().filter(move |(_, resource)| resource.stack == self.stack)
    }

    /// Tells whether a resource is not planned yet.
    fn is_planning(self, state: &State) -> bool {
        self.own().any(|(index, _)| state.progress(index) == Progress::Rest)
    }

    /// Tells whether an operation is under way and need not wait for another resource, nor was given up because one
    /// failed.
    fn can_step(self, state: &State, index: usize) -> bool {
        let progress = state.progress(index);
        let may_begin = || {
            self.resources.get(index).is_some_and(|resource| resource.dependencies().all(|other| is_done(state, other)))
        };
        progress != Progress::Rest && !progress.is_final() && (progress.is_destroying() || may_begin())
    }
}

fn is_done(state: &State, index: usize) -> bool {
    matches!(state.progress(index), Progress::Idle | Progress::Done)
}

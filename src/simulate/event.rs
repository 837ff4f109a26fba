//! Events: the labels of transitions.

use super::aws_effect::AwsEffect;

/// Event that leads from one state to another. Numbers are those of resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// An effect of AWS fired.
    Effect(AwsEffect),
    /// A resource was read and planned.
    Planned(usize),
    /// An operation took a step.
    Stepped(usize),
    /// An operation took a step, and with it the apply succeeded.
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

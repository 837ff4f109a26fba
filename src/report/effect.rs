//! [`Effect`]: the worst that a change does to what a policy scans, by which many policies are counted in a headline.

use super::alert_changes;
use super::frequency_changes::{comes_or_goes, frequency_changes, is_loss, is_without_rules};
use super::phrases::{Mark, Verbs};
use crate::change::semantic::{FrequencyChange, StateMeaning, Verdict};
use crate::change::{Change, RegionInput};
use crate::registry::ScanType;

/// Effects of a change, the worst first. Where a state is given, it is not the one in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// The registry becomes BASIC where nobody gives the release variable a value.
    BasicByDefault,
    /// The registry becomes BASIC for good.
    Basic,
    /// No rule is left in the state in force.
    WithoutRules,
    /// The registry is never ENHANCED any more, and was not by default.
    NeverEnhanced,
    /// Terraform destroys the resource, and creates it under another name.
    Renamed,
    /// The module no longer takes a region.
    WithoutRegion,
    /// Alerts no longer tell all that they told, or those whom they told.
    FewerAlerts,
    Less,
    /// Some names are scanned less, others more.
    LessAndMore,
    LessWhile(ScanType),
    LessAndMoreWhile(ScanType),
    Unknown,
    /// There is a release state more.
    CanBe(ScanType),
    EnhancedByDefault,
    Enhanced,
    More,
    MoreWhile(ScanType),
    /// There was no module.
    New,
    /// The module stands in another directory.
    Moved,
    /// Only names move that nobody named.
    Beside,
    OnlyText,
}

impl Effect {
    /// The effect of a change that there is.
    pub(super) fn of(change: &Change, meanings: &[StateMeaning]) -> Self {
        let is_new = !meanings.is_empty() && meanings.iter().all(|meaning| meaning.verdict == Verdict::Appeared);
        let effects = [
            of_registry(change, meanings),
            is_new.then_some(Self::New),
            of_names(change.plan().release.in_force(), meanings),
            change.moved_from().map(|_| Self::Moved),
        ];
        match effects {
            [Some(registry), ..] if registry <= Self::Renamed => registry,
            [_, Some(new), ..] => new,
            [registry, None, names, moved] => {
                [registry, names, moved].into_iter().flatten().min().unwrap_or(Self::OnlyText)
            }
        }
    }

    /// Its kind at a glance.
    pub(super) fn mark(self) -> Mark {
        match self {
            effect if effect <= Self::LessAndMoreWhile(ScanType::Basic) => Mark::Loss,
            Self::CanBe(ScanType::Basic) => Mark::Loss,
            Self::EnhancedByDefault | Self::Enhanced | Self::CanBe(_) => Mark::Cost,
            Self::More | Self::MoreWhile(_) | Self::New => Mark::Gain,
            Self::Unknown => Mark::Unknown,
            _ => Mark::Neutral,
        }
    }

    /// The clause about policies that are named, or counted.
    pub(super) fn clause(self, policies: &str, is_one: bool) -> String {
        let verb = |[one, many]: Verbs| format!("{policies} {}", if is_one { one } else { many });
        match self {
            Self::BasicByDefault => format!("in {policies} the default becomes BASIC"),
            Self::Basic => format!("in {policies} the registry becomes BASIC"),
            Self::WithoutRules => format!("in {policies} the last rule goes, so that nothing is scanned by itself"),
            Self::NeverEnhanced => format!("in {policies} the registry is never ENHANCED any more"),
            Self::Renamed => {
                format!("in {policies} the resource is renamed, which destroys and creates it without a `moved` block")
            }
            Self::WithoutRegion => format!("in {policies} the input `region` goes, which breaks calls that set it"),
            Self::FewerAlerts => format!("in {policies} alerts cover less or go elsewhere"),
            Self::Less => verb(["scans less", "scan less"]),
            Self::LessAndMore => verb(["scans some names less and some more", "scan some names less and some more"]),
            Self::LessWhile(state) => format!("{} while {}", verb(["scans less", "scan less"]), not_default(state)),
            Self::LessAndMoreWhile(state) => {
                let verbs = ["scans some names less and some more", "scan some names less and some more"];
                format!("{} while {}", verb(verbs), not_default(state))
            }
            Self::Unknown => format!("in {policies} not all changes are known"),
            Self::CanBe(state) => format!("in {policies} the registry can now be {}", state.as_str()),
            Self::EnhancedByDefault => format!("in {policies} the default becomes ENHANCED"),
            Self::Enhanced => format!("in {policies} the registry becomes ENHANCED"),
            Self::More => verb(["scans more", "scan more"]),
            Self::MoreWhile(state) => format!("{} while {}", verb(["scans more", "scan more"]), not_default(state)),
            Self::New => verb(["is new", "are new"]),
            Self::Moved => verb(["moves and scans the same", "move and scan the same"]),
            Self::Beside => verb(["scans its named repositories the same", "scan their named repositories the same"]),
            Self::OnlyText => verb(["changes only in text", "change only in text"]),
        }
    }
}

fn not_default(state: ScanType) -> String {
    format!("{}, which is not the default", state.as_str())
}

/// The worst that happens to the registry as a whole.
fn of_registry(change: &Change, meanings: &[StateMeaning]) -> Option<Effect> {
    let switch = change.registry_change();
    let becomes = switch.becomes.map(|(_, after)| match (after, change.release_states()) {
        (ScanType::Basic, 1) => Effect::Basic,
        (ScanType::Basic, _) => Effect::BasicByDefault,
        (ScanType::Enhanced, 1) => Effect::Enhanced,
        (ScanType::Enhanced, _) => Effect::EnhancedByDefault,
    });
    let one_sided = meanings.iter().filter(|meaning| comes_or_goes(meaning, meanings));
    let states = one_sided.filter_map(|meaning| match (meaning.verdict, meaning.state) {
        (Verdict::Appeared, state) => Some(Effect::CanBe(state)),
        (_, ScanType::Enhanced) => Some(Effect::NeverEnhanced),
        (_, ScanType::Basic) => None,
    });
    let renamed = switch.renamed.as_ref().map(|_| Effect::Renamed);
    let region = (switch.region_input == Some(RegionInput::Removed)).then_some(Effect::WithoutRegion);
    let without = is_without_rules(change, meanings).then_some(Effect::WithoutRules);
    let alerts = alert_changes::lines(change).iter().any(|line| line.mark == Mark::Loss).then_some(Effect::FewerAlerts);
    becomes.into_iter().chain(states).chain(renamed).chain(region).chain(without).chain(alerts).min()
}

/// The worst that happens to names, in the state in force before the other.
fn of_names(in_force: ScanType, meanings: &[StateMeaning]) -> Option<Effect> {
    let of = |is_default: bool| {
        let own: Vec<&FrequencyChange> =
            frequency_changes(meanings).filter(|moved| (moved.state == in_force) == is_default).collect();
        let losses = own.iter().filter(|moved| is_loss(moved)).count();
        let state = own.first()?.state;
        Some(match (is_default, losses) {
            (true, 0) => Effect::More,
            (false, 0) => Effect::MoreWhile(state),
            (true, all) if all == own.len() => Effect::Less,
            (false, all) if all == own.len() => Effect::LessWhile(state),
            (true, _) => Effect::LessAndMore,
            (false, _) => Effect::LessAndMoreWhile(state),
        })
    };
    let is_beside = meanings.iter().any(|meaning| !meaning.changes.is_empty()).then_some(Effect::Beside);
    let is_unknown = meanings.iter().any(|meaning| meaning.verdict == Verdict::Unknown);
    [of(true), of(false), is_unknown.then_some(Effect::Unknown), is_beside].into_iter().flatten().min()
}

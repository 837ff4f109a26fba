//! Remarks on a cost: the sources of its parts, and the parts that it leaves out.

use super::costs::Costs;

/// The notes, each a sentence without its stop.
pub(super) fn notes(costs: &Costs) -> Vec<String> {
    if costs.states.iter().all(|state| state.rows.is_empty()) {
        return Vec::new();
    }
    let first_scans = match costs.has_pushes {
        true => {
            "first scans are the images pushed in the 30 days up to the newest push, as far as they still exist: a lower bound"
        }
        false => {
            "no image has the time of its push, so no first scan is counted: append the output of `aws ecr describe-images`"
        }
    };
    let is_open = costs.states.iter().any(|state| state.total().rescans(costs.per_image).is_none());
    let rescans = match costs.per_image {
        Some(per_image) => {
            Some(format!("re-scans are {} a month for each image under a continuous rule", per_image.decimal()))
        }
        None if is_open => Some(
            "`r` is the number of re-scans of an image in a month: pass it with `--rescans`, or `--usage`".to_owned(),
        ),
        None => None,
    };
    let expiry = "images that were neither pushed nor used within the times of Inspector's re-scan setting are not scanned again";
    let expiry = costs.has_expiry.then(|| expiry.to_owned());
    let region = if costs.prices.are_given { "by the given price list" } else { "as in us-east-2" };
    let (first_scan, rescan) = (costs.prices.first_scan.exact(), costs.prices.rescan.exact());
    let prices = format!("prices are ${first_scan} for a first scan and ${rescan} for a re-scan, {region}");
    let plan = "with the Essentials plan of Security Hub, Security Hub charges for each resource instead";
    [Some(first_scans.to_owned()), rescans, expiry, Some(prices), Some(plan.to_owned())].into_iter().flatten().collect()
}

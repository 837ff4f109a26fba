//! Events of both sources that are not about findings, scans or images.
//!
//! They are here so that a pattern on them is not taken for one that matches nothing; of most of them no field is told.

use super::event::Event;
use super::field::{CLOUDTRAIL_GUIDE, ECR_LIST, Fact, Field, Holds, INSPECTOR_GUIDE, sometimes};
use super::{ECR, INSPECTOR};

pub(super) static OTHERS: &[Event] = &[
    other(INSPECTOR, "Inspector2 AutoEnable", AUTO_ENABLE, &INSPECTOR_GUIDE),
    other(INSPECTOR, "Inspector2 OnDemand Scan Complete", ON_DEMAND, &INSPECTOR_GUIDE),
    other(ECR, "ECR Pull Through Cache Action", UNTOLD, &ECR_LIST),
    other(ECR, "ECR Replication Action", UNTOLD, &ECR_LIST),
    other(ECR, "ECR Referrer Action", UNTOLD, &ECR_LIST),
    other(ECR, "ECR Artifact Action", UNTOLD, &ECR_LIST),
    other(INSPECTOR, "AWS API Call via CloudTrail", CLOUDTRAIL, &CLOUDTRAIL_GUIDE),
    other(ECR, "AWS API Call via CloudTrail", CLOUDTRAIL, &CLOUDTRAIL_GUIDE),
    other(INSPECTOR, "AWS Service Event via CloudTrail", CLOUDTRAIL, &CLOUDTRAIL_GUIDE),
    other(ECR, "AWS Service Event via CloudTrail", CLOUDTRAIL, &CLOUDTRAIL_GUIDE),
    other(INSPECTOR, "AWS Insight via CloudTrail", CLOUDTRAIL, &CLOUDTRAIL_GUIDE),
    other(ECR, "AWS Insight via CloudTrail", CLOUDTRAIL, &CLOUDTRAIL_GUIDE),
];

const fn other(
    source: &'static str,
    detail_type: &'static str,
    fields: &'static [Field],
    documented: &'static Fact,
) -> Event {
    Event { source, detail_type, sent: "", documented, fields, samples: &[] }
}

static UNTOLD: &[Field] = &[sometimes("detail", Holds::Anything, &ECR_LIST)];

static AUTO_ENABLE: &[Field] = &[
    sometimes("detail.version", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.AutoEnableStatus", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.Reason", Holds::Text, &INSPECTOR_GUIDE),
];

static ON_DEMAND: &[Field] = &[
    sometimes("detail.scanId", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.awsAccountId", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.resourceId", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.resourceType", Holds::Words(&["MACHINE_IMAGE"]), &INSPECTOR_GUIDE),
    sometimes("detail.scanStatus", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.scanStatusReason", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.startedAt", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.completedAt", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.findingSeverityCounts", Holds::Anything, &INSPECTOR_GUIDE),
    sometimes("detail.version", Holds::Text, &INSPECTOR_GUIDE),
];

/// The members of a record of CloudTrail; what is below them is the API's.
static CLOUDTRAIL: &[Field] = &[
    member("detail.addendum"),
    member("detail.additionalEventData"),
    member("detail.apiVersion"),
    member("detail.awsRegion"),
    member("detail.edgeDeviceDetails"),
    member("detail.errorCode"),
    member("detail.errorMessage"),
    member("detail.eventCategory"),
    member("detail.eventContext"),
    member("detail.eventID"),
    member("detail.eventName"),
    member("detail.eventSource"),
    member("detail.eventTime"),
    member("detail.eventType"),
    member("detail.eventVersion"),
    member("detail.insightDetails"),
    member("detail.managementEvent"),
    member("detail.readOnly"),
    member("detail.recipientAccountId"),
    member("detail.requestID"),
    member("detail.requestParameters"),
    member("detail.resources"),
    member("detail.responseElements"),
    member("detail.serviceEventDetails"),
    member("detail.sessionCredentialFromConsole"),
    member("detail.sharedEventID"),
    member("detail.sourceIPAddress"),
    member("detail.tlsDetails"),
    member("detail.userAgent"),
    member("detail.userIdentity"),
    member("detail.vpcEndpointAccountId"),
    member("detail.vpcEndpointId"),
];

const fn member(path: &'static str) -> Field {
    sometimes(path, Holds::Anything, &CLOUDTRAIL_GUIDE)
}

//! Fields that every event has beside `detail`.

use super::field::{ENVELOPE_GUIDE, Field, Holds, always, sometimes};

pub(super) static FIELDS: &[Field] = &[
    always("version", Holds::Words(&["0"]), &ENVELOPE_GUIDE),
    always("id", Holds::Text, &ENVELOPE_GUIDE),
    // The words of these two are those of the event itself.
    always("detail-type", Holds::Text, &ENVELOPE_GUIDE),
    always("source", Holds::Text, &ENVELOPE_GUIDE),
    always("account", Holds::Text, &ENVELOPE_GUIDE),
    always("time", Holds::Like("*-*-*T*:*:*Z"), &ENVELOPE_GUIDE),
    always("region", Holds::Like("*-*-*"), &ENVELOPE_GUIDE),
    // An array, which can be empty: then a pattern finds no field there.
    sometimes("resources", Holds::Text, &ENVELOPE_GUIDE),
    sometimes("replay-name", Holds::Text, &ENVELOPE_GUIDE),
];

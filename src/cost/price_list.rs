//! `aws pricing get-products --service-code AmazonInspectorV2` → [`Prices`].
//!
//! A page has a list of strings, each of which is a product in JSON (Price List API reference, GetProducts); `jq` leaves the
//! products themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::amount::Amount;
use super::diagnostics::NOT_A_PRICE_LIST;
use super::document::{Answer, Document};
use super::prices::Prices;
use crate::diagnostic::{Diagnostic, Findings};
use crate::json::{Kind, Value};
use crate::source::Span;

static PRICE_LIST: Answer = Answer {
    code: &NOT_A_PRICE_LIST,
    name: "a price list of Inspector",
    command: "aws pricing get-products --service-code AmazonInspectorV2 --filters Type=TERM_MATCH,Field=regionCode,Value=REGION",
};

/// The ends of the usage types, behind the prefix of the Region (FACTS 5).
const FIRST_SCAN: &str = "container-image-initial-scan";
const RESCAN: &str = "container-image-re-scan";

const CURRENCY: &str = "USD";

#[derive(Deserialize)]
struct Item {
    product: Product,
    terms: Option<Terms>,
}

#[derive(Deserialize)]
struct Product {
    attributes: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Terms {
    #[serde(rename = "OnDemand")]
    on_demand: Option<BTreeMap<String, Term>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Term {
    price_dimensions: BTreeMap<String, Dimension>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Dimension {
    price_per_unit: BTreeMap<String, String>,
}

/// Reads the prices of a file.
///
/// # Errors
/// It can't be read, is no price list of Inspector, or has not exactly one price in dollars for each of the two usage types.
pub(super) fn read(path: &Path) -> Result<Prices, Findings> {
    let document = Document::read(path, &PRICE_LIST)?;
    let mut reader = Reader { document: &document, first_scan: BTreeSet::new(), rescan: BTreeSet::new() };
    for page in document.objects()? {
        reader.page(page)?;
    }
    let first_scan = reader.one(FIRST_SCAN, &reader.first_scan)?;
    let rescan = reader.one(RESCAN, &reader.rescan)?;
    Ok(Prices { first_scan, rescan, are_given: true })
}

struct Reader<'d> {
    document: &'d Document<'d>,
    first_scan: BTreeSet<Amount>,
    rescan: BTreeSet<Amount>,
}

impl Reader<'_> {
    fn page(&mut self, page: Value<'_>) -> Result<(), Findings> {
        let list = self.document.member(page, "PriceList")?;
        for item in list.items().map_err(|error| self.document.broken(&error))? {
            self.item(item)?;
        }
        Ok(())
    }

    fn item(&mut self, written: Value<'_>) -> Result<(), Findings> {
        let text = match written.kind() {
            Kind::String => written.string().map_err(|error| self.document.broken(&error))?,
            _ => written.written().into(),
        };
        let Ok(item) = serde_json::from_str::<Item>(&text) else {
            return Err(self.document.other(written.span(), "this is no product in JSON").into());
        };
        let usage_type = item.product.attributes.get("usagetype").map(String::as_str).unwrap_or_default();
        let ends =
            |end: &str| usage_type.strip_suffix(end).is_some_and(|region| !region.trim_end_matches('-').contains('-'));
        if !ends(FIRST_SCAN) && !ends(RESCAN) {
            return Ok(());
        }
        let prices = self.prices(&item, written.span())?;
        if ends(FIRST_SCAN) {
            self.first_scan.extend(prices)
        } else {
            self.rescan.extend(prices)
        }
        Ok(())
    }

    /// The prices of a product, of which there is one unless there are tiers.
    fn prices(&self, item: &Item, span: Span) -> Result<Vec<Amount>, Diagnostic> {
        let terms = item.terms.iter().filter_map(|terms| terms.on_demand.as_ref()).flat_map(BTreeMap::values);
        let dimensions = terms.flat_map(|term| term.price_dimensions.values());
        dimensions.map(|dimension| self.price(dimension, span)).collect()
    }

    fn price(&self, dimension: &Dimension, span: Span) -> Result<Amount, Diagnostic> {
        let Some(price) = dimension.price_per_unit.get(CURRENCY) else {
            let currencies: Vec<String> =
                dimension.price_per_unit.keys().map(|currency| format!("`{currency}`")).collect();
            let message = format!("the price list has prices in {}, not in `{CURRENCY}`", currencies.join(" and "));
            let help = "costs are in US dollars: take the price list of a Region of the `aws` partition";
            return Err(self.document.finding(span, message).help(help));
        };
        let amount = Amount::parse(price);
        amount.ok_or_else(|| self.document.other(span, &format!("`{price}` is no price")))
    }

    /// The one price of a usage type.
    fn one(&self, usage_type: &str, prices: &BTreeSet<Amount>) -> Result<Amount, Diagnostic> {
        let mut prices = prices.iter();
        match (prices.next(), prices.next()) {
            (Some(price), None) => Ok(*price),
            (None, _) => {
                let what = format!("it has no price of the usage type `{usage_type}`");
                Err(self.document.other(Span::default(), &what))
            }
            (Some(one), Some(other)) => {
                let (one, other) = (one.exact(), other.exact());
                let message =
                    format!("the price list has several prices of `{usage_type}`, such as ${one} and ${other}");
                let help = format!("take the prices of one Region: `{}`", PRICE_LIST.command);
                Err(self.document.finding(Span::default(), message).help(help))
            }
        }
    }
}

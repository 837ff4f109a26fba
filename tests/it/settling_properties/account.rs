//! An account for the naive simulator.

use std::collections::BTreeSet;

/// The account, as somebody would write it down from AWS's documentation.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) enhanced: bool,
    pub(super) rules: String,
    pub(super) types: BTreeSet<&'static str>,
    pub(super) on: bool,
    pub(super) due: BTreeSet<&'static str>,
    pub(super) keeps_rules: bool,
}

impl Account {
    pub(super) fn put(&mut self, enhanced: bool, rules: &str) {
        (self.enhanced, self.rules) = (enhanced, rules.to_owned());
        if enhanced && !self.types.contains("ECR") {
            self.due.insert("inspector follows ENHANCED");
        }
        if !enhanced && self.types.contains("ECR") {
            self.due.insert("inspector follows BASIC");
        }
    }

    pub(super) fn enable(&mut self, types: &BTreeSet<&'static str>) {
        self.types.extend(types);
        self.on = true;
        if types.contains("ECR") && !self.enhanced {
            self.due.insert("registry follows ECR");
        }
    }

    pub(super) fn disable(&mut self, types: &BTreeSet<&'static str>) {
        self.types.retain(|kind| !types.contains(kind));
        if types.contains("ECR") && self.enhanced {
            self.due.insert("registry leaves ECR");
        }
        if self.types.is_empty() && self.on {
            self.due.insert("account goes off");
        }
    }

    /// Something that was due happens, unless its reason is gone.
    pub(super) fn happen(&mut self, what: &'static str) {
        self.due.remove(what);
        let has_ecr = self.types.contains("ECR");
        match what {
            "inspector follows ENHANCED" if self.enhanced && !has_ecr => {
                self.types.insert("ECR");
                self.on = true;
            }
            "inspector follows BASIC" if !self.enhanced && has_ecr => {
                self.types.remove("ECR");
                if self.types.is_empty() {
                    self.due.insert("account goes off");
                }
            }
            "registry follows ECR" if has_ecr && !self.enhanced => {
                self.enhanced = true;
                if !self.keeps_rules {
                    self.rules = "CONTINUOUS_SCAN *".to_owned();
                }
            }
            "registry leaves ECR" if !has_ecr && self.enhanced => {
                self.enhanced = false;
                if !self.keeps_rules {
                    self.rules = String::new();
                }
            }
            "account goes off" if self.types.is_empty() => self.on = false,
            _ => {}
        }
    }
}

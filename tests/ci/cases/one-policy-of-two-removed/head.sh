# The module stays, with nothing that says what it should be.
rm b/scan-policy.toml

# The module stays: one acceptance stays, one is extended, one goes, and one comes.
sed -i.bak '/CVE-2026-1002/,/until/s/2026-06-30/2026-12-31/; s/CVE-2026-1003/CVE-2026-1004/' scan-policy.toml
printf 'repositories = ["prod-api"]\n' >> scan-policy.toml
rm scan-policy.toml.bak
scanwright generate

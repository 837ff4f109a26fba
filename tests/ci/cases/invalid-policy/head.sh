sed "s/continuous/sometimes/" scan-policy.toml > new
mv new scan-policy.toml

rm -r scan-policy.toml ecr-scanning

sed -i.bak 's/^version = 1/version = 1\n\n[module]\naws_provider_version = ">= 5.40"/' scan-policy.toml

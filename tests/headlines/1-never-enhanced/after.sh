sed -i.bak -e 's/mode = .*/mode = "never"/' -e '/^rest/d' -e '/^\[\[scan/,$d' scan-policy.toml

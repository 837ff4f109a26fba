# The module's name changes, and with it the directory: the old one stays, and the root module goes on calling it.
g init -q; scanwright generate -q > /dev/null; commit base
sed -i 's/^\[release\]/[module]\nname = "registry-scanning"\n[release]/; s/"prod-\*"/"prod-*", "tools"/' scan-policy.toml
scanwright diff -q | grep -A 9 "^Registry"
scanwright generate; echo "exit $?"
scanwright generate --check -q > /dev/null; echo "check: exit $?"
scanwright generate --check --format json | grep -c '"code": "W008"'
scanwright lint .; echo "lint: exit $?"
scanwright lint --fail-on warning -q . > /dev/null; echo "lint, warnings count: exit $?"
(cd registry-scanning && scanwright lint -q . | grep -c W008)
scanwright diff --against HEAD | grep -v '^[-+ @]'
scanwright diff --against HEAD --format json | grep -e moved_from -e '"status"' -e '"verdict"'
echo '## the old one is removed'
g rm -qr --cached ecr-scanning; rm -r ecr-scanning
scanwright generate --check > /dev/null; echo "check: exit $?"
echo '## without git'
rm -rf .git; mkdir .git; cp -r registry-scanning old; mkdir .hidden; cp -r registry-scanning .hidden/copy
scanwright generate --check -q | grep -c W008
scanwright generate --check 2>&1 | grep W008
echo '## the alerts go in the same change'
rm -rf .git .hidden old registry-scanning; g init -q
printf '\n[alerts]\nimages = "high"\n' >> scan-policy.toml; scanwright generate -q > /dev/null
sed -i '/^\[alerts\]/,$d; s/registry-scanning/silent-scanning/' scan-policy.toml
scanwright diff -q | grep alert

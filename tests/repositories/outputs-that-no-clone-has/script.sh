# Two outputs that are one directory where names have no case, and a name that Windows reserves.
scanwright check a b; echo "exit $?"
scanwright check c; echo "exit $?"
echo '## beside a policy that is refused'
mkdir d && sed 's|modules/nul.tf|../.git/x|' c/scan-policy.toml > d/scan-policy.toml
scanwright check a b c d | grep -e '^error' -e '^warning'

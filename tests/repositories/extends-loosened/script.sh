# What a nearer file changes about a `[[require]]` of a base is said where it is changed, or is an error.
for account in a b c d e; do
  echo "## $account"
  scanwright check accounts/$account --fail-on warning
  echo "exit $?"
done
echo '## the base says its prefix'
sed -i 's|repositories = \["prod-\*"\]|&\nprefix = ""|' base.toml
scanwright check accounts/a --fail-on warning; echo "exit $?"
echo '## the base says that it follows the prefix'
sed -i -e '0,/prefix = ""/{/prefix = ""/d}' -e '0,/\[\[require\]\]/s//[[require]] # scanwright:ignore P038 each team has its own production/' base.toml
scanwright check accounts/a --fail-on warning; echo "exit $?"

# `templates` and `inventory` of a policy do what --templates and --repositories do, in every command; the flags win.
scanwright generate -q -r > /dev/null; echo "generate: exit $?"
grep -h -o 'ACME' policies/*/ecr-scanning/outputs.tf
scanwright generate --check -q -r > /dev/null; echo "check: exit $?"
(cd policies/a/ecr-scanning && scanwright generate --check -q > /dev/null; echo "from below: exit $?")
scanwright simulate policies/a | head -n 1
scanwright coverage policies/a
scanwright explain --policy policies/b/scan-policy.toml team/api | head -n 3
sed -i 's/prod-\*/prod-a*/' policies/a/scan-policy.toml; sed -i 's/on-push/continuous/' policies/b/scan-policy.toml
scanwright diff -q -r | grep -v -e '^[-+@]' -e '^ *"' -e '^ *#' -e '^ *[a-z{}]* *[{}]'
scanwright diff -q policies/a --repositories policies/b/own.txt | grep 'of the inventory'
scanwright review -r --format json --lint policies | grep -o '"repositories": \[' | sort | uniq -c
mkdir other && scanwright generate --check policies/a --templates other | grep -c '^-.*ACME'
echo '## not found, and no list'
rm -r tpl; printf '<html>\n' > policies/b/own.txt
scanwright check policies/a policies/b
echo '## outside of the repository'
ln -s /etc outside; sed -i 's|own.txt|../../outside/hosts|' policies/b/scan-policy.toml; sed -i 's|../../tpl|../../../tpl|' policies/a/scan-policy.toml
scanwright check -r | grep -e '^error' -e help
sed -i 's|../../outside/hosts|-|' policies/b/scan-policy.toml
scanwright check policies/b | grep '^error'

# Modules whose policy is another one, is not here, can't be read, or is in a hidden directory, and what git ignores: none of them is an orphan.
g init -q
P='version = 1\n\n[release]\nmode = "never"\n'
mkdir -p a b .ci out vendor ignored; printf "$P" | tee a/scan-policy.toml > b/scan-policy.toml
printf "$P\n[module]\noutput = \"../out/hidden\"\n" > .ci/scan-policy.toml
printf "$P" > vendor/theirs.toml
scanwright generate -q a b .ci vendor/theirs.toml > /dev/null
cp -r a/ecr-scanning ignored/copy && echo ignored/ > .gitignore
rm vendor/theirs.toml
commit base
scanwright generate --check a; echo "a: exit $?"
scanwright lint . ; echo "lint: exit $?"
echo 'not toml' > b/scan-policy.toml; cp -r a/ecr-scanning copy
scanwright generate --check -q a > /dev/null; echo "a, beside one that can not be read: exit $?"
scanwright generate --check a 2>&1 | grep W008
printf "$P" > b/scan-policy.toml
scanwright generate --check a 2>&1 | grep W008

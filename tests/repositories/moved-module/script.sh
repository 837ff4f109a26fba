# Two policies move with their modules; one loses a repository in the same commit.
g init -q; scanwright generate -q -r > /dev/null; commit base
g mv a b; mkdir deep; g mv c deep/d; commit move
said() { sed -e '/^<details>/,/<\/details>/d' -e '/^\*\*Proof/d'; }
scanwright diff --against HEAD~1 -q b
scanwright diff --against HEAD~1 --format markdown -q b | said
scanwright diff --against HEAD~1 --detailed-exitcode -r; echo "exit $?"
scanwright review -r --against HEAD~1 --format markdown | said
sed -i 's|, "payments/api"||' b/scan-policy.toml; scanwright generate -q -r > /dev/null; commit change
echo '## with a change'
scanwright diff --against HEAD~2 --format markdown -q -r | said
scanwright diff --against HEAD~2 --format json -q b | grep -e moved_from -e '"status"'
scanwright review -r --against HEAD~2 --format json | grep -A 4 '"gone"'
echo '## a copy is no move'
mkdir e; cp -r b/scan-policy.toml e; scanwright generate -q e > /dev/null; commit copy
scanwright diff --against HEAD~1 -q e | grep -e moved -e while
echo '## a module that is gone'
g rm -qr deep/d; commit gone
scanwright review -r --against HEAD~1 --format markdown | said
echo '## modules with the same text move together'
mkdir -p x/dev x/prod; for n in dev prod; do cp b/scan-policy.toml x/$n; done; scanwright generate -q -r > /dev/null; commit twins
g mv x y; commit move
scanwright diff --against HEAD~1 -q y/dev y/prod | grep moved

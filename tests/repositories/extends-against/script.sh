# `--against` a revision compares with what the base said there.
printf '[release]\nmode = "always"\nrest = "on-push"\n\n[gate]\nfail_on = "high"\n\n[[accept]]\nid = "CVE-2026-1"\nuntil = 2027-01-31\nreason = "no fix yet"\n' > base.toml
printf 'version = 1\nextends = "base.toml"\n\n[module]\noutput = "old"\n' > scan-policy.toml
g init -q; scanwright generate -q && commit base
echo '## nothing has changed'
scanwright diff --against HEAD --format json | grep -e changed -e '"id"' -e '"key"'
sed -i 's/2027-01-31/2027-06-30/; s/"high"/"critical"/' base.toml
echo '## the acceptance and the gate of the base'
scanwright diff --against HEAD --format json | grep -e '"change"' -e '"id"' -e '"from"' -e '"until"' -e '"key"' -e '"to"'
scanwright diff --against HEAD --format markdown
echo '## the output of the base'
printf '\n[module]\noutput = "old"\n' >> base.toml; printf 'version = 1\nextends = "base.toml"\n' > scan-policy.toml
scanwright generate --check -q; echo "exit $?"
commit moved; sed -i 's/"old"/"new"/' base.toml
scanwright diff --against HEAD --format json | grep moved_from

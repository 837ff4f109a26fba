# A directory, a revision or a command of Terraform in the wrong place is answered with the command that was meant.
g init -q; g commit -q --allow-empty -m one; g branch -q -M trunk
said() { "$@" 2>&1 | grep -e '^error' -e 'help' -e 'tip' -e 'settles' -e 'nothing'; }
for command in plan validate apply fmt destroy; do said scanwright "$command"; done
said scanwright check trunk
said scanwright diff HEAD
said scanwright lint trunk
said scanwright check infra
said scanwright generate infra
mkdir opentofu; echo 'locals {}' > opentofu/main.tofu
said scanwright check opentofu
said scanwright explain ./infra api
echo '## directories'
said scanwright simulate infra --account 123456789012 --var 'types=["ECR"]'
said scanwright simulate --terraform infra --account 123456789012 --var 'types=["ECR"]'
printf 'version = 1\n\n[release]\nmode = "never"\n' > scan-policy.toml
said scanwright simulate
said scanwright simulate --var a=1
said scanwright simulate . infra
scanwright migrate infra -o - --account 123456789012 > by-place.txt 2>&1; scanwright migrate --from infra -o - --account 123456789012 > by-flag.txt 2>&1; cmp by-place.txt by-flag.txt && echo same
scanwright migrate infra scan-policy.toml -o - --account 123456789012 > by-place.txt 2>&1; cmp by-place.txt by-flag.txt && echo same
said scanwright migrate --from infra scan-policy.toml other.toml
said scanwright migrate
echo '## a directory for a policy'
mkdir -p accounts/prod; cp scan-policy.toml accounts/prod; rm scan-policy.toml
scanwright explain accounts/prod api
scanwright explain accounts/prod/ api
(cd accounts/prod; scanwright explain . api; scanwright explain api prod; said scanwright explain .)
said scanwright explain accounts/prod
scanwright explain --policy accounts/prod accounts/prod
cp accounts/prod/scan-policy.toml .
echo '## formats'
said scanwright explain api --format sarif
scanwright lint --help | grep -A 1 'format <'
scanwright explain -h | grep -A 1 'format <'

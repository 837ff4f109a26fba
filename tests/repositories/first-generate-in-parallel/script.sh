# Each run makes the same module at the same time; none of them fails, and nothing else is left.
mkdir policies && for n in 1 2 3; do cp scan-policy.toml policies/$n.toml; sed -i "s|^\[release\]|[module]\noutput = \"../deep/er/$n\"\n&|" policies/$n.toml; done
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do scanwright generate -q policies/1.toml policies/2.toml policies/3.toml > out$n 2>&1 || echo "exit $?" & done; wait
grep -h error out* | sort | uniq -c
scanwright generate --check -q policies/1.toml policies/2.toml policies/3.toml > /dev/null; echo "check: exit $?"
find deep -type f | sed 's|.*/||' | sort | uniq -c
# Other bytes are not taken for one's own, whoever wrote them.
mkdir ecr-scanning && echo '# mine' > ecr-scanning/main.tf
scanwright generate -q 2>&1 | grep error

# diff3 markers with the common ancestor, CRLF line ends, and a conflict in the first line: the policy has another name on each side.
g init -q && g config merge.conflictStyle diff3
scanwright generate -q one.toml > /dev/null && commit base
g switch -q -c a && g mv one.toml two.toml && sed -i 's/"prod-\*"/"prod-*", "web"/' two.toml && scanwright generate -q two.toml > /dev/null && commit a
g switch -q main && sed -i 's/"dev-\*"/"dev-*", "test-*"/' one.toml && scanwright generate -q one.toml > /dev/null && commit b
g merge -q a > /dev/null; head -n 3 ecr-scanning/main.tf | cut -c 1-7
sed -i 's/$/\r/' ecr-scanning/main.tf
scanwright generate two.toml; echo "exit $?"
printf '<<<<<<< HEAD\n# mine\n=======\n# yours\n>>>>>>> a\n' > ecr-scanning/main.tf
scanwright generate two.toml > out; echo "a file of somebody else: exit $?"; head -n 1 out

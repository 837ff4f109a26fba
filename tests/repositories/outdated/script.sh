# `--check` names the cause of each difference, with its own repair.
cp scan-policy.toml policy
case_of() { echo "## $1"; scanwright generate --check 2>&1 > /dev/null; echo "exit $?"; cp policy scan-policy.toml; scanwright generate -q --force; }
scanwright generate -q
case_of 'nothing'
sed -i 's/prod-/other-/' scan-policy.toml; case_of 'a changed policy'
sed -i 's/CONTINUOUS/ON_PUSH/' ecr-scanning/main.tf; case_of 'an edit by hand'
printf '# mine\n' > ecr-scanning/main.tf; case_of 'a file that somebody else wrote'
rm ecr-scanning/README.md; case_of 'a missing file'
sed -i '4i <<<<<<< HEAD\n=======\n>>>>>>> branch' ecr-scanning/main.tf; case_of 'a merge conflict'
printf 'api\naa/pi\naxpi\n' > inventory; scanwright generate -q --repositories inventory; case_of 'without the inventory'
sed -i 's/prod-/other-/' scan-policy.toml; printf '# mine\n' > ecr-scanning/outputs.tf; echo '# hand' >> ecr-scanning/versions.tf; case_of 'several'

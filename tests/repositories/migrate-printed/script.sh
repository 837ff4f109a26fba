# What is printed is not written, and the steps say so.
scanwright generate -q > /dev/null
scanwright migrate --from infra -o - 2>&1 >/dev/null | grep 'scanning-migration.tf'; ls infra
scanwright migrate --from infra -o - --format json | grep -n 'is already written'
mkdir empty && echo 'terraform {}' > empty/main.tf
scanwright migrate --from empty --registry-id 111122223333 -o - 2>&1 > /dev/null | grep 'scanning-migration.tf'
scanwright migrate --from infra | grep 'already written'; ls infra

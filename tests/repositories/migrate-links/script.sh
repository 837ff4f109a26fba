# Two roots have the file as a link.
g init -q && scanwright generate -q > /dev/null
ln -s ../../shared/scan.tf envs/prod/scan.tf && ln -s ../../shared/scan.tf envs/dev/scan.tf
scanwright migrate --from envs/prod -o - --quiet; echo "exit $?"

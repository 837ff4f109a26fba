# A module is called through another one, from JSON, and without a repository.
scanwright generate -q > /dev/null
scanwright migrate --from envs/prod -o - --quiet; echo "exit $?"
g init -q
scanwright migrate --from envs/prod -o - --quiet 2>&1 | grep -c 'would destroy'
(cd envs/prod && scanwright migrate --from . -o - --quiet; echo "exit $?")

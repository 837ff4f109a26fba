# Two roots call one local module: deleting its block for one deletes it for the other.
g init -q && scanwright generate -q > /dev/null
scanwright migrate --from envs/prod -o -; echo "exit $?"
cp -r modules/scan modules/scan-of-prod && sed -i 's#modules/scan#modules/scan-of-prod#' envs/prod/main.tf
scanwright migrate --from envs/prod -o - --quiet > /dev/null; echo "with a copy: exit $?"
(cd envs/dev && scanwright migrate ../../scan-policy.toml --from . -o - --quiet > /dev/null); echo "the last caller: exit $?"

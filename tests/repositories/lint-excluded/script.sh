# `--exclude` leaves out directories and files; a baseline lets known findings pass, whatever line they are at.
paths() { grep -o '^ *--> .*' | sort; }
scanwright lint 2> /dev/null | paths
echo '## a directory wherever it lies'
scanwright lint --exclude old | paths
echo '## a path, with all below it'
scanwright lint --exclude legacy --exclude ./modules/ | paths
echo '## globs'
scanwright lint --exclude 'm*/*' | paths
scanwright lint --exclude '**/main.tf' | paths
scanwright lint --exclude 'm*' --exclude 'l*/**' app modules legacy | paths
scanwright lint --exclude '*'; echo "exit $?"
scanwright lint --exclude '[' ; echo "exit $?"
scanwright lint --exclude '' ; echo "exit $?"
echo '## baseline'
scanwright lint --baseline known.json; echo "exit $?"
scanwright lint --write-baseline; echo "exit $?"
scanwright lint --write-baseline --baseline known.json; echo "exit $?"
cat known.json
scanwright lint --baseline known.json; echo "exit $?"
sed -i '1i # a comment' app/main.tf
(cd app && scanwright lint --baseline ../known.json; echo "exit $?")
cp -r app another; rm -r legacy
scanwright lint --baseline known.json --format json | grep -e '"code"' -e '"path"'; scanwright lint --baseline known.json > /dev/null; echo "exit $?"
scanwright lint --baseline known.json --write-baseline -q; scanwright lint --baseline known.json; echo "exit $?"
printf 'resource {' > app/broken.tf
scanwright lint app --baseline known.json --write-baseline; echo "exit $?"
printf '[]' > known.json; scanwright lint --baseline known.json; echo "exit $?"
printf '{"format_version": 2, "findings": []}' > known.json; scanwright lint --baseline known.json --format github; echo "exit $?"

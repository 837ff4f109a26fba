# What git ignores is not linted, unless it is named; what is tracked is, whatever is ignored.
g init -q
printf 'generated/\nvendored/\n' > .gitignore
g add -f vendored
echo '## all' && scanwright lint --fail-on never
rm -rf vendored
echo '## without what is tracked' && scanwright lint && (cd infra && scanwright lint ..)
echo '## named' && scanwright lint generated
(cd generated/a && scanwright lint)

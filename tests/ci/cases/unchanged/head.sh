# Nothing of the policy or the module.
echo notes > notes.txt

# A root calls the module of its own repository by the repository's address: it takes the edit with the next revision.
g init -q && scanwright generate -q > /dev/null
said() { scanwright migrate --from envs/prod -o - 2>&1 > /dev/null | sed '/^$/,$d'; }
echo '## of another repository'; g remote add origin https://example.com/acme/other.git; said
echo '## of this one'; g remote add upstream git@example.com:acme/infra.git; said
scanwright migrate --from envs/prod -o - -q > /dev/null; echo "exit $?"
echo '## by its path, where git ignores the caller, and where it does not'
mkdir -p scratch/dev && printf 'module "scan" {\n  source = "../../modules/scan"\n}\n' > scratch/dev/main.tf
echo '/scratch/' > .gitignore; scanwright migrate --from envs/prod -o - -q > /dev/null; echo "exit $?"
rm .gitignore; scanwright migrate --from envs/prod -o - -q > /dev/null 2>&1; echo "exit $?"

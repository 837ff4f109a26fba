#!/usr/bin/env bash
# Fills fuzz/corpus with links to the cases of the tests, which are the seeds, and to what was found before.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seed() {
  local target=$1 name file
  shift
  mkdir -p "corpus/$target"
  find ../examples ../templates ../tests dictionaries -type f -size -17k "$@" -print0 |
    while IFS= read -r -d '' file; do
      name=$(printf "%s" "${file#../}" | tr -c 'A-Za-z0-9.\n' '-')
      ln -sf "$PWD/$file" "corpus/$target/$name"
    done
  if [[ -d regressions/$target ]]; then
    find "regressions/$target" -type f -exec ln -sf "$PWD/{}" "corpus/$target/" \;
  fi
}

seed policy -name '*.toml'
seed terraform '(' -name '*.tf' -o -name '*.tf.json' -o -name '*.tofu' ')'
seed json '(' -name '*.json' -o -name '*.tfstate' ')'
seed layout '(' -name '*.tf' -o -name '*.tofu' -o -name '*.tera' ')'
seed filters -name '*.dict'

#!/usr/bin/env bash
# Packs what a release offers. Run where the checkout is; it reads from the directory above its own.
#
#   package.sh binary TARGET PROGRAM DIRECTORY   scanwright-TARGET-vVERSION.tgz (for Windows .zip) with the program, the
#                                             licences, the README, the completions and the man page
#   package.sh ci DIRECTORY                      scanwright-ci-vVERSION.tgz with the scripts, for the template of GitLab
#   package.sh sums DIRECTORY                    SHA256SUMS over all archives in it
#
#   SCANWRIGHT_HOST_PROGRAM   a scanwright that runs here, where PROGRAM is for another machine
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -n 1)

main() {
  case ${1:-}:$# in
    binary:4) binary "$2" "$3" "$4" ;;
    ci:2) scripts "$2" ;;
    sums:2) sums "$2" ;;
    *)
      echo 'package.sh binary TARGET PROGRAM DIRECTORY | ci DIRECTORY | sums DIRECTORY' >&2
      return 1
      ;;
  esac
}

binary() {
  local target=$1 program=$2 directory=$3 name=scanwright-$1-v$version run=${SCANWRIGHT_HOST_PROGRAM:-$2} shell suffix=''
  if [[ $target == *windows* ]]; then suffix=.exe; fi
  stage "$directory" "$name"
  cp -- "$program" "$staged/scanwright$suffix"
  cp -- "$root/README.md" "$root/CHANGELOG.md" "$root"/LICENSE-* "$staged"
  mkdir "$staged/completions" "$staged/man"
  for shell in bash elvish fish powershell zsh; do
    "$run" completions "$shell" > "$staged/completions/scanwright.$shell"
  done
  "$run" man > "$staged/man/scanwright.1"
  if [[ $target == *windows* ]]; then zip_up; else tar_up; fi
}

scripts() {
  stage "$1" "scanwright-ci-v$version"
  cp -R -- "$root/ci" "$root"/LICENSE-* "$staged"
  # install.sh reads there which version it belongs to.
  cp -- "$root/Cargo.toml" "$staged"
  tar_up
}

sums() {
  (
    shopt -s nullglob
    cd -- "$1"
    if command -v sha256sum > /dev/null; then sha256sum -- *.tgz *.zip; else shasum -a 256 -- *.tgz *.zip; fi > SHA256SUMS
  )
}

# An empty directory for an archive, and its name.
stage() {
  mkdir -p -- "$1"
  into=$(cd -- "$1" && pwd) archive=$2 staged=$into/$2
  rm -rf -- "${staged:?}"
  mkdir -- "$staged"
}

tar_up() {
  (cd -- "$into" && tar -czf "$archive.tgz" -- "$archive")
  rm -rf -- "${staged:?}"
  echo "$into/$archive.tgz"
}

# Windows has no `zip`, and its own tar makes one.
zip_up() {
  (
    cd -- "$into"
    rm -f -- "$archive.zip"
    if command -v zip > /dev/null; then zip -qr "$archive.zip" "$archive"; else "${SYSTEMROOT:?}/System32/tar.exe" -a -cf "$archive.zip" "$archive"; fi
  )
  rm -rf -- "${staged:?}"
  echo "$into/$archive.zip"
}

main "$@"

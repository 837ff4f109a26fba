#!/usr/bin/env bash
# Brings scanwright: the binary of a release, checked against the release's SHA256SUMS, or a build of this checkout.
#
#   SCANWRIGHT_VERSION       `1.2.3` or `v1.2.3`: that release. `source`: a build of the checkout that this script is in.
#                            Empty: the release of the checkout's version, and where there is none a build.
#   SCANWRIGHT_BIN           a scanwright that is there already; nothing is installed
#   SCANWRIGHT_DOWNLOAD_URL  where releases are, each in a directory `vX.Y.Z`
#   SCANWRIGHT_RESULTS       where the program is put (`bin/`) and written down (`program`)
# shellcheck source=ci/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
need curl
source_root=$(dirname -- "$here")
downloads=${SCANWRIGHT_DOWNLOAD_URL:-https://github.com/scanwright/scanwright/releases/download}

main() {
  local program=${SCANWRIGHT_BIN:-}
  if [[ -z $program ]]; then install; fi
  "$program" --version > /dev/null || fail "\`$program\` does not run here"
  say "using $("$program" --version) at $program"
  printf '%s\n' "$program" > "$results/program"
  if [[ -n ${GITHUB_OUTPUT:-} ]]; then
    printf 'program=%s\n' "$(printf '%s' "$program" | tr '\n\r' '  ')" >> "$GITHUB_OUTPUT"
  fi
}

# Sets `program`.
install() {
  local version=${SCANWRIGHT_VERSION:-} own
  own=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$source_root/Cargo.toml" 2> /dev/null | head -n 1)
  case ${version#v} in
    source) build ;;
    '') [[ -n $own ]] || fail "which version? There is no checkout here; say one"
      download "$own" || { say "release $own can't be had for this machine; building it" && build; } ;;
    *[!0-9A-Za-z.+-]*) fail "\`$version\` is not a version, such as v1.2.3" ;;
    *) download "${version#v}" || fail "release $version can't be had for this machine from $downloads" ;;
  esac
}

# What Rust calls this machine; fails where no release is made for it.
target() {
  local system machine
  system=${RUNNER_OS:-$(uname -s)} machine=${RUNNER_ARCH:-$(uname -m)}
  case $machine in
    X64 | x86_64 | amd64) machine=x86_64 ;;
    ARM64 | arm64 | aarch64) machine=aarch64 ;;
    *) return 1 ;;
  esac
  case $system in
    Linux) printf '%s-unknown-linux-musl' "$machine" ;;
    macOS | Darwin) printf '%s-apple-darwin' "$machine" ;;
    Windows | MINGW* | MSYS*) [[ $machine == x86_64 ]] && printf 'x86_64-pc-windows-msvc' ;;
    *) return 1 ;;
  esac
}

# Downloads and checks the release; sets `program`. Fails where there is none, ends the script where it is not what its
# checksum says: a release that was tampered with is not to be passed over.
download() {
  local version=$1 target name archive ending=tgz windows=
  target=$(target) || return 1
  if [[ $target == *windows* ]]; then ending=zip windows=.exe; fi
  name=scanwright-$target-v$version
  archive=$name.$ending
  rm -rf -- "${results:?}/bin" && mkdir -p -- "$results/bin"
  fetch "v$version/SHA256SUMS" "$results/bin/SHA256SUMS" || return 1
  fetch "v$version/$archive" "$results/bin/$archive" || return 1
  verify "$results/bin" "$archive"
  case $ending in
    zip) unzip -q "$results/bin/$archive" "$name/scanwright.exe" -d "$results/bin" ;;
    *) tar -xzf "$results/bin/$archive" -C "$results/bin" "$name/scanwright" ;;
  esac
  program=$results/bin/$name/scanwright$windows
}

# Downloads a file; fails where there is none, or the server can't be asked.
fetch() {
  local status only=()
  if [[ $downloads == https:* ]]; then only=(--proto '=https' --proto-redir '=https'); fi
  status=$(curl -sS -L ${only[@]+"${only[@]}"} --retry 2 --retry-max-time 300 --connect-timeout 20 --max-time 300 \
    -o "$2" -w '%{http_code}' -- "$downloads/$1") || status='nothing'
  if [[ $status == 200 ]]; then return; fi
  complain "$downloads/$1 can't be downloaded: the server answers $status"
  return 1
}

verify() {
  local expected actual
  expected=$(awk -v name="$2" '$2 == name || $2 == "*" name { print $1 }' "$1/SHA256SUMS")
  actual=$(sha256 "$1/$2")
  if [[ -z $expected || $expected != "$actual" ]]; then
    fail "$2 is not what the release's SHA256SUMS says (${expected:-nothing}, not $actual); it is not used"
  fi
}

sha256() {
  if command -v sha256sum > /dev/null; then sha256sum -- "$1"; else shasum -a 256 -- "$1"; fi | cut -d ' ' -f 1
}

# Builds the checkout; sets `program`. It is built from its own directory: rustup takes the toolchain that a file of the
# current directory names, and what is under review is not to say which programs run here.
build() {
  command -v cargo > /dev/null || fail "there is no release to be used, and no cargo to build $source_root with"
  (cd -- "$source_root" && cargo install --quiet --locked --path "$source_root" --root "$results/build" --force)
  program=$results/build/bin/scanwright
  if [[ ! -x $program ]]; then program=$program.exe; fi
}

main

policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "%s"\n\n[[scan]]\nname = "production"\nrepositories = ["%s"]\nfrequency = "continuous"\n' "${2:-on-push}" "$1"
}
mkdir a
policy "prod-*" > scan-policy.toml
policy "prod-*" unscanned > a/scan-policy.toml
scanwright generate scan-policy.toml a/scan-policy.toml

policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "%s"\n\n[[scan]]\nname = "production"\nrepositories = ["%s"]\nfrequency = "continuous"\n' "${2:-on-push}" "$1"
}
mkdir a b
policy "a-*" > a/scan-policy.toml
policy "b-*" > b/scan-policy.toml
scanwright generate a b

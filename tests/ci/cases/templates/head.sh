policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "%s"\n\n[[scan]]\nname = "production"\nrepositories = ["%s"]\nfrequency = "continuous"\n' "${2:-on-push}" "$1"
}
policy "prod-a*" > scan-policy.toml
scanwright generate --templates tpl

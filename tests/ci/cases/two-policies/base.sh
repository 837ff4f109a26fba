policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "%s"\n\n[[scan]]\nname = "production"\nrepositories = ["%s"]\nfrequency = "continuous"\n' "${2:-on-push}" "$1"
}
mkdir -p "a team" b -- "-dashed"
policy "team-a-*" > "a team/scan-policy.toml"
policy "team-b-*" > b/registry.toml
policy "dashed-*" > "-dashed/scan-policy.toml"
scanwright generate "a team" b/registry.toml ./-dashed

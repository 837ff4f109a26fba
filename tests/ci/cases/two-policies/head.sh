policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "%s"\n\n[[scan]]\nname = "production"\nrepositories = ["%s"]\nfrequency = "continuous"\n' "${2:-on-push}" "$1"
}
policy "team-a-x*" > "a team/scan-policy.toml"
policy "*-team-b-*" > b/registry.toml
scanwright generate "a team" b/registry.toml
printf 'team-a-1\nteam-a-x1\nteam-b-1\nmy-team-b-1\n' > "b/what there is.txt"

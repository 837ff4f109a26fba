policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "%s"\n\n[[scan]]\nname = "production"\nrepositories = ["%s"]\nfrequency = "continuous"\n' "${2:-on-push}" "$1"
}
rm -r ecr-scanning
{ policy "prod-a*" unscanned; printf '\n[module]\noutput = "modules/x y"\n'; } > scan-policy.toml
scanwright generate

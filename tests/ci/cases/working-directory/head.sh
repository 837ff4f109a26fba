policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "%s"\n\n[[scan]]\nname = "production"\nrepositories = ["%s"]\nfrequency = "continuous"\n' "${2:-on-push}" "$1"
}
policy "prod-a*" > "infra/scan-policy.toml"
policy "others-*" > other/scan-policy.toml
printf 'prod-a\nprod-b\n' > "infra/ecr [prod]/inventory.txt"

policy() { # DIRECTORY MODE CONTINUOUS ON_PUSH
  mkdir -p "$1"
  printf 'version = 1\n\n[release]\n%s\nrest = "unscanned"\n\n[[scan]]\nname = "production"\nrepositories = [%s]\nfrequency = "continuous"\n\n[[scan]]\nname = "development"\nrepositories = [%s]\nfrequency = "on-push"\n' "$2" "$3" "$4" > "$1/scan-policy.toml"
}
policy . 'mode = "on-release"' '"payments/api", "prod-*"' '"dev-*"'

policy() { # DIRECTORY MODE CONTINUOUS ON_PUSH
  mkdir -p "$1"
  printf 'version = 1\n\n[release]\n%s\nrest = "unscanned"\n\n[[scan]]\nname = "production"\nrepositories = [%s]\nfrequency = "continuous"\n\n[[scan]]\nname = "development"\nrepositories = [%s]\nfrequency = "on-push"\n' "$2" "$3" "$4" > "$1/scan-policy.toml"
}
for n in $(seq 1 200); do
  policy accounts/a$n 'mode = "on-release"
default = true' '"prod-*"' '"dev-*"'
done
for n in $(seq 201 260); do
  policy accounts/a$n 'mode = "on-release"
default = true' '"payments/*", "prod-*"' '"dev-*"'
done
for n in $(seq 261 270); do
  policy accounts/a$n 'mode = "on-release"
default = true' '"payments/web"' '"dev-*", "new-*"'
done
policy accounts/a300 'mode = "on-release"' '"payments/api", "prod-*"' '"dev-*"'
policy accounts/a301 'mode = "on-release"' '"payments/api", "prod-*"' '"dev-*"'
sed -i.bak 's/^version = 1/version = 1\n\n[module]\naws_provider_version = ">= 5.40"/' accounts/a4[0-9][0-9]/scan-policy.toml

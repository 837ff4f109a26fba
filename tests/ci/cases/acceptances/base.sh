policy() {
  printf 'version = 1\n\n[release]\nmode = "always"\nrest = "on-push"\n\n[[scan]]\nname = "production"\nrepositories = ["prod-*"]\nfrequency = "continuous"\n'
}
accept() {
  printf '\n[[accept]]\nid = "%s"\nuntil = %s\nreason = "the function is not linked"\n' "$1" "$2"
}
{ policy; accept CVE-2026-1001 2026-06-30; accept CVE-2026-1002 2026-06-30; accept CVE-2026-1003 2026-06-30; } > scan-policy.toml
scanwright generate

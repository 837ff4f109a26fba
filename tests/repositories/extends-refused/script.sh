# What can't be extended, each with its place.
try() { echo "## $1"; scanwright check "${2:-scan-policy.toml}" 2>&1; echo "exit $?"; }
says() { printf 'version = 1\nextends = "%s"\n\n[[scan]]\nname = "all"\nrepositories = ["*"]\nfrequency = "on-push"\n' "$1" > scan-policy.toml; }
whole='[release]\nmode = "always"\nrest = "unscanned"\n'
says none.toml; try 'no such base'
says base; mkdir base; try 'a directory'
says ''; try 'no path'
says '${base}.toml'; try 'an interpolation'
says /etc/hosts; try 'an absolute path'
says ../outside.toml; printf "$whole" > ../outside-of-"${PWD##*/}".toml; sed -i "s|outside|outside-of-${PWD##*/}|" scan-policy.toml
scanwright check 2>&1 | grep -o 'it is a link that leads out of the repository'; rm ../outside-of-"${PWD##*/}".toml
ln -s /etc/hosts link.toml; says link.toml; try 'a link out'
says scan-policy.toml; try 'itself'
says one.toml; echo 'extends = "two.toml"' > one.toml; echo 'extends = "one.toml"' > two.toml; try 'a cycle'
printf "version = 2\n$whole" > base.toml; says base.toml; try 'of another version'
printf "version = 1\n[release\n" > base.toml; try 'no TOML'
printf '\377' > base.toml; try 'not UTF-8'
printf 'version = 1\n[release]\nrest = "on-push"\n' > base.toml; try 'no mode in any file'
printf 'version = 1\n' > base.toml; try 'no release in any file'
printf 'version = 1\nextends = 3\n' > scan-policy.toml; try 'no string'
printf "extends = \"base.toml\"\n" > scan-policy.toml; printf "version = 1\n$whole" > base.toml; try 'a policy without a version'
for n in $(seq 20); do echo "extends = \"chain-$((n + 1)).toml\"" > chain-$n.toml; done; says chain-1.toml; try 'too many files'
head -c 5000000 /dev/zero | tr '\0' '#' > base.toml; says base.toml; scanwright check 2>&1 | head -n 2

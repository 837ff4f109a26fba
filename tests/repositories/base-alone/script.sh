# A base need not be whole: `check` reports what can be known of it, where a policy of the repository extends it.
printf '[module]\nname = "ECR"\n\n[[require]]\nname = "production"\nrepositories = ["prod-*", "Prod"]\nat_least = "continuous"\nwhile = "always"\n' > base.toml
echo '## nobody extends it'
scanwright check base.toml; echo "exit $?"
mkdir accounts; printf 'version = 1\nextends = "../base.toml"\n\n[release]\nmode = "always"\nrest = "on-push"\n' > accounts/scan-policy.toml
echo '## a policy does'
scanwright check base.toml; echo "exit $?"
sed -i 's/"ECR"/"ecr"/; s/, "Prod"//' base.toml
scanwright check base.toml; echo "exit $?"
echo '## with the policy, what it requires is proved'
scanwright check base.toml accounts; echo "exit $?"
echo '## only a whole policy is generated'
scanwright generate base.toml; echo "exit $?"
echo '## init'
mkdir team; cd team; scanwright init --extends ../base.toml; tail -n +9 scan-policy.toml; cd ..
sed -i 's/"continuous"/"on-push"/' base.toml; sed -i 's|^rest = "unscanned"|rest = "on-push"|' team/scan-policy.toml; scanwright check team; echo "exit $?"
(cd team && scanwright init --extends ../base.toml); echo "exit $?"
mkdir other; cd other; scanwright init --extends ../none.toml; echo "exit $?"; ls
scanwright init --extends ../accounts/scan-policy.toml && scanwright check; echo "exit $?"

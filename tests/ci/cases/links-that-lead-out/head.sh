ln -s ../../secret.tf main.tf
rm scan-policy.toml
ln -s .git/config scan-policy.toml
ln -s ecr-scanning/main.tf inside.tf

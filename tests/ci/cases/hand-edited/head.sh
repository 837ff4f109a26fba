sed "s/prod-/prod-x/" ecr-scanning/main.tf > new
mv new ecr-scanning/main.tf

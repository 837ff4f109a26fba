sed -i.bak 's/"prod-\*"/"prod"/' ecr-scanning/main.tf

sed -i.bak 's/"prod-\*"/data.external.repositories.result.production/' ecr-scanning/main.tf

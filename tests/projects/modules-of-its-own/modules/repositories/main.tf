variable "repositories" {
  type    = set(string)
  default = ["api", "web"]
}

resource "aws_ecr_repository" "this" {
  for_each             = var.repositories
  name                 = "shop/${each.key}"
  image_tag_mutability = "IMMUTABLE"

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.kms_key_arn
  }

  tags = local.tags
}

variable "kms_key_arn" {
  type    = string
  default = null
}

locals {
  tags = { team = "platform" }
}

resource "aws_ecr_lifecycle_policy" "this" {
  for_each   = aws_ecr_repository.this
  repository = each.value.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "keep 30"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 30 }
      action       = { type = "expire" }
    }]
  })
}

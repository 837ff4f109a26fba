resource "aws_ecr_lifecycle_policy" "usual" {
  repository = "usual"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 7 }, action = { type = "expire" } },
      { rulePriority = 10, selection = { tagStatus = "tagged", tagPatternList = ["*test*1*2*3"], countType = "imageCountMoreThan", countNumber = 30 }, action = { type = "expire" } },
      { rulePriority = 99, selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 30 }, action = { type = "expire" } },
    ]
  })
}

# One rule for `any` image of each storage class.
resource "aws_ecr_lifecycle_policy" "archived" {
  repository = "archived"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "any", countType = "sinceImagePulled", countUnit = "days", countNumber = 60 }, action = { type = "transition", targetStorageClass = "archive" } },
      { rulePriority = 2, selection = { tagStatus = "any", storageClass = "archive", countType = "sinceImageTransitioned", countUnit = "days", countNumber = 90 }, action = { type = "expire" } },
    ]
  })
}

# As the provider sends it, white space does not count.
resource "aws_ecr_lifecycle_policy" "text" {
  repository = "text"

  policy = <<-EOT
    {
      "rules": [
        {"rulePriority": 1, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 5}, "action": {"type": "expire"}}
      ]
    }
  EOT
}

# Nobody can tell from the text.
variable "keep" {}

resource "aws_ecr_lifecycle_policy" "somehow" {
  repository = "somehow"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = var.keep, countType = var.keep, countUnit = var.keep, countNumber = var.keep }, action = { type = var.keep } },
      { rulePriority = 2, selection = var.keep, action = var.keep },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "some" {
  repository = "some"

  policy = jsonencode({
    rules = [
      var.keep,
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "rules" {
  repository = "rules"
  policy     = jsonencode({ rules = concat(var.keep, []) })
}

resource "aws_ecr_repository_creation_template" "mirrors" {
  prefix           = "mirrors"
  applied_for      = ["PULL_THROUGH_CACHE"]
  lifecycle_policy = jsonencode({ rules = [{ rulePriority = 1, selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 30 }, action = { type = "expire" } }] })
}

resource "aws_ecr_lifecycle_policy" "both" {
  repository = "both"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "tagged", tagPatternList = ["v*"], tagPrefixList = ["v"], countType = "imageCountMoreThan", countNumber = 30 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "neither" {
  repository = "neither"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "tagged", countType = "imageCountMoreThan", countNumber = 30 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "tags_of_untagged" {
  repository = "tags-of-untagged"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "untagged", tagPrefixList = ["v"], countType = "imageCountMoreThan", countNumber = 30 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "same_number" {
  repository = "same-number"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 7 }, action = { type = "expire" } },
      { rulePriority = 1, selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 30 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "pulled" {
  repository = "pulled"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "any", countType = "sinceImagePulled", countUnit = "days", countNumber = 60 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "too_soon" {
  repository = "too-soon"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "any", storageClass = "archive", countType = "sinceImageTransitioned", countUnit = "days", countNumber = 30 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "no_class" {
  repository = "no-class"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "any", countType = "sinceImageTransitioned", countUnit = "days", countNumber = 120 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "stars" {
  repository = "stars"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "tagged", tagPatternList = ["*a*b*c*d*e"], countType = "imageCountMoreThan", countNumber = 30 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "no_unit" {
  repository = "no-unit"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "untagged", countType = "sinceImagePushed", countNumber = 7 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "many" {
  repository = "many"

  policy = jsonencode({
    rules = [for number in range(51) : { rulePriority = number + 1, selection = { tagStatus = "tagged", tagPrefixList = ["v${number}."], countType = "imageCountMoreThan", countNumber = 3 }, action = { type = "expire" } }]
  })
}

resource "aws_ecr_lifecycle_policy" "nothing" {
  repository = "nothing"
  policy     = "{\"rules\": []}"
}

# Words that AWS does not know, and what it wants and does not find.
resource "aws_ecr_lifecycle_policy" "status" {
  repository = "status"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, description = "Keep the last ten.", selection = { tagStatus = "all", countType = "imageCountMoreThan", countNumber = 10 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "count_type" {
  repository = "count-type"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, description = "Keep the last ten.", selection = { tagStatus = "any", countType = "imageCountMore", countNumber = 10 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "hours" {
  repository = "hours"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, description = "Keep a day.", selection = { tagStatus = "any", countType = "sinceImagePushed", countUnit = "hours", countNumber = 24 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "deletes" {
  repository = "deletes"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, description = "Keep the last ten.", selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 10 }, action = { type = "delete" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "days_of_images" {
  repository = "days-of-images"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, description = "Keep the last ten.", selection = { tagStatus = "any", countType = "imageCountMoreThan", countUnit = "days", countNumber = 10 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "none_kept" {
  repository = "none-kept"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, description = "Keep none of them.", selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 0 }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "nothing_said" {
  repository = "nothing-said"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, description = "Keep some, nobody knows how many, nor what is to happen.", selection = { countType = "imageCountMoreThan" } },
    ]
  })
}

resource "aws_ecr_lifecycle_policy" "any_twice" {
  repository = "any-twice"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 10 }, action = { type = "expire" } },
      { rulePriority = 2, selection = { tagStatus = "any", countType = "sinceImagePushed", countUnit = "days", countNumber = 10 }, action = { type = "expire" } },
    ]
  })
}

# Known but for its numbers.
variable "keep" {
  type = number
}

resource "aws_ecr_lifecycle_policy" "numbers" {
  repository = "numbers"

  policy = jsonencode({
    rules = [
      { rulePriority = 1, selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = var.keep }, action = { type = "expire" } },
      { rulePriority = 2, selection = { tagStatus = "untagged", countType = "imageCountMoreThan", countNumber = var.keep }, action = { type = "expire" } },
    ]
  })
}

resource "aws_ecr_repository_creation_template" "mirrors" {
  prefix      = "mirrors"
  applied_for = ["PULL_THROUGH_CACHE"]

  lifecycle_policy = <<-EOT
    {
      "rules": [
        {"rulePriority": 1, "selection": {"tagStatus": "every", "countType": "imageCountMoreThan", "countNumber": ${var.keep}}, "action": {"type": "expire"}}
      ]
    }
  EOT
}

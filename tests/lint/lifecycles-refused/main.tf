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

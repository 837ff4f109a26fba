variable "teams" {
  type    = set(string)
  default = ["blue", "red"]
}

resource "aws_ecr_repository" "team" {
  for_each = var.teams
  name     = "${each.key}/api"
}

resource "aws_ecr_repository" "shared" {
  name = "shared"

  image_scanning_configuration {
    scan_on_push = false
  }
}

resource "aws_ecr_repository" "fine" {
  name = "other"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "red/*"
      filter_type = "WILDCARD"
    }
  }
}

# Geprüft: הצ
/* ÿ */
resource "terraform_data" "latin_comments" {
  input = "a" // י
}

locals {
  twice = {
    key = 1
    key = 2
  }
}

resource "terraform_data" "twice" {
  input = local.twice
}

resource "terraform_data" "marker" {
  input = <<EOT
EOT is in the text
EOT
}

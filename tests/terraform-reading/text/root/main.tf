locals {
  one = "1"
}

resource "terraform_data" "escapes" {
  input = "$${a} %%{b} \u00e9 \U0001F600 \"q\" \\ \t"
}

resource "terraform_data" "dollars" {
  input = "$$$${a} $$ % %% {"
}

resource "terraform_data" "heredoc" {
  input = <<EOT
  kept \n \t "q" $${a}
    ${local.one}
EOT
}

resource "terraform_data" "flush" {
  input = <<-EOT
      two
    none

        four ${local.one}
    EOT
}

resource "terraform_data" "flush_with_tabs" {
  input = <<-EOT
		tabs
	one
	EOT
}

resource "terraform_data" "interpolated_first" {
  input = <<-EOT
    ${local.one}
      x
  EOT
}

/* resource "terraform_data" "commented" {
  input = "# none"
} */
resource "terraform_data" "not_commented" { # here
  input = "# // /* */" // there
}

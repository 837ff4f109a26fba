resource "terraform_data" "plain" {
  input = "plain"
}

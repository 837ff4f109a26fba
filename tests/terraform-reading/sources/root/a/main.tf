resource "terraform_data" "it" {
  input = "a"
}

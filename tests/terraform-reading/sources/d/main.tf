resource "terraform_data" "it" {
  input = "d"
}

resource "terraform_data" "it" {
  input = "b"
}

resource "terraform_data" "tilde" {
  input = "tilde"
}

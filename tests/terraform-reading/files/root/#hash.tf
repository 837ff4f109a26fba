resource "terraform_data" "hash" {
  input = "hash"
}

resource "terraform_data" "dotted" {
  input = "dotted"
}

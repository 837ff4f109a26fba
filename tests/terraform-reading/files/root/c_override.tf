resource "terraform_data" "c" {
  input = "c_override"
}

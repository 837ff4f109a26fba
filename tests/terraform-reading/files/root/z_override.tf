resource "terraform_data" "c" {
  input = "z_override"
}
resource "terraform_data" "d" {
  input = "z_override"
}

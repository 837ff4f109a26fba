resource "terraform_data" "a" {
  input = "first"
}
resource "terraform_data" "b" {
  input = "first"
}
resource "terraform_data" "c" {
  input = "first"
}
resource "terraform_data" "d" {
  input = "first"
}

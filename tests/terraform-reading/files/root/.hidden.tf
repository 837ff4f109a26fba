resource "terraform_data" "hidden" {
  input = "hidden"
}

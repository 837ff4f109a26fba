resource "terraform_data" "it" {
  input = "c"
}

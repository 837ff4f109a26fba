resource "terraform_data" "values" {
  input = "values"
}

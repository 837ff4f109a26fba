resource "terraform_data" "lock" {
  input = "lock"
}

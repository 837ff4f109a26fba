data "http" "this" {
  url = "https://example.com"
}

resource "x" "y" {
  a = [
}

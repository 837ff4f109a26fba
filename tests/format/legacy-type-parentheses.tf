variable "a" {
type=("string")
}

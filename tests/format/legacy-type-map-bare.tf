variable "a" {
type=map
}

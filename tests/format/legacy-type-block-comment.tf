variable "a" {
type=/* x */"map"/* y */
}

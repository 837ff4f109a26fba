variable "a" "b" {
type="map"
}

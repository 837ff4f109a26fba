variable "a" {
type="map"
description="x"
default={
b="${c}"
}
}

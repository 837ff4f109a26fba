variable {
type="map"
}

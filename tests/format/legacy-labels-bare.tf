b x {
}

b in for {
}

b x "y" z {
}

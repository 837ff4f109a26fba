b x { # y
a=1 # z
}

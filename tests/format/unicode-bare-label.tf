b é {
a=1 # x
} # y

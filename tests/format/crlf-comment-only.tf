# x

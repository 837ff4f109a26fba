# x
a=1

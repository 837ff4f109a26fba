b {}
# x
   # y
c {}

a=(b?<<E
x
E
:c)

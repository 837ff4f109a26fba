a=(b
?c
:d)

a="${b
?c
:d}"

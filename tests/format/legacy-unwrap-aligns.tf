a="${b}"
ccc=1

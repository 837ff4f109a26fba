a=(b ? # x
ccc : # yy
d # z
)

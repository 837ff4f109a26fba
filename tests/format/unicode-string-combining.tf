a="é" # x
b="e" # y
c="ộ" # z

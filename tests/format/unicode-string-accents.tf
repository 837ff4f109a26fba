a="é" # x
b="e" # y

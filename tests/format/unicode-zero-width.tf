a="x​y" # x
b="xy" # y

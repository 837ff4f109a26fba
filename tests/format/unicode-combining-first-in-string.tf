a="́x" # x
b="x" # y

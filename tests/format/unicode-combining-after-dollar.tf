a="$́x" # x
b="%%́x" # y
c="$${́x" # z
d="ab" # w

a=1 # x
# y
bbb="345" # z

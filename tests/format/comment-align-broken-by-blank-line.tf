a=1 # x

bbb="345" # z

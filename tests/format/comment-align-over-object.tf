a={ # x
b=1 # y
ccc=2, # z
"d":3 # w
} # v

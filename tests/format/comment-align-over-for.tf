a=[for x in y: # x
x if # y
x>2 # z
]

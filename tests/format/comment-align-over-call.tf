a=foo( # x
1234, # y
56 # z
) # w

     # x

a {b=1} # x
ccc {ddd=1} # y
eeeee=1 # z

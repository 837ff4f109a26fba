a { # x
bbb=1 # y
cc="345" # z
} # w

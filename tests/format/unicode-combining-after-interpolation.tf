a="${b}́x" # x
c=1 # y

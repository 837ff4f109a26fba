a="\\ńx" # x
c=1 # y

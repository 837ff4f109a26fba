a=in [0]

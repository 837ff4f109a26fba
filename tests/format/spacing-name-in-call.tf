a=in (x)

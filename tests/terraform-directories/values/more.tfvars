rules = { team = { filters = ["a*"] }, overruled = { filters = [] } }

a=-b

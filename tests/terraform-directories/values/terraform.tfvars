scan_type = "BASIC"
types     = ["EC2"]
count_of  = "2"
required  = null
not_declared = 1

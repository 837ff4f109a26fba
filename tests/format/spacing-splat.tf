a=b [ * ] . c

a=b-(c)

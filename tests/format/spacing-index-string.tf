a=b["c"] . d

a=[for in in in:in if in]

a=[for x in in[0]:in[1]]

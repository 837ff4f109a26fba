a=[for x in y:x if in[0]]

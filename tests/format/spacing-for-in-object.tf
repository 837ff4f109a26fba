a=[for x in{}:x if{}]

# inert

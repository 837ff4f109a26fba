a="${b?c:d}"

a=foo({b=1},{c=2})

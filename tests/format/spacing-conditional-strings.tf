a=b?"c":"d"
